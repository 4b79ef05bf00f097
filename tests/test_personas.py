"""Ten interviewers who can be told apart by what they say, and never by what they ask for.

Knows whole rounds by rules, each held by all ten before a candidate who says the same. Never knows a page.
"""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import combinations, cycle, islice
from statistics import mean

import pytest

from interviewer.conduct.probing import CHALLENGES
from interviewer.domain.events import Round, Setup
from interviewer.domain.library import Library
from interviewer.domain.moves import MoveKind
from interviewer.domain.state import State
from interviewer.domain.text import words
from interviewer.domain.vocabulary import Probe, Stage
from interviewer.ui.silence import offers
from tests.conftest import StoppedClock
from tests.house import House
from tests.played import MATH

TALK = (
    "We would take what is there, keep it simple at first, and see how far that carries us in the end.",
    "Our router is much faster and it always works. It is better than the baseline because of our loss.",
    "We kept the second version, since the first one took three weeks and nobody in the group could read it.",
    "Does the size of the batch matter here?",
    "I believe that most of it comes from the data, and the team agreed after we had looked at forty cases.",
    "The rest was done in two days, which left us a whole week for looking at single cases by hand.",
    "Was that right?",
    "Each of them was read by two people, and we wrote down where they had not been of one mind.",
)
LONG = " ".join(["On Sunday the garden was full of roses and we walked to the lake with the dog before lunch."] * 16)
STAGES = {Stage.TECHNICAL_CONCEPTS: 32, Stage.CODING: 32, Stage.RESEARCH_DEEP_DIVE: 32, Stage.BEHAVIORAL: 45}
"""Stages, and after how many turns the candidate has said enough."""
SHARED_AT_HOME, SHARED, LONGER = 0.45, 0.55, 1.5


def held(
    library: Library, stage: Stage, persona: str, says: Sequence[str], turns: int, item: str | None = None
) -> State:
    """A round in which the candidate says these things in turn, judged after at most so many."""
    clock = StoppedClock()
    house = House(library, clock)
    chosen = Round(stage=stage, persona=persona, minutes=library.plans[stage].minutes)
    session = house.begin(Setup(rounds=(chosen,), item=item, seed=4, project="Switchyard, a router."))
    for text in islice(cycle(says), turns):
        if house.interviews.state(session).ended:
            break
        clock.forward(50)
        house.say(session, text)
    if item and not house.interviews.state(session).ended:
        house.interviews.act(session, "end")
        list(house.interviews.advance(session))
    return house.interviews.settle(session) if item else house.interviews.state(session)


Rounds = dict[tuple[Stage, str], State]


@pytest.fixture(scope="module")
def rounds(library: Library) -> Rounds:
    """Four stages of the same candidate, each held by all ten."""
    return {
        (stage, id): held(library, stage, id, TALK, turns) for stage, turns in STAGES.items() for id in library.personas
    }


def knowing(library: Library, persona: str) -> State:
    """A round of technical concepts with somebody who knows each answer, and says it whatever is asked about it."""
    clock = StoppedClock()
    house = House(library, clock)
    session = house.begin(Setup(rounds=(Round(stage=Stage.TECHNICAL_CONCEPTS, persona=persona, minutes=45),), seed=7))
    for _ in range(30):
        if (state := house.interviews.state(session)).ended:
            break
        clock.forward(40)
        item = library.items.get(state.items[-1].item) if state.items else None
        exemplars = item.exemplars if item else None
        house.say(session, exemplars.strong.answer if exemplars else "I have nothing to add to that.")
    return house.interviews.state(session)


def sentences_of(state: State) -> list[str]:
    """What is said in the interviewer's own words: no quotations, no questions, nothing a question's author wrote."""
    turns = [t for t in state.turns if t.move and t.move.kind not in (MoveKind.OPEN, MoveKind.ASK_ITEM)]
    said = (t.text.replace(t.move.snippet.strip(), "") if t.move and t.move.snippet else t.text for t in turns)
    parts = (part for text in said for part in re.split(r"(?<=[.?!:])\s+", re.sub(r"“[^”]*”", "“”", text)))
    return [part for part in parts if words(part)]


