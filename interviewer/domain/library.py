"""All authored content as one frozen value.

Knows what was read. Never knows where from, nor how it was checked.
"""

from typing import TypeVar

from interviewer.domain.errors import UsageError
from interviewer.domain.items import Item
from interviewer.domain.noun import Noun
from interviewer.domain.people import Persona
from interviewer.domain.standards import (
    CapabilityRubric,
    Loop,
    Organisation,
    OverlayRubric,
    Phrasebook,
    RoleProfile,
    ScoringRules,
    SeniorityPreset,
    StagePlan,
    TurnRules,
)
from interviewer.domain.vocabulary import Capability, Seniority, Stage

T = TypeVar("T")


class Library(Noun):
    """Personas, rubrics and question bank, each by id."""

    items: dict[str, Item]
    personas: dict[str, Persona]
    capabilities: dict[Capability, CapabilityRubric]
    overlays: dict[str, OverlayRubric]
    scoring: ScoringRules
    roles: dict[str, RoleProfile]
    plans: dict[Stage, StagePlan]
    loops: dict[str, Loop]
    seniorities: dict[Seniority, SeniorityPreset]
    organisations: dict[str, Organisation]
    turns: TurnRules
    phrases: Phrasebook
    rubric_version: str

    def item(self, id: str) -> Item:
        """The item of that id, or a UsageError that names the remedy."""
        return self._one(self.items, id, "question", "see `interviewer bank list`")

    def persona(self, id: str) -> Persona:
        """The persona of that id, or a UsageError that names those there are."""
        return self._one(self.personas, id, "persona", "one of " + ", ".join(self.personas))

    def loop(self, id: str) -> Loop:
        """The loop of that id, or a UsageError that names those there are."""
        return self._one(self.loops, id, "loop", "one of " + ", ".join(self.loops))

    def role(self, id: str) -> RoleProfile:
        """The role of that id, or a UsageError that names those there are."""
        return self._one(self.roles, id, "role", "one of " + ", ".join(self.roles))

    def organisation(self, id: str) -> Organisation:
        """The organisation of that id, or a UsageError that names those there are."""
        return self._one(self.organisations, id, "organisation", "one of " + ", ".join(self.organisations))

    def minutes(self, stage: Stage, usual: float, organisation: str | None) -> float:
        """The minutes that a stage of `usual` ones takes there, whole; a talk takes the nearest of its slots."""
        if not organisation:
            return usual
        there = usual * self.organisation(organisation).minutes.get(stage, 1.0)
        talk = self.plans[stage].talk
        if talk is not None:
            return min((slot.minutes for slot in talk.slots), key=lambda slot: abs(slot - there))
        return float(round(there))

    @staticmethod
    def _one(shelf: dict[str, T], id: str, what: str, remedy: str) -> T:
        if id not in shelf:
            raise UsageError(f"no {what} is called “{id}”", remedy=remedy)
        return shelf[id]
