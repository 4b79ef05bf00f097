"""Each metric of conduct notices the fault that it is there for, and leaves a session without it alone.

Knows sessions broken on purpose. Never knows how the real interviewer does.
"""

from collections.abc import Callable

import pytest

from interviewer.assess.feedback import report
from interviewer.domain.library import Library
from interviewer.domain.moves import Move, MoveKind
from interviewer.domain.vocabulary import Stage
from interviewer.measure import conduct_course as course
from interviewer.measure import conduct_evidence as evidence
from interviewer.measure import conduct_follow as follow
from interviewer.measure import conduct_memory as memory
from interviewer.measure import conduct_words as spoken
from interviewer.measure.candidates import Profile
from interviewer.measure.conduct_counts import Tally, interval, share
from interviewer.measure.conduct_tone import Reaction, guessed
from interviewer.measure.simulate import Held, Sitting, Studio, sittings
from tests.measure.broken import ANSWER, asked, held, over
from tests.played import MATH, Played, seen, span

CLEAN = "You said temperature. Where does it enter the gradient?"
Metric = Callable[[Held], Tally]


@pytest.mark.parametrize(
    ("metric", "fault"),
    [
        (spoken.doubles, "Where does temperature enter, and what does it do there?"),
        (spoken.doubles, "Where does temperature enter? What does it do?"),
        (spoken.doubles, "Is temperature a scale, a shift, or a mask?"),
        (spoken.evaluations, "Excellent. Where does temperature enter?"),
        (spoken.evaluations, "That is wrong. Where does temperature enter?"),
        (spoken.evaluations, "You are right about temperature. Where does it enter?"),
        (spoken.long_turns, "On temperature " + "and again on temperature " * 12 + "what enters?"),
        (spoken.out_of_role, "As an AI I cannot say where temperature enters."),
        (spoken.out_of_role, "The rubric asks where temperature enters."),
        (spoken.out_of_role, "You said “temperature”. Where does {method} enter?"),
        (follow.specific, "Which assumption is hidden there?"),
    ],
)
def test_a_fault_in_the_words_is_noticed(library: Library, metric: Metric, fault: str) -> None:
    clean, broken = metric(held(asked(CLEAN), library)), metric(held(asked(fault), library))
    flawed = [flaw.text for flaw in broken.flaws]
    assert clean.flaws == ()
    assert len(flawed) == 1
    assert fault in flawed[0]
    assert clean.hits != broken.hits


def test_words_of_the_candidates_are_not_held_against_the_interviewer(library: Library) -> None:
    played = Played().answers("Excellent, I like it; is it right? As an AI I would ask why, and how?")
    text = "You said “Excellent, I like it; is it right? As an AI”. Where does it enter?"
    session = held(played.says(text, Move(kind=MoveKind.KEY_POINT)), library)
    for metric in (spoken.doubles, spoken.evaluations, spoken.out_of_role):
        assert metric(session).flaws == ()


def test_a_leak_is_noticed_until_the_candidate_has_said_it_or_the_point(library: Library) -> None:
    item = library.item(MATH)
    point = next(point for point in item.key_points if point.leak_terms)
    term = point.leak_terms[0]
    leak = f"Think of {term} here. Where does it come in?"
    assert spoken.leaks(held(asked(CLEAN), library)).hits == 0
    assert spoken.leaks(held(asked(leak), library)).hits == 1
    said = Played().answers(f"I have {term} in mind.").says(leak, Move(kind=MoveKind.KEY_POINT))
    assert spoken.leaks(held(said, library)).hits == 0
    shown = Played().answers("The point itself.", seen(shown=(point.id,)))
    assert spoken.leaks(held(shown.says(leak, Move(kind=MoveKind.KEY_POINT)), library)).hits == 0
    third = asked(leak, MoveKind.HINT, hint_level=3)
    assert spoken.leaks(held(third, library)).hits == 0


def test_the_share_of_words_counts_both_sides(library: Library) -> None:
    tally = spoken.talk_share(held(asked("One two three."), library))
    assert tally.of - tally.hits == len(ANSWER.split())
    assert spoken.quick_share(held(asked("One two three."), library)).of == 0


def test_a_question_asked_again_is_noticed(library: Library) -> None:
    once = asked("Where exactly does temperature enter the gradient?")
    again = once.answers("In the logits.").says(
        "Where exactly does temperature enter the gradient?", Move(kind=MoveKind.PROBE)
    )
    assert memory.loops(held(again, library)).hits == 1
    assert memory.asked_again(held(again, library)).hits == 1
    wanted = asked("Where exactly does temperature enter the gradient?").answers("Once more, please?")
    wanted.says("Where exactly does temperature enter the gradient?", Move(kind=MoveKind.AGAIN))
    assert memory.loops(held(wanted, library)).hits == 0


def test_asking_for_what_was_shown_is_noticed(library: Library) -> None:
    point = library.item(MATH).key_points[0].id
    played = Played().answers("I have shown it.", seen(shown=(point,)))
    played.says("What can you tell me about that very point?", Move(kind=MoveKind.KEY_POINT, key_point=point))
    assert memory.asked_again(held(played, library)).hits == 1


def test_a_return_to_what_was_declined_is_noticed(library: Library) -> None:
    played = Played().answers("I pass.").closes("passed").asks("concept.rope-long-context")
    assert memory.returns(held(played, library)).hits == 0
    played.closes("covered").asks(MATH)
    assert memory.returns(held(played, library)).hits == 1


def test_a_contradiction_passed_over_is_noticed(library: Library) -> None:
    played = Played().answers("Five seeds.").says("Go on with that.", Move(kind=MoveKind.PROBE)).answers("One seed.")
    at = len(played.recorded) - 1
    over_it = played.says("What about the learning rate?", Move(kind=MoveKind.PROBE))
    tally = memory.contradictions(held(over_it, library, {at: "contradicts"}))
    assert (tally.hits, tally.of) == (0, 1)


