"""Which help came before a statement, computed from the log.

Knows the interviewer's moves on a key point. Never knows verdicts: no judge is asked how much help there was.
"""

from interviewer.domain.moves import MoveKind
from interviewer.domain.state import ItemRecord
from interviewer.domain.vocabulary import Assistance

_WEAKEST_FIRST = tuple(Assistance)
_ASKS = (MoveKind.KEY_POINT, MoveKind.DEEPEN, MoveKind.POINTED, MoveKind.STRETCH, MoveKind.HINT)


def assistance(record: ItemRecord, key_point: str, turn: int | None) -> Assistance:
    """The strongest help given on the key point before the turn of that sequence number, or at all for None."""
    given = [
        said.move.assistance
        for said in record.turns
        if said.move is not None and said.move.key_point == key_point and (turn is None or said.sequence < turn)
    ]
    return max(given, key=_WEAKEST_FIRST.index, default=Assistance.NONE)


def asked(record: ItemRecord, key_point: str) -> bool:
    """Whether the interviewer asked for the key point and the candidate had a turn to answer.

    A question that the clock cut off was not asked: nobody could answer it.
    """
    put = [
        said.sequence
        for said in record.turns
        if said.move is not None and said.move.key_point == key_point and said.move.kind in _ASKS
    ]
    return any(turn.speaker == "candidate" and turn.sequence > min(put) for turn in record.turns) if put else False
