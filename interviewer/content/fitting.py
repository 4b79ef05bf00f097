"""Whether files that are each well formed also fit together.

Knows what the files must say about each other. Never knows whether an item is any good: that is the lint.
"""

from collections.abc import Callable, Iterable, Mapping
from itertools import pairwise
from typing import Any, get_args

from interviewer.content.files import Entry, Faults, shown
from interviewer.content.fitting_talk import check_talk
from interviewer.content.shelves import LISTS, SINGLES, Shelves
from interviewer.domain.items import Item
from interviewer.domain.people import Persona
from interviewer.domain.standards import (
    Anchor,
    CapabilityRubric,
    Loop,
    OverlayRubric,
    Phrasebook,
    RoleProfile,
    ScoringRules,
    SeniorityPreset,
    StagePlan,
)
from interviewer.domain.vocabulary import Assistance, Capability, Probe, Seniority, Severity, Stage, Verdict

SAY = frozenset(
    {
        "open",
        "ask_project",
        "clarify_unknown",
        "deflect",
        "heard_first_part",
        "keep_for_end",
        "drill_keep",
        "attempt_first",
        "nearest",
        "stay",
        "earlier",
        "recall",
        "second",
        "document",
        "cost_to_know",
        "sum",
        "offer_hint",
        "hint",
        "no_hint",
        "offer_move_on",
        "leave_open",
        "doubt",
        "refocus",
        "pointed",
        "last_question",
        "boundary",
        "candidate_questions",
        "answer_candidate",
        "close_round",
        "again",
        "turn_from",
        "part_of_it",
        "belongs_to",
        "aim_explain",
        "aim_code",
        "aim_decide",
        "aim_story",
        "aim_opinion",
        "wait",
        "pause",
        "resume",
        "stop",
        "next_item",
        "take_your_time",
        "take_further",
        "in_report",
        "no_more_hints",
        "interrupt",
        "move_on",
        "insist",
    }
)
"""Moves that no item words itself: `Phrasebook.say` has at least one line for each."""

Check = Callable[[Entry[Any], Shelves, Faults], None]


def check(shelves: Shelves, faults: Faults) -> None:
    """Note every way in which the files do not fit together."""
    _complete(shelves, faults)
    for entries, test in (
        (shelves.lists["capabilities"].values(), _check_capability),
        (shelves.lists["overlays"].values(), _check_overlay),
        (shelves.lists["roles"].values(), _check_role),
        (shelves.lists["loops"].values(), _check_loop),
        (shelves.lists["seniorities"].values(), _check_seniority),
        (shelves.personas.values(), _check_persona),
        (shelves.plans.values(), _check_plan),
        (shelves.plans.values(), check_talk),
        (shelves.items.values(), _check_item),
    ):
        _each(entries, test, shelves, faults)
    if "scoring" in shelves.singles:
        _check_scoring(shelves.singles["scoring"], faults)
    if "phrases" in shelves.singles:
        _check_phrases(shelves.singles["phrases"], faults)


def _each(entries: Iterable[Entry[Any]], test: Check, shelves: Shelves, faults: Faults) -> None:
    for entry in entries:
        test(entry, shelves, faults)


def _complete(shelves: Shelves, faults: Faults) -> None:
    """What must exist does. A file that is there but broken has told its own fault already."""
    rubrics = shelves.home / "rubrics"
    for name in (*LISTS, *SINGLES):
        found = shelves.lists.get(name) if name in LISTS else shelves.singles.get(name)
        if not found and name not in shelves.broken:
            faults.add(shown(rubrics / f"{name}.yaml"), "missing or empty", "restore it")
    overlays = get_args(OverlayRubric.model_fields["id"].annotation)
    for name, members in (("capabilities", Capability), ("overlays", overlays), ("seniorities", Seniority)):
        missing = [str(m) for m in members if str(m) not in shelves.lists[name]]
        if missing and shelves.lists[name]:
            first = next(iter(shelves.lists[name].values()))
            faults.add(first.source.at(name), f"no entry for {', '.join(missing)}", "add it")
    for stage in Stage:
        if stage not in shelves.plans and not (rubrics / "plans" / f"{stage}.yaml").is_file():
            faults.add(shown(rubrics / "plans" / f"{stage}.yaml"), "missing", "write a plan for the stage")
    if not shelves.personas and "personas" not in shelves.broken:
        faults.add(shown(shelves.home / "personas"), "no persona", "add one")
    if not shelves.items and "items" not in shelves.broken:
        faults.add(shown(shelves.home / "question_bank"), "no item", "add one")


def _check_anchors(anchors: tuple[Anchor, ...], where: str, faults: Faults) -> None:
    levels = [anchor.level for anchor in anchors]
    if levels != [1, 2, 3, 4]:
        faults.add(where, f"anchors for levels {levels}", "give one for each level, 1 to 4 in order")


def _check_capability(entry: Entry[CapabilityRubric], shelves: Shelves, faults: Faults) -> None:
    _check_anchors(entry.value.anchors, entry.at("anchors"), faults)


