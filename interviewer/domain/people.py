"""The interviewer's persona: wording, pace and favourite probes.

Knows how somebody asks. Never knows what counts as a good answer: criteria and scores do not see a persona.
"""

from typing import Literal

from pydantic import Field

from interviewer.domain.items import Identifier, Text
from interviewer.domain.noun import Noun
from interviewer.domain.vocabulary import Probe, Stage

_ALWAYS = 99
_PRESSES = {"low": (0, 0), "medium": (1, 1), "high": (1, _ALWAYS), "very_high": (2, _ALWAYS)}


class Persona(Noun):
    """One interviewer, read from `personas/<id>.md`: front matter, then `manner` as prose.

    warmth: 0 to 3. pace_words: words in a usual turn. patience_s: silence left before speaking.
    push: how hard they press, which `presses` puts into numbers. interrupts: at most that many in one item.
    opening: the first line of a round.
    acknowledgements: short neutral reactions, used after good and bad answers alike.
    leads: openings of a follow-up that quote the candidate; each contains `{span}`.
    move_on: neutral ends of an item. probes, say: own wordings of probes and of moves, preferred over the common ones.
    """

    id: Identifier
    name: Text
    who: Text
    stages: tuple[Stage, ...]
    warmth: int = Field(ge=0, le=3)
    pace_words: int = Field(ge=5, le=60)
    patience_s: int = Field(ge=1)
    push: Literal["low", "medium", "high", "very_high"]
    interrupts: int = Field(ge=0, le=3)
    favourites: tuple[Probe, ...] = Field(min_length=1)
    opening: Text
    acknowledgements: tuple[Text, ...] = Field(min_length=3)
    leads: tuple[Text, ...] = Field(min_length=3)
    move_on: tuple[Text, ...] = Field(min_length=2)
    probes: dict[Probe, tuple[Text, ...]] = {}
    say: dict[Identifier, tuple[Text, ...]] = {}
    manner: Text

    @property
    def presses(self) -> tuple[int, int]:
        """How often they challenge what was shown, beyond what the stage asks for: on one question, and in a round."""
        return _PRESSES[self.push]
