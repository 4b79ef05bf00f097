"""The turn policy: after each turn of the candidate the first rule that applies gives the move.

Knows the order of the rules and the course of a round. Never knows how a move is worded or what it will score.
"""

import re

from interviewer.conduct import probing, protocols
from interviewer.conduct.second import with_second
from interviewer.conduct.situation import Situation
from interviewer.conduct.talk import next_of_talk, one_sentence
from interviewer.domain.library import Library
from interviewer.domain.moves import Move, MoveKind
from interviewer.domain.observation import Special
from interviewer.domain.state import State

_OWN_WORK = re.compile(
    r"\b(?:my (?:answers?|design|solution|code|story|derivation|mistakes?)|(?:did|do|was|am) i)\b", re.I
)

RULES = (
    protocols.time_is_up,
    protocols.stops_or_pauses,
    protocols.instructs_the_interviewer,
    protocols.asks_for_clarification,
    protocols.asks_for_answer_or_help,
    protocols.does_not_know,
    probing.pushes_back,
    probing.points_at_contradiction,
    protocols.is_off_the_question,
    probing.follows_a_trigger,
    probing.asks_for_open_core,
    probing.stretches,
    probing.moves_on,
)


_REACTIONS = (
    probing.pushes_back,
    probing.points_at_contradiction,
    protocols.is_off_the_question,
    probing.asks_for_open_core,
    probing.stretches,
)
"""Rules that a lightning prompt does without: the next one follows at once."""


def decide(state: State, library: Library, now_s: float) -> Move:
    """The next move, a pure function of the state and the interview clock `now_s` in seconds.

    A move of kind NEXT_ITEM asks the caller to choose an item, or to end the round if none fits.
    """
    if state.round is None:
        return Move(kind=MoveKind.OPEN)
    situation = Situation(state, library, now_s)
    of_talk = next_of_talk(situation)
    if of_talk is not None:
        return of_talk
    if situation.record is None:
        return _between_items(situation)
    for number, rule in enumerate(RULES, start=1):
        move = None if situation.quick and rule in _REACTIONS else rule(situation)
        if move is not None:
            lead = (situation.quotable(move.lead) or situation.words) if move.lead else None
            move = move.model_copy(update={"lead": lead, "rule": number})
            return with_second(situation, probing.passage(situation, move))
    raise AssertionError("the last rule always gives a move")


def ends_round(situation: Situation) -> Move:
    """The move when no further item is asked: the candidate's questions if there is time for them, else the close.

    A talk ends with the sentence to remember first.
    """
    last = one_sentence(situation)
    if last is not None:
        return last
    asked = any(turn.move and turn.move.kind is MoveKind.CANDIDATE_QUESTIONS for turn in situation.round.turns)
    if situation.reserve_s > 0 and not asked:
        return Move(kind=MoveKind.CANDIDATE_QUESTIONS)
    return Move(kind=MoveKind.CLOSE_ROUND)


def _between_items(situation: Situation) -> Move:
    """Opening, naming a project, the candidate's own questions, close."""
    stopping = protocols.stops_or_pauses(situation)
    if stopping is not None:
        return stopping.model_copy(update={"rule": 2})
    previous = situation.previous
    if previous is None or previous.kind not in (MoveKind.CANDIDATE_QUESTIONS, MoveKind.ANSWER_CANDIDATE):
        return Move(kind=MoveKind.NEXT_ITEM)
    answers = sum(t.move is not None and t.move.kind is MoveKind.ANSWER_CANDIDATE for t in situation.round.turns)
    over = situation.round_s >= 60 * situation.chosen.minutes * (1 + situation.rules.overrun_share)
    question = situation.state.last.text if situation.state.last else ""
    if "?" in question and answers < 2 and not over and not situation.seen.special(Special.INSTRUCTION):
        return Move(kind=MoveKind.ANSWER_CANDIDATE, frame="in_report" if _OWN_WORK.search(question) else None)
    return Move(kind=MoveKind.CLOSE_ROUND)
