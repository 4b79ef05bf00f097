"""The lint: a clean item has no findings, and each rule goes red on an item that breaks it.

Knows one item of the bank and ways to spoil it. Never knows the other items.
"""

from collections.abc import Callable
from typing import Any

import pytest

from interviewer.content.lint import lint_item, lint_library
from interviewer.content.loader import BUILT_IN, load_content
from interviewer.content.overlap import RUN, hashes, read_runs, repeated
from interviewer.domain.items import Item

CONTENT = load_content()
ITEM = CONTENT.library.items["math.softmax-cross-entropy-gradient"]
SCORING = CONTENT.library.scoring

Data = dict[str, Any]


def spoiled(spoil: Callable[[Data], object]) -> Item:
    data = ITEM.model_dump(mode="json")
    spoil(data)
    return Item.model_validate(data)


def findings(spoil: Callable[[Data], object], severity: str) -> list[str]:
    return [f"{f.what}: {f.remedy}" for f in lint_item(spoiled(spoil), SCORING) if f.severity == severity]


def point(data: Data, id: str) -> Data:
    return next(point for point in data["key_points"] if point["id"] == id)


def drop_points(data: Data, *ids: str) -> None:
    data["key_points"] = [point for point in data["key_points"] if point["id"] not in ids]
    for exemplar in data["exemplars"].values():
        exemplar["verdicts"] = {id: verdict for id, verdict in exemplar["verdicts"].items() if id not in ids}


def each_point(data: Data, **changes: object) -> None:
    for one in data["key_points"]:
        one.update(changes)


def test_a_clean_item_has_no_findings():
    assert lint_item(ITEM, SCORING, read_runs(BUILT_IN)) == ()


BARE: Data = {"draft": True, "exemplars": None, "misconceptions": [], "references": []}


def test_a_draft_is_warned_of_once_for_all_that_it_lacks():
    assert findings(lambda d: d.update(BARE), "error") == []
    [said] = findings(lambda d: d.update(BARE), "warning")
    assert said == "draft lacks exemplars, misconceptions, references: write them, then remove `draft: true`"
    assert "draft lacks nothing" in findings(lambda d: d.update(draft=True), "warning")[0]


def test_what_an_unfinished_question_cannot_have_is_no_error_in_a_draft():
    def bare(data: Data) -> None:
        data.update(BARE, prompt="What is {x}? And why?", key_points=data["key_points"][:2])
        each_point(data, stretch=False, reject=[], hints=[])

    assert findings(bare, "error") == []
    said = " ".join(findings(bare, "warning"))
    assert "a stretch point, key points (at least 5), near misses (reject), hints" in said
    assert "asks more than one question" in said
    assert "which nothing fills" in said
    coding = findings(lambda d: d.update(BARE, kind="coding"), "warning")
    assert any("hidden tests" in finding for finding in coding)


@pytest.mark.parametrize("prompt", [r"Derive $\frac{a}{b}$.", r"What is \(x^{k}\)?", r"Take \hat{y}_{t}."])
def test_braces_of_a_formula_are_no_placeholder(prompt):
    assert findings(lambda d: d.update(prompt=prompt), "error") == []


