"""A report written out: Markdown for reading, whole or in short, JSON for programs.

Knows the order and the headings of a report. Never knows how it came about, and adds nothing to it.
"""

import json
from collections.abc import Iterable

from interviewer.assess.claim_report import shows_words
from interviewer.assess.export_item import question, spoken
from interviewer.assess.export_talk import talk_markdown
from interviewer.assess.markdown import bullets, inline, plain, quoted, table
from interviewer.assess.report import (
    CapabilityReport,
    ClaimReport,
    DecisionReport,
    Facts,
    Fix,
    FollowUp,
    ItemReport,
    Report,
    StageReport,
    Strength,
    Summary,
    TurnReport,
    Unasked,
)
from interviewer.assess.wording import LEDGER, STANDARD, VOTES
from interviewer.domain.vocabulary import Verdict


def to_json(report: Report) -> str:
    """The report as JSON; its schema is `docs/report-schema.json`."""
    return report.model_dump_json(indent=2) + "\n"


def schema() -> str:
    """The JSON schema of a report."""
    return json.dumps(Report.model_json_schema(), indent=2, sort_keys=True) + "\n"


def to_markdown(report: Report, short: bool = False) -> str:
    """The report as Markdown. What people or models wrote stands fenced or escaped; formulas of references stay.

    short: for a terminal, with the result last: no tables of key points, no reference answers, no transcript.
    """
    return _joined(_short(report) if short else _whole(report))


def item_markdown(number: int, item: ItemReport, short: bool = False) -> str:
    """The feedback on one question alone, under a heading with that number; what was said in it last, unless short."""
    return _joined([*question(number, item, short), *([] if short else _spoken(item.turns, ()))])


def transcript_markdown(turns: Iterable[TurnReport]) -> str:
    """What was said, and nothing else."""
    return _joined(spoken(turns, ()))


def _joined(blocks: Iterable[str]) -> str:
    return "\n\n".join(block for block in blocks if block) + "\n"


def _whole(report: Report) -> list[str]:
    return [
        "# Interview report",
        *report.notes,
        _facts(report.facts),
        *_stages(report, short=False),
        "## Capabilities",
        _capabilities(report.capabilities),
        " ".join(report.capability_notes),
        report.own_rating,
        *_section("## Help and recovery", [bullets(report.coaching)] if report.coaching else []),
        "## What you showed",
        report.no_strengths or bullets(_strength(one, len(report.items) > 1) for one in report.strengths),
        *_to_do(report),
        *_ledger(report),
        *_talks(report, short=False),
        *(block for number, item in enumerate(report.items, 1) for block in question(number, item)),
        *_spoken(report.turns, report.items),
        _used(report.facts),
    ]


def _short(report: Report) -> list[str]:
    return [
        "# Interview report",
        *report.notes,
        *(block for number, item in enumerate(report.items, 1) for block in question(number, item, short=True)),
        *_to_do(report),
        *_section("## Follow-ups to prepare", _prepare(report.prepare)),
        *_talks(report, short=True),
        *_stages(report, short=True),
        *_section(
            "## Levels", [_levels(report.capabilities), " ".join(report.capability_notes)] if report.items else []
        ),
    ]


def _section(heading: str, blocks: list[str]) -> list[str]:
    return [heading, *blocks] if blocks else []


def _spoken(turns: Iterable[TurnReport], items: Iterable[ItemReport]) -> list[str]:
    return _section("## What was said", list(spoken(turns, items)))


def _facts(facts: Facts) -> str:
    def day(moment: object) -> str:
        return f"{moment:%Y-%m-%d %H:%M} UTC" if moment else "unknown"

    model = "none, by rules" if facts.interviewer == "offline" else inline(facts.interviewer)
    return bullets(
        (
            f"Session: {inline(facts.session)}",
            f"Mode: {facts.mode.value}" + (f", loop: {plain(facts.loop_name)}" if facts.loop else ""),
            f"Role: {plain(facts.role_name)}, seniority: {plain(facts.seniority_name)}"
            + (f", place: {plain(facts.organisation_name)}" if facts.organisation else ""),
            f"From {day(facts.started_at)} to {day(facts.last_at)}, {facts.minutes:.1f} minutes"
            + ("" if facts.ended else " so far"),
            f"Language model: {model}",
        )
    )


def _used(facts: Facts) -> str:
    cost = facts.cost if facts.cost == "unknown" else f"{facts.cost} US dollars"
    return f"Model calls: {facts.calls}, tokens: {facts.tokens}, cost: {cost}" if facts.calls else ""


def _stages(report: Report, short: bool) -> list[str]:
    rows = [_stage(stage, report.dated) for stage in report.stages]
    held = (
        bullets(f"{name}, with {persona}, {minutes} minutes: vote {vote}" for name, persona, minutes, vote in rows)
        if short
        else table(("round", "interviewer", "minutes", "vote"), rows)
    )
    if report.decision:
        return ["## Rounds", held, "## Decision", _decision(report.decision), *_summary(report.summary)]
    return ["## Rounds", held, report.no_decision, *_summary(report.summary)]


