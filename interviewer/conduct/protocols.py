"""Rules 1 to 6 and 9: the clock, and turns that are something else than an answer.

Knows the protocols for time, stopping, instructions, clarification, not knowing and wandering off. Never knows probes'
wording or scores.
"""

import re
from collections.abc import Iterator

from interviewer.conduct import probing
from interviewer.conduct.checks import sentences
from interviewer.conduct.situation import FOLLOWUPS, Situation
from interviewer.domain.moves import Move, MoveKind
from interviewer.domain.observation import Special
from interviewer.domain.text import words
from interviewer.domain.vocabulary import Assistance, Kind

_SHORTEST = 5  # words of a sentence that can stand for its question
_REQUEST = re.compile(
    r"(?:please )?(?:show|tell|describe|explain|derive|prove|write|design|sketch|compare|draw|argue|defend|define"
    r"|estimate|propose|implement)\b",
    re.I,
)
# A sentence that leans on the ones before it does not stand alone.
_POINTS_BACK = re.compile(
    r"^(?:and|or|but|so|then|that|why|how so)\b|\b(?:it|its|this|these|those|they|them|their|both|each|the two|the case"
    r"|such|in between|that (?:does|could|claim)|not do then|as you go|before you write|aloud"
    r"|(?:do|does|did|is|was|to|of|on|for|why) that(?=[?.]| (?:one|really|so)))\b",
    re.I,
)
_AIMS = {
    Kind.CONCEPT: "aim_explain",
    Kind.MATH: "aim_explain",
    Kind.CODING: "aim_code",
    Kind.DESIGN: "aim_decide",
    Kind.DIAGNOSIS: "aim_decide",
    Kind.CRITIQUE: "aim_decide",
    Kind.NARRATIVE: "aim_story",
    Kind.BEHAVIORAL: "aim_story",
    Kind.BAR_RAISER: "aim_opinion",
}

_QUESTIONS = (
    MoveKind.ASK_ITEM,
    MoveKind.PUSHBACK,
    MoveKind.DOUBT,
    MoveKind.CONTRADICTION,
    MoveKind.REFOCUS,
    MoveKind.DEFLECT,
    MoveKind.REPHRASE,
    MoveKind.FALLBACK,
    MoveKind.HINT,
    *FOLLOWUPS,
)


def time_is_up(situation: Situation) -> Move | None:
    """Rule 1: the round's time, the candidate's reserve, or the item's hard time."""
    planned_s = 60 * situation.chosen.minutes
    if situation.round_s >= planned_s * (1 + situation.rules.overrun_share):
        return Move(kind=MoveKind.CLOSE_ROUND, closes="time")
    if situation.left_s <= 0:
        kind = MoveKind.CANDIDATE_QUESTIONS if situation.reserve_s > 0 else MoveKind.CLOSE_ROUND
        return Move(kind=kind, closes="time")
    if situation.box_share >= 1 or len(situation.moves) >= situation.rules.max_turns:
        return Move(kind=MoveKind.NEXT_ITEM, closes="time")
    return None


def stops_or_pauses(situation: Situation) -> Move | None:
    """Rule 2: stop, pause or wait at once; hostile words meet one boundary, then the end."""
    closes = "ended" if situation.record else None
    if situation.action == "end" or situation.seen.special(Special.STOP, Special.DISTRESS):
        return Move(kind=MoveKind.STOP, closes=closes)
    if situation.seen.special(Special.PAUSE):
        return Move(kind=MoveKind.PAUSE)
    if situation.seen.special(Special.THINKING):
        return Move(kind=MoveKind.WAIT)
    if situation.seen.special(Special.HOSTILE):
        warned = any(turn.move and turn.move.kind is MoveKind.BOUNDARY for turn in situation.state.turns)
        return Move(kind=MoveKind.STOP, closes=closes) if warned else _boundary(situation)
    return None


def _boundary(situation: Situation) -> Move:
    question = _worded(situation, probing.open_question(situation))
    return question.model_copy(update={"kind": MoveKind.BOUNDARY, "frame": "boundary", "lead": None})


def _worded(situation: Situation, question: Move) -> Move:
    """The question, or the item's prompt where it would have been asked by quoting alone."""
    if question.snippet or question.probe is not None or situation.item is None:
        return question
    return Move(kind=question.kind, snippet=situation.item.prompt.strip())


