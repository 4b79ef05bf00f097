"""Rules 7, 8 and 10 to 13: following what the candidate said.

Knows push-back, contradictions, triggers, key points, hints and depth. Never knows how many points anything is worth
in the end.
"""

from collections.abc import Callable

from interviewer.conduct.auditing import audits_a_claim, takes_up_a_claim, takes_up_a_document
from interviewer.conduct.checks import content_stems
from interviewer.conduct.course import leads_on
from interviewer.conduct.recall import may_lay_open, recalls_a_statement
from interviewer.conduct.situation import FOLLOWUPS, Situation
from interviewer.domain.items import KeyPoint
from interviewer.domain.moves import Move, MoveKind
from interviewer.domain.observation import Special, Trigger
from interviewer.domain.text import Span, words
from interviewer.domain.vocabulary import Assistance, Probe, Severity

_WORST_FIRST = (Severity.FATAL, Severity.MAJOR, Severity.MINOR)
_HINT_COST = (Assistance.H1, Assistance.H2, Assistance.H3)

CHALLENGES = (Probe.ASSUMPTION, Probe.FALSIFY, Probe.CHECK)
"""Probes that put to the test whatever statement stands before them."""


def pushes_back(situation: Situation) -> Move | None:
    """Rule 7: a wrong claim meets a question about its consequence, at most twice."""
    item, record = situation.item, situation.record
    if item is None or record is None:
        return None
    kept = situation.seen.special(Special.INSISTS, Special.VERY_SHORT) is not None
    now = {sighting.misconception for sighting in situation.seen.sightings if not sighting.repaired}
    held = [item.misconception(id) for id, sighting in record.misconceptions().items() if not sighting.repaired]
    for wrong in sorted(held, key=lambda wrong: _WORST_FIRST.index(wrong.severity)):
        done = situation.pushes(wrong.id)
        last = situation.previous is not None and situation.previous.misconception == wrong.id
        if done >= situation.rules.max_pushes or not (wrong.id in now or (last and kept)):
            continue
        said = record.misconceptions()[wrong.id].span
        move = Move(kind=MoveKind.PUSHBACK, misconception=wrong.id, lead=(situation.words if done else None) or said)
        if done < len(wrong.pushback):
            push = _filled(wrong.pushback[done], situation)
            if push is None:
                continue
            return move.model_copy(update={"snippet": push})
        return move.model_copy(update={"frame": "insist", "lead": said})
    return None


def points_at_contradiction(situation: Situation) -> Move | None:
    """Rule 8: two statements that do not fit are laid side by side, once per pair."""
    if any(move.kind is MoveKind.CONTRADICTION for move in situation.moves):
        return None
    put = [turn.move.snippet for turn in situation.state.turns if turn.move]
    for found in situation.seen.contradictions:
        if any(f"“{found.earlier}”" in snippet for snippet in put):
            continue
        if not may_lay_open(situation, found):
            continue
        move = Move(kind=MoveKind.CONTRADICTION, probe=Probe.CONTRADICTION)
        if found.source:
            sides = f"In {found.source}: “{found.earlier}”. Now: “{found.span.quote}”."
            return move.model_copy(update={"snippet": sides})
        if found.earlier_turn == 0:  # both in one turn: a sum
            sides = f"I have “{found.earlier}”, and “{found.span.quote}”."
            return move.model_copy(update={"snippet": sides, "frame": "sum"})
        return move.model_copy(update={"snippet": f"Earlier: “{found.earlier}”. Now: “{found.span.quote}”."})
    return None


