"""What can be chosen before an interview, and the setup that a filled form stands for.

Knows the form and the library. Never knows a page or what the interview makes of the choice.
"""

import random
import secrets

from interviewer.config import Settings
from interviewer.domain.errors import UsageError
from interviewer.domain.events import Round, Setup
from interviewer.domain.items import Item
from interviewer.domain.library import Library
from interviewer.domain.noun import Noun
from interviewer.domain.standards import Loop, Sitting
from interviewer.domain.state import State
from interviewer.domain.vocabulary import Mode, Role, Seniority, Stage

SURPRISE = "surprise"
ROLE: str = Setup.model_fields["role"].default
ANY = ""
PREFERRED = Stage.TECHNICAL_CONCEPTS
Options = list[tuple[str, str]]


class Form(Noun):
    """The form as filled in.

    persona, second: an id or `SURPRISE`, for the second "" for nobody; item, topic: "" for any; minutes: None for
    the usual. work: a project that is kept, by its id, in the place of what `project` says; "" for none. loop:
    several rounds instead of the one that stage, minutes and item describe; "" for one round. organisation: "" for
    no kind of place in particular.
    """

    stage: str
    loop: str = ANY
    organisation: str = ANY
    role: str = ROLE
    persona: str = SURPRISE
    second: str = ANY
    item: str = ANY
    topic: str = ANY
    wish: str = ""
    seniority: str = Seniority.NEW_PHD.value
    mode: str = Mode.MOCK.value
    minutes: float | None = None
    work: str = ANY
    project: str = ""
    model: str = ""


def stages(library: Library) -> Options:
    """The stages that have questions, as (label, id)."""
    asked = {stage for item in library.items.values() for stage in item.stage}
    return [(plan.name, stage.value) for stage, plan in library.plans.items() if stage in asked]


def loops(library: Library) -> Options:
    """One round, then the loops of which at least two stages have questions, each saying how many of them that is."""
    found = []
    for loop in library.loops.values():
        there, asked = _held(loop, library), len(list(loop.sittings()))
        if loop.one_of and there:
            found.append((f"{loop.name}: one of {len(there)}, {max(one.minutes for one in there):g} minutes", loop.id))
        elif len(there) > 1:
            count = f"{asked} rounds" if asked == len(there) else f"{len(there)} of its {asked} rounds have questions"
            found.append((f"{loop.name}: {count}, {sum(one.minutes + one.rest for one in there):g} minutes", loop.id))
    return [("One round: the stage above", ANY), *found]


def first_stage(library: Library) -> str:
    """The stage that is chosen before anybody chooses; UsageError if there is no question at all."""
    there = [id for _, id in stages(library)]
    if not there:
        raise UsageError("no stage has questions", remedy="add a folder with a question bank")
    return PREFERRED.value if PREFERRED.value in there else there[0]


def items(library: Library, stage: str) -> Options:
    """The questions of the stage, any first."""
    return [("Any question", ANY), *((item.title, item.id) for item in _of(library, stage))]


def topics(library: Library, stage: str) -> Options:
    """The topics of the stage's questions, any first."""
    found = sorted({topic for item in _of(library, stage) for topic in item.topic})
    return [("Any topic", ANY), *((topic.replace("_", " ").replace("-", " "), topic) for topic in found)]


def personas(library: Library, stage: str) -> Options:
    """Who holds the stage: surprise first, then the plan's own, then the others."""
    own = library.plans[Stage(stage)].personas
    order = [*own, *(id for id in library.personas if id not in own)]
    named = [(f"{p.name}, {p.who}", p.id) for p in (library.personas[id] for id in order if id in library.personas)]
    return [("Surprise me", SURPRISE), *named]


def seconds(library: Library, stage: str) -> Options:
    """Who may sit in: nobody first, then whoever may hold the stage."""
    return [("Nobody", ANY), *personas(library, stage)]


def seniorities(library: Library) -> Options:
    """The levels, as (label, id)."""
    return [(preset.name, level.value) for level, preset in library.seniorities.items()]


def organisations(library: Library) -> Options:
    """The kinds of places that interview, none in particular first, as (label, id)."""
    return [("No kind in particular", ANY), *((one.name, id) for id, one in library.organisations.items())]


def roles(library: Library) -> Options:
    """The jobs, as (label, id)."""
    return [(one.name, id) for id, one in library.roles.items()]


def about_organisation(library: Library, organisation: str) -> str:
    """What choosing it changes, in one line; UsageError for what is none."""
    if not organisation:
        return "Shifts minutes and questions, never a standard."
    place = library.organisation(organisation)
    return f"{place.what} {place.expectation}"


def about_stage(library: Library, stage: str) -> str:
    """What the stage is for, in one line; ValueError for what is no stage."""
    return library.plans[Stage(stage)].goal


def about_level(library: Library, level: str) -> str:
    """What is expected at the level, and what choosing it changes; ValueError for what is no level."""
    expected = library.seniorities[Seniority(level)].expectation.rstrip(".")
    return f"{expected}. Shifts which questions are asked, not how answers are judged."


def minutes(library: Library, stage: str, organisation: str = ANY) -> float:
    """The usual minutes of a short round of the stage, in that kind of place."""
    return library.minutes(Stage(stage), library.plans[Stage(stage)].short_minutes, organisation)


def longest(library: Library) -> float:
    """The most minutes that any stage is planned for."""
    slots = [slot.minutes for plan in library.plans.values() if plan.talk for slot in plan.talk.slots]
    return max(slots + [plan.minutes for plan in library.plans.values()])


