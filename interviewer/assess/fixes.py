"""What to keep and what to mend: strengths with evidence, and at most three fixes in order of gain.

Knows judged items. Never knows style, voice or manner, and says nothing that no quote or missing point stands for.
"""

from collections.abc import Iterator, Sequence

from interviewer.assess.item_report import Answered
from interviewer.assess.report import Fix, ItemReport, MisconceptionReport, PointReport, Strength
from interviewer.assess.wording import HELP
from interviewer.domain.standards import ScoringRules
from interviewer.domain.vocabulary import Assistance, Severity, Verdict

MOST = 3
_UNHELPED = (HELP[Assistance.NONE], HELP[Assistance.NEUTRAL])


def strengths(pairs: Sequence[tuple[Answered, ItemReport]]) -> tuple[Strength, ...]:
    """What was said in full and without help, depth first, then by weight."""
    found = [
        (point, Strength(item=report.item, key_point=point.key_point, shows=_shows(answered), evidence=point.evidence))
        for answered, report in pairs
        for point in report.points
        if point.verdict is Verdict.MET and point.help in _UNHELPED and point.evidence
    ]
    found.sort(key=lambda pair: (pair[0].stretch, pair[0].weight), reverse=True)
    return tuple(strength.model_copy(update={"shows": strength.shows + p.text}) for p, strength in found[:MOST])


def _shows(answered: Answered) -> str:
    return "Mentions without help: " if answered.tentative else "States without help: "


def fixes(pairs: Sequence[tuple[Answered, ItemReport]], rules: ScoringRules) -> tuple[Fix, ...]:
    """At most three, by what each could add to its item's score."""
    found = [
        fix
        for answered, report in pairs
        if report.status in ("graded", "tentative")
        for fix in (*_for_points(answered, report, rules), *_for_misconceptions(answered, report, rules))
    ]
    return tuple(sorted(found, key=lambda fix: fix.gain, reverse=True)[:MOST])


def _for_points(answered: Answered, report: ItemReport, rules: ScoringRules) -> Iterator[Fix]:
    for point in report.points:
        if not point.gap:
            continue
        asks = answered.item.key_point(point.key_point).probe
        yield Fix(
            item=report.item,
            key_point=point.key_point,
            misconception=None,
            evidence=point.evidence,
            showed=_showed(point, answered.tentative),
            stronger=f"To state, unprompted: {point.text}",
            task=f"Drill {report.item}: answer again and cover this before it is asked for. Ask yourself: {asks}",
            gain=round(_gain(point, report, rules), 3),
        )


def _showed(point: PointReport, tentative: bool) -> str:
    if point.verdict is Verdict.MISSED:
        start = "No mention was found" if tentative else "Not shown"
        return f"{start}, {point.help}." if point.help else f"{start}."
    if point.verdict is Verdict.PARTIAL:
        said = "Touches on the point" if tentative else "Part of the point"
        return f"{said}, {point.help}." if point.help else f"{said}."
    return f"The point, but only {point.help}."


def _gain(point: PointReport, report: ItemReport, rules: ScoringRules) -> float:
    """Share of its coverage that the point would add, in points of the score; its gap times its weight."""
    beside = [p.weight for p in report.points if p.stretch == point.stretch and p.gap is not None]
    reach = rules.stretch_gain if point.stretch else rules.highest - rules.lowest
    return reach * point.weight * (point.gap or 0.0) / sum(beside)


def _for_misconceptions(answered: Answered, report: ItemReport, rules: ScoringRules) -> Iterator[Fix]:
    for wrong in report.misconceptions:
        if wrong.repaired:
            continue
        authored = answered.item.misconception(wrong.misconception)
        yield Fix(
            item=report.item,
            key_point=None,
            misconception=wrong.misconception,
            evidence=wrong.evidence,
            showed=f"{_claimed(answered)} {wrong.claim} {wrong.why_wrong}",
            stronger=f"To put it right: {authored.repaired_if}",
            task=f"Drill {report.item}: answer again, then reply to this: {authored.pushback[0]}",
            gain=_cost(wrong, rules),
        )


def _claimed(answered: Answered) -> str:
    return "Reads like this claim:" if answered.tentative else "This claim:"


def _cost(wrong: MisconceptionReport, rules: ScoringRules) -> float:
    """What the claim cost: its penalty, or all above the cap that a fatal one sets."""
    if wrong.severity is Severity.FATAL:
        return rules.highest - rules.fatal_cap
    return rules.penalty.get(wrong.severity, 0.0)
