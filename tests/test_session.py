"""One interview end to end, offline and with models that fail: nothing lost, doubled or graded by accident.

Knows the service's public face, memory stores and scripted models. Never knows files or pages.
"""

from collections.abc import Sequence
from threading import Event

import pytest

from interviewer.assess.model_judge import ModelJudge
from interviewer.assess.offline import OfflineJudge
from interviewer.conduct.speaker import ModelSpeaker
from interviewer.conduct.tracker import RuleTracker, Seen
from interviewer.domain.errors import ModelBroke, ModelUnreachable, UsageError
from interviewer.domain.events import Answered, Faulted, Round, Setup, Spoken
from interviewer.domain.items import Item
from interviewer.domain.judgement import Judgement
from interviewer.domain.library import Library
from interviewer.domain.moves import MoveKind
from interviewer.domain.observation import Observation
from interviewer.domain.state import Awaiting, ItemRecord
from interviewer.domain.vocabulary import Mode, Role, Stage, Verdict
from interviewer.models import ScriptedModel
from interviewer.models.meter import Meter, MeteredModel
from interviewer.session import LONGEST_ANSWER, Cast, Said, Shown, Told
from tests.conftest import StoppedClock
from tests.house import WRONG, House, setup
from tests.played import COMPUTE, MATH, ROPE


@pytest.fixture
def house(library: Library, clock: StoppedClock) -> House:
    return House(library, clock)


def test_it_opens_asks_and_waits(house: House) -> None:
    state = house.interviews.state(house.begin())
    assert [turn.move.kind for turn in state.turns if turn.move] == [MoveKind.OPEN, MoveKind.ASK_ITEM]
    assert state.awaiting is Awaiting.CANDIDATE
    assert house.library.item(MATH).prompt.strip() in state.turns[-1].text


def test_a_planted_wrong_answer_is_pushed_back_on(house: House) -> None:
    session = house.begin()
    house.say(session, WRONG)
    assert house.library.item(MATH).misconception("diagonal_only").pushback[0] in house.last(session)


def test_what_was_answered_is_saved_before_anything_runs(house: House) -> None:
    session = house.begin()
    house.interviews.answer(session, "p minus y")
    assert house.store.read(session)[-1].event == Answered(text="p minus y")


def test_the_same_message_twice_is_one_turn(house: House) -> None:
    session = house.begin()
    house.say(session, WRONG, "m1")
    before = house.interviews.state(session).turns
    house.say(session, WRONG, "m1")
    assert house.interviews.state(session).turns == before


def test_the_same_message_from_two_processes_is_one_turn(house: House) -> None:
    session = house.begin()
    other = house.another()
    other.state(session)
    house.interviews.answer(session, WRONG, "m1")
    other.answer(session, WRONG, "m1")
    said = [turn for turn in other.state(session).turns if turn.speaker == "candidate"]
    assert len(said) == 1


@pytest.mark.parametrize("text", ["", "  \n\t "])
def test_an_empty_answer_is_not_sent(text: str, house: House) -> None:
    session = house.begin()
    with pytest.raises(UsageError, match="empty"):
        house.interviews.answer(session, text)


def test_an_endless_answer_is_refused_with_its_limit(house: House) -> None:
    session = house.begin()
    with pytest.raises(UsageError, match="200,000"):
        house.interviews.answer(session, "a" * (LONGEST_ANSWER + 1))
    house.interviews.answer(session, "a" * LONGEST_ANSWER)


def test_an_ended_session_takes_no_answers(house: House) -> None:
    session = house.begin()
    house.interviews.act(session, "end")
    list(house.interviews.advance(session))
    assert house.interviews.state(session).ended == "candidate"
    with pytest.raises(UsageError, match="ended"):
        house.interviews.answer(session, "more")


def test_unknown_items_and_personas_are_refused_at_the_start(house: House) -> None:
    with pytest.raises(UsageError, match="no question is called"):
        house.interviews.start(setup(item="math.nothing"))
    assert house.store.list() == ()


def test_answering_while_paused_resumes_and_the_pause_is_free(house: House) -> None:
    session = house.begin()
    house.interviews.act(session, "pause")
    house.clock.forward(3600)
    house.say(session, "p minus y, I think, with the sum of targets one")
    state = house.interviews.state(session)
    assert not state.paused
    assert state.elapsed(house.clock.now()) == 0


def test_another_process_goes_on_and_the_time_between_is_free(house: House) -> None:
    session = house.begin()
    house.clock.forward(60)
    house.interviews.answer(session, WRONG)
    house.clock.forward(86_400)
    other = house.another()
    other.resume(session)
    list(other.advance(session))
    state = other.state(session)
    assert state.turns[-1].move is not None
    assert state.turns[-1].move.kind is MoveKind.PUSHBACK
    assert state.elapsed(house.clock.now()) == 60


