"""The course of a research talk: thesis, the talk itself, questions in their order, one sentence, the candidate's time.

Knows which move comes next while somebody presents and is asked. Never knows what a question is, nor how it is judged.
"""

import re
from collections.abc import Sequence
from zlib import crc32

from interviewer.conduct import probing, protocols
from interviewer.conduct.situation import FOLLOWUPS, Situation
from interviewer.conduct.talk_questions import filled, next_question
from interviewer.domain.moves import CloseReason, Move, MoveKind
from interviewer.domain.observation import Special
from interviewer.domain.talk_plan import TalkPlan
from interviewer.domain.text import words
from interviewer.lexical.talk import Talk, talk_of
from interviewer.lexical.talk_signs import unclear

MOST_TURNS = 200
"""Turns of one talk: more are a machine's."""

_SHORT_WORDS = 40
_QUOTED = re.compile("“[^”]*”")
_QUIET_TURNS = 3
_NEARLY = 0.85
_LAST_SENTENCE_S = 60.0
_ANSWER_S = 45.0


def next_of_talk(situation: Situation) -> Move | None:
    """The next move of a round that is a talk; None where the round is none, or the candidate's own time has begun."""
    plan = situation.plan.talk
    if plan is None or not is_talk(situation):
        return None
    talk = talk_of(situation.state, plan, situation.round)
    previous = situation.previous.kind if situation.previous else None
    if previous in (MoveKind.CANDIDATE_QUESTIONS, MoveKind.ANSWER_CANDIDATE):
        return None
    stopping = protocols.stops_or_pauses(situation) if _brief(situation) else None
    if stopping is not None:
        return stopping.model_copy(update={"rule": 2})
    if situation.record is None:
        return _between(situation, plan, talk)
    if situation.record.item == plan.thesis:
        return _thesis(situation, plan, talk)
    if situation.record.item == plan.given:
        return _speaking(situation, plan, talk)
    return _answering(situation, plan, talk)


def is_talk(situation: Situation) -> bool:
    """Whether the round is held as a talk: a mock interview of the stage in which no other question was chosen."""
    plan, setup = situation.plan.talk, situation.state.chosen
    if plan is None or situation.drill or situation.chosen.items is not None:
        return False
    return setup.item in (None, plan.thesis, plan.given)


def one_sentence(situation: Situation) -> Move | None:
    """The request for the sentence to remember, if the round is a talk in which it was not made."""
    plan = situation.plan.talk
    if plan is None or not is_talk(situation) or _made(situation, MoveKind.ONE_SENTENCE):
        return None
    return _chair(MoveKind.ONE_SENTENCE, _line(situation, plan, "one_sentence"))


def _between(situation: Situation, plan: TalkPlan, talk: Talk) -> Move:
    """No question is open: the thesis is asked for, the questions begin after the hand-over, or the round ends."""
    if _made(situation, MoveKind.ONE_SENTENCE):
        if talk.final is None and situation.action in ("hint", "rephrase"):
            return Move(kind=MoveKind.AGAIN, snippet=_line(situation, plan, "one_sentence"), rule=4)
        reserve = situation.reserve_s > 0 and not _made(situation, MoveKind.CANDIDATE_QUESTIONS)
        return Move(kind=MoveKind.CANDIDATE_QUESTIONS if reserve else MoveKind.CLOSE_ROUND)
    if _made(situation, MoveKind.HAND_OVER):
        return _next_asker(situation, plan, talk, None)
    return Move(kind=MoveKind.ASK_ITEM, item=plan.thesis)


def _thesis(situation: Situation, plan: TalkPlan, talk: Talk) -> Move:
    """The thesis is taken as it comes; then the floor is given."""
    aside = _aside(situation, plan, "expected_thesis")
    if aside is not None:
        return aside
    closes: CloseReason = "covered" if talk.thesis else "dont_know"
    if situation.action == "pass" or situation.seen.special(Special.DONT_KNOW, Special.PASS):
        closes = "dont_know"
    floor = filled(_line(situation, plan, "floor"), speak=_minutes(60 * talk.slot.speak))
    return Move(kind=MoveKind.ASK_ITEM, item=plan.given, snippet=floor, closes=closes)


def _speaking(situation: Situation, plan: TalkPlan, talk: Talk) -> Move:
    """While somebody presents: their end, a clarifying interruption as the slot allows, else the chair listens."""
    speak_s = 60 * talk.slot.speak
    turns = len(situation.record.turns) if situation.record else 0
    if talk.over or talk.idle >= 2 or turns >= MOST_TURNS:
        return _hand_over(situation, plan, "to_questions", "covered")
    if talk.spoken_s >= speak_s * (1 + plan.overrun):
        return _hand_over(situation, plan, "time", "time")
    aside = _aside(situation, plan, "expected_talk") if _brief(situation) and not _moves_on(situation, talk) else None
    if aside is not None:
        return aside
    if talk.idle:
        return _chair(MoveKind.LISTEN, _line(situation, plan, "more"))
    return _interruption(situation, plan, talk) or _listening(situation, plan, talk)


