"""Cells that would be formulas in a spreadsheet.

Knows their first signs. Never opens a spreadsheet.
"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewer.content.exchange.cells import harmless, plain


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-log p", "@SUM(A1)", "\t=1", "\r=1", "'=1", "＝1"])
def test_a_formula_is_made_text(cell: str) -> None:
    assert harmless(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["", "a = b", "'quoted'", "1 - 2", " =1"])
def test_other_cells_stay(cell: str) -> None:
    assert harmless(cell) == cell


@given(st.text(alphabet="'=+-@\t\ra1 ＝") | st.text())
def test_what_was_made_harmless_comes_back_exactly(cell: str) -> None:
    assert plain(harmless(cell)) == cell
    assert harmless(cell)[:1] not in tuple("=+-@\t\r")
