"""One question of a report, and what was said, written out as Markdown.

Knows the order and the headings of a question. Never knows other questions, and adds nothing to what the report holds.
"""

from collections.abc import Iterable, Iterator

from interviewer.assess.markdown import authored, bullets, fenced, inline, plain, quoted, table
from interviewer.assess.report import Evidence, ItemReport, MisconceptionReport, PointReport, TurnReport
from interviewer.assess.tally import SAID
from interviewer.assess.wording import CLAIMS, NOT_READ, STANDARD, UNREAD
from interviewer.domain.items import Reference
from interviewer.domain.vocabulary import Verdict


def question(number: int, item: ItemReport, short: bool = False) -> Iterator[str]:
    """The blocks of one question. short: key points as a list, without prompt, reasons and reference answer."""
    yield f"## {number}. {plain(item.title)}"
    if not short:
        yield f"{plain(item.stage_name)}, {item.minutes:.1f} minutes"
        yield authored(item.prompt)
    yield _result(item)
    if not short and item.anchor:
        yield f"Anchor of level {item.level} in {plain(item.anchor_of).lower()} ({STANDARD}): {plain(item.anchor)}"
    yield from _listed(item) if short else _tabled(item)
    if item.misconceptions:
        yield f"### {CLAIMS[item.status == 'tentative']}"
        yield bullets(map(_misconception, item.misconceptions))
    for challenge in item.challenged:
        yield f"{challenge.says} {_words(challenge.evidence)}".strip()
    if item.star:
        yield "### The story's slots"
        yield table(("slot", "found", "your words"), ((s.name, s.found, _words(s.evidence)) for s in item.star))
    if item.reference and not short:
        yield "### Reference answer"
        yield authored(item.reference)
    if item.references and not short:
        yield "### To read"
        yield bullets(map(_source, item.references))


def _result(item: ItemReport) -> str:
    parts = [f"**{inline(item.says)}**"]
    if item.score is not None:
        parts.append(f"score {item.score:.1f}, level {item.level}")
    if item.why:
        parts.append(inline(item.why))
    if item.hints:
        parts.append(f"hints taken: {item.hints}")
    return "; ".join(parts) + "."


def _tabled(item: ItemReport) -> Iterator[str]:
    if item.points:
        yield "### Key points"
        yield table(("", "key point", "verdict", "your words", "help", "why"), map(_row, item.points))
    if item.missed:
        yield "### What was missing"
        yield bullets(map(_named, (p for p in item.points if p.verdict is Verdict.MISSED)))


def _row(point: PointReport) -> tuple[str, ...]:
    sort = " (core)" if point.core else " (stretch)" if point.stretch else ""
    why = "; ".join(filter(None, (inline(point.reason), *map(inline, point.flags), *_second(point))))
    return point.label, plain(point.text) + sort, point.says, _words(point.evidence), point.help, why


def _named(point: PointReport) -> str:
    return f"{point.label}: {plain(point.text)}"


def _listed(item: ItemReport) -> Iterator[str]:
    """Each key point once: with what was said of it, under what was missing, or as not asked."""
    said = [point for point in item.points if point.verdict in SAID]
    missed = [point for point in item.points if point.verdict is Verdict.MISSED]
    left = [point for point in item.points if point.verdict is Verdict.NOT_ASSESSED]
    unread = [point.label for point in left if point.says == UNREAD]
    unasked = [point.label for point in left if point.says != UNREAD]
    if said:
        yield "### Key points"
        yield bullets(map(_line, said))
    if missed:
        yield "### What was missing"
        yield bullets(" ".join((_named(point), *_told(point))) for point in missed)
    if unread:
        yield f"{NOT_READ} {', '.join(unread)}."
    if unasked:
        yield f"Not asked, and left out of the score: {', '.join(unasked)}."


def _line(point: PointReport) -> str:
    found = f"{point.says}, {point.help}" if point.help else point.says
    return " ".join(filter(None, (f"**{found}**", _named(point), _words(point.evidence), *_told(point))))


def _second(point: PointReport) -> tuple[str, ...]:
    """What the judge was unsure of, and what came of contesting."""
    return tuple(filter(None, (point.doubt, point.contest.says if point.contest else "")))


def _told(point: PointReport) -> tuple[str, ...]:
    return tuple(f"({line})" for line in _second(point))


def _words(evidence: Evidence | None) -> str:
    return quoted(evidence.quote) if evidence else ""


def _misconception(wrong: MisconceptionReport) -> str:
    end = (wrong.recovery or "Not put right.") + (" The judge was not of one mind on it." if wrong.uncertain else "")
    said = f"{_words(wrong.evidence)} Claimed: {plain(wrong.claim)}".strip()
    return f"{said} What is wrong with it: {plain(wrong.why_wrong)} {end}"


def _source(source: Reference) -> str:
    where = source.url or (f"https://doi.org/{source.doi}" if source.doi else "")
    where = where or (f"https://arxiv.org/abs/{source.arxiv}" if source.arxiv else "")
    year = f" ({source.year})" if source.year else ""
    return f"{source.authors}{year}. {source.title}. {where}".strip()


def spoken(turns: Iterable[TurnReport], items: Iterable[ItemReport]) -> Iterator[str]:
    """The turns in order, each with what of it counted; a line names the question that the turns after it belong to."""
    headings = {
        turn.sequence: f"**Question {number}: {plain(item.title)}**"
        for number, item in enumerate(items, 1)
        for turn in item.turns[:1]
    }
    for turn in turns:
        if turn.sequence in headings:
            yield headings[turn.sequence]
        yield _turn(turn)


def _turn(turn: TurnReport) -> str:
    head = f"{inline(turn.name)}, {int(turn.at_s) // 60}:{int(turn.at_s) % 60:02d}"
    if turn.action:
        return f"{head}: pressed {turn.action}"
    counted = bullets(f"{c.says} {c.label}: {quoted(c.quote)}" for c in turn.counted)
    return "\n\n".join(filter(None, (head, fenced(turn.text), counted)))
