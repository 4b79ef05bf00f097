"""Several rounds in a row: breaks, days, what each interviewer knows, and the paragraph at the end.

Knows the session service in memory. Never knows a page or a model.
"""

from collections import Counter
from datetime import timedelta

from interviewer.assess import feedback
from interviewer.assess.export import to_markdown
from interviewer.assess.html import to_html
from interviewer.conduct.brief import brief_for
from interviewer.domain.events import Round, Setup
from interviewer.domain.library import Library
from interviewer.domain.moves import Move, MoveKind
from interviewer.domain.state import Awaiting, State
from interviewer.domain.vocabulary import Kind, Seniority, Stage
from tests.conftest import StoppedClock
from tests.house import House

ROUNDS = (
    Round(stage=Stage.TECHNICAL_CONCEPTS, persona="jonas", minutes=20),
    Round(stage=Stage.BEHAVIORAL, persona="daniel", minutes=20, rest=10),
)
SECRET = "the zanzibar conjecture"


def sat(library: Library, clock: StoppedClock, organisation: str | None = None) -> tuple[House, str]:
    """Two rounds, of which the first has been held."""
    house = House(library, clock)
    session = house.begin(Setup(rounds=ROUNDS, seed=3, organisation=organisation))
    while len(house.interviews.state(session).rounds) == 1 and not house.interviews.state(session).paused:
        clock.forward(100)
        house.say(session, f"I would start from {SECRET}, and then look at the gradient.")
    return house, session


def held(house: House, session: str, clock: StoppedClock) -> State:
    """The rest of it."""
    while not (state := house.interviews.state(session)).ended:
        clock.forward(100)
        house.say(session, "I changed the plan, and the team followed within two weeks.")
    return state


def test_a_break_stands_between_two_rounds_and_lasts_as_long_as_one_likes(
    library: Library, clock: StoppedClock
) -> None:
    house, session = sat(library, clock)
    state = house.interviews.state(session)
    assert state.awaiting is Awaiting.RESUME
    assert state.resting == ROUNDS[1]
    assert list(house.interviews.advance(session)) == []
    charged = state.elapsed_s
    clock.time += timedelta(days=2)
    house.interviews.act(session, "resume")
    list(house.interviews.advance(session))
    state = house.interviews.state(session)
    assert state.resting is None
    assert state.elapsed_s == charged
    assert [record.index for record in state.rounds] == [0, 1]


def test_the_report_of_a_loop_over_days_says_the_days_and_answers_the_one_question(
    library: Library, clock: StoppedClock
) -> None:
    house, session = sat(library, clock)
    clock.time += timedelta(days=2)
    house.interviews.act(session, "resume")
    list(house.interviews.advance(session))
    held(house, session, clock)
    report = feedback.report(house.interviews.settle(session), library, lambda id: None)
    first, second = (stage.day for stage in report.stages)
    assert second - first == timedelta(days=2)  # type: ignore[operator]
    assert f"on {first}" in to_markdown(report)
    assert f"on {second}," in to_html(report)


def test_an_interviewer_is_told_nothing_of_another_round(library: Library, clock: StoppedClock) -> None:
    house, session = sat(library, clock)
    house.interviews.act(session, "resume")
    list(house.interviews.advance(session))
    state = house.interviews.state(session)
    assert any(SECRET in turn.text for turn in state.turns)
    brief = brief_for(Move(kind=MoveKind.PROBE), state, library, library.items[state.items[-1].item])
    assert brief.recent
    assert not any(SECRET in line.text for line in brief.recent)


def test_nothing_is_asked_twice_in_a_loop(library: Library, clock: StoppedClock) -> None:
    house, session = sat(library, clock)
    house.interviews.act(session, "resume")
    list(house.interviews.advance(session))
    asked = [record.item for record in held(house, session, clock).items]
    assert len(asked) > 2
    assert len(set(asked)) == len(asked)


def test_a_place_gets_a_question_of_its_own_in_each_round(library: Library, clock: StoppedClock) -> None:
    place = library.organisations["physical_systems"]
    house, session = sat(library, clock, "physical_systems")
    asked = [library.items[record.item] for record in house.interviews.state(session).items]
    assert sum(bool(set(item.topic) & set(place.topics)) for item in asked) >= 1
    assert set(asked[0].topic) & set(place.topics)