ERRORS: dict[str, tuple[Callable[[Data], object], str]] = {
    "shares not one": (lambda d: d["capabilities"].update(communication=0.2), "capabilities sum to 1.05"),
    "two questions in the prompt": (lambda d: d.update(prompt="What? And why?"), "prompt asks more than one question"),
    "a second question behind a comma": (
        lambda d: point(d, "setup").update(probe="What is p, and how do you write the loss?"),
        "key_points.0.probe asks more than one question",
    ),
    "two questions in a probe": (
        lambda d: point(d, "setup").update(probe="What? Why?"),
        "key_points.0.probe asks more",
    ),
    "two questions in a hint": (lambda d: point(d, "setup").update(hints=["What? Why?"]), "hints.0 asks more than one"),
    "two questions in a push-back": (
        lambda d: d["misconceptions"][0].update(pushback=["What? Why?"]),
        "pushback.0 asks more than one",
    ),
    "two questions in a follow-up": (lambda d: d["followups"][0].update(ask="What? Why?"), "ask asks more than one"),
    "no core": (lambda d: each_point(d, core=False), "no core point"),
    "no stretch": (lambda d: each_point(d, stretch=False), "no stretch point"),
    "core and stretch": (lambda d: point(d, "setup").update(stretch=True), "“setup” is core and stretch"),
    "a leak in the prompt": (
        lambda d: d.update(prompt="Show that it is P - Y."),
        "prompt says “p - y”, which gives away",
    ),
    "a leak in the context": (lambda d: d.update(candidate_context="Use log-sum-exp."), "candidate_context says"),
    "a leak in another point's probe": (lambda d: point(d, "setup").update(probe="Is it convex?"), "away “why_this"),
    "a leak in its own probe": (lambda d: point(d, "setup").update(probe="Where is log p?"), "probe says “log p”"),
    "a leak in its own first hint": (lambda d: point(d, "setup").update(hints=["Use log p."]), "hints.0 says “log p”"),
    "a leak in its own second hint": (lambda d: point(d, "setup").update(hints=["a", "log p"]), "hints.1 says “log p”"),
    "another's term in a third hint": (
        lambda d: point(d, "setup").update(hints=["a", "b", "It is convex."]),
        "hints.2 says “convex”",
    ),
    "a leak in a push-back": (
        lambda d: d["misconceptions"][1].update(pushback=["Not p – y?"]),
        "pushback.0 says “p - y”",
    ),
    "a verdict missing": (lambda d: d["exemplars"]["ok"]["verdicts"].pop("setup"), "has no verdict on “setup”"),
    "a verdict on nothing": (lambda d: d["exemplars"]["ok"]["verdicts"].update(other="met"), "other is no key point"),
    "an unknown misconception": (
        lambda d: d["exemplars"]["ok"].update(misconceptions=[["other", False]]),
        "names “other”",
    ),
    "a level not reproduced": (lambda d: d["exemplars"]["ok"]["verdicts"].update(result="missed"), "level 2"),
    "a level that the anchor does not stand for": (
        lambda d: d["exemplars"]["strong"].update(expected_level=3),
        "strong stands for 4",
    ),
    "a detect phrase in a good answer": (
        lambda d: d["misconceptions"][0].update(detect=["Nearly zero: exactly"]),
        "stands in the strong exemplar",
    ),
    "an unknown source": (lambda d: d.update(source_ids=["RG-XX"]), "“RG-XX” is no source"),
    "a seed item without source": (lambda d: d.update(source_ids=[]), "source_ids is empty"),
    "a reference without year": (lambda d: d["references"][0].update(year=None), "has no year"),
    "after a stranger": (lambda d: point(d, "setup").update(after=["other"]), "after names “other”"),
    "after itself in a circle": (
        lambda d: (point(d, "setup").update(after=["result"]), point(d, "result").update(after=["setup"])),
        "lets “setup” wait for itself",
    ),
    "a point twice": (lambda d: d["key_points"].append(d["key_points"][0]), "has “setup” 2 times"),
    "no reference and no notes": (lambda d: d.update(reference_answer=None), "reference_answer is empty and so is"),
    "soft above hard": (lambda d: d["time_box"].update(soft_min=20), "time_box.soft_min is above hard_min"),
    "coding without tests": (lambda d: d.update(kind="coding"), "hidden_tests is missing"),
    "a verdict by no group": (lambda d: point(d, "setup").update(by="tests.core"), "by is “tests.core”"),
    "a placeholder nothing fills": (lambda d: d.update(prompt="Take {thing}."), "which nothing fills"),
    "a placeholder without project": (lambda d: d.update(prompt="Take {method}."), "without a project"),
}


TWO = [
    "What is p, and which of them moves?",
    "What is p, and at what price?",
    "How is it found, or on whose word?",
    "When is it computed, and does the optimiser see it?",
    "After each number, which two are left, and are they?",
    "Two columns move: which first; and why?",
]
ONE = [
    "You compute p, and nobody checks. What follows?",
    "Say what p is, and how you write the loss.",
    "In which order, from first to last, do they move?",
    "Two people differ, and a third is right. Whom do you ask?",
    "How many are left, or nearly so, and in sum?",
]


@pytest.mark.parametrize("line", TWO)
def test_a_second_question_behind_a_comma_is_found_in_every_line_that_is_spoken(line):
    places: tuple[Callable[[Data], object], ...] = (
        lambda d: d.update(prompt=line),
        lambda d: point(d, "setup").update(probe=line),
        lambda d: point(d, "setup").update(deepen=line),
        lambda d: point(d, "setup").update(hints=["Look there.", line]),
        lambda d: d["misconceptions"][0].update(pushback=["What then?", line]),
        lambda d: d["followups"][0].update(ask=line),
    )
    for spoil in places:
        assert any("asks more than one question" in finding for finding in findings(spoil, "error"))


@pytest.mark.parametrize("line", ONE)
def test_a_clause_behind_a_comma_is_no_second_question(line):
    found = findings(lambda d: point(d, "setup").update(probe=line), "error")
    assert not any("more than one question" in finding for finding in found)


@pytest.mark.parametrize(("spoil", "said"), ERRORS.values(), ids=ERRORS.keys())
def test_an_error_is_found(spoil, said):
    assert any(said in finding for finding in findings(spoil, "error"))


