"""What the index leaves out could not have been reached: bounds are never below the shares they stand for.

Knows the built-in items. Never knows whether a share is enough.
"""

import pytest

from interviewer.domain.library import Library
from interviewer.lexical.misconceptions import opposed
from interviewer.lexical.reading import Reading, Window, share_of
from interviewer.lexical.targets import CLAIM_SHARE, DETECT_SHARE, REPAIR_SHARE, Wording
from interviewer.lexical.weighing import LONE_SHARE, weigh
from interviewer.lexical.wordings import wordings

LEAST = {
    "wrong": {"accept": DETECT_SHARE, "text": CLAIM_SHARE},
    "repair": {"accept": REPAIR_SHARE / 2, "text": REPAIR_SHARE / 2},
}


@pytest.mark.parametrize("anchor", ["weak", "ok", "strong"])
def test_every_window_that_reaches_a_wording_is_among_those_that_are_scored(library: Library, anchor: str) -> None:
    reached = 0
    for item in library.items.values():
        known = wordings(item)
        read = Reading(item.exemplars.named()[anchor].answer, known)
        for shelf, targets in (("wrong", known.wrong), ("repair", known.repairs)):
            for at, target in enumerate(targets):
                held = {(chain.first, way) for chain in read.chains(shelf, at) for way in chain.ways}
                for first in range(len(read.clauses)):
                    for window in read.windows(first):
                        for number, way in enumerate(target.wordings):
                            if way.role != "reject" and share_of(window, way)[0] >= LEAST[shelf][way.role]:
                                reached += 1
                                assert (first, number) in held
    assert reached > 20


@pytest.mark.parametrize("anchor", ["weak", "ok", "strong"])
def test_summed_clause_by_clause_a_window_holds_what_it_holds_when_read_alone(library: Library, anchor: str) -> None:
    weighed = 0
    for item in library.items.values():
        known = wordings(item)
        read = Reading(item.exemplars.named()[anchor].answer, known)
        held = {(one.first, one.last, one.point): one for one in weigh(read, known.scales)}
        for (first, last, at), one in held.items():
            window = read.window(first, last)
            alone = max((worth(window, way) for way in known.points[at].wordings if way.role == "accept"), default=0.0)
            inside = [held.get((first, end, at)) for end in range(first, last + 1)]
            # A negation that falls away as the window grows may take something back; the best is what counts.
            assert one.share >= alone - 1e-9
            assert one.share == pytest.approx(alone) or any(read.keys[at_].values() for at_ in range(first, last + 1))
            assert [sum.share for sum in inside if sum] == sorted(sum.share for sum in inside if sum)
            weighed += 1
    assert weighed > 50


def worth(window: Window, way: Wording) -> float:
    share, strong = share_of(window, way)
    return share if strong > 1 else LONE_SHARE * share


def test_a_text_about_something_else_is_scored_nowhere(library: Library) -> None:
    known = wordings(library.item("math.softmax-cross-entropy-gradient"))
    read = Reading("The ferry leaves at noon and the island has no cars.", known)
    assert not any(read.chains("wrong", at) for at in range(len(known.wrong)))
    assert not list(weigh(read, known.scales))


def test_an_item_is_read_once_per_content(library: Library) -> None:
    item = library.item("concept.rope-long-context")
    assert wordings(item) is wordings(item)
    assert wordings(item.model_copy(update={"id": "another.one"})) is wordings(item)


def test_near_misses_tell_which_mistake_opposes_a_point(library: Library) -> None:
    against = opposed(wordings(library.item("math.softmax-cross-entropy-gradient")))
    assert {"sign_flip", "diagonal_only"} <= against["result"]
    assert not against["to_weights"]