def instructs_the_interviewer(situation: Situation) -> Move | None:
    """Rule 3: the instruction is ignored, the open question comes again in other words."""
    if not situation.seen.special(Special.INSTRUCTION):
        return None
    content = situation.seen.marks or situation.seen.sightings or situation.seen.words >= 25
    question = _worded(situation, probing.open_question(situation))
    frame = "heard_first_part" if content else "deflect"
    return question.model_copy(update={"kind": MoveKind.DEFLECT, "frame": frame, "lead": None})


def asks_for_clarification(situation: Situation) -> Move | None:
    """Rule 4: the question once more, the authored answer, or the decision is handed back."""
    if situation.action == "rephrase" or situation.seen.special(Special.ASKS_AGAIN):
        return _again(situation)
    asked = situation.seen.special(Special.CLARIFICATION)
    if asked is None or situation.item is None:
        return None
    if asked.clarification is None:
        return Move(kind=MoveKind.CLARIFY, frame="clarify_unknown")
    answer = situation.item.clarifications[asked.clarification].answer
    if any(move.clarification == asked.clarification for move in situation.moves):
        answer = f"It stands as before: {answer[0].lower()}{answer[1:]}"
    return Move(kind=MoveKind.CLARIFY, snippet=answer, clarification=asked.clarification)


def _again(situation: Situation) -> Move:
    """The question that stands, each time by the next step that was not taken yet; at last word for word.

    A probe has other authored words. The item's prompt comes from its other side, then with what sort of answer is
    wanted, then bare; a question on a part is called one, and then stands back for the whole.
    """
    put = [move for move in situation.moves if move.kind in _QUESTIONS]
    standing = put[-1] if put else Move(kind=MoveKind.ASK_ITEM)
    again = Move(kind=MoveKind.AGAIN, frame="rephrase")
    if standing.probe is not None:
        return again.model_copy(update={"probe": standing.probe})
    told = [move for move in situation.moves if move.kind is MoveKind.AGAIN]
    if standing.kind is MoveKind.ASK_ITEM and not told and situation.plan.hints:
        other = probing.open_question(situation, of_this_turn=False)
        if other.snippet:
            kept = {"snippet": other.snippet, "key_point": other.key_point, "assistance": other.assistance}
            return again.model_copy(update=kept)
    taken = {(move.frame, move.snippet) for move in told}
    steps = list(_steps(situation, standing))
    frame, snippet = next((step for step in steps if step not in taken), steps[-1])
    return again.model_copy(update={"frame": frame, "snippet": snippet})


def _steps(situation: Situation, standing: Move) -> Iterator[tuple[str, str]]:
    """Ways to put a question again, as (frame, words), the same words as before last."""
    prompt = situation.item.prompt.strip() if situation.item else ""
    whole, kind = standing.snippet or prompt, situation.item.kind if situation.item else None
    bare = asking(whole)
    if standing.kind is MoveKind.ASK_ITEM:
        aim = _AIMS.get(kind) if kind else None
        if aim is not None:
            yield aim, bare
        if bare != whole:
            yield "rephrase", bare
    elif standing.kind in FOLLOWUPS:
        yield "part_of_it", whole
        yield "belongs_to", asking(prompt)
    elif bare != whole:
        yield "rephrase", bare
    yield "again", whole


def asking(text: str) -> str:
    """The one sentence of a question that asks; all of it where none does by itself."""
    parts = sentences(text)
    asks = [part for part in parts if part.rstrip().endswith("?")] or [part for part in parts if _REQUEST.match(part)]
    full = [part for part in asks if len(words(part)) >= _SHORTEST and not _POINTS_BACK.search(part)]
    return min(full, key=len).strip() if full else text


def asks_for_answer_or_help(situation: Situation) -> Move | None:
    """Rule 5: no answer and no verdict before the end; help by the ladder of hints."""
    if situation.action == "hint" or situation.seen.special(Special.ASKS_HINT):
        return _hint_wanted(situation)
    if not situation.seen.special(Special.ASKS_ANSWER):
        return None
    if situation.drill and situation.attempted:
        return Move(kind=MoveKind.NEXT_ITEM, closes="left_open")
    return Move(kind=MoveKind.KEEP_FOR_END, frame="drill_keep" if situation.drill else "keep_for_end")