def asked_there(library: Library, clock: StoppedClock, organisation: str | None) -> State:
    """A round of technical concepts that is only begun on each of its questions."""
    house = House(library, clock)
    one = Round(stage=Stage.TECHNICAL_CONCEPTS, persona="jonas", minutes=45)
    session = house.begin(Setup(rounds=(one,), seed=5, organisation=organisation))
    for turn in range(24):
        if house.interviews.state(session).ended:
            break
        clock.forward(60)
        says = "I would start from what stays the same, and then take away one thing after another."
        house.say(session, says if turn % 4 < 3 else "I pass on that one.")
    return house.interviews.state(session)


def test_the_kinds_of_question_are_those_of_the_place(library: Library, clock: StoppedClock) -> None:
    mixes = []
    for place in library.organisations.values():
        state = asked_there(library, clock, place.id)
        kinds = [library.items[record.item].kind for record in state.items]
        wanted = place.mix[Stage.TECHNICAL_CONCEPTS]
        assert len(kinds) >= 3
        assert Counter(kinds[: len(wanted)]) <= Counter(wanted)
        mixes.append(tuple(kinds))
    assert len(set(mixes)) >= 4


def test_each_place_asks_something_of_its_own_beside_the_question(library: Library, clock: StoppedClock) -> None:
    plain = {turn.move.snippet for turn in asked_there(library, clock, None).turns if turn.move}
    for place in library.organisations.values():
        asks = place.asks[Stage.TECHNICAL_CONCEPTS]
        put = [turn.move for turn in asked_there(library, clock, place.id).turns if turn.move]
        assert sum(move.snippet in asks for move in put) >= 1, place.id
        assert not plain & set(asks)
        assert not any(move.key_point for move in put if move.snippet in asks)


def test_a_place_wants_only_kinds_that_there_are(library: Library) -> None:
    there_are = {(stage, item.kind) for item in library.items.values() for stage in item.stage}
    for place in library.organisations.values():
        assert {(stage, kind) for stage, kinds in place.mix.items() for kind in kinds} <= there_are


def test_a_senior_candidate_is_asked_for_direction_and_bringing_others_along_more_than_a_new_one(
    library: Library, clock: StoppedClock
) -> None:
    about = {}
    for level in (Seniority.NEW_PHD, Seniority.SENIOR):
        topics: set[str] = set()
        for stage, persona in ((Stage.BEHAVIORAL, "daniel"), (Stage.BAR_RAISER, "amara")):
            house = House(library, clock)
            one = Round(stage=stage, persona=persona, minutes=45)
            session = house.begin(Setup(rounds=(one,), seed=2, seniority=level, project="Switchyard, a router."))
            while not (state := house.interviews.state(session)).ended:
                clock.forward(110)
                house.say(session, "I changed the plan, and the team followed within two weeks.")
            topics |= {topic for record in state.items for topic in library.items[record.item].topic}
        about[level] = topics
    added = set(library.seniorities[Seniority.SENIOR].topics)
    assert {"mentoring", "research-strategy"} <= about[Seniority.SENIOR]
    assert len(added & about[Seniority.SENIOR]) > len(added & about[Seniority.NEW_PHD])


def test_a_daily_derivation_is_one_and_daily_stories_change(library: Library, clock: StoppedClock) -> None:
    house, asked = House(library, clock), []
    for stage, persona in ((Stage.TECHNICAL_CONCEPTS, "jonas"), *[(Stage.BEHAVIORAL, "daniel")] * 3):
        one = Round(stage=stage, persona=persona, minutes=10, items=1)
        session = house.begin(Setup(rounds=(one,), loop="daily", seed=len(asked)))
        while not house.interviews.state(session).ended:
            clock.forward(90)
            house.say(session, "I changed the plan, and the team followed within two weeks.")
        asked.append([library.items[record.item] for record in house.interviews.state(session).items])
    assert [len(items) for items in asked] == [1, 1, 1, 1]
    assert asked[0][0].kind is Kind.MATH
    assert len({items[0].id for items in asked[1:]}) == 3


def test_the_first_words_of_a_round_are_made_from_nothing_of_the_one_before(
    library: Library, clock: StoppedClock
) -> None:
    house, session = sat(library, clock)
    ended = house.interviews.state(session)
    assert any(SECRET in turn.text for turn in ended.turns[-3:])
    assert brief_for(Move(kind=MoveKind.OPEN), ended, library).recent == ()
    house.interviews.act(session, "resume")
    list(house.interviews.advance(session))
    state = house.interviews.state(session)
    asks = brief_for(Move(kind=MoveKind.ASK_ITEM), state, library, library.items[state.items[-1].item])
    assert asks.recent
    assert not any(SECRET in line.text for line in asks.recent)
