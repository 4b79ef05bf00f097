"""Whole deep dives by rules: what is asked refers to what was said, claims are followed, old numbers are remembered.

Knows the session service with everything in memory and the bank's exemplars. Never knows a model.
"""

import re

import pytest

from interviewer.conduct.checks import content_stems
from interviewer.domain.events import Round, Setup
from interviewer.domain.library import Library
from interviewer.domain.moves import MoveKind
from interviewer.domain.state import Awaiting, State
from interviewer.domain.vocabulary import Stage
from tests.conftest import StoppedClock
from tests.house import House

PROJECT = (
    "We pre-train a sensor encoder by contrastive learning; it beats the supervised one with a tenth of the labels."
)
_SENTENCE = re.compile(r"(?<=[.!?])\s+")
# What begins, ends or interrupts a round is no question about the work.
AROUND = {
    MoveKind.OPEN,
    MoveKind.ASK_PROJECT,
    MoveKind.NEAREST,
    MoveKind.OFFER_MOVE_ON,
    MoveKind.CANDIDATE_QUESTIONS,
    MoveKind.CLOSE_ROUND,
}


def dive(house: House, seed: int, persona: str, level: str) -> State:
    """A candidate who tells each question's exemplar in thirds, and then has no more to say."""
    chosen = Setup(rounds=(Round(stage=Stage.RESEARCH_DEEP_DIVE, persona=persona, minutes=55),), seed=seed)
    session = house.begin(chosen)
    told: dict[int, int] = {}
    for _ in range(150):
        state = house.interviews.state(session)
        if state.awaiting is Awaiting.NOBODY:
            return state
        text = "No, thank you."
        if state.item is not None:
            answer = getattr(house.library.item(state.item.item).exemplars, level).answer
            parts = _SENTENCE.split(" ".join(answer.split()))
            done, third = told.get(state.item.opening, 0), max(1, len(parts) // 3)
            text = " ".join(parts[done : done + third]) or "That is all I have on this."
            told[state.item.opening] = done + third
        elif state.last and state.last.move and state.last.move.kind is MoveKind.ASK_PROJECT:
            text = PROJECT
        house.clock.forward(30 + len(text.split()))
        house.say(session, text)
    raise AssertionError("the round did not end")


def refers(state: State, at: int) -> bool:
    """Whether the turn quotes the candidate, or shares a content word with their last three turns."""
    said = [" ".join(turn.text.split()) for turn in state.turns[:at] if turn.speaker == "candidate"]
    text = state.turns[at].text
    quoted = any(quote.replace("‘", "“") in turn for quote in re.findall("“([^”]+)”", text) for turn in said)
    return quoted or any(content_stems(text) & content_stems(turn) for turn in said[-3:])


@pytest.mark.parametrize(
    ("seed", "persona", "level"), [(1, "mira", "strong"), (2, "elena", "ok"), (3, "jonas", "weak")]
)
def test_questions_refer_to_what_was_said_and_no_claim_is_pressed_past_two_probes(
    library: Library, clock: StoppedClock, seed: int, persona: str, level: str
) -> None:
    state = dive(House(library, clock), seed, persona, level)
    asked = [at for at, t in enumerate(state.turns) if t.move and t.move.kind not in AROUND]
    assert sum(refers(state, at) for at in asked) >= 0.7 * len(asked)
    moves = [turn.move for turn in state.turns if turn.move]
    claims = [move.claim for move in moves if move.claim and move.probe]
    assert 1 <= len(set(claims)) <= 3
    assert max(claims.count(claim) for claim in claims) <= 2
    for record in state.items:
        probes = [m.probe for m in record.moves if m.kind is MoveKind.PROBE and m.probe]
        assert len(set(probes)) == len(probes), record.item
    assert max(len(m.lead.quote.split()) for m in moves if m.lead) <= library.turns.span_words + 1


def test_a_number_from_an_earlier_question_is_remembered(library: Library, clock: StoppedClock) -> None:
    house = House(library, clock)
    session = house.begin(Setup(rounds=(Round(stage=Stage.RESEARCH_DEEP_DIVE, persona="mira", minutes=55),)))
    house.say(session, "A river authority wanted flood maps. We ran everything on five seeds, and I wrote the model.")
    while (state := house.interviews.state(session)).items[-1].item == "narrative.problem-to-impact":
        house.clock.forward(60)
        house.say(session, "I pass on that." if state.item else PROJECT)
    house.say(session, "The gap was in the small rivers. Every result in the table is a single run.")
    last = house.interviews.state(session).turns[-1]
    assert last.move is not None
    assert last.move.kind is MoveKind.CONTRADICTION
    assert "five seeds" in last.text
    assert "single run" in last.text


def test_a_sum_that_does_not_come_out_is_asked_about_at_once(library: Library, clock: StoppedClock) -> None:
    house = House(library, clock)
    session = house.begin(Setup(rounds=(Round(stage=Stage.RESEARCH_DEEP_DIVE, persona="mira", minutes=55),)))
    house.say(session, "I went through the flood reports by hand. A third of 1,200 is 300, so it was worth doing.")
    last = house.interviews.state(session).turns[-1]
    assert last.move is not None
    assert last.move.kind is MoveKind.CONTRADICTION
    assert "“A third of 1,200”, and “300”" in last.text
    assert "earlier" not in last.text.lower()
