"""The course of a round: which of its phases come next, and among which questions each of them chooses.

Knows the plan's minutes, scaled to the round's, and what was asked. Never knows why a question is chosen among others.
"""

from collections.abc import Iterator

from interviewer.conduct.situation import Situation
from interviewer.domain.standards import Phase
from interviewer.domain.vocabulary import Mode


def phases_due(situation: Situation) -> Iterator[frozenset[str]]:
    """The questions that each phase still to come may ask, by id, soonest phase first.

    A phase is over once it has asked what it asks, a later one was begun, or its minutes have passed. None are due
    where the candidate chose what to be asked about: in a drill, or with a topic or a wish.
    """
    setup = situation.state.chosen
    if setup.mode is Mode.DRILL or setup.topic or setup.wish:
        return
    asked = {record.item for record in situation.state.items if record.round == situation.round.index}
    scale = situation.chosen.minutes / situation.plan.minutes
    planned = [(phase, pool) for phase in situation.plan.phases if (pool := _pool(situation, phase))]
    begun = max((place for place, (_, pool) in enumerate(planned) if asked & pool), default=0)
    for phase, pool in planned[begun:]:
        if len(asked & pool) < phase.asks and situation.round_s < 60 * phase.to_min * scale:
            yield pool


def _pool(situation: Situation, phase: Phase) -> frozenset[str]:
    """The questions that the phase names, or those of its kinds in this stage."""
    stage = situation.chosen.stage
    of_kind = (item.id for item in situation.library.items.values() if item.kind in phase.kinds and stage in item.stage)
    return frozenset(phase.items or of_kind)
