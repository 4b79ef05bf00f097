"""Every key point of the bank is told from its neighbours in answers put together from the bank's own wordings (T2).

Knows the least precision and recall. Never knows which wording of which point is taken for another's.
"""

import pytest

from interviewer.assess.offline import OfflineJudge
from interviewer.content.loader import load_library
from interviewer.measure.bank import LEAST
from interviewer.measure.composed import points_read

LIBRARY = load_library()


@pytest.mark.parametrize("id", [id for id, item in LIBRARY.items.items() if not item.draft])
def test_what_is_said_of_a_key_point_is_found_and_nothing_else(id: str) -> None:
    judge = OfflineJudge(LIBRARY.scoring, LIBRARY.rubric_version)
    read = points_read(LIBRARY.items[id], judge)
    below = {
        point: (counts.precision, counts.recall)
        for point, counts in read.items()
        if min(counts.precision or 1.0, counts.recall or 1.0) < LEAST
    }
    assert below == {}
