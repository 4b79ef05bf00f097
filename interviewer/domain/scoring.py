"""From verdicts to levels, votes and a decision.

Knows the arithmetic. Never knows a constant: each comes from `rubrics/scoring.yaml` as `ScoringRules`.
"""

import random
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise

from interviewer.domain.noun import Noun
from interviewer.domain.standards import RoleProfile, ScoringRules
from interviewer.domain.vocabulary import Assistance, Capability, Decision, Severity, Verdict, Vote


class Criterion(Noun):
    """One key point with its verdict, ready to be counted."""

    weight: float
    verdict: Verdict
    core: bool = False
    stretch: bool = False
    assistance: Assistance = Assistance.NONE


class ItemScore(Noun):
    """score: 1.0 to 4.0, level: 1 to 4, base and stretch: coverage 0 to 1. All None where nothing was evidenced."""

    score: float | None = None
    level: int | None = None
    base: float | None = None
    stretch: float | None = None


class ItemEvidence(Noun):
    """What one judged item gives its stage. capabilities: shares that sum to 1."""

    score: float | None
    minutes: float
    capabilities: dict[Capability, float]


class CapabilityScore(Noun):
    """score: 1.0 to 4.0; minutes: evidence it rests on, in item minutes times share."""

    score: float
    minutes: float


class StageVote(Noun):
    """A stage's vote. value: 1.0 to 4.0, None where there was not enough evidence."""

    vote: Vote
    value: float | None


class Outcome(Noun):
    """A loop's decision. overall: 1.0 to 4.0, None where nothing was assessed."""

    decision: Decision
    overall: float | None
    reasons: tuple[str, ...]


def credit(criterion: Criterion, rules: ScoringRules) -> float:
    """What the verdict is worth after help, 0 to 1."""
    return rules.credit[criterion.verdict] * rules.assistance[criterion.assistance]


def _coverage(criteria: Sequence[Criterion], rules: ScoringRules) -> float:
    weight = sum(c.weight for c in criteria)
    return sum(c.weight * credit(c, rules) for c in criteria) / weight if weight else 0.0


def _curve(coverage: float, rules: ScoringRules) -> float:
    for (x0, y0), (x1, y1) in pairwise(rules.knots):
        if coverage <= x1:
            return y0 + (y1 - y0) * (coverage - x0) / (x1 - x0)
    return rules.knots[-1][1]


def item_score(
    criteria: Sequence[Criterion], misconceptions: Sequence[tuple[Severity, bool]], rules: ScoringRules
) -> ItemScore:
    """Score of one item from its criteria and its misconceptions as (severity, repaired) pairs.

    Unassessed criteria are left out; without an assessed base criterion nothing is evidenced.
    """
    seen = [c for c in criteria if c.verdict is not Verdict.NOT_ASSESSED]
    base = [c for c in seen if not c.stretch]
    if not base:
        return ItemScore()
    r, s = _coverage(base, rules), _coverage([c for c in seen if c.stretch], rules)
    left = [severity for severity, repaired in misconceptions if not repaired]
    score = _curve(r, rules)
    score += rules.stretch_gain * s * min(1.0, max(0.0, (r - rules.stretch_from) / rules.stretch_span))
    score -= sum(rules.penalty.get(severity, 0.0) for severity in left)
    if any(c.core and credit(c, rules) < rules.core_floor for c in base):
        score = min(score, rules.core_cap)
    if Severity.FATAL in left:
        score = min(score, rules.fatal_cap)
    score = max(rules.lowest, min(rules.highest, score))
    return ItemScore(score=score, level=level_of(score, rules), base=r, stretch=s)


def level_of(score: float, rules: ScoringRules) -> int:
    """The nearest level; a half rounds up."""
    return min(int(rules.highest), int(score + 0.5))


def stage_scores(items: Sequence[ItemEvidence]) -> dict[Capability, CapabilityScore]:
    """Mean item score per capability, weighted by item minutes times the item's share."""
    scores: dict[Capability, CapabilityScore] = {}
    for capability in Capability:
        parts = [
            (item.score, item.minutes * item.capabilities[capability])
            for item in items
            if item.score is not None and capability in item.capabilities
        ]
        weight = sum(w for _, w in parts)
        if weight:
            scores[capability] = CapabilityScore(score=sum(x * w for x, w in parts) / weight, minutes=weight)
    return scores


def stage_vote(
    scores: Mapping[Capability, CapabilityScore], weights: Mapping[Capability, int], rules: ScoringRules
) -> StageVote:
    """The vote of a stage whose row of the matrix is `weights`; unassessed capabilities drop out."""
    used = {c: w for c, w in weights.items() if c in scores and w}
    if not used or sum(used.values()) < rules.vote_share * sum(weights.values()):
        return StageVote(vote=Vote.NOT_ENOUGH_EVIDENCE, value=None)
    value = sum(scores[c].score * w for c, w in used.items()) / sum(used.values())
    vote = next((v for limit, v in rules.vote_limits if value < limit), rules.vote_limits[-1][1])
    return StageVote(vote=vote, value=value)