def does_not_know(situation: Situation) -> Move | None:
    """Rule 6: nearest known thing, then an offered hint, then an offer to move on. A pass is taken at its word."""
    previous = situation.previous
    if situation.action == "pass" or situation.seen.special(Special.PASS):
        return Move(kind=MoveKind.NEXT_ITEM, closes="passed")
    accepts = situation.seen.special(Special.ACCEPTS)
    if accepts and previous and previous.kind is MoveKind.OFFER_MOVE_ON:
        return Move(kind=MoveKind.NEXT_ITEM, closes="dont_know")
    if accepts and previous and previous.kind is MoveKind.OFFER_HINT:
        return probing.hint(situation) or _leave(situation)
    if situation.seen.special(Special.DONT_KNOW) or _still_no_story(situation):
        return Move(kind=MoveKind.NEXT_ITEM, closes="dont_know") if situation.quick else _leave(situation)
    return None


def is_off_the_question(situation: Situation) -> Move | None:
    """Rule 9: back to the question once; the second time it counts as not knowing."""
    if not situation.seen.special(Special.OFF_TOPIC):
        return None
    if any(move.kind is MoveKind.REFOCUS for move in situation.moves):
        return _leave(situation)
    question = _worded(situation, probing.open_question(situation, of_this_turn=False))
    return question.model_copy(update={"kind": MoveKind.REFOCUS, "frame": "refocus", "lead": None})


def _hint_wanted(situation: Situation) -> Move:
    if not situation.plan.hints:
        return Move(kind=MoveKind.NO_HINT, frame="no_hint")
    if not situation.attempted:
        return Move(kind=MoveKind.ATTEMPT_FIRST, frame="attempt_first")
    return probing.hint(situation) or Move(kind=MoveKind.NO_HINT, frame="no_more_hints")


def _leave(situation: Situation) -> Move:
    """The next step down from not knowing; a declined story is dropped for good."""
    made = {move.kind for move in situation.moves}
    if situation.item is not None and situation.item.kind is Kind.BEHAVIORAL:
        return _other_story(situation, made)
    if MoveKind.NEAREST not in made:
        return Move(kind=MoveKind.NEAREST, frame="nearest", lead=None)
    if MoveKind.OFFER_MOVE_ON in made:
        return Move(kind=MoveKind.NEXT_ITEM, closes="dont_know")
    previous = situation.previous
    offered = previous is not None and previous.kind is MoveKind.OFFER_HINT
    if not offered and situation.plan.hints:
        target = probing.hint(situation)
        if target is not None:
            return target.model_copy(
                update={
                    "kind": MoveKind.OFFER_HINT,
                    "frame": "offer_hint",
                    "snippet": "",
                    "hint_level": None,
                    "assistance": Assistance.NONE,
                }
            )
    return Move(kind=MoveKind.OFFER_MOVE_ON, frame="offer_move_on")


def _still_no_story(situation: Situation) -> bool:
    """Whether a rephrased prompt met a word or two: a story declined once more."""
    asked = situation.previous is not None and situation.previous.kind in (MoveKind.REPHRASE, MoveKind.FALLBACK)
    return asked and situation.seen.special(Special.VERY_SHORT, Special.DECLINES) is not None


def _declined(situation: Situation) -> bool:
    return situation.seen.special(Special.DECLINES) is not None


def _other_story(situation: Situation, made: set[MoveKind]) -> Move:
    """One rephrasing, one neighbouring prompt, then never again; of a story that is being told, the next part once."""
    if situation.attempted:
        unsure = sum(
            turn.observation is not None and turn.observation.special(Special.DONT_KNOW) is not None
            for turn in (situation.record.said if situation.record else ())
        )
        another = probing.asks_for_open_core(situation) if unsure == 1 and not _declined(situation) else None
        return another or Move(kind=MoveKind.NEXT_ITEM, closes="dont_know")
    item = situation.item
    never = [c.answer for c in item.clarifications if "never" in c.if_asked] if item else []
    if never and MoveKind.REPHRASE not in made:
        return Move(kind=MoveKind.REPHRASE, snippet=never[0])
    fallback = [f for f in item.followups if f.id == "no_story"] if item else []
    if fallback and MoveKind.FALLBACK not in made:
        return Move(kind=MoveKind.FALLBACK, snippet=fallback[0].ask, followup=fallback[0].id)
    return Move(kind=MoveKind.NEXT_ITEM, closes="declined")
