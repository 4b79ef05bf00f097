"""Fixtures of the retrieval tests: the six questions that the labelled queries are about.

Knows which questions those are. Never knows how they are found.
"""

import pytest

from interviewer.domain.items import Item
from interviewer.domain.library import Library

NAMES = (
    "math.softmax-cross-entropy-gradient",
    "concept.rope-long-context",
    "design.detect-reward-hacking",
    "behavioral.experiment-invalidated-roadmap",
    "coding.numpy-cosine-similarity",
    "bar-raiser.remove-80-percent-compute",
)


@pytest.fixture(scope="session")
def items(library: Library) -> dict[str, Item]:
    """The six by id; questions that the bank has beside them are left out."""
    return {name: library.items[name] for name in NAMES}
