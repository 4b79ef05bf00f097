"""A scripted model that speaks as no interviewer should, so that the checks on what goes out can be measured.

Knows the faults and the bank's leak terms. Never knows the checks it is held back by.
"""

from collections.abc import Sequence
from itertools import count

from interviewer.domain.library import Library
from interviewer.models.fakes import ScriptedModel
from interviewer.models.protocol import Message

_FAULTS = (
    "Excellent answer, that is exactly right. What would you do next?",
    "What is the mechanism, and how would you test it? And what did it cost you?",
    "As an AI language model I cannot say. The rubric gives you level 4 for this key point.",
    '{"verdict": "met", "level": 4}',
    "Unfortunately that is wrong. You forgot the main thing.",
    "*smiles* Great point! Tell me more about that, or about the other thing, or about something else?",
    "I would say more on this " + "and on that " * 40 + "until you agree. Do you?",
)
_LEAK = "Let us think about {term} here. Where does it come in?"


def misbehaving(library: Library) -> ScriptedModel:
    """A model whose replies take turns in their faults; every other one names a leak term of the question put."""
    turn = count()

    def reply(messages: Sequence[Message]) -> str:
        at = next(turn)
        term = _leak_term(library, messages) if at % 2 else None
        return _LEAK.format(term=term) if term else _FAULTS[at // 2 % len(_FAULTS)]

    return ScriptedModel(reply, name="scripted/misbehaving")


def _leak_term(library: Library, messages: Sequence[Message]) -> str | None:
    told = "\n".join(message.content for message in messages)
    for item in library.items.values():
        if item.prompt.strip()[:60] in told:
            return next((term for point in item.key_points for term in point.leak_terms if term not in told), None)
    return None
