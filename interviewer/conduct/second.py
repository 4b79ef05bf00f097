"""A second interviewer who listens, and takes over once.

Knows who has spoken in the round and what each of them likes to ask. Never knows a standard: whoever asks, the same is
judged.
"""

from interviewer.conduct.situation import FOLLOWUPS, Situation
from interviewer.domain.moves import Move

HALF = 0.5
"""Of the round's minutes; from there on any follow-up will do for taking over."""


def with_second(situation: Situation, move: Move) -> Move:
    """The move, made by the second interviewer where they have the floor.

    They take it once in a round: with a probe that they favour once the first question is done with, in the second half
    of the round with any follow-up; and they keep it until that question is left, which the first interviewer does.
    """
    second = situation.chosen.second
    if second is None or move.persona is not None or move.kind not in FOLLOWUPS or move.closes:
        return move
    if second not in situation.library.personas:
        return move
    takes = move.model_copy(update={"persona": second})
    items = [record for record in situation.state.items if record.round == situation.round.index]
    held = [record for record in items if any(turn.persona == second for turn in record.turns)]
    if held:
        return takes if held[-1] is items[-1] else move
    favoured = move.probe in situation.library.personas[second].favourites
    late = situation.round_s >= HALF * 60 * situation.chosen.minutes
    return takes if (len(items) > 1 and favoured) or late else move
