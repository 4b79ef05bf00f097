"""What the measurements' tests share: the judge without a model, a grader, and small sets of our own.

Knows the built-in library. Never knows a set that people graded elsewhere.
"""

from pathlib import Path

import pytest

from interviewer.assess.grading import Grader
from interviewer.assess.offline import OfflineJudge
from interviewer.domain.items import Item
from interviewer.domain.library import Library

ANSWERS = Path(__file__).with_name("graded_answers.csv")
LABELS = Path(__file__).with_name("labels.csv")


@pytest.fixture(scope="session")
def offline(library: Library) -> OfflineJudge:
    return OfflineJudge(library.scoring, library.rubric_version)


@pytest.fixture(scope="session")
def grader(library: Library, offline: OfflineJudge) -> Grader:
    return Grader(library.items, offline, library.scoring, lambda id: library.item(id).reference_answer)


@pytest.fixture(scope="session")
def few(library: Library) -> list[Item]:
    """Some questions that reading settles, of several kinds."""
    items = [library.items[id] for id in sorted(library.items)]
    return [item for item in items if not item.draft and not any(p.by for p in item.key_points)][::16]