def test_two_answers_before_the_interviewer_spoke_are_both_heard(house: House) -> None:
    session = house.begin()
    house.interviews.answer(session, WRONG)
    house.interviews.answer(session, "The loss is minus log p_c.")
    list(house.interviews.advance(session))
    said = [t for t in house.interviews.state(session).turns if t.speaker == "candidate"]
    assert all(turn.observation for turn in said)


def test_nothing_is_asked_twice_and_a_round_ends_by_itself(house: House) -> None:
    session = house.begin(setup(item=None))
    for turn in range(60):
        state = house.interviews.state(session)
        if state.awaiting is not Awaiting.CANDIDATE:
            break
        house.clock.forward(60)
        house.say(session, f"Attempt {turn}: the loss is minus log p and its derivative is something like p.")
    state = house.interviews.state(session)
    assert state.ended == "plan"
    spoken = [t.text for t in state.turns if t.speaker == "interviewer"]
    assert len(spoken) == len(set(spoken))
    assert len({r.item for r in state.items}) == len(state.items)
    assert any(m.kind is MoveKind.CANDIDATE_QUESTIONS for t in state.turns if (m := t.move))


def test_the_clock_alone_ends_a_round(house: House) -> None:
    session = house.begin(setup(item=None))
    house.clock.forward(60 * 60)
    house.say(session, "p minus y, since the targets sum to one and the p cancels")
    assert house.interviews.state(session).ended == "plan"


def test_a_project_is_asked_for_and_then_named_in_the_candidates_words(house: House) -> None:
    session = house.begin(setup(item=COMPUTE, stage=Stage.BAR_RAISER))
    assert house.interviews.state(session).turns[-1].move.kind is MoveKind.ASK_PROJECT  # type: ignore[union-attr]
    house.say(session, "Contrastive pre-training of a sensor encoder.")
    assert "Stay with Contrastive pre-training of a sensor encoder." in house.last(session)


def test_a_drill_ends_after_its_item(house: House) -> None:
    rounds = (Round(stage=Stage.TECHNICAL_CONCEPTS, persona="priya", minutes=15, items=1),)
    session = house.begin(Setup(mode=Mode.DRILL, rounds=rounds, item=ROPE))
    house.interviews.act(session, "pass")
    list(house.interviews.advance(session))
    assert house.interviews.state(session).ended == "plan"


def test_closed_items_are_judged_in_the_background_and_offline_is_tentative(house: House) -> None:
    session = house.begin()
    house.say(session, "The loss is minus log p_c and its gradient is p minus y, as the targets sum to one.")
    house.interviews.act(session, "end")
    list(house.interviews.advance(session))
    (judgement,) = house.interviews.settle(session).judgements
    assert judgement.status == "tentative"
    verdicts = {criterion.key_point: criterion.verdict for criterion in judgement.criteria}
    assert verdicts["result"] is Verdict.MET


def test_a_question_left_without_a_word_is_not_judged(house: House) -> None:
    session = house.begin()
    house.interviews.act(session, "pass")
    list(house.interviews.advance(session))
    assert house.interviews.settle(session).judgements == ()


# -- models that fail


class Broken:
    """A tracker whose model is away."""

    def track(self, seen: Seen) -> Observation:
        raise ModelUnreachable("the provider refused the connection", "127.0.0.1:1", "start it")


def broken_cast(
    library: Library, *, tracker: object = None, speaker: Sequence[object] = (), judge: Sequence[object] = ()
) -> Cast:  # type: ignore[no-untyped-def]
    rules, meter = RuleTracker(), Meter()
    judging = MeteredModel(ScriptedModel(list(judge), "scripted/judge"), Role.JUDGE, meter)  # type: ignore[arg-type]
    speaking = MeteredModel(ScriptedModel(list(speaker), "scripted/speaker"), Role.SPEAKER, meter)  # type: ignore[arg-type]
    return Cast(
        tracker or rules,  # type: ignore[arg-type]
        rules,
        ModelSpeaker(speaking) if speaker else None,
        ModelJudge(judging, library.scoring, library.rubric_version)
        if judge
        else OfflineJudge(library.scoring, library.rubric_version),
        meter,
    )


