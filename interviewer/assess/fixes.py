"""What to keep, what to mend and what to prepare: strengths with evidence, and at most three fixes.

Knows judged items. Never knows style, voice or manner, and says nothing that no quote or missing point stands for.
"""

from collections.abc import Iterator, Sequence

from interviewer.assess.item_report import Answered
from interviewer.assess.report import Evidence, Fix, ItemReport, MisconceptionReport, PointReport, Strength, Unasked
from interviewer.assess.wording import GRADED, HELP, UNREAD, brief
from interviewer.domain.standards import ScoringRules
from interviewer.domain.vocabulary import Assistance, Severity, Verdict

MOST = 3
_UNHELPED = (HELP[Assistance.NONE], HELP[Assistance.NEUTRAL])
_JUDGED = ("graded", "tentative")
Pairs = Sequence[tuple[Answered, ItemReport]]


def strengths(pairs: Pairs) -> tuple[Strength, ...]:
    """What was said in full and without help, depth first, then by weight."""
    found = [
        (point, _strength(point, point.evidence, answered, report))
        for answered, report in pairs
        for point in report.points
        if point.verdict is Verdict.MET and point.help in _UNHELPED and point.evidence
    ]
    found.sort(key=lambda pair: (pair[0].stretch, pair[0].weight), reverse=True)
    return tuple(strength for _, strength in found[:MOST])


def _strength(point: PointReport, evidence: Evidence, answered: Answered, report: ItemReport) -> Strength:
    return Strength(
        item=report.item,
        title=report.title,
        key_point=point.key_point,
        label=point.label,
        says="mentions" if answered.tentative else "meets",
        text=point.text,
        evidence=evidence,
    )


def fixes(pairs: Pairs, rules: ScoringRules) -> tuple[Fix, ...]:
    """At most three: core points and wrong claims before stretch points before others, then by what each could add."""
    found = [
        ranked
        for answered, report in pairs
        if report.status in _JUDGED
        for ranked in (*_for_points(answered, report, rules), *_for_misconceptions(answered, report, rules))
    ]
    found.sort(key=lambda ranked: (ranked[0], -ranked[1].gain))
    return tuple(fix for _, fix in found[:MOST])


def _rank(point: PointReport) -> int:
    return 0 if point.core else 1 if point.stretch else 2


def _for_points(answered: Answered, report: ItemReport, rules: ScoringRules) -> Iterator[tuple[int, Fix]]:
    for point in report.points:
        if not point.gap:
            continue
        yield (
            _rank(point),
            Fix(
                item=report.item,
                title=report.title,
                label=point.label,
                about=brief(point.text),
                key_point=point.key_point,
                verdict=point.verdict,
                misconception=None,
                evidence=point.evidence or point.nearest,
                showed=_showed(point),
                reason="; ".join(filter(None, (point.reason, *point.flags))),
                stronger=point.text,
                drill=_drill(report),
                rehearse=answered.item.key_point(point.key_point).probe,
                gain=round(_gain(point, report, rules), 3),
            ),
        )


def _drill(report: ItemReport) -> str:
    return f"interviewer practice --item {report.item}"


def _showed(point: PointReport) -> str:
    """The verdict with the help it took, as the beginning of a sentence."""
    but = "but only " if point.verdict is Verdict.MET else ""
    silent = point.says == GRADED[Verdict.MISSED] and point.nearest is None
    found = "not said" if silent else point.says
    return found.capitalize() + (f", {but}{point.help}" if point.help else "")


def _gain(point: PointReport, report: ItemReport, rules: ScoringRules) -> float:
    """Share of its coverage that the point would add, in points of the score; its gap times its weight."""
    beside = [p.weight for p in report.points if p.stretch == point.stretch and p.gap is not None]
    reach = rules.stretch_gain if point.stretch else rules.highest - rules.lowest
    return reach * point.weight * (point.gap or 0.0) / sum(beside)


def _for_misconceptions(answered: Answered, report: ItemReport, rules: ScoringRules) -> Iterator[tuple[int, Fix]]:
    for wrong in report.misconceptions:
        if wrong.repaired:
            continue
        authored = answered.item.misconception(wrong.misconception)
        yield (
            0,
            Fix(
                item=report.item,
                title=report.title,
                label="",
                about=brief(wrong.claim),
                key_point=None,
                verdict=None,
                misconception=wrong.misconception,
                evidence=wrong.evidence,
                showed=f"{_claimed(answered)}: {wrong.claim} What is wrong with it: {wrong.why_wrong}",
                reason="",
                stronger=authored.repaired_if,
                drill=_drill(report),
                # A push-back with a blank in it needs the conversation to be filled in from.
                rehearse=next((asked for asked in authored.pushback if "{" not in asked), ""),
                gain=_cost(wrong, rules),
            ),
        )


def _claimed(answered: Answered) -> str:
    return "Reads like this claim" if answered.tentative else "This claim"


def _cost(wrong: MisconceptionReport, rules: ScoringRules) -> float:
    """What the claim cost: its penalty, or all above the cap that a fatal one sets."""
    if wrong.severity is Severity.FATAL:
        return rules.highest - rules.fatal_cap
    return rules.penalty.get(wrong.severity, 0.0)


def unasked(pairs: Pairs) -> tuple[Unasked, ...]:
    """Points of judged answers that were neither asked nor said, the heaviest first, at most as many as fixes."""
    found = [
        (point, answered, report)
        for answered, report in pairs
        if report.status in _JUDGED
        for point in report.points
        if point.verdict is Verdict.NOT_ASSESSED and point.says != UNREAD
    ]
    found.sort(key=lambda one: (_rank(one[0]), -one[0].weight))
    return tuple(
        Unasked(
            item=report.item,
            title=report.title,
            key_point=point.key_point,
            label=point.label,
            text=point.text,
            rehearse=answered.item.key_point(point.key_point).probe,
        )
        for point, answered, report in found[:MOST]
    )
