"""The library to read: questions, interviewers, capabilities, stages, loops, roles and scoring, as Markdown pages.

Knows how authored content is laid out. Never puts what a question is judged by on its page: that is a page of its own.
"""

from collections.abc import Callable, Iterator, Mapping

from interviewer.assess.item_report import capability_name
from interviewer.assess.markdown import authored, bullets, fenced, inline, plain, table
from interviewer.assess.wording import STANDARD
from interviewer.domain.errors import UsageError
from interviewer.domain.items import Item, KeyPoint
from interviewer.domain.library import Library
from interviewer.domain.people import Persona
from interviewer.domain.standards import Anchor, CapabilityRubric, Loop, OverlayRubric, RoleProfile, StagePlan
from interviewer.domain.vocabulary import Capability, Kind, Stage
from interviewer.retrieval import Questions, Where
from interviewer.ui.scoring_words import PAGES

Options = list[tuple[str, str]]
QUESTIONS = "questions"
SHELVES: Options = [
    ("Questions", QUESTIONS),
    ("Interviewers", "personas"),
    ("Capabilities", "capabilities"),
    ("Stages", "stages"),
    ("Loops and roles", "loops"),
    ("Scoring", "scoring"),
]
UNTRIED = (
    "You have not tried this question. Once you have read the answer, it no longer shows what you would have said."
)
DRAFT = "*A draft: what it is judged by was checked by nobody, so its level is a rough one and no vote rests on it.*"
ANY = ""
FOUND = 30


def shelf(name: str, library: Library) -> Options:
    """What stands on a shelf other than that of the questions, as (label, id)."""
    if name == "personas":
        return [(f"{one.name}\n{_after(one.name, one.who)}", id) for id, one in library.personas.items()]
    if name == "capabilities":
        scales = [(f"{one.name}\n{one.question}", f"scale.{id}") for id, one in library.overlays.items()]
        return [(f"{one.name}\n{one.question}", id.value) for id, one in library.capabilities.items()] + scales
    if name == "stages":
        return [(f"{plan.name}\n{plan.minutes:g} minutes", stage.value) for stage, plan in library.plans.items()]
    if name == "loops":
        loops = [(f"{loop.name}\nLoop of {_rounds(loop)}", f"loop.{id}") for id, loop in library.loops.items()]
        return loops + [(f"{role.name}\nRole: what it weighs", f"role.{id}") for id, role in library.roles.items()]
    return [("From answers to a level", "level"), ("From levels to a vote and a decision", "decision")]


def questions(
    library: Library, index: Questions, text: str = "", stage: str = ANY, kind: str = ANY
) -> tuple[Item, ...]:
    """The questions that fit; with words the best first, without them by title. Raises RetrievalError."""
    where = Where(stage=Stage(stage) if stage else None, kinds=(Kind(kind),) if kind else ())
    if text.strip():
        return tuple(library.items[hit.item_id] for hit in index.search(text, FOUND, where))
    fitting = (item for item in library.items.values() if where.admits(item))
    return tuple(sorted(fitting, key=lambda item: item.title.casefold()))


def question_label(item: Item, tried: bool) -> str:
    """Kind, difficulty, whether it is a draft and was tried, then the title on a line of its own."""
    done = (" · draft" if item.draft else "") + (" · tried" if tried else "")
    return f"{words(item.kind).capitalize()} · difficulty {item.difficulty} of 5{done}\n{item.title}"


def stages(library: Library) -> Options:
    """The stages that have questions, any first."""
    asked = {stage for item in library.items.values() for stage in item.stage}
    return [("Any stage", ANY), *((p.name, id.value) for id, p in library.plans.items() if id in asked)]


def kinds(library: Library) -> Options:
    """The kinds of question that there are, any first."""
    there = {item.kind for item in library.items.values()}
    return [("Any kind", ANY), *((words(kind).capitalize(), kind.value) for kind in Kind if kind in there)]


def words(id: str) -> str:
    """An id of several words as words."""
    return id.replace("_", " ").replace("-", " ")