def test_when_the_tracker_fails_rules_read_the_answer_and_one_line_says_so(
    library: Library, clock: StoppedClock
) -> None:
    house = House(library, clock, broken_cast(library, tracker=Broken()))
    session = house.begin()
    happenings = house.say(session, WRONG)
    assert [h.line for h in happenings if isinstance(h, Told)] == [
        "the provider refused the connection (127.0.0.1:1): start it; this answer was read by rules instead, "
        "the interview goes on."
    ]
    assert library.item(MATH).misconception("diagonal_only").pushback[0] in house.last(session)
    assert any(isinstance(r.event, Faulted) for r in house.store.read(session))


def test_when_the_speaker_breaks_off_the_authored_words_replace_what_was_shown(
    library: Library, clock: StoppedClock
) -> None:
    house = House(library, clock, broken_cast(library, speaker=[ModelBroke("the stream broke off")]))
    session = house.begin()
    happenings = house.say(session, WRONG)
    said = [h for h in happenings if isinstance(h, Said)]
    assert library.item(MATH).misconception("diagonal_only").pushback[0] in said[0].turn.text
    assert any("authored words" in h.line for h in happenings if isinstance(h, Told))


def test_a_model_that_words_a_turn_is_streamed_counted_and_kept(library: Library, clock: StoppedClock) -> None:
    reply = "With the gradient zero for the others, what happens to the loss if I raise one of those logits?"
    house = House(library, clock, broken_cast(library, speaker=[reply]))
    session = house.begin()
    happenings = house.say(session, WRONG)
    assert "".join(h.text for h in happenings if isinstance(h, Shown)) == reply
    state = house.interviews.state(session)
    assert (state.turns[-1].text, state.turns[-1].source) == (reply, "model")
    assert state.usage["speaker"].calls == 1
    assert state.usage["speaker"].cost is None


def test_a_leak_of_the_models_never_reaches_the_page(library: Library, clock: StoppedClock) -> None:
    house = House(library, clock, broken_cast(library, speaker=["So the gradient is p minus y, is it not?"]))
    session = house.begin()
    happenings = house.say(session, WRONG)
    assert "p minus y" not in "".join(h.text for h in happenings if isinstance(h, Shown))
    spoken = next(r.event for r in reversed(house.store.read(session)) if isinstance(r.event, Spoken))
    assert (spoken.source, spoken.failed) == ("authored", ("leak",))


def test_a_judge_that_fails_leaves_the_answer_ungraded_until_it_is_judged_again(
    library: Library, clock: StoppedClock
) -> None:
    away = ModelUnreachable("the provider timed out", "127.0.0.1:1", "try again")
    house = House(library, clock, broken_cast(library, judge=[away, away]))
    session = house.begin()
    house.say(session, "The gradient is p minus y, as the targets sum to one.")
    house.interviews.act(session, "end")
    list(house.interviews.advance(session))
    (first,) = house.interviews.settle(session).judgements
    assert (first.status, first.score, first.level) == ("ungraded", None, None)
    house.interviews.judge(session, first.opening)
    assert len(house.interviews.state(session).judgements) == 2


class Slow:
    """A judge that takes until it is let go, and counts how often it is asked."""

    name = "slow"

    def __init__(self, judge: OfflineJudge) -> None:
        self.judge_behind, self.asked, self.go = judge, 0, Event()

    def judge(self, item: Item, record: ItemRecord, reference: str) -> Judgement:
        self.asked += 1
        self.go.wait(5)
        return self.judge_behind.judge(item, record, reference)


def test_an_item_under_judgement_is_not_judged_a_second_time(library: Library, clock: StoppedClock) -> None:
    rules = RuleTracker()
    judge = Slow(OfflineJudge(library.scoring, library.rubric_version))
    house = House(library, clock, Cast(rules, rules, None, judge, Meter()))
    session = house.begin(setup(item=None))
    house.say(session, "The loss is minus log p_c and the gradient comes to p minus y.")
    for action in ("pass", "end"):
        house.interviews.act(session, action)  # type: ignore[arg-type]
        list(house.interviews.advance(session))
    house.interviews.judge(session)
    judge.go.set()
    assert len(house.interviews.settle(session).judgements) == 1
    assert judge.asked == 1


def test_every_question_can_be_sat_to_a_judgement(house: House) -> None:
    for id, item in house.library.items.items():
        session = house.begin(setup(id, item.stage[0], mode=Mode.DRILL, project="sparse attention"))
        house.say(session, item.exemplars.ok.answer)
        house.say(session, "I am not sure.")
        house.interviews.act(session, "end")
        list(house.interviews.advance(session))
        state = house.interviews.settle(session)
        first = state.judgement(state.items[0].opening)
        assert (state.items[0].item, first and first.status) == (id, "tentative")
        assert state.ended == "candidate"