def slots(library: Library, stage: str) -> list[tuple[str, float]]:
    """The slots of a talk, as (label, minutes); nothing for a stage that is none. ValueError for what is no stage."""
    talk = library.plans[Stage(stage)].talk
    return [
        (f"{slot.minutes:g} minutes: {slot.speak:g} to speak, {slot.questions:g} for questions", slot.minutes)
        for slot in (talk.slots if talk else ())
    ]


def setup_of(form: Form, library: Library, settings: Settings, seed: int | None = None) -> Setup:
    """The setup that the form stands for; UsageError names the field that cannot be."""
    seed = secrets.randbelow(2**31) if seed is None else seed
    if form.loop:
        rounds, item = _loop_rounds(form, library, seed), None
    else:
        item = library.item(form.item) if form.item else None
        rounds = (_round(form, item, library, seed),)
    return Setup(
        mode=Mode(form.mode),
        rounds=rounds,
        loop=form.loop or None,
        item=item.id if item else None,
        topic=form.topic or None,
        wish=form.wish.strip() or None,
        seniority=Seniority(form.seniority),
        role=library.role(form.role).id,
        organisation=form.organisation or None,
        project=form.project.strip() or None,
        models=models_of(form.model, settings),
        seed=seed,
    )


def _round(form: Form, item: Item | None, library: Library, seed: int) -> Round:
    """The one round of the form's stage; UsageError names the field that cannot be."""
    stage = _stage(form.stage, library)
    usual = minutes(library, stage, form.organisation)
    planned = usual if form.minutes is None else form.minutes
    if not 0 < planned <= longest(library):
        raise UsageError(f"{planned:g} minutes", "minutes", f"choose between 1 and {longest(library):g}")
    if item is not None and stage not in item.stage:
        raise UsageError(f"“{item.title}” is not asked in this stage", "question", "choose another question or stage")
    only = 1 if item is not None and form.mode == Mode.DRILL else None
    persona = _persona(form.persona, stage, library, seed)
    second = _second(form, persona, stage, library, seed)
    return Round(stage=stage, persona=persona, minutes=planned, items=only, second=second)


def _loop_rounds(form: Form, library: Library, seed: int) -> tuple[Round, ...]:
    """The loop's rounds that have questions, each held by one of its stage's own interviewers."""
    loop = library.loop(form.loop)
    held = _held(loop, library)
    if not held:
        raise UsageError(f"no stage of the loop “{form.loop}” has questions", "loop", "choose another")
    return tuple(
        Round(
            stage=stage,
            persona=(persona := _drawn(stage, library, seed + place)),
            minutes=library.minutes(stage, usual, form.organisation),
            items=items,
            rest=rest if place else 0,
            second=_second(form, persona, stage, library, seed + place),
        )
        for place, (stage, usual, rest, items) in enumerate(loop.drawn(held, seed))
    )


def _held(loop: Loop, library: Library) -> list[Sitting]:
    there = {id for _, id in stages(library)}
    return [sitting for sitting in loop.sittings() if sitting.stage in there]


def drill_form(state: State, item: str) -> Form:
    """The form for one question of the session again, as a drill: same stage, interviewer, level and model.

    UsageError if the session did not ask it.
    """
    record = next((record for record in state.items if record.item == item), None)
    if record is None:
        raise UsageError(f"the session did not ask “{item}”", f"session {state.id}", "choose one of its questions")
    setup = state.chosen
    held = setup.rounds[state.rounds[record.round].index]
    return Form(
        stage=held.stage.value,
        persona=held.persona,
        item=item,
        seniority=setup.seniority.value,
        role=setup.role,
        organisation=setup.organisation or ANY,
        mode=Mode.DRILL.value,
        project=setup.project or "",
        model=next(iter(setup.models.values()), ""),
    )


def models_of(name: str, settings: Settings) -> dict[Role, str]:
    """The model for each role: the settings' own where their model is named, one for all otherwise, none if empty."""
    name = name.strip()
    if name and name == settings.model:
        return settings.models()
    return dict.fromkeys(Role, name) if name else {}


def _stage(id: str, library: Library) -> Stage:
    there = stages(library)
    if id not in (stage for _, stage in there):
        known = ", ".join(label for label, _ in there)
        raise UsageError(f"no stage is called “{id}”", remedy=f"one of {known}")
    return Stage(id)


def _persona(named: str, stage: Stage, library: Library, seed: int) -> str:
    return library.persona(named).id if named != SURPRISE else _drawn(stage, library, seed)


def _second(form: Form, first: str, stage: Stage, library: Library, seed: int) -> str | None:
    """Who sits in beside the first; nobody in a talk, which has its audience."""
    if not form.second or library.plans[stage].talk is not None:
        return None
    if form.second != SURPRISE:
        second = library.persona(form.second).id
        if second == first and not form.loop:
            raise UsageError("the second interviewer is the first one", "second interviewer", "choose somebody else")
        return second if second != first else None
    others = [id for id in library.plans[stage].personas if id in library.personas and id != first]
    return random.Random(seed).choice(others or sorted(library.personas.keys() - {first}))


def _drawn(stage: Stage, library: Library, seed: int) -> str:
    fitting = [id for id in library.plans[stage].personas if id in library.personas] or sorted(library.personas)
    return random.Random(seed).choice(fitting)


def _of(library: Library, stage: str) -> list[Item]:
    return sorted((item for item in library.items.values() if stage in item.stage), key=lambda item: item.title)
