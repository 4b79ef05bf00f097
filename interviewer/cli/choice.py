"""From what a person typed to the setup of a session.

Knows defaults and which wishes exclude each other. Never knows how a session is held.
"""

import random
import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from interviewer.cli.near import known, word
from interviewer.domain.errors import UsageError
from interviewer.domain.events import Round, Setup
from interviewer.domain.items import Item
from interviewer.domain.library import Library
from interviewer.domain.vocabulary import Mode, Role, Seniority, Stage

DEFAULT_STAGE = Stage.TECHNICAL_CONCEPTS
SURPRISE = "surprise"
ROLE: str = Setup.model_fields["role"].default
LONGEST_MIN = 600
"""Minutes of one round: more is a typing error."""


@dataclass(frozen=True)
class Wishes:
    """The options of `practice` as typed; None where nothing was."""

    stage: str | None = None
    item: str | None = None
    loop: str | None = None
    persona: str | None = None
    seniority: str | None = None
    mode: str | None = None
    minutes: float | None = None
    topic: str | None = None
    wish: str | None = None
    project: str | None = None
    seed: int | None = None
    role: str | None = None
    organisation: str | None = None
    second: str | None = None

    def any(self) -> bool:
        """Whether anything was wished for."""
        return any(value is not None for value in vars(self).values())


def setup_from(wishes: Wishes, library: Library, models: dict[Role, str], say: Callable[[str], None]) -> Setup:
    """The setup. say: is told which stages of a loop are left out. Raises UsageError for what does not exist or fit."""
    _check_exclusions(wishes)
    seed = secrets.randbelow(2**31) if wishes.seed is None else wishes.seed
    item = _item(wishes.item, library)
    single = item is not None and wishes.stage is None and wishes.mode is None
    rounds = _loop_rounds(wishes, library, seed, say) if wishes.loop else (_round(wishes, item, single, library, seed),)
    return Setup(
        mode=_mode(wishes, single),
        rounds=rounds,
        loop=wishes.loop,
        item=wishes.item,
        topic=_said(wishes.topic),
        wish=_said(wishes.wish),
        seniority=word("seniority", wishes.seniority, Seniority) if wishes.seniority else Seniority.NEW_PHD,
        role=known("role", wishes.role, library.roles) if wishes.role else ROLE,
        organisation=_organisation(wishes, library),
        project=_said(wishes.project),
        models=models,
        seed=seed,
    )


def _check_exclusions(wishes: Wishes) -> None:
    for one, other in (("loop", "item"), ("loop", "stage"), ("loop", "minutes")):
        if getattr(wishes, one) is not None and getattr(wishes, other) is not None:
            raise UsageError(f"--{one} and --{other} exclude each other", remedy=f"leave out --{other}")
    if wishes.minutes is not None and not 0 < wishes.minutes <= LONGEST_MIN:
        limits = f"more than 0 and at most {LONGEST_MIN} minutes"
        raise UsageError(
            f"a round takes {limits}", f"--minutes {wishes.minutes:g}", "leave it out for the usual length"
        )


def _organisation(wishes: Wishes, library: Library) -> str | None:
    return known("organisation", wishes.organisation, library.organisations) if wishes.organisation else None


def _said(text: str | None) -> str | None:
    return (text or "").strip() or None


def _mode(wishes: Wishes, single: bool) -> Mode:
    if wishes.mode:
        return word("mode", wishes.mode, Mode)
    # The loop that is named after the mode is held in it.
    return Mode.DRILL if single or wishes.loop == Mode.DRILL else Mode.MOCK


def _item(id: str | None, library: Library) -> Item | None:
    if id is None:
        return None
    return library.item(known("question", id, library.items, "see `interviewer bank list`"))


def _round(wishes: Wishes, item: Item | None, single: bool, library: Library, seed: int) -> Round:
    stage = word("stage", wishes.stage, Stage) if wishes.stage else item.stage[0] if item else DEFAULT_STAGE
    if item and stage not in item.stage:
        remedy = "its stages are " + ", ".join(item.stage)
        raise UsageError(f"question {item.id} is not asked in the stage {stage}", remedy=remedy)
    there_are = stages_with_questions(library)
    if stage not in there_are:
        raise UsageError(f"no question is there for the stage {stage}", remedy="one of " + ", ".join(there_are))
    persona = _persona(wishes.persona, stage, library, seed, ())
    usual = library.minutes(stage, library.plans[stage].short_minutes, _organisation(wishes, library))
    minutes = wishes.minutes or usual
    second = _second(wishes.second, persona, stage, library)
    return Round(stage=stage, persona=persona, minutes=minutes, items=1 if single else None, second=second)


def _loop_rounds(wishes: Wishes, library: Library, seed: int, say: Callable[[str], None]) -> tuple[Round, ...]:
    loop = library.loop(known("loop", wishes.loop or "", library.loops))
    there_are = stages_with_questions(library)
    rounds: list[Round] = []
    held = [sitting for sitting in loop.sittings() if sitting.stage in there_are]
    for sitting in loop.sittings():
        if sitting not in held:
            say(f"Left out of the loop {loop.id}: {sitting.stage}, for which no question is there.")
    for stage, usual, rest, items in loop.drawn(held, seed):
        persona = _persona(wishes.persona, stage, library, seed, [round.persona for round in rounds])
        minutes = library.minutes(stage, usual, _organisation(wishes, library))
        second = _second(wishes.second, persona, stage, library)
        rest = rest if rounds else 0
        rounds.append(Round(stage=stage, persona=persona, minutes=minutes, items=items, rest=rest, second=second))
    if not rounds:
        raise UsageError(f"no question is there for any stage of the loop {loop.id}", remedy="add some with --content")
    if loop.id == Mode.DRILL:
        rounds = [round.model_copy(update={"items": 1}) for round in rounds]
    return tuple(rounds)


def _persona(name: str | None, stage: Stage, library: Library, seed: int, sitting: Sequence[str]) -> str:
    """The one named; by chance for `surprise`; else the plan's first who has not had a round yet."""
    panel = library.plans[stage].personas
    if name == SURPRISE:
        return random.Random(f"{seed}:{len(sitting)}").choice(panel)
    if name:
        return known("persona", name.lower(), library.personas)
    return next((persona for persona in panel if persona not in sitting), panel[0])


def _second(name: str | None, first: str, stage: Stage, library: Library) -> str | None:
    """Who sits in beside the first: the one named, or for `surprise` the plan's next; nobody in a talk."""
    if name is None or library.plans[stage].talk is not None:
        return None
    others = [id for id in (*library.plans[stage].personas, *library.personas) if id != first]
    return others[0] if name == SURPRISE else known("persona", name.lower(), others)


def stages_with_questions(library: Library) -> tuple[Stage, ...]:
    """The stages that at least one question can be asked in, in their usual order."""
    held = {stage for item in library.items.values() for stage in item.stage}
    return tuple(stage for stage in Stage if stage in held)
