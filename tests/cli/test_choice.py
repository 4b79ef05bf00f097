"""What the options of `practice` become.

Knows options and the setup that must follow. Never knows a session.
"""

import pytest

from interviewer.cli.choice import Wishes, setup_from
from interviewer.domain.errors import UsageError
from interviewer.domain.events import Setup
from interviewer.domain.library import Library
from interviewer.domain.vocabulary import Mode, Seniority, Stage
from tests.played import without

MATH = "math.softmax-cross-entropy-gradient"


def chosen(library: Library, **wishes: object) -> Setup:
    return setup_from(Wishes(**wishes), library, {}, lambda line: None)  # type: ignore[arg-type]


def test_nothing_wished_is_a_mock_of_technical_concepts_with_the_plans_first_persona_and_short_length(
    library: Library,
) -> None:
    setup = chosen(library)
    plan = library.plans[Stage.TECHNICAL_CONCEPTS]
    [round] = setup.rounds
    assert (setup.mode, round.stage, round.items) == (Mode.MOCK, Stage.TECHNICAL_CONCEPTS, None)
    assert (round.persona, round.minutes) == (plan.personas[0], plan.short_minutes)


def test_an_item_alone_is_a_drill_of_one_in_its_first_stage(library: Library) -> None:
    setup = chosen(library, item="bar-raiser.remove-80-percent-compute")
    assert (setup.mode, setup.rounds[0].stage, setup.rounds[0].items) == (Mode.DRILL, Stage.BAR_RAISER, 1)


def test_an_item_with_a_stage_or_a_mode_opens_a_whole_round(library: Library) -> None:
    setup = chosen(library, item="bar-raiser.remove-80-percent-compute", stage="research-deep-dive")
    assert (setup.mode, setup.rounds[0].stage, setup.rounds[0].items) == (Mode.MOCK, Stage.RESEARCH_DEEP_DIVE, None)
    assert chosen(library, item=MATH, mode="mock").rounds[0].items is None


def test_a_surprise_persona_is_of_the_plan_and_the_same_for_the_same_seed(library: Library) -> None:
    picked = [chosen(library, persona="surprise", seed=seed).rounds[0].persona for seed in range(20)]
    assert set(picked) == set(library.plans[Stage.TECHNICAL_CONCEPTS].personas)
    assert picked[3] == chosen(library, persona="surprise", seed=3).rounds[0].persona


def test_a_loop_has_its_own_minutes_and_a_new_persona_for_each_round_while_there_are_any(library: Library) -> None:
    said: list[str] = []
    setup = setup_from(Wishes(loop="technical_day"), library, {}, said.append)
    assert [round.minutes for round in setup.rounds] == [45, 45, 50]
    assert len({round.persona for round in setup.rounds}) == 3
    assert said == []


def test_a_stage_that_the_loop_has_no_question_for_is_left_out_with_a_word(library: Library) -> None:
    said: list[str] = []
    setup = setup_from(Wishes(loop="onsite"), without(library, Stage.RESEARCH_TALK), {}, said.append)
    assert Stage.RESEARCH_TALK not in [round.stage for round in setup.rounds]
    assert len(said) == 1
    assert "research_talk" in said[0]


def test_the_daily_loop_is_one_derivation_one_story_or_one_lightning_set(library: Library) -> None:
    drawn = {seed: chosen(library, loop="daily", seed=seed).rounds for seed in range(6)}
    assert all(len(rounds) == 1 and rounds[0].minutes == 10 for rounds in drawn.values())
    assert {(rounds[0].stage, rounds[0].items) for rounds in drawn.values()} == {
        (Stage.TECHNICAL_CONCEPTS, 1),
        (Stage.BEHAVIORAL, 1),
        (Stage.LIGHTNING, None),
    }
    poorer = without(library, Stage.BEHAVIORAL)
    assert {chosen(poorer, loop="daily", seed=seed).rounds[0].stage for seed in range(4)} == {
        Stage.TECHNICAL_CONCEPTS,
        Stage.LIGHTNING,
    }


def test_the_loop_called_drill_is_one_question_with_feedback(library: Library) -> None:
    setup = chosen(library, loop="drill")
    assert (setup.mode, setup.rounds[0].items) == (Mode.DRILL, 1)


def test_words_are_taken_as_they_were_typed_and_blank_ones_as_none(library: Library) -> None:
    setup = chosen(library, topic="numerics", wish="something with logits", project="  ", seniority="Senior")
    assert (setup.topic, setup.wish, setup.project) == ("numerics", "something with logits", None)
    assert setup.seniority is Seniority.SENIOR


@pytest.mark.parametrize(
    ("wishes", "says"),
    [
        ({"stage": "codin"}, "did you mean “coding”?"),
        ({"item": "math.softmax"}, f"did you mean “{MATH}”?"),
        ({"loop": "onsit"}, "did you mean “onsite”?"),
        ({"persona": "mirra"}, "did you mean “mira”?"),
        ({"mode": "dril"}, "did you mean “drill”?"),
        ({"seniority": "phd"}, "new_phd"),
        ({"item": MATH, "stage": "coding"}, "its stages are technical_concepts"),
        ({"item": MATH, "loop": "onsite"}, "--loop and --item exclude each other"),
        ({"stage": "coding", "loop": "onsite"}, "--loop and --stage exclude each other"),
        ({"minutes": 0}, "more than 0"),
    ],
)
def test_what_does_not_exist_or_fit_is_refused_with_a_remedy(
    library: Library, wishes: dict[str, object], says: str
) -> None:
    with pytest.raises(UsageError) as refused:
        chosen(library, **wishes)
    assert says in str(refused.value)


def test_a_stage_without_questions_is_refused_and_left_out_of_a_loop(library: Library) -> None:
    poorer = without(library, Stage.LIGHTNING)
    with pytest.raises(UsageError, match="no question is there for the stage lightning"):
        chosen(poorer, stage="lightning")
    said: list[str] = []
    setup = setup_from(Wishes(loop="quick_mock"), poorer, {}, said.append)
    assert [round.stage for round in setup.rounds] == ["screen", "technical_concepts"]
    assert "Left out of the loop quick_mock: lightning" in said[0]
