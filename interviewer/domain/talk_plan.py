"""How a research talk runs: its slots and sections, who sits in the audience, what they ask, what they listen for.

Knows the shape of the plan. Never holds a number or a word of it: they are in `rubrics/plans/research_talk.yaml`.
"""

from typing import Literal

from pydantic import Field

from interviewer.domain.items import Identifier, Text
from interviewer.domain.noun import Noun

Aim = Literal["plain", "missing", "aside", "misread"]
"""What a question is after: the talk itself, a slide that is not there, something beside it, a misreading of it."""
Missing = Literal["failure", "limits", "spread"]
Unclear = Literal["symbol", "axis", "unit"]
Quoted = Literal["result", "method", "claim", "any"]


class Slot(Noun):
    """A slot of that many minutes: minutes to speak, minutes of questions, most interruptions while one speaks."""

    minutes: float = Field(gt=0)
    speak: float = Field(gt=0)
    questions: float = Field(gt=0)
    interruptions: int = Field(ge=0)


class Section(Noun):
    """One section of a talk. share: percent of the speaking time. headings: words of titles that tell it."""

    id: Identifier
    name: Text
    share: int = Field(gt=0)
    headings: tuple[Text, ...] = Field(min_length=1)


class Audience(Noun):
    """One part of the audience and who speaks for it. research: whether they are researchers."""

    id: Identifier
    name: Text
    personas: tuple[Identifier, ...] = Field(min_length=1)
    research: bool = False


class AudienceQuestion(Noun):
    """A question from the audience. audience: whose it is, None for anybody's. item: the question it is judged by.

    quotes: which words of the talk it takes up. missing: which slide it looks for. ask: variants of one meaning;
    `{span}` is the candidate's words where they do not stand before it.
    """

    id: Identifier
    audience: Identifier | None = None
    aim: Aim = "plain"
    missing: Missing | None = None
    quotes: Quoted = "any"
    item: Identifier
    ask: tuple[Text, ...] = Field(min_length=1)


class Listening(Noun):
    """Words that a listener goes by, lower case; a star stands for any ending.

    known: abbreviations that everybody knows, upper case. jargon: what only the field understands. explains: words by
    which a term is made plain. measures: quantities that a result is a value of. needs_unit: those that mean nothing
    without a unit. spread, axes, figures, cost, failure, limits, consequence, mission: words by which each is told.
    corrects, concedes, leads_back, dismisses: how an answer begins that does so.
    """

    known: tuple[Text, ...]
    jargon: tuple[Text, ...]
    explains: tuple[Text, ...]
    measures: tuple[Text, ...]
    needs_unit: tuple[Text, ...]
    spread: tuple[Text, ...]
    axes: tuple[Text, ...]
    figures: tuple[Text, ...]
    cost: tuple[Text, ...]
    failure: tuple[Text, ...]
    limits: tuple[Text, ...]
    consequence: tuple[Text, ...]
    mission: tuple[Text, ...]
    corrects: tuple[Text, ...]
    concedes: tuple[Text, ...]
    leads_back: tuple[Text, ...]
    dismisses: tuple[Text, ...]


class TalkPlan(Noun):
    """A talk from the thesis to the close.

    words_per_minute: how fast a typed talk is taken to be spoken. overrun: share of the speaking time after which the
    chair ends the talk. on_time: share within which it counts as on time. thesis, given: questions that the thesis and
    the talk are judged by. order: audiences of the first questions; free: of those after them, in turn, at most
    free_most. say: the chair's words by key. unclear: clarifying interruptions. done, onward: phrases that end the talk
    or its section.
    """

    words_per_minute: int = Field(gt=0)
    overrun: float = Field(ge=0)
    on_time: float = Field(gt=0)
    slots: tuple[Slot, ...] = Field(min_length=1)
    sections: tuple[Section, ...] = Field(min_length=2)
    audiences: tuple[Audience, ...] = Field(min_length=1)
    thesis: Identifier
    given: Identifier
    order: tuple[Identifier, ...] = Field(min_length=1)
    free: tuple[Identifier, ...] = Field(min_length=1)
    free_most: int = Field(ge=0)
    say: dict[Identifier, tuple[Text, ...]]
    unclear: dict[Unclear, tuple[Text, ...]]
    questions: tuple[AudienceQuestion, ...] = Field(min_length=1)
    done: tuple[Text, ...] = Field(min_length=1)
    onward: tuple[Text, ...] = Field(min_length=1)
    listening: Listening

    def slot(self, minutes: float) -> Slot:
        """The slot of that length; of another length the next shorter one, or the shortest, in proportion."""
        fitting = [slot for slot in self.slots if slot.minutes <= minutes] or [min(self.slots, key=lambda s: s.minutes)]
        base = max(fitting, key=lambda slot: slot.minutes)
        scale = minutes / base.minutes
        return Slot(
            minutes=minutes,
            speak=base.speak * scale,
            questions=base.questions * scale,
            interruptions=base.interruptions,
        )

    def audience(self, id: str) -> Audience:
        """The audience of that id; KeyError if there is none."""
        return {one.id: one for one in self.audiences}[id]

    def question(self, id: str) -> AudienceQuestion | None:
        """The question of that id, None if the plan has it no longer."""
        return next((one for one in self.questions if one.id == id), None)

    @property
    def items(self) -> frozenset[str]:
        """The questions of the bank that the talk and its answers are judged by."""
        return frozenset({self.thesis, self.given, *(one.item for one in self.questions)})
