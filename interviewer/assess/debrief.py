"""Capabilities, votes and the decision of a session.

Knows judged items, rounds and the scoring arithmetic. Never lets a tentative or missing judgement lead to a vote.
"""

from collections.abc import Mapping, Sequence

from interviewer.assess.item_report import Answered, level_anchor
from interviewer.assess.report import CapabilityReport, DecisionReport, StageReport
from interviewer.assess.wording import DECISIONS
from interviewer.domain.errors import UsageError
from interviewer.domain.events import Round
from interviewer.domain.library import Library
from interviewer.domain.noun import Noun
from interviewer.domain.scoring import (
    CapabilityScore,
    ItemEvidence,
    confidence,
    decide,
    level_of,
    loop_scores,
    stage_scores,
    stage_vote,
)
from interviewer.domain.standards import RoleProfile
from interviewer.domain.state import State
from interviewer.domain.vocabulary import Capability, Vote


class Sat(Noun):
    """One round that was opened, with its answered items. key: its place in the setup."""

    key: str
    round: Round
    minutes: float
    over: bool
    answered: tuple[Answered, ...]


def sat_rounds(state: State, answered: Sequence[Answered]) -> tuple[Sat, ...]:
    """The rounds of the session in the order they were held."""
    rounds = []
    for place, held in enumerate(state.rounds):
        end = state.elapsed_s if held.closed_s is None else held.closed_s
        rounds.append(
            Sat(
                key=str(held.index),
                round=state.chosen.rounds[held.index],
                minutes=(end - held.opened_s) / 60,
                over=held.closed_s is not None or state.ended is not None,
                answered=tuple(a for a in answered if a.record.round == place),
            )
        )
    return tuple(rounds)


def evidence_of(answered: Sequence[Answered]) -> tuple[ItemEvidence, ...]:
    """What judged items give their stage. An item weighs its planned minutes: slow typing is not evidence."""
    return tuple(
        ItemEvidence(score=a.judgement.score, minutes=a.item.time_box.soft_min, capabilities=a.item.capabilities)
        for a in answered
        if a.judgement is not None and a.judgement.score is not None
    )


def report_capabilities(rounds: Sequence[Sat], library: Library) -> tuple[CapabilityReport, ...]:
    """All capabilities; those without evidence are empty, not low."""
    everything = [a for sat in rounds for a in sat.answered]
    found = stage_scores(evidence_of(everything))
    scores = {capability: held.score for capability, held in found.items()}
    if len(rounds) > 1:
        scores |= _loop(rounds, library)
    return tuple(
        _capability(capability, scores.get(capability), found.get(capability), everything, library)
        for capability in Capability
    )


def _capability(
    capability: Capability,
    score: float | None,
    found: CapabilityScore | None,
    answered: Sequence[Answered],
    library: Library,
) -> CapabilityReport:
    level = None if score is None else level_of(score, library.scoring)
    rubric = library.capabilities.get(capability)
    return CapabilityReport(
        capability=capability,
        name=rubric.name if rubric else capability.value,
        score=None if score is None else round(score, 1),
        level=level,
        minutes=round(found.minutes, 1) if found else 0.0,
        tentative=any(a.tentative for a in answered if capability in a.item.capabilities),
        anchor="" if level is None else level_anchor(library, capability, level),
    )


def report_stages(rounds: Sequence[Sat], library: Library) -> tuple[StageReport, ...]:
    """Each round with its vote, or with the reason why there is none."""
    return tuple(_stage(sat, library) for sat in rounds)


def _stage(sat: Sat, library: Library) -> StageReport:
    plan = library.plans[sat.round.stage]
    why = _no_vote(sat)
    cast = None if why else stage_vote(stage_scores(evidence_of(sat.answered)), plan.weights, library.scoring)
    if cast is not None and cast.vote is Vote.NOT_ENOUGH_EVIDENCE:
        why = "too little of what this stage is about was asked"
    persona = library.personas.get(sat.round.persona)
    return StageReport(
        stage=sat.round.stage,
        name=plan.name,
        persona=persona.name if persona else sat.round.persona,
        minutes=round(sat.minutes, 1),
        vote=cast.vote if cast else None,
        value=None if cast is None or cast.value is None else round(cast.value, 1),
        why=why,
    )


