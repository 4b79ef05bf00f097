"""The interviewer's next move, decided by the controller, and the one snippet that it may use.

Knows which rule fired and with what words. Never knows how a persona will say it.
"""

from enum import StrEnum
from typing import Literal

from interviewer.domain.items import Identifier
from interviewer.domain.noun import Noun
from interviewer.domain.text import Span
from interviewer.domain.vocabulary import Assistance, Probe


class MoveKind(StrEnum):
    """What an interviewer's turn does."""

    OPEN = "open"
    ASK_PROJECT = "ask_project"
    ASK_ITEM = "ask_item"
    CLARIFY = "clarify"
    AGAIN = "again"
    WAIT = "wait"
    DEFLECT = "deflect"
    KEEP_FOR_END = "keep_for_end"
    ATTEMPT_FIRST = "attempt_first"
    NEAREST = "nearest"
    REPHRASE = "rephrase"
    FALLBACK = "fallback"
    OFFER_HINT = "offer_hint"
    HINT = "hint"
    NO_HINT = "no_hint"
    OFFER_MOVE_ON = "offer_move_on"
    PUSHBACK = "pushback"
    LEAVE_OPEN = "leave_open"
    DOUBT = "doubt"
    CONTRADICTION = "contradiction"
    REFOCUS = "refocus"
    PROBE = "probe"
    KEY_POINT = "key_point"
    DEEPEN = "deepen"
    POINTED = "pointed"
    STRETCH = "stretch"
    FOLLOWUP = "followup"
    BOUNDARY = "boundary"
    NEXT_ITEM = "next_item"
    LISTEN = "listen"
    INTERRUPT = "interrupt"
    HAND_OVER = "hand_over"
    ONE_SENTENCE = "one_sentence"
    CANDIDATE_QUESTIONS = "candidate_questions"
    ANSWER_CANDIDATE = "answer_candidate"
    CLOSE_ROUND = "close_round"
    PAUSE = "pause"
    STOP = "stop"


CloseReason = Literal["covered", "budget", "time", "dont_know", "passed", "declined", "ended", "left_open"]


class Move(Noun):
    """One move. rule: number of the policy rule (0 for opening and asking).

    snippet: the one authored text the turn may use. lead: words of the candidate to refer to. source: the document
    they stand in. frame: key of an authored sentence to say first. claim: id of the ledger's claim that is asked
    about. assistance: what the turn costs on `key_point`. closes: why the current item ends with this turn, if it
    does. persona: which of the interviewers makes it, None for the one who holds the round. question: id of the
    audience's question in a talk, or of what was unclear. Ids are of the current item unless the move asks a new
    one.
    """

    kind: MoveKind
    rule: int = 0
    snippet: str = ""
    item: str | None = None
    key_point: str | None = None
    misconception: str | None = None
    followup: str | None = None
    probe: Probe | None = None
    clarification: int | None = None
    hint_level: int | None = None
    assistance: Assistance = Assistance.NONE
    lead: Span | None = None
    source: str = ""
    frame: str | None = None
    claim: str | None = None
    closes: CloseReason | None = None
    persona: Identifier | None = None
    question: Identifier | None = None
