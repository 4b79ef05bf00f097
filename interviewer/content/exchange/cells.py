"""Cells of a table that a spreadsheet must not take for formulas.

Knows which first signs start a formula. Never knows what a cell says.
"""

import re

_FORMULA = re.compile(r"'*[=+\-@\t\r＝＋－＠]")
_DEFUSED = re.compile(r"'+[=+\-@\t\r＝＋－＠]")


def harmless(cell: str) -> str:
    """The cell with an apostrophe in front where a spreadsheet would calculate it; `plain` undoes that exactly."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def plain(cell: str) -> str:
    """The cell without the apostrophe that `harmless` put in front."""
    return cell[1:] if _DEFUSED.match(cell) else cell
