"""A report written out: Markdown for reading, JSON for programs.

Knows the order and the headings of a report. Never knows how it came about, and adds nothing to it.
"""

import json
from collections.abc import Iterable, Iterator

from interviewer.assess.markdown import authored, fenced, inline, plain
from interviewer.assess.report import (
    CapabilityReport,
    DecisionReport,
    Evidence,
    Facts,
    Fix,
    ItemReport,
    MisconceptionReport,
    PointReport,
    Report,
    StageReport,
    TurnReport,
)
from interviewer.assess.wording import CLAIMS, VOTES
from interviewer.domain.items import Reference


def to_json(report: Report) -> str:
    """The report as JSON; its schema is `docs/report-schema.json`."""
    return report.model_dump_json(indent=2) + "\n"


def schema() -> str:
    """The JSON schema of a report."""
    return json.dumps(Report.model_json_schema(), indent=2, sort_keys=True) + "\n"


def to_markdown(report: Report) -> str:
    """The report as Markdown. What people or models wrote stands fenced or escaped; formulas of references stay."""
    blocks = [
        "# Interview report",
        *report.notes,
        _facts(report.facts),
        *_stages(report),
        "## Capabilities",
        _capabilities(report.capabilities),
        *_section("## Help and recovery", [_bullets(report.coaching)] if report.coaching else []),
        "## What you showed",
        report.no_strengths
        or _bullets(f"{plain(s.shows)} {_quoted(s.evidence.quote)} ({s.item})" for s in report.strengths),
        *_section("## What to mend first", [_fix(number, fix) for number, fix in enumerate(report.fixes, 1)]),
        *(block for number, item in enumerate(report.items, 1) for block in _item(number, item)),
    ]
    return "\n\n".join(block for block in blocks if block) + "\n"


def _section(heading: str, blocks: list[str]) -> list[str]:
    return [heading, *blocks] if blocks else []


def _bullets(lines: Iterable[str]) -> str:
    return "\n".join(f"- {line}" for line in lines)


def _quoted(quote: str) -> str:
    return f"“{inline(quote)}”"


