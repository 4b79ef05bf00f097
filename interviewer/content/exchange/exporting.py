"""Items out: as a table, as cards for Anki, as one document to read.

Knows the formats and what would be dangerous in them. Never leaves the reference answer out: whoever exports asked for
it.
"""

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from functools import lru_cache

from interviewer.content.exchange.cells import harmless
from interviewer.content.exchange.latex import BRACKETED, mathjax, outside_code
from interviewer.content.exchange.table_cards import COLUMNS
from interviewer.domain.items import Item, Reference
from interviewer.domain.text import visible
from interviewer.domain.vocabulary import Kind

_HELD = re.compile("\ue000(\\d+)\ue001")
_TAG = re.compile(r"<(?=[a-zA-Z/!])")


YOURS = "your project"
"""What stands in a question for a project that nobody has named."""

_ALONE = re.compile(r"<p>((?:(?!<p>).)*)</p>", re.DOTALL)
_SHORT = 80  # a line that is longer was wrapped where it was written, a shorter one ends on purpose
_BREAK = re.compile(rf"^(?=.{{1,{_SHORT}}}$)(.*\S)\n(?=\S)", re.MULTILINE)


class Out(StrEnum):
    """What items can be written as."""

    ANKI = "anki"
    CSV = "csv"
    MD = "md"


def exported(items: Iterable[Item], format: Out) -> str:
    """The items in that format, with reference answers."""
    writers: dict[Out, Callable[[Iterable[Item]], str]] = {Out.ANKI: _anki, Out.CSV: _csv, Out.MD: _markdown}
    return writers[format](items)


def asked(item: Item) -> str:
    """The question with the data that belong to it below."""
    prompt = item.prompt.strip().replace("{method}", YOURS).replace("{claim}", YOURS)
    return f"{prompt}\n\n{_fenced(item.candidate_context)}" if item.candidate_context else prompt


def answered(item: Item) -> str:
    """The reference answer, a program as code; where only the candidate can know one, what a judge looks for."""
    said = (item.reference_answer or item.judge_notes or _points(item)).strip()
    is_code = item.kind is Kind.CODING and said == (item.reference_answer or "").strip() and "```" not in said
    return _fenced(said, item.modality.language or "text") if is_code and item.hidden_tests else said


def _points(item: Item) -> str:
    return "\n".join(f"- {' '.join(point.text.split())}" for point in item.key_points)


def _fenced(text: str, language: str = "text") -> str:
    longest = max((len(run) for run in re.findall(r"`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}{language}\n{text.rstrip()}\n{fence}"


def _csv(items: Iterable[Item]) -> str:
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\r\n")
    table.writerow(COLUMNS)
    for item in items:
        points = "\n".join(" ".join(point.text.split()) for point in item.key_points)
        row = (asked(item), answered(item), points, item.id, " ".join(item.topic))
        table.writerow([harmless(visible(cell)) for cell in row])
    return out.getvalue()


def _anki(items: Iterable[Item]) -> str:
    out = io.StringIO()
    out.write("#separator:tab\n#html:true\n#tags column:3\n")
    table = csv.writer(out, delimiter="\t", lineterminator="\n", quoting=csv.QUOTE_ALL)
    for item in items:
        tags = " ".join("_".join(topic.split()) for topic in (*item.topic, item.kind.value))
        table.writerow((as_html(asked(item)), as_html(answered(item)), tags))
    return out.getvalue()


def as_html(text: str) -> str:
    """Markdown as HTML on one line: formulas for MathJax, nothing that is run, loaded or followed."""
    held: list[str] = []

    def hold(match: re.Match[str]) -> str:
        held.append(_escaped(match.group()))
        return f"\ue000{len(held) - 1}\ue001"

    plain = visible(text).replace("\ue000", "").replace("\ue001", "")
    prose = outside_code(mathjax(plain), lambda part: _BREAK.sub("\\1  \n", BRACKETED.sub(hold, part)))
    made = _parser()(prose).strip()
    alone = _ALONE.fullmatch(made)
    made = alone[1] if alone else made
    whole = _HELD.sub(lambda match: held[int(match[1])], made)
    return _code_lines(whole).replace("\n", " ").replace("\t", " ")


def _code_lines(made: str) -> str:
    """The HTML with line ends of its blocks of code as elements, so that the rest can stand on one line."""
    return re.sub(r"<pre>.*?</pre>", lambda block: block.group().rstrip().replace("\n", "<br>"), made, flags=re.S)


def _escaped(formula: str) -> str:
    return " ".join(formula.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").split())


@lru_cache(maxsize=1)
def _parser() -> Callable[[str], str]:
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"html": False}).enable("table")
    parser.disable(["image", "link", "autolink", "html_block", "html_inline", "reference"])
    render: Callable[[str], str] = parser.render
    return render


def _markdown(items: Iterable[Item]) -> str:
    return "\n\n".join(("# Questions", *(part for item in items for part in _document(item)))) + "\n"


def _document(item: Item) -> Iterator[str]:
    yield f"## {_safe(' '.join(item.title.split()))}"
    draft = ", a draft" if item.draft else ""
    yield f"`{item.id}`, {item.kind.value.replace('_', ' ')}, difficulty {item.difficulty} of 5{draft}"
    if asked(item) != item.title:
        yield _safe(asked(item))
    yield "### Key points"
    yield "\n".join(f"- {_safe(' '.join(p.text.split()))}{_sort(p.core, p.stretch)}" for p in item.key_points)
    if item.reference_answer or item.judge_notes:
        yield "### Reference answer" if item.reference_answer else "### What a judge looks for"
        yield _safe(answered(item))
    if item.references:
        yield "### References"
        yield "\n".join(f"- {_safe(_source(one))}" for one in item.references)


def _sort(core: bool, stretch: bool) -> str:
    return " *(core)*" if core else " *(stretch)*" if stretch else ""


def _source(one: Reference) -> str:
    place = f"arXiv:{one.arxiv}" if one.arxiv else one.doi or one.url or ""
    return ". ".join(part for part in (f"{one.authors} ({one.year})", one.title, place) if part)


def _safe(text: str) -> str:
    """Authored Markdown in which no HTML is taken as such; code stays as it is."""
    return outside_code(visible(text.strip()), lambda part: _TAG.sub("&lt;", part))