def test_a_round_that_runs_over_or_ends_without_the_candidates_questions_is_noticed(library: Library) -> None:
    fine = Played(minutes=45).after(43 * 60)
    fine.closes("time").says("What would you like to ask me?", Move(kind=MoveKind.CANDIDATE_QUESTIONS))
    clean, late = held(over(fine), library), held(over(Played(minutes=45).after(51 * 60)), library)
    assert (course.on_time(clean).hits, course.on_time(late).hits) == (1, 0)
    assert (course.own_questions(clean).hits, course.own_questions(late).hits) == (1, 0)
    early = held(over(Played(minutes=45).after(20 * 60)), library)
    assert (course.used(clean).hits, course.used(early).hits) == (1, 0)


def test_a_question_after_the_hard_limit_is_noticed(library: Library) -> None:
    limit = 60 * library.item(MATH).time_box.hard_min
    clean = asked(CLEAN)
    late = Played().answers(ANSWER).after(limit + 60).says(CLEAN, Move(kind=MoveKind.KEY_POINT))
    assert (course.hard_limits(held(clean, library)).hits, course.hard_limits(held(late, library)).hits) == (1, 0)


def test_more_interruptions_than_the_persona_makes_are_noticed(library: Library) -> None:
    played = asked("Let me stop you there.", MoveKind.PROBE, frame="interrupt")
    assert library.persona("jonas").interrupts == 0
    assert course.interruptions(held(played, library)).hits == 0
    assert course.interruptions(held(asked(CLEAN), library)).hits == 1


def test_a_core_point_that_nobody_came_to_is_noticed(library: Library) -> None:
    core = [point.id for point in library.item(MATH).key_points if point.core]
    played = Played().answers(ANSWER, seen(shown=tuple(core[1:]))).closes("budget")
    tally = follow.core_assessed(held(played, library))
    assert (tally.hits, tally.of) == (len(core) - 1, len(core))
    assert core[0] in tally.flaws[0].text


def test_a_quotation_that_was_not_said_is_noticed(library: Library) -> None:
    sitting = Sitting(next(sittings(library, 1)).setup, Profile(level=4, style="concise", sheet="proof", seed=5))
    session = Studio(library).hold(sitting)
    assert session.report is not None
    clean = evidence.literal(session)
    assert clean.of > 0
    assert clean.hits == clean.of
    altered = session.state.model_copy(
        update={
            "turns": tuple(
                turn.model_copy(update={"text": turn.text.upper()}) if turn.speaker == "candidate" else turn
                for turn in session.state.turns
            )
        }
    )
    broken = Held("altered", altered, library, report=session.report)
    assert evidence.literal(broken).hits < clean.hits


def test_a_report_on_how_somebody_sounded_is_noticed(library: Library) -> None:
    played = over(Played().answers(ANSWER).closes("covered"))
    made = report(played.state(), library, lambda id: None)
    told = made.model_copy(update={"coaching": ("You seemed nervous, and avoided eye contact.",)})
    assert evidence.unobserved(held(played, library, report=made)).hits == 0
    assert evidence.unobserved(held(played, library, report=told)).hits == 1


def test_reactions_that_tell_how_good_an_answer_was_are_guessed_and_others_are_not() -> None:
    telling = tuple(
        tuple(Reaction(text="noted" if good else "i see", by="jonas", good=good) for good in (True, False))
        for _ in range(20)
    )
    even = tuple(
        tuple(Reaction(text=text, by="jonas", good=good) for good in (True, False) for text in ("noted", "i see"))
        for _ in range(20)
    )
    assert share(guessed(telling)) == 1.0
    assert share(guessed(even)) == pytest.approx(0.5, abs=0.05)


def test_that_one_interviewer_hears_better_answers_is_no_asymmetry() -> None:
    sessions = tuple(
        tuple(Reaction(text=by, by=by, good=good) for good in answers)
        for by, answers in (("a", (True, True, True, False)), ("b", (True, False, False, False)))
        for _ in range(10)
    )
    assert share(guessed(sessions)) == pytest.approx(0.5, abs=0.05)


def test_none_in_n_may_still_be_about_three_in_n() -> None:
    low, high = interval([Tally(hits=0, of=100), Tally(hits=0, of=200)]) or (1.0, 0.0)
    assert low == 0.0
    assert high == pytest.approx(3 / 300, rel=0.05)
    assert interval([Tally()]) is None


def test_turns_of_one_session_widen_the_interval() -> None:
    apart = interval([Tally(hits=1, of=2)] * 100)
    together = interval([Tally(hits=20, of=20), Tally(hits=0, of=20)] * 5)
    assert apart is not None
    assert together is not None
    assert together[1] - together[0] > apart[1] - apart[0]


def test_where_nothing_was_quoted_the_span_is_still_found(library: Library) -> None:
    move = {"lead": span("the predicted distribution")}
    quoted = asked("You wrote “the predicted distribution”. Why?", MoveKind.PROBE, **move)
    assert follow.specific(held(quoted, library)).hits == 1
    forged = asked("You wrote “something else entirely”. Why?", MoveKind.PROBE)
    assert follow.specific(held(forged, library)).hits == 0


def test_lightning_is_counted_by_itself(library: Library) -> None:
    quick = Played(item="lightning.entropy", stage=Stage.LIGHTNING, persona="sam", minutes=10).answers(ANSWER)
    assert spoken.quick_share(held(quick, library)).of > 0
    assert spoken.talk_share(held(quick, library)).of == 0
