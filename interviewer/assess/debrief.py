"""Capabilities, votes and the decision of a session.

Knows judged items, rounds and the scoring arithmetic. Never lets a tentative or missing judgement, or a
draft of a question, lead to a vote.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import date

from interviewer.assess.item_report import Answered, capability_name, level_anchor
from interviewer.assess.report import CapabilityReport, DecisionReport, StageReport
from interviewer.assess.wording import DECISIONS, ONE_SCORE, VOTES, WHOLE_LOOP, thin
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

THIN = 0.5  # a round whose judged questions took less than this share of its plan is called thin; it decides nothing


class Sat(Noun):
    """One round that was opened, with its answered items. key: its place in the setup."""

    key: str
    round: Round
    day: date | None
    minutes: float
    over: bool
    answered: tuple[Answered, ...]

    @property
    def judged(self) -> tuple[Answered, ...]:
        """Those with a score."""
        return tuple(a for a in self.answered if a.scored)


def sat_rounds(state: State, answered: Sequence[Answered]) -> tuple[Sat, ...]:
    """The rounds of the session in the order they were held."""
    rounds = []
    for place, held in enumerate(state.rounds):
        end = state.elapsed_s if held.closed_s is None else held.closed_s
        rounds.append(
            Sat(
                key=str(held.index),
                round=state.chosen.rounds[held.index],
                day=held.opened_at.date() if held.opened_at else None,
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
    return tuple(_capability(capability, scores.get(capability), everything, library) for capability in Capability)


def _capability(
    capability: Capability,
    score: float | None,
    answered: Sequence[Answered],
    library: Library,
) -> CapabilityReport:
    level = None if score is None else level_of(score, library.scoring)
    taken = sum(a.minutes * a.item.capabilities.get(capability, 0.0) for a in answered if a.scored)
    return CapabilityReport(
        capability=capability,
        name=capability_name(library, capability),
        score=None if score is None else round(score, 1),
        level=level,
        minutes=round(taken, 1),
        tentative=any(a.tentative for a in answered if capability in a.item.capabilities),
        anchor=level_anchor(library, capability, level),
    )


def capability_notes(capabilities: Sequence[CapabilityReport], stages: Sequence[StageReport]) -> tuple[str, ...]:
    """What all capabilities together rest on, where that is little."""
    questions = sum(stage.questions for stage in stages)
    minutes, planned = sum(s.judged_minutes for s in stages), sum(s.planned_minutes for s in stages)
    basis = _basis(questions, minutes, planned)
    alike = questions == 1 and sum(one.score is not None for one in capabilities) > 1
    lines = (ONE_SCORE if alike else "", f"{basis[0].upper()}{basis[1:]}." if basis else "")
    return tuple(line for line in lines if line)


def _basis(questions: int, minutes: float, planned: float) -> str:
    """What the judged questions amount to in words where that is thin, "" otherwise."""
    little = questions == 1 or minutes < THIN * planned
    return thin(questions, minutes, planned) if questions and little else ""


def report_stages(rounds: Sequence[Sat], library: Library) -> tuple[StageReport, ...]:
    """Each round with its vote, or with the reason why there is none."""
    return tuple(_stage(sat, library) for sat in rounds)


def _stage(sat: Sat, library: Library) -> StageReport:
    plan = library.plans[sat.round.stage]
    why = _no_vote(sat)
    cast = None if why else stage_vote(stage_scores(evidence_of(sat.answered)), plan.weights, library.scoring)
    if cast is not None and cast.vote is Vote.NOT_ENOUGH_EVIDENCE:
        why = "too little of what this stage is about was asked"
    taken = sum(a.minutes for a in sat.judged)
    persona = library.personas.get(sat.round.persona)
    return StageReport(
        stage=sat.round.stage,
        name=plan.name,
        persona=persona.name if persona else sat.round.persona,
        day=sat.day,
        minutes=round(sat.minutes, 1),
        planned_minutes=sat.round.minutes,
        questions=len(sat.judged),
        judged_minutes=round(taken, 1),
        basis=_basis(len(sat.judged), taken, sat.round.minutes),
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
    drafts = sum(a.item.draft for a in spoken)
    if drafts:
        return f"{drafts} of {len(spoken)} questions are drafts, whose standard nobody has checked"
    missing = sum(a.status != "graded" for a in spoken)
    return f"{missing} of {len(spoken)} answers are not graded; judge them again" if missing else ""


def report_decision(
    state: State, rounds: Sequence[Sat], stages: Sequence[StageReport], library: Library
) -> tuple[DecisionReport | None, str]:
    """The loop's decision, or None and a sentence on why there is none. stages: the report of each round."""
    planned = len(state.chosen.rounds)
    if planned < 2:
        vote = next((stage.vote for stage in stages if stage.vote), None)
        alone = f"This round alone would vote: {VOTES[vote]}. " if vote and not stages[0].why else ""
        return None, alone + WHOLE_LOOP
    if len(rounds) < planned or not all(sat.over for sat in rounds):
        return None, f"No decision: {sum(sat.over for sat in rounds)} of {planned} rounds have been held."
    blocked = {library.plans[sat.round.stage].name: _no_vote(sat) for sat in rounds if _no_vote(sat)}
    if blocked:
        return None, "No decision: " + "; ".join(f"{stage}: {why}" for stage, why in blocked.items()) + "."
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
        reasons=tuple(_named(reason, library) for reason in outcome.reasons),
        agreement=round(agreement, 2),
        borderline=borderline,
        says=said,
        would_help=_would_help(stage_scores([e for found in items.values() for e in found]), role, library),
    )


def _named(reason: str, library: Library) -> str:
    """The reason with capabilities as the library calls them; a reason lists their ids after its colon."""
    what, colon, ids = reason.partition(": ")
    names = {capability.value: capability_name(library, capability).lower() for capability in Capability}
    return what + colon + re.sub(r"\w+", lambda word: names.get(word.group(), word.group()), ids)


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
    return f"more evidence on {capability_name(library, capability).lower()}"


def _role(id: str, library: Library) -> RoleProfile:
    if id not in library.roles:
        raise UsageError(f"no role is called “{id}”", remedy="one of " + ", ".join(library.roles))
    return library.roles[id]