def _no_vote(sat: Sat) -> str:
    """Why the round has no vote, "" where a model graded all of it."""
    spoken = [a for a in sat.answered if a.record.said]
    if not sat.over:
        return "the round is not over"
    if not spoken:
        return "no question was answered"
    if any(a.tentative for a in spoken):
        return "judged by matching words, without a model: tentative verdicts make no vote"
    missing = sum(a.status != "graded" for a in spoken)
    return f"{missing} of {len(spoken)} answers are not graded; judge them again" if missing else ""


def report_decision(state: State, rounds: Sequence[Sat], library: Library) -> tuple[DecisionReport | None, str]:
    """The loop's decision, or None and why there is none."""
    planned = len(state.chosen.rounds)
    if planned < 2:
        return None, "one round gives no decision"
    if len(rounds) < planned or not all(sat.over for sat in rounds):
        return None, f"{sum(sat.over for sat in rounds)} of {planned} rounds have been held"
    blocked = {sat.round.stage.value: _no_vote(sat) for sat in rounds if _no_vote(sat)}
    if blocked:
        return None, "; ".join(f"{stage}: {why}" for stage, why in blocked.items())
    return _decision(rounds, _role(state.chosen.role, library), library, state.chosen.seed), ""


def _decision(rounds: Sequence[Sat], role: RoleProfile, library: Library, seed: int) -> DecisionReport:
    items = {sat.key: evidence_of(sat.answered) for sat in rounds}
    matrix = {sat.key: library.plans[sat.round.stage].weights for sat in rounds}
    minutes = {sat.key: sat.round.minutes for sat in rounds}
    votes = {key: stage_vote(stage_scores(found), matrix[key], library.scoring).vote for key, found in items.items()}
    outcome = decide(_loop(rounds, library), votes, role, library.scoring)
    _, agreement = confidence(items, matrix, minutes, role, library.scoring, seed)
    borderline = agreement < library.scoring.borderline_below
    word = DECISIONS[outcome.decision]
    said = f"borderline, nearest to {word}: other questions could have tipped it" if borderline else f"clear: {word}"
    return DecisionReport(
        decision=outcome.decision,
        overall=None if outcome.overall is None else round(outcome.overall, 1),
        reasons=outcome.reasons,
        agreement=round(agreement, 2),
        borderline=borderline,
        says=said,
        would_help=_would_help(stage_scores([e for found in items.values() for e in found]), role, library),
    )


def _loop(rounds: Sequence[Sat], library: Library) -> dict[Capability, float]:
    """Capability values over rounds, weighted by matrix cell times planned round minutes."""
    found = {sat.key: stage_scores(evidence_of(sat.answered)) for sat in rounds}
    matrix = {sat.key: library.plans[sat.round.stage].weights for sat in rounds}
    return loop_scores(found, matrix, {sat.key: sat.round.minutes for sat in rounds})


def _would_help(found: Mapping[Capability, CapabilityScore], role: RoleProfile, library: Library) -> str:
    """The capability that weighs most for the minutes of evidence there are."""
    unseen = {c: w for c, w in role.weights.items() if c not in found}
    seen = {c: w / found[c].minutes for c, w in role.weights.items() if c in found}
    wanted = unseen or seen
    if not wanted:
        return ""
    capability = max(wanted, key=lambda c: wanted[c])
    rubric = library.capabilities.get(capability)
    return f"more evidence on {(rubric.name if rubric else capability.value).lower()}"


def _role(id: str, library: Library) -> RoleProfile:
    if id not in library.roles:
        raise UsageError(f"no role is called “{id}”", remedy="one of " + ", ".join(library.roles))
    return library.roles[id]
