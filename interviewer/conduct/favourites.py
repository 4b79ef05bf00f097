"""What somebody likes to ask where nothing that was said calls for a probe.

Knows the persona's favourites and what is still to be asked. Never knows a standard: it spends only questions to spare.
"""

from interviewer.conduct.situation import ANYTIME, Situation
from interviewer.domain.moves import Move, MoveKind

_MOST = 2  # favourites on one item, with those that the candidate's words called for
_WORDS = 8  # content words in an answer that leave something to ask about


def asks_a_favourite(situation: Situation) -> Move | None:
    """A favourite that was not put in the round yet, after the first follow-up and while the core is open.

    None where every question is needed for the core, nor where claims are audited: there no probe goes without one.
    """
    core = len(situation.open_points())
    spare = situation.followups_left - core if core else 0
    started = any(move.kind is not MoveKind.ASK_ITEM for move in situation.moves)
    if situation.plan.audits or not started or spare <= 0 or situation.seen.words < _WORDS or not situation.words:
        return None
    favourites = situation.persona.favourites
    if sum(move.probe in favourites for move in situation.moves) >= _MOST:
        return None
    put = {move.probe for record in situation.here for move in record.moves}
    own = (probe for probe in situation.probes if probe in favourites and probe in ANYTIME and probe not in put)
    probe = next(own, None)
    return Move(kind=MoveKind.PROBE, probe=probe, lead=situation.words) if probe else None