def _interruption(situation: Situation, plan: TalkPlan, talk: Talk) -> Move | None:
    """One clarifying question on the turn just heard: not twice in a row, nor soon again in the same section."""
    previous, last = situation.previous, situation.state.last
    if last is None or len(talk.interruptions) >= talk.slot.interruptions:
        return None
    if talk.section in talk.interrupted and talk.since < _QUIET_TURNS:
        return None
    if previous is not None and previous.kind is MoveKind.INTERRUPT:
        return None
    found = unclear(talk, last.sequence, plan.listening)
    if found is None:
        return None
    audiences = plan.audiences
    seats = [id for audience in audiences for id in audience.personas if id != situation.chosen.persona]
    here = [id for id in seats if id in situation.library.personas]
    at = (situation.state.chosen.seed + len(talk.interruptions)) % len(here) if here else 0
    return Move(
        kind=MoveKind.INTERRUPT,
        question=found.sort,
        lead=found.span,
        snippet=_pick(situation, [filled(line, span=found.span.quote) for line in plan.unclear[found.sort]]),
        persona=here[at] if here else None,
    )


def _listening(situation: Situation, plan: TalkPlan, talk: Talk) -> Move:
    """Where the talk stands, in the chair's words; once, near the end, how much is left."""
    names = {section.id: section for section in plan.sections}
    section, speak_s = names[talk.section], 60 * talk.slot.speak
    total_share = sum(one.share for one in plan.sections)
    planned, used = speak_s * section.share / total_share, talk.section_s(section.id)
    last = situation.state.last.sequence if situation.state.last else 0
    moved = next((one for one in reversed(talk.moved) if one.turn == last), None)
    said = max((part.start for part in talk.parts if part.turn == last and part.spoken), default=-1)
    told = any(move.question == "left" for move in situation.moves)
    if talk.spoken_s >= _NEARLY * speak_s and not told:
        key = "left"
    elif moved is not None and moved.start > said:
        key = "slide" if moved.to_slide else "turned"
    else:
        key = "listen"
    line = filled(
        _line(situation, plan, key),
        section=section.name,
        slide=talk.slide,
        used=_minutes(used),
        planned=_minutes(planned),
        total=f"{int(talk.spoken_s) // 60}:{int(talk.spoken_s) % 60:02d}",
        left=_minutes(max(0.0, speak_s - talk.spoken_s)),
    )
    return _chair(MoveKind.LISTEN, line).model_copy(update={"question": key})


def _hand_over(situation: Situation, plan: TalkPlan, key: str, closes: CloseReason) -> Move:
    return _chair(MoveKind.HAND_OVER, _line(situation, plan, key), closes)


def _answering(situation: Situation, plan: TalkPlan, talk: Talk) -> Move:
    """An answer to somebody of the audience: the protocols, then one follow-up of theirs, then whoever is next."""
    speaker = situation.record.turns[0].persona if situation.record and situation.record.turns else None
    for number, rule in _PROTOCOLS:
        move = rule(situation)
        if move is not None and move.closes is None:
            return move.model_copy(update={"persona": speaker, "rule": number})
    followed = any(move.kind in _FOLLOWED for move in situation.moves)
    passed = situation.action == "pass" or situation.seen.special(Special.PASS)
    if not followed and not passed and _time_for_more(situation, talk):
        follow = _follow_up(situation)
        if follow is not None:
            return follow.model_copy(update={"persona": speaker})
    unknown = situation.seen.special(Special.DONT_KNOW) is not None
    closes: CloseReason = "passed" if passed else "dont_know" if unknown else "covered"
    return _next_asker(situation, plan, talk, closes)


def _follow_up(situation: Situation) -> Move | None:
    """The one follow-up that an answer calls for, by the turn policy's own order."""
    if situation.seen.special(Special.DONT_KNOW):
        return Move(kind=MoveKind.NEAREST, frame="nearest", rule=6)
    for number, rule in _FOLLOWING:
        move = rule(situation)
        own = move is None or move.kind is not MoveKind.PROBE or move.probe in situation.plan.probes
        if move is not None and own and move.closes is None and move.kind is not MoveKind.OFFER_HINT:
            lead = (situation.quotable(move.lead) or situation.words) if move.lead else None
            return move.model_copy(update={"lead": lead, "rule": number})
    return None