def _summary(told: Summary | None) -> list[str]:
    if told is None:
        return []
    lines = [
        *told.levels,
        *(f"Shown: {plain(one.text)} {quoted(one.evidence.quote)}" for one in told.strengths),
        *(f"Missing: {plain(one.about)}{_nearest(one)}" for one in told.risks),
        *([f"What would change this: {plain(told.would_change)}"] if told.would_change else []),
    ]
    return ["## In one paragraph", f"**{told.question}** {plain(told.says)}", bullets(lines)]


def _nearest(fix: Fix) -> str:
    return f" {quoted(fix.evidence.quote)}" if fix.evidence else ""


def _stage(stage: StageReport, dated: bool) -> tuple[str, str, str, str]:
    value = f" ({stage.value:.1f})" if stage.value is not None else ""
    vote = f"{VOTES[stage.vote]}{value}" if stage.vote else "none"
    told = "; ".join(filter(None, (vote, stage.why, stage.basis if stage.vote else "")))
    name = f"{plain(stage.name)}, on {stage.day}" if dated and stage.day else plain(stage.name)
    return name, plain(stage.persona), f"{stage.minutes:.1f}", told


def _decision(decision: DecisionReport) -> str:
    lines = [f"**{decision.says}**", "Because: " + "; ".join(decision.reasons)]
    if decision.overall is not None:
        lines.append(f"Overall {decision.overall:.1f}; {decision.agreement:.0%} of resamples of the questions agree")
    if decision.borderline and decision.would_help:
        lines.append(f"What would help most: {decision.would_help}")
    return bullets(lines)


def _score(one: CapabilityReport) -> str:
    return f"{one.score:.1f}" + (" (tentative)" if one.tentative else "")


def _capabilities(capabilities: Iterable[CapabilityReport]) -> str:
    def row(one: CapabilityReport) -> tuple[str, ...]:
        if one.score is None:
            return one.name, "", "", "", "not evidenced"
        return one.name, _score(one), str(one.level), f"{one.minutes:.1f}", plain(one.anchor)

    heads = ("capability", "score", "level", "minutes", f"anchor of that level ({STANDARD})")
    return table(heads, map(row, capabilities))


def _levels(capabilities: Iterable[CapabilityReport]) -> str:
    return bullets(
        f"{plain(one.name)}: "
        + ("not evidenced" if one.score is None else f"{_score(one)}, level {one.level}, {one.minutes:.1f} minutes")
        for one in capabilities
    )


def _of(label: str, title: str, several: bool) -> str:
    return f"{label} of “{plain(title)}”" if several else label


def _strength(one: Strength, several: bool) -> str:
    said = f"Without help you said: {quoted(one.evidence.quote)}"
    return f"{said} - this {one.says} {_of(one.label, one.title, several)}: {plain(one.text)}"


def _to_do(report: Report) -> list[str]:
    mend = [_fix(number, fix) for number, fix in enumerate(report.fixes, 1)]
    several = len(report.items) > 1
    prepare = [bullets(_unasked(one, several) for one in report.unasked)] if report.unasked else []
    return [*_section("## What to mend first", mend), *_section("## Not asked, worth preparing", prepare)]


def _ledger(report: Report) -> list[str]:
    heads = ("you claimed", "kind", "status", "why")
    rows = [(_claimed(one), one.kind, one.status, _stands(one)) for one in report.ledger]
    return [
        *_section("## Your claims", [LEDGER, table(heads, rows)] if rows else []),
        *_section("### Follow-ups to prepare", _prepare(report.prepare)),
    ]


def _talks(report: Report, short: bool) -> list[str]:
    return [block for talk in report.talks for block in talk_markdown(talk, short)]


def _claimed(claim: ClaimReport) -> str:
    return f"{quoted(claim.quote.quote)} (in {plain(claim.source)})" if claim.source else quoted(claim.quote.quote)


def _stands(claim: ClaimReport) -> str:
    says = plain(claim.says)
    return f"{says} {quoted(claim.settled.quote)}" if shows_words(claim) and claim.settled else says


def _prepare(prepare: Iterable[FollowUp]) -> list[str]:
    lines = [f"{quoted(one.quote.quote)} {plain(one.ask)}" for one in prepare]
    return [bullets(lines)] if lines else []


def _fix(number: int, fix: Fix) -> str:
    about = f"{fix.label}: {plain(fix.about)}" if fix.label else f"a claim: {plain(fix.about)}"
    said = "Nearest you said: " if fix.verdict is Verdict.MISSED else "You said: "
    lines = [
        *([said + quoted(fix.evidence.quote)] if fix.evidence else []),
        plain(fix.showed) + (f": {inline(fix.reason)}" if fix.reason else "" if fix.misconception else "."),
        f"A stronger answer: {plain(fix.stronger)}",
        f"Drill: `{fix.drill}`" + (f". Rehearse: {plain(fix.rehearse)}" if fix.rehearse else ""),
    ]
    return f"{number}. **{plain(fix.title)}** - {about}\n" + "\n".join(f"   - {' '.join(x.split())}" for x in lines)


def _unasked(one: Unasked, several: bool) -> str:
    return f"{_of(one.label, one.title, several)}: {plain(one.text)} Rehearse: {plain(one.rehearse)}"