def page(name: str, id: str, library: Library) -> str:
    """The page of what stands on that shelf; UsageError if nothing of that id does."""
    kind, _, own = id.rpartition(".") if name in ("loops", "capabilities") else ("", "", id)
    makers: dict[str, tuple[Mapping[str, object], Callable[..., Iterator[str]]]] = {
        QUESTIONS: (library.items, question),
        "personas": (library.personas, persona),
        "capabilities": ({key.value: one for key, one in library.capabilities.items()}, capability),
        "capabilities.scale": (library.overlays, scale),
        "stages": ({key.value: one for key, one in library.plans.items()}, stage_plan),
        "loops.loop": (library.loops, loop),
        "loops.role": (library.roles, role),
        "scoring": (PAGES, lambda write, library: write(library)),
    }
    held, write = makers.get(f"{name}.{kind}" if kind else name, ({}, question))
    if own not in held:
        raise UsageError(f"nothing in the library is called “{id}”", name, "choose from the list")
    return "\n\n".join(write(held[own], library))


def question(item: Item, library: Library) -> Iterator[str]:
    """What a candidate is told of the question, and nothing that is judged."""
    yield f"## {plain(item.title)}"
    box = f"{item.time_box.soft_min:g} to {item.time_box.hard_min:g} minutes"
    named = [plain(library.plans[stage].name) for stage in item.stage if stage in library.plans]
    yield f"{', '.join(named)} · difficulty {item.difficulty} of 5 · {box}"
    yield authored(item.prompt)
    if item.candidate_context:
        yield fenced(item.candidate_context.rstrip())
    shares = sorted(item.capabilities.items(), key=lambda pair: -pair[1])
    shown = ", ".join(f"{plain(capability_name(library, c)).lower()} {100 * share:.0f}%" for c, share in shares)
    yield f"Evidence for: {shown}."
    yield "Topics: " + ", ".join(inline(words(topic)) for topic in item.topic) + "."
    if item.draft:
        yield DRAFT
    if item.needs_project:
        yield "It is about a project of yours, which you are asked to name."


def answer(item: Item) -> str:
    """What the question is judged by: reference answer, key points, wrong claims, hints, one strong answer."""
    return "\n\n".join(_answer(item))


def _answer(item: Item) -> Iterator[str]:
    if item.reference_answer:
        yield "### Reference answer"
        yield authored(item.reference_answer)
    yield "### Key points"
    yield table(("", "key point", "weight"), (_point(n, p) for n, p in enumerate(item.key_points, 1)))
    if item.misconceptions:
        yield "### Claims that do not hold"
        yield bullets(f"{plain(m.claim)} *{plain(m.why_wrong)}*" for m in item.misconceptions)
    hinted = [(n, p) for n, p in enumerate(item.key_points, 1) if p.hints]
    if hinted:
        yield "### Hints, the smallest first"
        yield bullets(f"P{n}: " + " / ".join(map(plain, p.hints)) for n, p in hinted)
    if item.exemplars is not None:
        yield "### A strong answer"
        yield "*One good answer, not the answer.*"
        yield authored(item.exemplars.strong.answer)


def _point(number: int, point: KeyPoint) -> tuple[str, str, str]:
    sort = " (core)" if point.core else " (stretch)" if point.stretch else ""
    return f"P{number}", plain(point.text) + sort, str(point.weight)


def persona(one: Persona, library: Library) -> Iterator[str]:
    """How somebody asks."""
    yield f"## {plain(one.name)}"
    yield f"{plain(_after(one.name, one.who))}."
    yield authored(one.manner)
    asks = [plain(library.plans[stage].name) for stage in one.stages if stage in library.plans]
    usual = [p for favourite in one.favourites for p in one.probes.get(favourite, ())[:1]]
    facts = [
        f"Holds: {', '.join(asks)}",
        f"Warmth {one.warmth} of 3; pushes back with {words(one.push)} force",
        f"About {one.pace_words} words a turn; {_patience(one, library)}",
        f"Interrupts at most {one.interrupts} times in one question" if one.interrupts else "Does not interrupt",
    ]
    yield bullets(facts)
    if usual:
        yield "### Asks, for example"
        yield bullets(map(plain, usual))
    yield "An interviewer has a manner, never a standard of their own: all judge by the same anchors."