def follows_a_trigger(situation: Situation) -> Move | None:
    """Rule 10: the claim under audit, the probe that the candidate's words call for, the planned doubt of one."""
    if situation.followups_left <= 0 or situation.last_asked:
        return None
    audit = audits_a_claim(situation) or takes_up_a_document(situation)
    if audit is not None:
        return audit
    used = {move.probe for move in situation.moves}
    only = situation.plan.probes if situation.quick else tuple(Probe)
    fresh = [t for t in situation.seen.triggers if t.probe not in used and t.probe in only]
    if fresh:
        trigger = min(fresh, key=lambda trigger: _rank(situation, trigger))
        return Move(kind=MoveKind.PROBE, probe=trigger.probe, lead=trigger.span)
    if situation.quick:
        return None
    course = recalls_a_statement(situation) or leads_on(situation)
    if course is not None:
        return course
    if situation.seen.special(Special.VERY_SHORT) and not situation.seen.marks:
        probe = next((probe for probe in situation.plan.probes if probe not in used), None)
        return Move(kind=MoveKind.PROBE, probe=probe, lead=situation.words) if probe else None
    return _doubt(situation)


def asks_for_open_core(situation: Situation) -> Move | None:
    """Rule 11: the heaviest core point not shown yet; first its neutral probe, later pointed or a hint offered."""
    open_points = situation.open_points()
    if not open_points or situation.last_asked:
        return None
    late = situation.box_share >= situation.rules.pointed_share and situation.attempted
    if late and situation.followups_left > 0 and not any(m.kind is MoveKind.POINTED for m in situation.moves):
        pointed = _pointed(situation, open_points)
        if pointed is not None:
            return _framed(situation, pointed)
    if situation.followups_left > 0:
        thin = _take_further(situation, open_points)
        if thin is not None:
            return _framed(situation, thin)
        for point in open_points:
            move = _ask(situation, point)
            if move is not None:
                return _framed(situation, move)
    if situation.stuck and situation.plan.hints and not _offered(situation):
        target = hint(situation)
        if target is not None:
            return Move(kind=MoveKind.OFFER_HINT, frame="offer_hint", key_point=target.key_point)
    return _pointed(situation, open_points) if situation.followups_left > 0 else None


def stretches(situation: Situation) -> Move | None:
    """Rule 12: with time left, an earlier claim that stayed open; with the core covered, what lies beyond it.

    Of what was just shown one of the interviewer's challenges comes before the item's own follow-up.
    """
    if situation.item is None or situation.followups_left <= 0:
        return None
    if situation.box_share >= situation.rules.last_share:
        return None
    earlier = takes_up_a_claim(situation)
    if earlier is not None:
        return earlier
    if situation.open_points():
        return None
    for point in situation.beyond():
        if not situation.asked(point):
            return _towards(MoveKind.STRETCH, point, point.probe, situation.words)
    challenge = _challenge(situation)
    if challenge is not None:
        return challenge
    if any(move.followup for move in situation.ever):
        return None
    for followup in situation.item.followups:
        if followup.id != "no_story":
            return Move(kind=MoveKind.FOLLOWUP, snippet=followup.ask, followup=followup.id, lead=situation.words)
    return None


def moves_on(situation: Situation) -> Move:
    """Rule 13: neutral words and the next item."""
    return Move(kind=MoveKind.NEXT_ITEM, closes="budget" if situation.open_points() else "covered")


def passage(situation: Situation, move: Move) -> Move:
    """The move with a sentence before it where a claim is left open or a long answer went past the question."""
    if move.frame or move.kind not in (*FOLLOWUPS, MoveKind.CONTRADICTION):
        return move
    lead = move.lead if move.kind is MoveKind.PROBE else None  # a probe says nothing without its words
    if _leaves_open(situation):
        return move.model_copy(update={"frame": "leave_open", "lead": lead})
    if _ran_on(situation):
        return move.model_copy(update={"frame": "interrupt", "lead": lead})
    return move


