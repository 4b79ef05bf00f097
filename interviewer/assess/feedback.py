"""The feedback on a session, put together from its state, the library and the judgements it holds.

Knows everything that was said and decided. Never knows how a report is laid out, and adds no judgement of its own.
"""

from collections.abc import Callable, Mapping, Sequence

from interviewer.assess.claim_report import claims_of
from interviewer.assess.debrief import (
    Sat,
    capability_notes,
    report_capabilities,
    report_decision,
    report_stages,
    sat_rounds,
)
from interviewer.assess.evidence import attempted
from interviewer.assess.fixes import fixes, strengths, unasked
from interviewer.assess.item_report import Answered, report_item
from interviewer.assess.report import Facts, ItemReport, Report
from interviewer.assess.spoken import persona_name, turns_of
from interviewer.assess.summary import summary
from interviewer.assess.talk_report import report_talks
from interviewer.assess.wording import ADDRESSED, ESTIMATE, NO_STRENGTHS, OFFLINE, beside
from interviewer.domain.library import Library
from interviewer.domain.moves import MoveKind
from interviewer.domain.state import ItemRecord, State
from interviewer.domain.vocabulary import Mode, Role

References = Callable[[str], str | None]


def report(state: State, library: Library, reference: References) -> Report:
    """The report on a session, finished or not. reference: an item's reference answer by its id, None if it has none.

    Reference answers are shown once their stage is over, in a drill once the question is, and only of questions that
    were tried: one that was passed over can be asked another day.
    """
    answered = tuple(_answered(record, state, library) for record in state.items if record.item in library.items)
    rounds = sat_rounds(state, answered)
    items = tuple(report_item(a, library, reference(a.item.id) if a.over else None) for a in answered)
    pairs = tuple(zip(answered, items, strict=True))
    stages = report_stages(rounds, library)
    decision, no_decision = report_decision(state, rounds, stages, library)
    capabilities = report_capabilities(rounds, library)
    shown = strengths(pairs)
    to_mend = fixes(pairs, library.scoring)
    claims, prepare = claims_of(state, library)
    return Report(
        facts=_facts(state, library),
        notes=_notes(state, answered, library),
        stages=stages,
        decision=decision,
        no_decision=no_decision,
        summary=summary(decision, capabilities, shown, to_mend, len(rounds)),
        capabilities=capabilities,
        capability_notes=capability_notes(capabilities, stages),
        own_rating=_own_rating(items),
        coaching=_coaching(items, rounds),
        strengths=shown,
        no_strengths="" if shown else NO_STRENGTHS,
        fixes=to_mend,
        unasked=unasked(pairs),
        ledger=claims,
        prepare=prepare,
        talks=report_talks(state, library),
        items=items,
        around=turns_of(state, library, without=tuple(a.record for a in answered)),
    )


def _answered(record: ItemRecord, state: State, library: Library) -> Answered:
    held = state.rounds[record.round]
    end = state.elapsed_s if record.closed_s is None else record.closed_s
    closed = record.closed is not None
    over = held.closed_s is not None or state.ended is not None or (closed and state.chosen.mode is Mode.DRILL)
    return Answered(
        item=library.item(record.item),
        record=record,
        judgement=state.judgement(record.opening),
        stage=state.chosen.rounds[held.index].stage,
        persona=persona_name(state, record.round, library),
        minutes=round((end - record.opened_s) / 60, 1),
        over=over and bool(record.said),
        own_level=(state.self_rated or {}).get(record.opening),
        contests=tuple(one for one in reversed(state.contests) if one.opening == record.opening),
        readable=state.ended is not None or (closed and state.chosen.mode is Mode.DRILL),
    )


def _facts(state: State, library: Library) -> Facts:
    setup, used = state.chosen, state.usage.values()
    costs = [usage.cost for usage in used]
    known = [cost for cost in costs if cost is not None]
    role, level = library.roles.get(setup.role), library.seniorities.get(setup.seniority)
    loop = library.loops.get(setup.loop) if setup.loop else None
    place = library.organisations.get(setup.organisation) if setup.organisation else None
    return Facts(
        session=state.id,
        mode=setup.mode,
        loop=setup.loop,
        loop_name=loop.name if loop else setup.loop or "",
        role=setup.role,
        role_name=role.name if role else setup.role,
        seniority=setup.seniority.value,
        seniority_name=level.name if level else setup.seniority.value,
        organisation=setup.organisation,
        organisation_name=place.name if place else setup.organisation or "",
        started_at=state.started_at,
        last_at=state.at,
        minutes=round(state.elapsed_s / 60, 1),
        ended=state.ended,
        interviewer=_models(setup.models) or "offline",
        calls=sum(usage.calls for usage in used),
        tokens=sum(usage.prompt_tokens + usage.completion_tokens for usage in used),
        cost=f"{sum(known):.4f}" if len(known) == len(costs) else "unknown",
    )


def _models(models: Mapping[Role, str]) -> str:
    """The models with the roles that each has, "" if there are none."""
    roles = {name: [role.value for role in models if models[role] == name] for name in models.values()}
    return "; ".join(f"{name} ({', '.join(held)})" for name, held in roles.items())


def _notes(state: State, answered: Sequence[Answered], library: Library) -> tuple[str, ...]:
    notes = [ESTIMATE]
    if any(a.tentative for a in answered):
        notes.append(OFFLINE)
    if any(attempted(turn) for turn in state.turns if turn.speaker == "candidate"):
        notes.append(ADDRESSED)
    gone = sorted({record.item for record in state.items} - set(library.items))
    if gone:
        notes.append("No longer in the question bank, and therefore left out: " + ", ".join(gone) + ".")
    changed = sorted({f"“{a.item.title}”" for a in answered if a.record.version != a.item.version})
    if changed:
        notes.append("Changed in the question bank since this session: " + ", ".join(changed) + ".")
    return tuple(notes)


def _own_rating(items: Sequence[ItemReport]) -> str:
    """One line on the levels that the candidate gave themselves, "" where they gave none."""
    told = [
        (f"question {number}, " if len(items) > 1 else "") + beside(i.own_level, i.level, i.status == "tentative")
        for number, i in enumerate(items, 1)
        if i.own_level is not None
    ]
    return f"Your own levels beside the judged ones: {'; '.join(told)}." if told else ""


def _coaching(items: Sequence[ItemReport], rounds: Sequence[Sat]) -> tuple[str, ...]:
    """Help taken and recovery, each as its own line; nothing where neither happened."""
    lines = []
    hints = sum(item.hints for item in items)
    if hints:
        said = sum(p.help.startswith("after hint") for item in items for p in item.points)
        lines.append(f"Hints taken: {hints}. Key points said after a hint: {said}.")
    pushed = sum(len(a.record.made(MoveKind.PUSHBACK)) for sat in rounds for a in sat.answered)
    put_right = sum(wrong.repaired for item in items for wrong in item.misconceptions)
    if pushed or put_right:
        lines.append(f"Push-backs: {pushed}. Claims put right: {put_right}.")
    doubted = sum(len(item.challenged) for item in items)
    if doubted:
        lines.append(f"Correct answers that I challenged: {doubted}.")
    return tuple(lines)
