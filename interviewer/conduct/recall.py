"""What was said in other rounds: who of the interviewers knows of it, and one statement that comes back.

Knows who held which round and where words were said. Never knows what anybody wrote or judged about them.
"""

from interviewer.conduct.situation import Situation
from interviewer.conduct.tracking_salient import readable
from interviewer.domain.ledger import Entry
from interviewer.domain.moves import Move, MoveKind
from interviewer.domain.observation import Contradiction
from interviewer.domain.text import Span
from interviewer.domain.vocabulary import Probe

FRAME = "recall"


def knows_of(situation: Situation, turn: int) -> bool:
    """Whether whoever holds this round heard the turn of that sequence number, or may bring it back all the same.

    An interviewer of a loop has not sat in the others' rounds; only a stage that recalls takes up what was said there.
    """
    held = _round_of(situation, turn)
    if held is None or held == situation.round.index or situation.plan.recalls:
        return True
    then = situation.state.chosen.rounds[held]
    return situation.chosen.persona in (then.persona, then.second)


def may_lay_open(situation: Situation, found: Contradiction) -> bool:
    """Whether the earlier side may be quoted: it was written, stands in this very turn, or was heard."""
    return bool(found.source) or not found.earlier_turn or knows_of(situation, found.earlier_turn)


def recalls_a_statement(situation: Situation) -> Move | None:
    """Once in a round of a stage that recalls: the heaviest claim of an earlier round, and what would end it.

    Never as the first thing after a question's answer: the question comes first.
    """
    if not situation.plan.recalls or not situation.attempted or not situation.moves[2:]:
        return None
    done = any(move.frame == FRAME for record in situation.here for move in record.moves)
    if done or any(move.probe is Probe.FALSIFY for move in situation.moves):
        return None
    for entry in situation.ledger.heaviest():
        span = _quotable(situation, entry)
        if span is not None:
            return Move(kind=MoveKind.PROBE, probe=Probe.FALSIFY, frame=FRAME, claim=entry.id, lead=span)
    return None


def _quotable(situation: Situation, entry: Entry) -> Span | None:
    """The claim's words as they can be quoted, where it was made aloud in an earlier round."""
    if entry.turn is None or entry.round is None or entry.round >= situation.round.index:
        return None
    said = next((turn.text for turn in situation.state.turns if turn.sequence == entry.turn), "")
    return readable(said, entry.claim.span, situation.rules.span_words)


def _round_of(situation: Situation, turn: int) -> int | None:
    """The index of the round in which the turn was, None outside of all."""
    state = situation.state
    for record in state.items:
        if any(one.sequence == turn for one in record.turns):
            return state.rounds[record.round].index
    return next((held.index for held in state.rounds if any(one.sequence == turn for one in held.turns)), None)
