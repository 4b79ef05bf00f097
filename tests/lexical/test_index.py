"""What the index leaves out could not have been reached: bounds are never below the shares they stand for.

Knows the built-in items. Never knows whether a share is enough.
"""

import pytest

from interviewer.domain.library import Library
from interviewer.lexical.misconceptions import opposed
from interviewer.lexical.reading import Reading, share_of
from interviewer.lexical.targets import CLAIM_SHARE, DETECT_SHARE, MENTIONED_SHARE, REPAIR_SHARE
from interviewer.lexical.wordings import wordings

LEAST = {
    "point": MENTIONED_SHARE,
    "wrong": {"accept": DETECT_SHARE, "text": CLAIM_SHARE},
    "repair": {"accept": REPAIR_SHARE / 2, "text": REPAIR_SHARE / 2},
}


@pytest.mark.parametrize("anchor", ["weak", "ok", "strong"])
def test_every_window_that_reaches_a_wording_is_among_those_that_are_scored(library: Library, anchor: str) -> None:
    reached = 0
    for item in library.items.values():
        known = wordings(item)
        read = Reading(item.exemplars.named()[anchor].answer, known)
        for shelf, targets in (("point", known.points), ("wrong", known.wrong), ("repair", known.repairs)):
            for at, target in enumerate(targets):
                held = {(chain.first, way) for chain in read.chains(shelf, at) for way in chain.ways}
                for first in range(len(read.clauses)):
                    for window in read.windows(first):
                        for number, way in enumerate(target.wordings):
                            if way.role != "reject" and share_of(window, way)[0] >= LEAST[shelf][way.role]:
                                reached += 1
                                assert (first, number) in held
    assert reached > 50


def test_a_text_about_something_else_is_scored_nowhere(library: Library) -> None:
    known = wordings(library.item("math.softmax-cross-entropy-gradient"))
    read = Reading("The ferry leaves at noon and the island has no cars.", known)
    assert not any(read.chains("point", at) for at in range(len(known.points)))


def test_an_item_is_read_once_per_content(library: Library) -> None:
    item = library.item("concept.rope-long-context")
    assert wordings(item) is wordings(item)
    assert wordings(item.model_copy(update={"id": "another.one"})) is wordings(item)


def test_near_misses_tell_which_mistake_opposes_a_point(library: Library) -> None:
    against = opposed(wordings(library.item("math.softmax-cross-entropy-gradient")))
    assert {"sign_flip", "diagonal_only"} <= against["result"]
    assert not against["to_weights"]
