"""The form and the setup it stands for.

Knows the built-in library. Never knows a page.
"""

import pytest

from interviewer.config import Settings
from interviewer.domain.errors import UsageError
from interviewer.domain.library import Library
from interviewer.domain.vocabulary import Mode, Role, Stage
from interviewer.ui import choices
from interviewer.ui.choices import Form, setup_of
from tests.played import MATH, STORY, without

PLAIN = Form(stage="technical_concepts")
SETTINGS = Settings(model="openai/a", judge_model="openai/b")


def test_only_stages_with_questions_are_offered(library: Library) -> None:
    offered = {id for _, id in choices.stages(library)}
    assert offered == {stage.value for item in library.items.values() for stage in item.stage}
    assert choices.first_stage(library) in offered


def test_a_library_without_questions_says_what_to_do(library: Library) -> None:
    with pytest.raises(UsageError, match="no stage has questions"):
        choices.first_stage(library.model_copy(update={"items": {}}))


def test_the_form_untouched_is_an_interview(library: Library) -> None:
    setup = setup_of(PLAIN, library, SETTINGS)
    assert setup.rounds[0].minutes == library.plans[Stage.TECHNICAL_CONCEPTS].short_minutes
    assert (setup.item, setup.topic, setup.wish, setup.project, setup.models) == (None, None, None, None, {})


def test_a_surprise_is_one_of_the_stages_own_interviewers_and_repeatable(library: Library) -> None:
    own = library.plans[Stage.TECHNICAL_CONCEPTS].personas
    found = {setup_of(PLAIN, library, SETTINGS, seed).rounds[0].persona for seed in range(40)}
    assert found == set(own)
    assert setup_of(PLAIN, library, SETTINGS, 7) == setup_of(PLAIN, library, SETTINGS, 7)


def test_a_drill_on_a_question_is_that_question_alone(library: Library) -> None:
    drill = PLAIN.model_copy(update={"item": MATH, "mode": Mode.DRILL.value})
    assert setup_of(drill, library, SETTINGS).rounds[0].items == 1
    assert setup_of(PLAIN.model_copy(update={"item": MATH}), library, SETTINGS).rounds[0].items is None


@pytest.mark.parametrize("minutes", [0.0, -5.0, 100_000.0])
def test_impossible_minutes_are_refused(library: Library, minutes: float) -> None:
    with pytest.raises(UsageError, match="minutes"):
        setup_of(PLAIN.model_copy(update={"minutes": minutes}), library, SETTINGS)


def test_a_question_of_another_stage_is_refused(library: Library) -> None:
    with pytest.raises(UsageError, match="not asked in this stage"):
        setup_of(PLAIN.model_copy(update={"item": STORY}), library, SETTINGS)


@pytest.mark.parametrize("stage", ["", "lightning", "no_such"])
def test_a_stage_without_questions_is_refused(library: Library, stage: str) -> None:
    with pytest.raises(UsageError, match="no stage is called"):
        setup_of(PLAIN.model_copy(update={"stage": stage}), without(library, Stage.LIGHTNING), SETTINGS)


def test_the_settings_own_model_brings_its_judge(library: Library) -> None:
    assert choices.models_of("openai/a", SETTINGS)[Role.JUDGE] == "openai/b"
    assert set(choices.models_of("openai/c", SETTINGS).values()) == {"openai/c"}
    assert choices.models_of("  ", SETTINGS) == {}


def test_a_loop_is_its_rounds_that_have_questions(library: Library) -> None:
    offered = {id for _, id in choices.loops(library) if id}
    assert "technical_day" in offered
    setup = setup_of(PLAIN.model_copy(update={"loop": "technical_day", "item": MATH}), library, SETTINGS)
    stages = [entry.stage for entry in library.loop("technical_day").stages]
    there = [id for _, id in choices.stages(library)]
    assert [round.stage for round in setup.rounds] == [stage for stage in stages if stage in there]
    assert len(setup.rounds) > 1
    assert setup.item is None
    assert all(round.persona in library.plans[round.stage].personas for round in setup.rounds)


def test_a_loop_without_questions_is_not_offered_and_refused(library: Library) -> None:
    poorer = without(without(without(library, Stage.LIGHTNING), Stage.BEHAVIORAL), Stage.TECHNICAL_CONCEPTS)
    assert "daily" not in {id for _, id in choices.loops(poorer)}
    with pytest.raises(UsageError, match="has questions"):
        setup_of(PLAIN.model_copy(update={"loop": "daily"}), poorer, SETTINGS)


def test_every_stage_and_level_says_what_it_is(library: Library) -> None:
    assert all(choices.about_stage(library, id) for _, id in choices.stages(library))
    assert all(
        "not how answers are judged" in choices.about_level(library, id) for _, id in choices.seniorities(library)
    )


def test_a_kind_of_place_moves_minutes_and_is_kept_in_the_setup(library: Library) -> None:
    usual = library.plans[Stage.SYSTEMS_EXPERIMENTATION].short_minutes
    setup = setup_of(Form(stage=Stage.SYSTEMS_EXPERIMENTATION.value, organisation="applied_group"), library, SETTINGS)
    assert (setup.organisation, setup.rounds[0].minutes) == ("applied_group", 2 * usual)
    chosen = setup_of(
        Form(stage=Stage.SYSTEMS_EXPERIMENTATION.value, organisation="applied_group", minutes=30), library, SETTINGS
    )
    assert chosen.rounds[0].minutes == 30
    talk = setup_of(Form(stage=Stage.RESEARCH_TALK.value, organisation="academic_lab"), library, SETTINGS)
    assert talk.rounds[0].minutes in [slot for _, slot in choices.slots(library, "research_talk")]


def test_a_loop_keeps_its_breaks_and_the_job_that_it_is_for(library: Library) -> None:
    setup = setup_of(Form(stage="screen", loop="onsite", role="research_engineer"), library, SETTINGS, 1)
    assert [round.rest for round in setup.rounds] == [0, 10, 0, 10, 0, 0]
    assert setup.role == "research_engineer"
    with pytest.raises(UsageError, match="no role is called"):
        setup_of(Form(stage="screen", role="astronaut"), library, SETTINGS)
    with pytest.raises(UsageError, match="no organisation is called"):
        setup_of(Form(stage="screen", organisation="atlantis"), library, SETTINGS)


def test_every_topic_that_a_place_comes_back_to_has_a_question(library: Library) -> None:
    asked = {topic for item in library.items.values() for topic in item.topic}
    for place in library.organisations.values():
        assert set(place.topics) <= asked
        assert choices.about_organisation(library, place.id) == f"{place.what} {place.expectation}"
