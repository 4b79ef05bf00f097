"""Passages: of one page each, of a length to be read, with nothing lost.

Knows sections. Never knows a file.
"""

from hypothesis import given
from hypothesis import strategies as st

from interviewer.material.cutting import LONGEST, cut
from interviewer.material.sections import Section
from tests.material.files import lines


def test_a_passage_is_of_one_page_and_knows_its_heading() -> None:
    first = Section(page=1, text="\n".join(["Abstract", *lines(1, 6), "1 Introduction", *lines(2, 30)]))
    second = Section(page=2, text="\n".join([*lines(3, 6), "2.1 The router", *lines(4, 3)]))
    found = cut([first, second])
    assert [one.heading for one in found if one.page == 2] == ["1 Introduction", "2.1 The router"]
    assert found[0].heading == "Abstract"


def test_a_row_of_numbers_is_no_heading() -> None:
    text = "\n".join(["3 Results", "words here.", "1 Ours 71.4 72.9 80.3", "2 Theirs 70.1 70.9 79.2"])
    assert {one.heading for one in cut([Section(page=1, text=text)])} == {"3 Results"}


@given(st.lists(st.text("ab .!?\n\tZ1", max_size=4000), max_size=3))
def test_nothing_is_lost_and_no_passage_is_too_long(texts: list[str]) -> None:
    found = cut(Section(page=place, text=text) for place, text in enumerate(texts, 1))
    assert "".join("".join(one.text.split()) for one in found) == "".join("".join(text.split()) for text in texts)
    assert all(0 < len(one.text) <= LONGEST + 1 for one in found)