def loop_scores(
    stages: Mapping[str, Mapping[Capability, CapabilityScore]],
    matrix: Mapping[str, Mapping[Capability, int]],
    minutes: Mapping[str, float],
) -> dict[Capability, float]:
    """Capability values of a loop: mean over stages, weighted by matrix cell times stage minutes."""
    scores: dict[Capability, float] = {}
    for capability in Capability:
        parts = [
            (found[capability].score, matrix[stage].get(capability, 0) * minutes[stage])
            for stage, found in stages.items()
            if capability in found
        ]
        weight = sum(w for _, w in parts)
        if weight:
            scores[capability] = sum(x * w for x, w in parts) / weight
    return scores


def decide(
    scores: Mapping[Capability, float],
    votes: Mapping[str, Vote],
    role: RoleProfile,
    rules: ScoringRules,
    veto: bool = False,
    integrity: bool = False,
) -> Outcome:
    """The decision of a loop; the first rule that applies, worst first.

    votes: by stage. veto: a sustained one of the bar raiser's. integrity: contradicted evidence, quoted and agreed.
    """
    weight = sum(w for c, w in role.weights.items() if c in scores)
    overall = sum(scores[c] * w for c, w in role.weights.items() if c in scores) / weight if weight else None
    unseen = [gate for gate in role.gates if gate not in scores]
    if unseen or overall is None:
        named = ", ".join(gate.value for gate in unseen) or "every capability"
        return Outcome(decision=Decision.INCOMPLETE, overall=overall, reasons=(f"never assessed: {named}",))
    if integrity:
        reason = "integrity: contradicted or fabricated evidence, quoted"
        return Outcome(decision=Decision.STRONG_NO_HIRE, overall=overall, reasons=(reason,))
    cast = [vote for vote in votes.values() if vote is not Vote.NOT_ENOUGH_EVIDENCE]
    strong_noes = cast.count(Vote.STRONG_NO_HIRE)
    if overall < rules.strong_no_below or strong_noes >= rules.strong_no_votes:
        reason = f"overall {overall:.2f}, {strong_noes} strong no votes"
        return Outcome(decision=Decision.STRONG_NO_HIRE, overall=overall, reasons=(reason,))
    noes = sum(vote in (Vote.NO_HIRE, Vote.STRONG_NO_HIRE) for vote in cast)
    reasons = _against(scores, role, rules, overall, noes, len(cast), veto)
    if reasons:
        return Outcome(decision=Decision.NO_HIRE, overall=overall, reasons=reasons)
    spikes = [c.value for c, x in scores.items() if x >= rules.spike]
    if overall >= rules.strong_overall and min(scores.values()) >= rules.strong_least and spikes and not noes:
        reason = "spike: " + ", ".join(spikes)
        return Outcome(decision=Decision.STRONG_HIRE, overall=overall, reasons=(reason,))
    return Outcome(decision=Decision.HIRE, overall=overall, reasons=("meets the bar",))


def _against(
    scores: Mapping[Capability, float],
    role: RoleProfile,
    rules: ScoringRules,
    overall: float,
    noes: int,
    cast: int,
    veto: bool,
) -> tuple[str, ...]:
    low = [gate.value for gate in role.gates if scores[gate] < rules.gate_below]
    reasons = []
    if low:
        reasons.append(f"gate capability below {rules.gate_below}: " + ", ".join(low))
    if overall < rules.overall_below:
        reasons.append(f"overall below {rules.overall_below}")
    if noes > max(1, int(cast * rules.no_votes_share)):
        reasons.append("too many no votes")
    if veto:
        reasons.append("bar raiser veto, with quoted evidence")
    return tuple(reasons)


def confidence(
    stage_items: Mapping[str, Sequence[ItemEvidence]],
    matrix: Mapping[str, Mapping[Capability, int]],
    minutes: Mapping[str, float],
    role: RoleProfile,
    rules: ScoringRules,
    seed: int = 0,
) -> tuple[Decision, float]:
    """The decision, and the share (0 to 1) of resamples of items within stages that come to the same one."""
    rnd = random.Random(seed)

    def once(pick: Callable[[Sequence[ItemEvidence]], Sequence[ItemEvidence]]) -> Decision:
        stages = {stage: stage_scores(pick(items)) for stage, items in stage_items.items()}
        votes = {stage: stage_vote(found, matrix[stage], rules).vote for stage, found in stages.items()}
        return decide(loop_scores(stages, matrix, minutes), votes, role, rules).decision

    base = once(lambda items: items)
    same = sum(once(lambda items: [rnd.choice(items) for _ in items]) == base for _ in range(rules.draws))
    return base, same / rules.draws