def open_question(situation: Situation, of_this_turn: bool = True) -> Move:
    """The question that still stands, worded without the item's prompt: what rules 7 to 12 would ask.

    of_this_turn: whether the last turn's own claims may be followed; not so when it was about something else.
    """
    about_turn = (pushes_back, points_at_contradiction, follows_a_trigger) if of_this_turn else ()
    rules: tuple[Callable[[Situation], Move | None], ...] = (*about_turn, asks_for_open_core, stretches)
    for rule in rules:
        move = rule(situation)
        if move is not None and move.kind is not MoveKind.OFFER_HINT:
            return move
    used = {move.probe for move in situation.moves}
    probe = next((probe for probe in situation.plan.probes if probe not in used), situation.plan.probes[0])
    return Move(kind=MoveKind.PROBE, probe=probe)


def hint(situation: Situation) -> Move | None:
    """The next hint on the point being talked about, else on the heaviest open core point; None if none is left."""
    if situation.hints_given >= situation.rules.max_hints:
        return None
    recent = [about for move in reversed(situation.moves) if (about := _about(situation, move))]
    points = sorted(
        situation.open_points(), key=lambda point: recent.index(point.id) if point.id in recent else len(recent)
    )
    for point in points:
        given = sum(m.kind is MoveKind.HINT and m.key_point == point.id for m in situation.moves)
        if given < len(point.hints):
            return Move(
                kind=MoveKind.HINT,
                frame="hint",
                snippet=point.hints[given],
                key_point=point.id,
                hint_level=given + 1,
                assistance=_HINT_COST[given],
            )
    return None


def _leaves_open(situation: Situation) -> bool:
    """Whether a claim was kept through the last push."""
    pushed = situation.previous.misconception if situation.previous else None
    if pushed is None or situation.pushes(pushed) < situation.rules.max_pushes:
        return False
    return not any(s.repaired for s in situation.seen.sightings if s.misconception == pushed)


def _ran_on(situation: Situation) -> bool:
    """Whether a long answer touched nothing of the question, as often as the persona interrupts."""
    last = situation.state.last
    done = sum(move.frame == "interrupt" for move in situation.moves)
    long = last is not None and len(words(last.text)) > situation.rules.interrupt_words
    return long and not situation.seen.marks and done < situation.persona.interrupts


def _about(situation: Situation, move: Move) -> str | None:
    """The key point that a move is about; of a push-back the one that shares most words with what would repair it."""
    if move.misconception is None or situation.item is None:
        return move.key_point
    wrong = situation.item.misconception(move.misconception)
    stems = content_stems(f"{wrong.claim} {wrong.why_wrong} {wrong.repaired_if}")
    shared = {p.id: len(stems & content_stems(f"{p.text} {p.probe}")) for p in situation.item.key_points}
    best = max(shared, key=lambda id: shared[id])
    return best if shared[best] > 1 else None


def _rank(situation: Situation, trigger: Trigger) -> tuple[int, int]:
    """The stage's own probes first, the persona's favourites ahead among them and among the others."""
    order, favourites = situation.probes, situation.persona.favourites
    return (
        order.index(trigger.probe) if trigger.probe in order else len(order),
        favourites.index(trigger.probe) if trigger.probe in favourites else len(favourites),
    )


def _doubt(situation: Situation) -> Move | None:
    """Once per round the heaviest core point is doubted as soon as it is shown."""
    item = situation.item
    turns = situation.state.turns
    done = sum(turn.move is not None and turn.move.kind is MoveKind.DOUBT for turn in turns)
    if item is None or done >= situation.plan.doubts * len(situation.state.rounds) or situation.seen.sightings:
        return None
    heaviest = max((point.weight for point in item.key_points if point.core), default=0)
    for mark in situation.seen.marks:
        point = item.key_point(mark.key_point)
        if mark.status == "shown" and point.core and point.weight == heaviest:
            return Move(kind=MoveKind.DOUBT, key_point=point.id, frame="doubt", lead=mark.span)
    return None