def _next_asker(situation: Situation, plan: TalkPlan, talk: Talk, closes: CloseReason | None) -> Move:
    """Whoever asks next while there is time, else the sentence to remember."""
    place = len(talk.asked) - len(plan.order)
    end_s = 60 * talk.slot.minutes - _LAST_SENTENCE_S - (situation.reserve_s + _ANSWER_S if place >= 0 else 0.0)
    if talk.used_s < end_s:
        if place > 0 and place % 2 == 1 and place < plan.free_most and _others(situation, plan):
            reader = plan.audience(plan.free[place % len(plan.free)]).personas[0]
            return Move(kind=MoveKind.NEXT_ITEM, closes=closes, persona=reader)
        move = next_question(situation, plan, talk)
        if move is not None:
            return move.model_copy(update={"closes": closes})
    return _chair(MoveKind.ONE_SENTENCE, _line(situation, plan, "one_sentence"), closes)


def _others(situation: Situation, plan: TalkPlan) -> bool:
    """Whether the bank has a question of the stage that is none of the talk's own."""
    asked = {record.item for record in situation.state.items}
    stage, named = situation.chosen.stage, situation.state.project is not None
    return any(
        stage in item.stage and item.id not in plan.items | asked and (named or not item.needs_project)
        for item in situation.library.items.values()
    )


def _aside(situation: Situation, plan: TalkPlan, expected: str) -> Move | None:
    """A turn about the interview instead of the talk: what is expected now, the authored answer, or nothing yet."""
    seen, last = situation.seen, situation.state.last
    if situation.action == "hint" or seen.special(Special.ASKS_HINT):
        return Move(kind=MoveKind.NO_HINT, frame="no_hint", rule=5)
    if situation.action == "rephrase" or seen.special(Special.ASKS_AGAIN):
        return Move(kind=MoveKind.AGAIN, snippet=_line(situation, plan, expected), rule=4)
    if seen.special(Special.ASKS_ANSWER):
        return Move(kind=MoveKind.KEEP_FOR_END, frame="keep_for_end", rule=5)
    if last is not None and last.text.rstrip().endswith("?"):
        move = protocols.asks_for_clarification(situation)
        return move.model_copy(update={"rule": 4}) if move else None
    return None


def _brief(situation: Situation) -> bool:
    """Whether the candidate's turn is short enough to be about the interview rather than the talk."""
    last = situation.state.last
    return last is None or last.action is not None or len(words(last.text)) <= _SHORT_WORDS


def _moves_on(situation: Situation, talk: Talk) -> bool:
    """Whether the candidate's turn holds a mark of the talk."""
    last = situation.state.last
    return last is not None and any(moved.turn == last.sequence for moved in talk.moved)


def _time_for_more(situation: Situation, talk: Talk) -> bool:
    return talk.used_s < 60 * talk.slot.minutes - situation.reserve_s - _LAST_SENTENCE_S


def _made(situation: Situation, kind: MoveKind) -> bool:
    held = [turn for record in situation.state.items if _here(situation, record.round) for turn in record.turns]
    return any(turn.move is not None and turn.move.kind is kind for turn in (*situation.round.turns, *held))


def _here(situation: Situation, place: int) -> bool:
    return situation.state.rounds[place].index == situation.round.index


def _chair(kind: MoveKind, line: str, closes: CloseReason | None = None) -> Move:
    return Move(kind=kind, snippet=line, closes=closes)


def _line(situation: Situation, plan: TalkPlan, key: str) -> str:
    return _pick(situation, plan.say[key])


def _pick(situation: Situation, variants: Sequence[str]) -> str:
    """A variant that was not said yet, as far as there are any; the start depends on the session and the turn."""
    said = {_bare(turn.text) for turn in situation.state.turns if turn.speaker == "interviewer"}
    at = crc32(f"{situation.state.chosen.seed}:{len(situation.state.turns)}".encode()) % len(variants)
    turned = [*variants[at:], *variants[:at]]
    return next((line for line in turned if _bare(line) not in said), turned[0])


def _bare(line: str) -> str:
    """The line without what it quotes: the same words about something else are the same words."""
    return _QUOTED.sub("“”", line)


def _minutes(seconds: float) -> str:
    return f"{seconds / 60:.1f}".removesuffix(".0")


_PROTOCOLS = (
    (3, protocols.instructs_the_interviewer),
    (4, protocols.asks_for_clarification),
    (5, protocols.asks_for_answer_or_help),
)
_FOLLOWING = (
    (7, probing.pushes_back),
    (8, probing.points_at_contradiction),
    (10, probing.follows_a_trigger),
    (11, probing.asks_for_open_core),
    (12, probing.stretches),
)
_FOLLOWED = (*FOLLOWUPS, MoveKind.NEAREST, MoveKind.PUSHBACK, MoveKind.CONTRADICTION)