def _check_overlay(entry: Entry[OverlayRubric], shelves: Shelves, faults: Faults) -> None:
    for facet, anchors in entry.value.facets.items():
        _check_anchors(anchors, entry.at("facets", facet), faults)
    for facet in set(entry.value.target_s) - set(entry.value.facets):
        faults.add(entry.at("target_s", facet), f"no facet “{facet}”", "name one of the overlay's facets")


def _check_hundred(weights: Mapping[Capability, int], where: str, faults: Faults) -> None:
    total = sum(weights.values())
    if total != 100 or min(weights.values(), default=0) < 0:
        faults.add(where, f"weights sum to {total}", "make them sum to 100, none below 0")


def _check_role(entry: Entry[RoleProfile], shelves: Shelves, faults: Faults) -> None:
    role = entry.value
    _check_hundred(role.weights, entry.at("weights"), faults)
    for gate in role.gates:
        if not role.weights.get(gate):
            faults.add(entry.at("gates"), f"gate {gate} has no weight", "weigh it or take the gate out")


def _check_loop(entry: Entry[Loop], shelves: Shelves, faults: Faults) -> None:
    known = {*map(str, Stage), "break", "debrief"}
    for index, part in enumerate(entry.value.stages):
        broken = "plans" in shelves.broken
        if part.stage not in known or (part.stage in set(Stage) and part.stage not in shelves.plans and not broken):
            faults.add(entry.at("stages", index), f"no plan for stage {part.stage}", "write the plan")
    if not any(part.stage in set(Stage) for part in entry.value.stages):
        faults.add(entry.at("stages"), "no stage to be interviewed in", "add one")


def _check_seniority(entry: Entry[SeniorityPreset], shelves: Shelves, faults: Faults) -> None:
    if entry.value.difficulty_from > entry.value.difficulty_to:
        faults.add(entry.at("difficulty_from"), "above difficulty_to", "exchange the two")


def _check_persona(entry: Entry[Persona], _: Shelves, faults: Faults) -> None:
    for key in entry.value.say:
        if key not in SAY:
            faults.add(entry.at("say", key), f"no move is worded by “{key}”", "name a key of rubrics/phrases.yaml")


def _check_plan(entry: Entry[StagePlan], shelves: Shelves, faults: Faults) -> None:
    plan = entry.value
    _check_hundred(plan.weights, entry.at("weights"), faults)
    for index, persona in enumerate(plan.personas):
        if persona not in shelves.personas and "personas" not in shelves.broken:
            faults.add(entry.at("personas", index), f"no persona “{persona}”", "name a file of personas/")
    if plan.short_minutes > plan.minutes:
        faults.add(entry.at("short_minutes"), "longer than minutes", "shorten it")
    for index, phase in enumerate(plan.phases):
        if phase.from_min >= phase.to_min:
            faults.add(entry.at("phases", index), "ends before it begins", "correct from_min or to_min")
        for place, id in enumerate(phase.items if "items" not in shelves.broken else ()):
            item = shelves.items.get(id)
            if item is None or plan.id not in item.value.stage:
                faults.add(entry.at("phases", index, "items", place), f"no question “{id}” of this stage", "name one")


def _check_item(entry: Entry[Item], shelves: Shelves, faults: Faults) -> None:
    overlay = entry.value.rubric_overlay
    if overlay and overlay not in shelves.lists["overlays"] and not shelves.broken & {"overlays"}:
        faults.add(entry.at("rubric_overlay"), f"no overlay “{overlay}”", "name one of rubrics/overlays.yaml")
    if entry.value.exemplars is None and not entry.value.draft:
        faults.add(entry.at(), "exemplars is missing", "add it, or mark the question with draft: true")


def _check_scoring(entry: Entry[ScoringRules], faults: Faults) -> None:
    rules = entry.value
    needed: tuple[tuple[str, Iterable[str], Iterable[str]], ...] = (
        ("credit", set(Verdict) - {Verdict.NOT_ASSESSED}, rules.credit),
        ("assistance", Assistance, rules.assistance),
        ("penalty", set(Severity) - {Severity.FATAL}, rules.penalty),
    )
    for name, members, given in needed:
        missing = sorted(set(members) - set(given))
        if missing:
            faults.add(entry.at(name), f"no number for {', '.join(missing)}", "add it")
    for name, column in (("knots", rules.knots), ("vote_limits", rules.vote_limits)):
        firsts = [float(row[0]) for row in column]
        if len(firsts) < 2 or any(a >= b for a, b in pairwise(firsts)):
            faults.add(entry.at(name), "not ascending", "give two or more, the first numbers ascending")


def _check_phrases(entry: Entry[Phrasebook], faults: Faults) -> None:
    silent = sorted(key for key in SAY if not entry.value.say.get(key))
    if silent:
        faults.add(entry.at("say"), f"no words for {', '.join(silent)}", "add at least one line each")
    unworded = [probe.value for probe in Probe if not entry.value.probes.get(probe)]
    if unworded:
        faults.add(entry.at("probes"), f"no wording of {', '.join(unworded)}", "add at least one each")