def test_most_of_what_one_says_nobody_else_says(library: Library, rounds: Rounds) -> None:
    for stage in STAGES:
        said = {id: set(sentences_of(rounds[stage, id])) for id in library.personas}
        for id, mine in said.items():
            others = set().union(*(theirs for other, theirs in said.items() if other != id))
            assert len(mine) > 15, (stage, id)
            most = SHARED_AT_HOME if stage in library.persona(id).stages else SHARED
            assert len(mine & others) / len(mine) <= most, (stage, id)


def test_the_brisk_use_fewer_words_than_the_unhurried(library: Library, rounds: Rounds) -> None:
    said = {id: [part for stage in STAGES for part in sentences_of(rounds[stage, id])] for id in library.personas}
    length = {id: mean(len(words(part)) for part in parts) for id, parts in said.items()}
    pace = {id: persona.pace_words for id, persona in library.personas.items()}
    assert min(length, key=lambda id: length[id]) == min(pace, key=lambda id: pace[id])
    assert max(length, key=lambda id: length[id]) == max(pace, key=lambda id: pace[id])
    assert max(length.values()) > LONGER * min(length.values())


def test_patience_is_heard_in_silence(library: Library) -> None:
    item = library.item(MATH)
    first = {id: offers(library.turns, item, persona=one)[0].after_s for id, one in library.personas.items()}
    for one, other in combinations(library.personas.values(), 2):
        patient = max(other.patience_s, library.turns.silence_patience_s)
        assert one.patience_s <= patient or first[one.id] > first[other.id], (one.id, other.id)
    assert min(first.values()) == 120
    assert len(set(first.values())) >= 3


def pressing(library: Library, persona: str, push: str) -> Library:
    """The library in which that persona presses so hard."""
    altered = library.persona(persona).model_copy(update={"push": push})
    return library.model_copy(update={"personas": {**library.personas, persona: altered}})


def test_whoever_presses_harder_challenges_more_of_what_was_shown(library: Library) -> None:
    challenged = {}
    for push in ("low", "medium", "high", "very_high"):
        state = knowing(pressing(library, "jonas", push), "jonas")
        challenged[push] = sum(put(state)[probe] for probe in CHALLENGES)
    assert challenged["low"] < challenged["medium"] < challenged["high"] < challenged["very_high"]


@pytest.mark.parametrize("persona", ["jonas", "mira", "elena", "viktor"])
def test_nobody_interrupts_more_often_than_they_do(library: Library, persona: str) -> None:
    state = held(library, Stage.TECHNICAL_CONCEPTS, persona, (LONG,), 6, MATH)
    cut = sum(t.move.frame == "interrupt" for t in state.items[0].turns if t.move)
    assert cut <= library.persona(persona).interrupts
    assert (cut > 0) is (library.persona(persona).interrupts > 0)


def put(state: State) -> Counter[Probe]:
    """How often each kind of probe was put in a round."""
    return Counter(turn.move.probe for turn in state.turns if turn.move and turn.move.probe)


def test_in_their_own_stages_each_asks_something_they_favour_more_than_others_would(
    library: Library, rounds: Rounds
) -> None:
    at_home = {id: set(one.stages) & set(STAGES) for id, one in library.personas.items()}
    for id in (id for id, stages in at_home.items() if stages):
        others = [other for other in library.personas if other != id]
        assert any(
            put(rounds[stage, id])[probe] > mean(put(rounds[stage, other])[probe] for other in others)
            for stage in at_home[id]
            for probe in library.persona(id).favourites
        ), id
    assert sum(bool(stages) for stages in at_home.values()) >= 7


def test_the_same_answers_are_judged_the_same_whoever_asks(library: Library) -> None:
    exemplars = library.item(MATH).exemplars
    assert exemplars is not None
    for answer in (exemplars.strong.answer, exemplars.weak.answer):
        judged = []
        for id in library.personas:
            state = held(library, Stage.TECHNICAL_CONCEPTS, id, (answer,), 1, MATH)
            one = state.judgement(state.items[0].opening)
            assert one is not None
            judged.append((one.score, one.level, [(given.key_point, given.verdict) for given in one.criteria]))
        assert judged == [judged[0]] * len(judged)
