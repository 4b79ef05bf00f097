"""Formulas of a text: where they stand, and the marks around them.

Knows the marks of LaTeX in Markdown, in MathJax and in Anki. Never reads a formula, and never touches code.
"""

import re
from collections.abc import Callable

_INLINE = r"\\\((?P<round>(?:[^\\]|\\(?![()]))+)\\\)"
_BLOCK = r"\\\[(?P<square>(?:[^\\]|\\(?![\[\]]))+)\\\]"
_DOLLARS = r"\$\$(?P<two>[^$]+)\$\$"
_DOLLAR = r"(?<![\\$\w])\$(?=[^\s$])(?P<one>[^$\n]*?)(?<=[^\s$\\])\$(?![\d$])"
_FENCE = r"^[ ]{0,3}```[^\n`]*\n(?:(?!^[ ]{0,3}```).*\n)*?[ ]{0,3}```[ \t]*$"
_SPAN = r"`[^`\n]+`"
_MATH = re.compile("|".join((_DOLLARS, _BLOCK, _INLINE, _DOLLAR)))
_CODE = re.compile(f"{_FENCE}|{_SPAN}", re.MULTILINE)
_LITERAL = re.compile("|".join((_FENCE, _SPAN, _DOLLARS, _BLOCK, _INLINE, _DOLLAR)), re.MULTILINE)
_ANKI = re.compile(
    r"\[latex\](?P<latex>(?:(?!\[/?latex\]).)*)\[/latex\]"
    r"|\[\$\$\](?P<shown>(?:(?!\[/?\$\$\]).)*)\[/\$\$\]"
    r"|\[\$\](?P<inline>(?:(?!\[/?\$\]).)*)\[/\$\]"
    r"|<anki-mathjax\s+block=[^>]*>(?P<block>(?:(?!</?anki-mathjax).)*)</anki-mathjax>"
    r"|<anki-mathjax\s*>(?P<jax>(?:(?!</?anki-mathjax).)*)</anki-mathjax>",
    re.DOTALL | re.IGNORECASE,
)
BRACKETED = re.compile(rf"{_INLINE}|{_BLOCK}")
"""A formula in Anki's and MathJax's own brackets."""

_ENVIRONMENT = re.compile(r"\s*\\begin\{(?:equation|align|gather|displaymath|eqnarray|multline)\*?\}")


def outside_code(text: str, change: Callable[[str], str]) -> str:
    """The text with everything changed but its code."""
    return _outside(_CODE, text, change)


def outside_literals(text: str, change: Callable[[str], str]) -> str:
    """The text with everything changed but its code and its formulas."""
    return _outside(_LITERAL, text, change)


def literals(text: str) -> list[tuple[int, int]]:
    """Start and end of each stretch of code and each formula, in order."""
    return [match.span() for match in _LITERAL.finditer(text)]


def _outside(kept: re.Pattern[str], text: str, change: Callable[[str], str]) -> str:
    parts, at = [], 0
    for match in kept.finditer(text):
        parts += [change(text[at : match.start()]), match.group()]
        at = match.end()
    return "".join([*parts, change(text[at:])])


def from_anki(text: str, clean: Callable[[str], str]) -> str:
    r"""Anki's own marks as `\( \)` and `\[ \]`. clean: what takes markup out of a formula."""

    def plain(match: re.Match[str]) -> str:
        kind = match.lastgroup or ""
        formula = clean(match[kind]).strip()
        if kind == "latex":
            return _of_a_document(formula)
        return rf"\[{formula}\]" if kind in ("shown", "block") else rf"\({formula}\)"

    return _ANKI.sub(plain, text)


def _of_a_document(latex: str) -> str:
    """What stands in a LaTeX document: formulas in it have marks of their own, an environment is one by itself."""
    if "$" in latex or r"\(" in latex or r"\[" in latex:
        return latex
    if _ENVIRONMENT.match(latex):
        return rf"\[{latex}\]"
    return rf"\({latex}\)" if latex else ""


def dollars(text: str) -> str:
    r"""Formulas between `\( \)` and `\[ \]` between dollar signs, as items have them, where that is unambiguous."""

    def change(part: str) -> str:
        return _MATH.sub(lambda match: _with_dollars(match, part), part)

    return outside_code(text, change)


def _with_dollars(match: re.Match[str], text: str) -> str:
    kind = match.lastgroup or ""
    formula = " ".join(match[kind].split())
    before, after = text[max(0, match.start() - 1) : match.start()], text[match.end() : match.end() + 1]
    if kind in ("one", "two") or not formula or "$" in formula:
        return match.group()
    if kind == "square":
        return match.group() if "$" in before + after else f"$${formula}$$"
    crowded = before.isalnum() or after.isdigit() or bool(set("$\\_") & set(before + after)) or formula.endswith("\\")
    return match.group() if crowded else f"${formula}$"


def mathjax(text: str) -> str:
    r"""Formulas between dollar signs between `\( \)` and `\[ \]`, as Anki draws them."""

    def change(part: str) -> str:
        return _MATH.sub(_with_brackets, part)

    return outside_code(text, change)


def _with_brackets(match: re.Match[str]) -> str:
    kind = match.lastgroup or ""
    if kind in ("round", "square"):
        return match.group()
    return rf"\[{match[kind]}\]" if kind == "two" else rf"\({match[kind]}\)"