def _table(heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [heads, tuple("---" for _ in heads), *rows]
    return "\n".join("| " + " | ".join(" ".join(cell.split()) for cell in line) + " |" for line in lines)


def _facts(facts: Facts) -> str:
    def day(moment: object) -> str:
        return f"{moment:%Y-%m-%d %H:%M} UTC" if moment else "unknown"

    lines = [
        f"Session: {inline(facts.session)}",
        f"Mode: {facts.mode.value}" + (f", loop: {facts.loop}" if facts.loop else ""),
        f"Role: {facts.role}, seniority: {facts.seniority}",
        f"From {day(facts.started_at)} to {day(facts.last_at)}, {facts.minutes:.1f} minutes"
        + ("" if facts.ended else " so far"),
        f"Interviewer: {inline(facts.interviewer)}",
    ]
    if facts.calls:
        cost = facts.cost if facts.cost == "unknown" else f"{facts.cost} US dollars"
        lines.append(f"Model calls: {facts.calls}, tokens: {facts.tokens}, cost: {cost}")
    return _bullets(lines)


def _stages(report: Report) -> list[str]:
    blocks = ["## Rounds", _table(("round", "interviewer", "minutes", "vote"), map(_stage, report.stages))]
    if report.decision:
        return [*blocks, "## Decision", _decision(report.decision)]
    return [*blocks, f"No decision: {report.no_decision}."]


def _stage(stage: StageReport) -> tuple[str, ...]:
    vote = (
        f"{VOTES[stage.vote]}" + (f" ({stage.value:.1f})" if stage.value is not None else "") if stage.vote else "none"
    )
    return stage.name, stage.persona, f"{stage.minutes:.1f}", f"{vote}, {stage.why}" if stage.why else vote


def _decision(decision: DecisionReport) -> str:
    lines = [f"**{decision.says}**", "Because: " + "; ".join(decision.reasons)]
    if decision.overall is not None:
        lines.append(f"Overall {decision.overall:.1f}; {decision.agreement:.0%} of resamples of the questions agree")
    if decision.borderline and decision.would_help:
        lines.append(f"What would help most: {decision.would_help}")
    return _bullets(lines)


def _capabilities(capabilities: Iterable[CapabilityReport]) -> str:
    def row(one: CapabilityReport) -> tuple[str, ...]:
        if one.score is None:
            return one.name, "", "", "", "not evidenced"
        word = f"{one.score:.1f}" + (" (tentative)" if one.tentative else "")
        return one.name, word, str(one.level), f"{one.minutes:.1f}", plain(one.anchor)

    return _table(
        ("capability", "score", "level", "minutes of evidence", "what that level shows"), map(row, capabilities)
    )


def _fix(number: int, fix: Fix) -> str:
    said = f"Said: {_quoted(fix.evidence.quote)}" if fix.evidence else "Not said."
    lines = [said, plain(fix.showed), plain(fix.stronger), plain(fix.task)]
    return f"{number}. {fix.item}\n" + "\n".join(f"   - {' '.join(line.split())}" for line in lines)


def _item(number: int, item: ItemReport) -> Iterator[str]:
    yield f"## {number}. {plain(item.title)}"
    yield f"{item.stage.value}, {item.item}, {item.minutes:.1f} minutes"
    yield authored(item.prompt)
    yield _result(item)
    if item.points:
        yield "### Key points"
        yield _table(("key point", "verdict", "your words", "help", "why"), map(_point, item.points))
    if item.missed:
        yield "### What was missing"
        yield _bullets(plain(text) for text in item.missed)
    if item.misconceptions:
        yield f"### {CLAIMS[item.status == 'tentative']}"
        yield _bullets(map(_misconception, item.misconceptions))
    for challenge in item.challenged:
        yield f"{challenge.says} {_words(challenge.evidence)}".strip()
    if item.star:
        yield "### The story's slots"
        yield _table(("slot", "found", "your words"), ((s.name, s.found, _words(s.evidence)) for s in item.star))
    if item.reference:
        yield "### Reference answer"
        yield authored(item.reference)
    if item.references:
        yield "### To read"
        yield _bullets(map(_source, item.references))
    yield "### What was said"
    yield "\n\n".join(_turn(turn) for turn in item.turns)


def _result(item: ItemReport) -> str:
    parts = [f"**{inline(item.says)}**"]
    if item.score is not None:
        parts.append(f"score {item.score:.1f}, level {item.level}")
    if item.why:
        parts.append(inline(item.why))
    if item.hints:
        parts.append(f"hints taken: {item.hints}")
    line = "; ".join(parts) + "."
    return f"{line}\n\nWhat level {item.level} shows: {plain(item.anchor)}" if item.anchor else line


def _words(evidence: Evidence | None) -> str:
    return _quoted(evidence.quote) if evidence else ""


def _point(point: PointReport) -> tuple[str, ...]:
    sort = " (core)" if point.core else " (stretch)" if point.stretch else ""
    why = "; ".join(filter(None, (inline(point.reason), *map(inline, point.flags))))
    return plain(point.text) + sort, point.says, _words(point.evidence), point.help, why


def _misconception(wrong: MisconceptionReport) -> str:
    end = wrong.recovery or "Not put right."
    return f"{_words(wrong.evidence)} {plain(wrong.claim)} {plain(wrong.why_wrong)} {end}".strip()


def _source(source: Reference) -> str:
    where = source.url or (f"https://doi.org/{source.doi}" if source.doi else "")
    where = where or (f"https://arxiv.org/abs/{source.arxiv}" if source.arxiv else "")
    year = f" ({source.year})" if source.year else ""
    return f"{source.authors}{year}. {source.title}. {where}".strip()


def _turn(turn: TurnReport) -> str:
    head = f"{turn.speaker}, {int(turn.at_s) // 60}:{int(turn.at_s) % 60:02d}"
    if turn.action:
        return f"{head}: pressed {turn.action}"
    counted = _bullets(f"counted: {_quoted(c.quote)} for {plain(c.text)}" for c in turn.counted)
    return "\n\n".join(filter(None, (head, fenced(turn.text), counted)))
