"""The course of a round: which of its phases come next, and with which questions.

Knows the plan's minutes, scaled to the round's, and what was asked. Never knows why a question is chosen among others.
"""

from collections.abc import Iterator

from interviewer.conduct.situation import Situation
from interviewer.domain.standards import Phase
from interviewer.domain.vocabulary import Mode


def phases_due(situation: Situation) -> Iterator[Phase]:
    """The phases with questions of their own that are still to come, soonest first.

    A phase is over once one of its questions was asked, a later one was begun, or its minutes have passed. None are
    due where the candidate chose what to be asked about: in a drill, or with a topic or a wish.
    """
    setup = situation.state.chosen
    if setup.mode is Mode.DRILL or setup.topic or setup.wish:
        return
    asked = {record.item for record in situation.state.items if record.round == situation.round.index}
    scale = situation.chosen.minutes / situation.plan.minutes
    planned = [phase for phase in situation.plan.phases if phase.items]
    begun = max((place for place, phase in enumerate(planned) if asked & set(phase.items)), default=-1)
    for phase in planned[begun + 1 :]:
        if situation.round_s < 60 * phase.to_min * scale:
            yield phase