WARNINGS: dict[str, tuple[Callable[[Data], object], str]] = {
    "a long prompt": (lambda d: d.update(prompt="word " * 61), "prompt is longer than 60 words"),
    "a long hint": (lambda d: point(d, "setup").update(hints=["word " * 26]), "hints.0 is longer than 25 words"),
    "no fluent_wrong": (lambda d: d["exemplars"].update(fluent_wrong=None), "has no fluent_wrong"),
    "no reject on core": (lambda d: point(d, "setup").update(reject=[]), "“setup” is core and has no reject"),
    "too few points": (lambda d: drop_points(d, "to_weights", "numerics", "sanity_check", "setup"), "has 4 points"),
    "too many points": (
        lambda d: d["key_points"].extend({**d["key_points"][3], "id": f"more{n}"} for n in range(3)),
        "has 11 points",
    ),
    "one core point": (lambda d: [point(d, id).update(core=False) for id in ("setup", "result")], "has 1 core"),
    "too many stretch points": (
        lambda d: [point(d, id).update(stretch=True) for id in ("sanity_check", "to_weights")],
        "has 4 stretch",
    ),
    "a light core": (
        lambda d: [point(d, id).update(weight=4) for id in ("uses_normalisation", "sanity_check", "to_weights")],
        "less than half of its base weight in core",
    ),
    "one push-back": (lambda d: d["misconceptions"][0].update(pushback=["What then?"]), "once: whoever stands firm"),
    "a foreign id": (lambda d: d.update(id="concept.x"), "does not begin with “math.”"),
}


@pytest.mark.parametrize(("spoil", "said"), WARNINGS.values(), ids=WARNINGS.keys())
def test_a_warning_is_given(spoil, said):
    assert any(said in finding for finding in findings(spoil, "warning"))


def test_a_term_is_allowed_once_its_point_is_covered():
    def wait(data: Data) -> None:
        point(data, "setup").update(probe="Is it convex?", after=["why_this_pairing"])

    assert findings(wait, "error") == []


def test_a_leak_term_is_found_in_any_case():
    assert any(
        "“Hessian”" in told for told in findings(lambda d: point(d, "setup").update(probe="The HESSIAN?"), "error")
    )


def test_a_good_answer_may_hold_an_error_that_it_is_meant_to_repair():
    def repair(data: Data) -> None:
        data["misconceptions"][0].update(detect=["nearly zero exactly"])
        data["exemplars"]["strong"].update(misconceptions=[["diagonal_only", True]])

    assert findings(repair, "error") == []


def test_the_third_hint_may_use_its_own_terms():
    assert findings(lambda d: point(d, "setup").update(hints=["a", "b", "Use log p."]), "error") == []


def test_a_lightning_item_may_be_small_and_without_stretch():
    def shrink(data: Data) -> None:
        data.update(kind="lightning", id="lightning.x")
        drop_points(data, "uses_normalisation", "sanity_check", "to_weights", "numerics", "why_this_pairing", "setup")

    told = [finding.what for finding in lint_item(spoiled(shrink), SCORING)]
    assert not any(what.startswith("key_points has") for what in told)


def test_errors_come_first_and_every_finding_has_a_place_and_a_remedy():
    def spoil(data: Data) -> None:
        data.update(prompt="word " * 61, source_ids=["RG-XX"])

    found = lint_item(spoiled(spoil), SCORING, locate=CONTENT.locate)
    assert [finding.severity for finding in found] == ["error", "warning"]
    assert all(".yaml:" in finding.where and finding.remedy for finding in found)


def test_six_words_in_a_row_of_a_guide_are_found_whatever_their_dress():
    guide = "Somebody once wrote that every good answer starts with a question."
    runs = frozenset(digest for _, digest in hashes(guide))
    said = "I think every GOOD  answer starts, with a “question” of its own"
    assert repeated(said, runs) == ("every good answer starts with a question",)
    assert repeated("every good answer starts with one question", runs) == ()
    assert len(runs) == len(guide.split()) - RUN + 1


def test_a_repeated_run_is_a_warning_at_the_text_that_holds_it():
    runs = frozenset(digest for _, digest in hashes("what happens to the loss if I add"))
    (finding,) = lint_item(ITEM, SCORING, runs)
    assert (finding.severity, finding.where.split(".")[-4:]) == ("warning", ["key_points", "4", "hints", "0"])


def test_repeated_words_in_a_persona_are_found_too():
    persona = next(iter(CONTENT.library.personas.values()))
    runs = frozenset(digest for _, digest in hashes(persona.manner))
    assert {f.where for f in lint_library(CONTENT.library, runs=runs)} == {f"personas {persona.id}"}


def test_the_bank_carries_the_hashes_of_its_source_guides():
    runs = read_runs(BUILT_IN)
    assert len(runs) > 3000
    assert all(len(digest) == 8 for digest in runs)
