"""Whether time was kept (M10): the end of a round, the candidate's own questions, each question's hard limit.

Knows the plan's minutes and the interview clock. Never knows what was said.
"""

from collections.abc import Iterator

from interviewer.domain.events import Round
from interviewer.domain.moves import MoveKind
from interviewer.domain.state import RoundRecord
from interviewer.measure.conduct_counts import Flaw, Tally
from interviewer.measure.simulate import Held

WITHIN = 0.1
_CLOSING = (MoveKind.CLOSE_ROUND, MoveKind.STOP, MoveKind.CANDIDATE_QUESTIONS, MoveKind.ANSWER_CANDIDATE)


def on_time(held: Held) -> Tally:
    """M10: rounds that ended no later than a tenth past their minutes."""
    late = [(record, chosen) for record, chosen in _over(held) if _share(record, chosen) > 1 + WITHIN]
    return _tally(held, late, sum(1 for _ in _over(held)), "took")


def used(held: Held) -> Tally:
    """M10: rounds that also used nine tenths of their minutes; others ran out of questions, or were cut short by the
    candidate and are not counted."""
    kept = [pair for pair in _over(held) if pair[0].reason != "candidate"]
    short = [(record, chosen) for record, chosen in kept if _share(record, chosen) < 1 - WITHIN]
    return _tally(held, short, len(kept), "used")


def own_questions(held: Held) -> Tally:
    """M10: rounds that ended by plan or time and gave the candidate their questions, where the plan has some."""
    due = [
        (record, chosen)
        for record, chosen in _over(held)
        if record.reason != "candidate" and held.library.plans[chosen.stage].questions_min > 0
    ]
    without = [pair for pair in due if not _asked(held, pair[0])]
    return _tally(held, without, len(due), "no questions of the candidate's after")


def hard_limits(held: Held) -> Tally:
    """M10: questions on which nothing more was asked once their hard time was over."""
    flaws, count = [], 0
    for record in held.state.items:
        item = held.library.items.get(record.item)
        if item is None:
            continue
        count += 1
        limit = record.opened_s + 60 * item.time_box.hard_min
        late = [t for t in record.turns if t.move and t.move.kind not in _CLOSING and t.at_s > limit + 1]
        told = [f"{record.item}: {(t.at_s - limit) / 60:.1f} min past its limit: {t.text}" for t in late[:1]]
        flaws += [Flaw(metric="M10", session=held.name, sequence=late[0].sequence, text=text) for text in told]
    return Tally(hits=count - len(flaws), of=count, flaws=tuple(flaws))


def interruptions(held: Held) -> Tally:
    """M10: questions on which the persona interrupted no more often than it may."""
    flaws = []
    for record in held.state.items:
        chosen = held.state.chosen.rounds[held.state.rounds[record.round].index]
        done = sum(move.frame == "interrupt" for move in record.moves)
        if done > held.library.persona(chosen.persona).interrupts:
            text = f"{record.item}: {done} interruptions"
            flaws.append(Flaw(metric="M10", session=held.name, sequence=record.opening, text=text))
    count = len(held.state.items)
    return Tally(hits=count - len(flaws), of=count, flaws=tuple(flaws))


def _over(held: Held) -> Iterator[tuple[RoundRecord, Round]]:
    for record in held.state.rounds:
        if record.closed_s is not None:
            yield record, held.state.chosen.rounds[record.index]


def _share(record: RoundRecord, chosen: Round) -> float:
    assert record.closed_s is not None
    return (record.closed_s - record.opened_s) / (60 * chosen.minutes)


def _asked(held: Held, record: RoundRecord) -> bool:
    kinds = (MoveKind.CANDIDATE_QUESTIONS,)
    moves = (t.move for t in held.state.turns if t.move and record.opened_s <= t.at_s <= (record.closed_s or t.at_s))
    return any(move.kind in kinds for move in moves)


def _tally(held: Held, flawed: list[tuple[RoundRecord, Round]], of: int, what: str) -> Tally:
    flaws = [
        Flaw(
            metric="M10",
            session=held.name,
            sequence=0,
            text=f"{what} {_share(r, chosen) * chosen.minutes:.1f} of {chosen.minutes:g} minutes, closed by {r.reason}",
        )
        for r, chosen in flawed
    ]
    return Tally(hits=of - len(flaws), of=of, flaws=tuple(flaws))
