"""What the speaker is handed for one turn, and nothing else.

Knows the persona, the stage's goal, the latest turns, the move and the words it may use. Never knows the reference
answer, key points, exemplars, unreleased hints or scores: what is not in here cannot be leaked.
"""

from interviewer.conduct.checks import Bounds, content_stems
from interviewer.conduct.wording import authored
from interviewer.domain.items import Item
from interviewer.domain.library import Library
from interviewer.domain.moves import Move, MoveKind
from interviewer.domain.noun import Noun
from interviewer.domain.people import Persona
from interviewer.domain.standards import TurnRules
from interviewer.domain.state import ItemRecord, State, Turn

_RECENT = 3
_PROBLEMS = (
    MoveKind.OPEN,
    MoveKind.ASK_ITEM,
    MoveKind.ASK_PROJECT,
    MoveKind.PUSHBACK,
    MoveKind.HINT,
    MoveKind.CLARIFY,
    MoveKind.AGAIN,
    MoveKind.STRETCH,
    MoveKind.FOLLOWUP,
    MoveKind.CLOSE_ROUND,
    MoveKind.CANDIDATE_QUESTIONS,
    MoveKind.ANSWER_CANDIDATE,
)
_FOLLOWING = (
    MoveKind.PROBE,
    MoveKind.KEY_POINT,
    MoveKind.DEEPEN,
    MoveKind.POINTED,
    MoveKind.STRETCH,
    MoveKind.FOLLOWUP,
    MoveKind.DOUBT,
    MoveKind.PUSHBACK,
)


class Line(Noun):
    """One turn of the recent conversation as the speaker sees it."""

    speaker: str
    text: str


class Brief(Noun):
    """All that one turn is made from.

    authored: the whole turn in authored words, complete in itself. line: what it says without reaction and quotation.
    """

    persona: Persona
    goal: str
    move: Move
    recent: tuple[Line, ...]
    authored: str
    line: str
    bounds: Bounds


def brief_for(move: Move, state: State, library: Library, item: Item | None = None) -> Brief:
    """The brief for `move`. item: the item that the move asks, or the open one."""
    chosen = state.chosen.rounds[_round_index(state, move)]
    persona = library.persona(move.persona or chosen.persona)
    plan = library.plans[chosen.stage]
    record = state.item if move.kind is not MoveKind.ASK_ITEM else None
    bounds = bounds_for(move, state, library.turns, item, record)
    whole, line = authored(move, state, library, persona, chosen.minutes, item, bounds)
    return Brief(
        persona=persona,
        goal=plan.goal,
        move=move,
        recent=tuple(Line(speaker=turn.speaker, text=turn.text) for turn in _recent(state, record)),
        authored=whole,
        line=line,
        bounds=bounds,
    )


def bounds_for(move: Move, state: State, rules: TurnRules, item: Item | None, record: ItemRecord | None) -> Bounds:
    """The limits that the turn is held to."""
    return Bounds(
        words=rules.problem_words if move.kind in _PROBLEMS else rules.turn_words,
        banned=_banned(move, item, record),
        earlier=() if move.kind is MoveKind.AGAIN else _earlier(state),
        heard=_heard(item, record) | _claimed(move) if move.kind in _FOLLOWING else frozenset(),
        followup=move.kind in _FOLLOWING,
    )


def _earlier(state: State) -> tuple[str, ...]:
    return tuple(turn.text for turn in state.turns if turn.speaker == "interviewer")


def _round_index(state: State, move: Move) -> int:
    if move.kind is MoveKind.OPEN and state.round is None:
        return len(state.rounds)
    return state.rounds[-1].index


def _recent(state: State, record: ItemRecord | None) -> tuple[Turn, ...]:
    """The latest turns of the open question, else of the open round: nobody is told what was said to somebody else."""
    turns = record.turns if record else _of_round(state)
    return tuple(turn for turn in turns[-_RECENT:] if turn.text)


def _of_round(state: State) -> tuple[Turn, ...]:
    if state.round is None or not state.round.turns:
        return ()
    opened = state.round.turns[0].sequence
    return tuple(turn for turn in state.turns if turn.sequence >= opened)


def _banned(move: Move, item: Item | None, record: ItemRecord | None) -> tuple[str, ...]:
    """Leak terms that nobody has said yet: not the question, not the snippet, not the candidate.

    Also those of points that seem given: the tracker may have been too kind, the candidate's own words are not.
    """
    if item is None:
        return ()
    said = [item.prompt, item.candidate_context or "", move.snippet, move.lead.quote if move.lead else ""]
    said += [turn.text for turn in record.turns] if record else []
    known = "\n".join(said).lower()
    terms = {term.lower() for point in item.key_points for term in point.leak_terms}
    return tuple(sorted(term for term in terms if term not in known))


def _claimed(move: Move) -> frozenset[str]:
    """Stems of the claim that is asked about, which may have been made to an earlier question."""
    return content_stems(move.lead.quote) if move.claim and move.lead else frozenset()


def _heard(item: Item | None, record: ItemRecord | None) -> frozenset[str]:
    """Stems of the content words of the candidate's last three turns that are not the question's."""
    if item is None or record is None:
        return frozenset()
    latest = (content_stems(turn.text) for turn in record.said[-3:])
    return frozenset().union(*latest) - content_stems(item.prompt)
