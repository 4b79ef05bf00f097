"""A talk on the page: its panel, its marks, its slots and the deck from one's own slides.

Knows the desk over a house that forgets. Never knows Gradio.
"""

import re

import pytest

from interviewer.config import Settings
from interviewer.domain.library import Library
from interviewer.domain.own_work import DocumentRole
from interviewer.domain.vocabulary import Stage
from interviewer.lexical.talk_standing import standing
from interviewer.ui import choices
from interviewer.ui.choices import Form
from interviewer.ui.desk import Desk
from interviewer.ui.presenting import Presenting, presenting
from interviewer.ui.screen import Screen
from interviewer.wiring import House
from tests.material.test_deck import SLIDES
from tests.talks import SECTIONS, THESIS
from tests.ui.test_desk import answered, begun, settled

FORM = Form(stage="research_talk", persona="elena", minutes=45)


def panel(screen: Screen) -> Presenting:
    assert screen.presenting is not None
    return screen.presenting


def marks(desk: Desk, session: str, text: str, mark: str) -> None:
    answering = desk.screen(session).answering
    desk.send(session, desk.marked(session, text, mark), answering)  # type: ignore[arg-type]
    settled(desk, session)


def test_the_panel_says_what_is_expected_and_how_time_stands(desk: Desk) -> None:
    session = begun(desk, FORM)
    assert "your thesis, in one sentence" in panel(desk.screen(session)).html
    assert not panel(desk.screen(session)).open
    answered(desk, session, THESIS)
    answered(desk, session, SECTIONS[0])
    shown = panel(desk.screen(session))
    assert shown.open
    assert "You are at motivation, slide 1." in shown.html
    assert len(re.findall(r'class="part', shown.html)) == 5
    assert "0.2 of 3.4 min" in shown.html
    assert "of 34.0 minutes of talk" in shown.html


def test_a_mark_takes_what_was_written_along(desk: Desk) -> None:
    session = begun(desk, FORM)
    answered(desk, session, THESIS)
    marks(desk, session, SECTIONS[0], "next")
    assert "You are at problem and gap." in panel(desk.screen(session)).html
    marks(desk, session, "", "slide")
    assert "slide 2" in panel(desk.screen(session)).html
    assert desk.screen(session).messages[-2].content == "*(put up the next slide)*"
    marks(desk, session, "One more sentence of it.", "done")
    shown = panel(desk.screen(session))
    assert not shown.open
    assert "an answer to Sam Whitfield, product." in shown.html


def test_the_deck_is_the_projects_own_slides_until_it_is_deleted(desk: Desk, house: House) -> None:
    project = house.work.begin("", "Alarms")
    document = house.work.add("", project.id, "talk.md", SLIDES, DocumentRole.SLIDES)
    session = begun(desk, FORM.model_copy(update={"work": project.id}))
    assert house.interviews.state(session).chosen.slides == document.id
    answered(desk, session, THESIS)
    assert panel(desk.screen(session)).deck == 3
    marks(desk, session, "", "slide")
    marks(desk, session, "This is how it works on the ward.", "slide")
    said = [turn.text for turn in house.interviews.state(session).turns if turn.speaker == "candidate"]
    assert said[-2:] == [
        "Slide 1: Alarms\n```slide\nforty a shift\n```",
        "This is how it works on the ward.\n\nSlide 2: Method\n```slide\npairs of signals\n```",
    ]
    assert "You are at method, slide 2." in panel(desk.screen(session)).html
    house.work.delete_document("", document.id)
    assert panel(desk.screen(session)).deck == 0
    assert desk.marked(session, "", "slide") == "/slide"


def test_names_on_the_panel_are_words(desk: Desk, library: Library) -> None:
    session = begun(desk, FORM)
    held = standing(desk.house.interviews.state(session), library)
    assert held is not None
    shown = presenting(held._replace(expected="<b>x</b>")).html
    assert "<b>x</b>" not in shown.replace("<b>&lt;b&gt;x&lt;/b&gt;</b>", "")


def test_another_stage_has_no_panel(desk: Desk) -> None:
    assert desk.screen(begun(desk)).presenting is None


@pytest.mark.parametrize("stage, minutes", [("research_talk", [30, 45, 60]), ("coding", [])])
def test_a_talks_slots_are_offered(library: Library, stage: str, minutes: list[float]) -> None:
    assert [chosen for _, chosen in choices.slots(library, stage)] == minutes


def test_every_slot_can_be_sat(library: Library) -> None:
    for _, minutes in choices.slots(library, "research_talk"):
        form = FORM.model_copy(update={"minutes": minutes})
        setup = choices.setup_of(form, library, Settings())
        assert (setup.rounds[0].stage, setup.rounds[0].minutes) == (Stage.RESEARCH_TALK, minutes)