def _challenge(situation: Situation) -> Move | None:
    """What was just shown is put to the test once more, as often as the persona presses; None where that is enough."""
    on_item, in_round = situation.persona.presses
    item = situation.item
    here = sum(move.probe in CHALLENGES for move in situation.moves)
    before = sum(move.probe in CHALLENGES for record in situation.here for move in record.moves)
    if item is None or here >= on_item or before >= in_round:
        return None
    used = {move.probe for move in situation.moves}
    probe = next((probe for probe in situation.probes if probe in CHALLENGES and probe not in used), None)
    shown = [mark for mark in situation.seen.marks if mark.status == "shown"]
    put = [move.lead.quote for move in situation.moves if move.lead]
    fresh = [mark for mark in shown if not any(quote in mark.span.quote or mark.span.quote in quote for quote in put)]
    if probe is None or not fresh:
        return None
    heaviest = max(fresh, key=lambda mark: item.key_point(mark.key_point).weight)
    return Move(kind=MoveKind.PROBE, probe=probe, lead=heaviest.span)


def _ask(situation: Situation, point: KeyPoint) -> Move | None:
    """The neutral question for a point, once."""
    if situation.asked(point):
        return None
    return _towards(MoveKind.KEY_POINT, point, point.probe, situation.words)


def _towards(kind: MoveKind, point: KeyPoint, snippet: str, lead: Span | None) -> Move:
    return Move(kind=kind, snippet=snippet, key_point=point.id, assistance=Assistance.NEUTRAL, lead=lead)


def _take_further(situation: Situation, open_points: tuple[KeyPoint, ...]) -> Move | None:
    """Stay with what was just touched: a point only mentioned in this turn is asked further before anything else."""
    now = {mark.key_point: mark.span for mark in situation.seen.marks if mark.status == "mentioned"}
    for point in open_points:
        stayed = any(m.key_point == point.id and m.kind in (MoveKind.DEEPEN, MoveKind.POINTED) for m in situation.moves)
        if point.id in now and not stayed:
            if point.deepen:
                return _towards(MoveKind.DEEPEN, point, point.deepen, now[point.id])
            move = _towards(MoveKind.DEEPEN, point, "", now[point.id])
            return move.model_copy(update={"frame": "take_further"})
    return None


def _pointed(situation: Situation, open_points: tuple[KeyPoint, ...]) -> Move | None:
    """One question per point that says where to look: at the candidate's own words on it, or by a stage's probe."""
    used = {move.probe for move in situation.moves} | {Probe.THINK_ALOUD}
    probe = next((probe for probe in situation.probes if probe not in used), None)
    marks = situation.record.marks() if situation.record else {}
    for point in open_points:
        if any(m.kind is MoveKind.POINTED and m.key_point == point.id for m in situation.moves):
            continue
        move = Move(kind=MoveKind.POINTED, key_point=point.id, assistance=Assistance.POINTED)
        if point.id in marks:
            return move.model_copy(update={"frame": "take_further", "lead": marks[point.id].span})
        if probe is not None and situation.plan.audits == 0:  # where claims are audited no probe goes without its claim
            return move.model_copy(update={"frame": "pointed", "probe": probe, "lead": situation.words})
    return None


def _framed(situation: Situation, move: Move) -> Move:
    """Near the end of the item's time the question is announced as the last one."""
    late = situation.box_share >= situation.rules.last_share
    return move.model_copy(update={"frame": "last_question"}) if late else move


def _offered(situation: Situation) -> bool:
    """Whether the latest offer of a hint has not been followed by one."""
    kinds = [m.kind for m in situation.moves if m.kind in (MoveKind.OFFER_HINT, MoveKind.HINT)]
    return bool(kinds) and kinds[-1] is MoveKind.OFFER_HINT


def _filled(pushback: str, situation: Situation) -> str | None:
    """The push-back with `{earlier_claim}` filled from a contradiction found; None if there is none to fill it."""
    if "{earlier_claim}" not in pushback:
        return pushback
    found = next((one for one in situation.seen.contradictions if may_lay_open(situation, one)), None)
    return pushback.replace("{earlier_claim}", f"“{found.earlier}”") if found else None