def _patience(one: Persona, library: Library) -> str:
    first = min((start for start, _, words in library.turns.silence if words), default=0)
    minutes = (first + library.turns.patience_s(one.patience_s)) / 60
    return f"leaves a written silence alone for {minutes:.2g} minutes"


def capability(one: CapabilityRubric, library: Library) -> Iterator[str]:
    """The question behind a capability and its four anchors."""
    yield f"## {plain(one.name)}"
    yield f"*{plain(one.question)}*"
    yield f"The four levels are {STANDARD}."
    yield _anchors(one.anchors)
    weighed = [(p.name, p.weights.get(one.id, 0)) for p in library.plans.values() if p.weights.get(one.id, 0)]
    weighed.sort(key=lambda pair: -pair[1])
    yield "### Where it is looked for"
    yield table(("stage", "share of the stage"), ((plain(name), f"{weight}%") for name, weight in weighed))


def scale(one: OverlayRubric, library: Library) -> Iterator[str]:
    """A second scale, facet by facet."""
    yield f"## {plain(one.name)}"
    yield f"*{plain(one.question)}*"
    for facet, anchors in one.facets.items():
        aim = f" (about {one.target_s[facet]} seconds)" if facet in one.target_s else ""
        yield f"### {plain(words(facet)).capitalize()}{aim}"
        yield _anchors(anchors)


def _anchors(anchors: tuple[Anchor, ...]) -> str:
    if not any(a.sounds_like for a in anchors):
        return table(("level", "evidence"), ((str(a.level), plain(a.evidence)) for a in anchors))
    rows = ((str(a.level), plain(a.evidence), f"“{plain(a.sounds_like)}”" if a.sounds_like else "") for a in anchors)
    return table(("level", "evidence", "sounds like"), rows)


def stage_plan(plan: StagePlan, library: Library) -> Iterator[str]:
    """What a stage is for and how its minutes go."""
    yield f"## {plain(plan.name)}"
    yield f"*{plain(plan.goal)}*"
    hints = "Hints on the content are given." if plan.hints else "There are no hints on the content here."
    yield (
        f"{plan.minutes:g} minutes, or {plan.short_minutes:g} in short; the last {plan.questions_min:g} are yours. "
        f"At most {plan.followups} follow-ups to a question. {hints}"
    )
    yield table(("minutes", "what"), ((f"{p.from_min:g} to {p.to_min:g}", plain(p.what)) for p in plan.phases))
    yield "### What it looks for"
    yield _weights(plan.weights, library)
    held = [plain(library.personas[id].name) for id in plan.personas if id in library.personas]
    yield f"Held by {', '.join(held)}."


def loop(one: Loop, library: Library) -> Iterator[str]:
    """The rounds of a loop."""
    yield f"## {plain(one.name)}"
    yield plain(one.what)
    named = (library.plans[Stage(e.stage)].name if e.stage in set(Stage) else words(e.stage) for e in one.stages)
    rows = zip(named, one.stages, strict=True)
    yield table(("round", "minutes"), ((plain(name).capitalize(), f"{e.minutes:g}") for name, e in rows))


def role(one: RoleProfile, library: Library) -> Iterator[str]:
    """What a job weighs."""
    yield f"## {plain(one.name)}"
    yield _weights(one.weights, library)
    gates = ", ".join(plain(capability_name(library, gate)).lower() for gate in one.gates)
    yield f"Cannot be made up for by the others: {gates}."


def _weights(weights: Mapping[Capability, int], library: Library) -> str:
    ordered = sorted(((c, w) for c, w in weights.items() if w), key=lambda pair: -pair[1])
    return table(("capability", "weight"), ((plain(capability_name(library, c)), f"{w}%") for c, w in ordered))


def _rounds(loop: Loop) -> str:
    held = sum(entry.stage in set(Stage) for entry in loop.stages)
    if loop.one_of:
        return f"one of {held} rounds, {max(entry.minutes for entry in loop.stages):g} minutes"
    return f"{held} round{'s' if held != 1 else ''}, {sum(e.minutes for e in loop.stages):g} minutes"


def _after(name: str, who: str) -> str:
    """Who somebody is without their name in front, as a sentence begins."""
    rest = who.removeprefix(name).lstrip(", ")
    return rest[:1].upper() + rest[1:]
