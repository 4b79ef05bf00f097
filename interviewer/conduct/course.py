"""The course of a round: its phases, the questions that each chooses from, and what each comes to on an open one.

Knows the plan's minutes, scaled to the round's, what the place is after and what was asked. Never knows why a question
is chosen among others.
"""

from collections.abc import Iterator

from interviewer.conduct.situation import Situation, same_matter
from interviewer.domain.moves import Move, MoveKind
from interviewer.domain.standards import Phase
from interviewer.domain.vocabulary import Mode


def phases_due(situation: Situation) -> Iterator[frozenset[str]]:
    """The questions that each phase still to come may ask, by id, soonest phase first.

    A phase is over once it has asked what it asks, a later one was begun, or its minutes have passed. None are due
    where the candidate chose what to be asked about: in a drill, or with a topic or a wish. A phase that chooses by
    kind steps aside where the place has a mix of its own; a round of one question may ask any that is named.
    """
    setup = situation.state.chosen
    if setup.mode is Mode.DRILL or setup.topic or setup.wish:
        return
    if situation.chosen.items == 1 and (named := frozenset(id for one in situation.plan.phases for id in one.items)):
        yield named
        return
    asked = {record.item for record in situation.here}
    mixed = situation.place is not None and situation.chosen.stage in situation.place.mix
    scale = situation.chosen.minutes / situation.plan.minutes
    phases = [phase for phase in situation.plan.phases if phase.items or not mixed]
    planned = [(phase, pool) for phase in phases if (pool := _pool(situation, phase))]
    begun = max((place for place, (_, pool) in enumerate(planned) if asked & pool), default=0)
    for phase, pool in planned[begun:]:
        if len(asked & pool) < phase.asks and situation.round_s < 60 * phase.to_min * scale:
            yield pool


def leads_on(situation: Situation) -> Move | None:
    """Rule 10, last: what this stretch of the stage comes to, put once on a question that was tried.

    Not where the same was asked already, nor where the words would tell what the candidate has not said.
    """
    if situation.item is None or situation.followups_left <= 0 or situation.last_asked or not situation.attempted:
        return None
    scale = situation.chosen.minutes / situation.plan.minutes
    minute = situation.round_s / 60
    for phase in situation.plan.phases:
        if not phase.prompts or not phase.from_min * scale <= minute < phase.to_min * scale:
            continue
        if any(move.snippet in phase.prompts for move in situation.moves):
            return None
        for prompt in _turned(situation, phase.prompts):
            if _fits(situation, prompt):
                return Move(kind=MoveKind.FOLLOWUP, snippet=prompt, lead=situation.words)
    return _of_the_place(situation)


def _of_the_place(situation: Situation) -> Move | None:
    """What this kind of place asks beside the question's own follow-ups: once in a round, more if one is spare."""
    asks = situation.place.asks.get(situation.chosen.stage, ()) if situation.place else ()
    here = [move.snippet for record in situation.here for move in record.moves if move.snippet in asks]
    needed = len(situation.open_points()) if here else 0
    followed = any(move.kind is not MoveKind.ASK_ITEM for move in situation.moves)
    if not followed or situation.followups_left <= needed or any(move.snippet in here for move in situation.moves):
        return None
    fitting = (ask for ask in _turned(situation, asks) if _fits(situation, ask))
    return next((Move(kind=MoveKind.FOLLOWUP, snippet=ask) for ask in fitting), None)


def _turned(situation: Situation, prompts: tuple[str, ...]) -> tuple[str, ...]:
    """The same in an order that changes from question to question and from session to session."""
    first = (situation.state.chosen.seed + len(situation.state.items)) % len(prompts) if prompts else 0
    return (*prompts[first:], *prompts[:first])


def _fits(situation: Situation, prompt: str) -> bool:
    points = situation.item.key_points if situation.item else ()
    untold = (term for point in points if point.id not in situation.covered for term in point.leak_terms)
    asked = (turn.text for turn in situation.record.turns if turn.speaker == "interviewer") if situation.record else ()
    again = situation.rules.same_matter
    if any(turn.move is not None and turn.move.snippet == prompt for turn in situation.state.turns):
        return False  # on an earlier question: nobody hears one twice
    return not any(term.lower() in prompt.lower() for term in untold) and not any(
        same_matter(prompt, text) >= again for text in asked
    )


def _pool(situation: Situation, phase: Phase) -> frozenset[str]:
    """The questions that the phase names, or those of its kinds in this stage."""
    stage = situation.chosen.stage
    of_kind = (item.id for item in situation.library.items.values() if item.kind in phase.kinds and stage in item.stage)
    return frozenset(phase.items or of_kind)
