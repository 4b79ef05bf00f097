"""The hidden tests of the coding items discriminate: each flawed solution fails where it should and nowhere else.

Knows the tables of outcomes. Never runs a solution in its own process.
"""

import importlib
import json
import os
import re
import subprocess
import sys
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest

from interviewer.content.loader import load_content
from interviewer.domain.items import Item, KeyPoint
from interviewer.domain.vocabulary import Kind, Verdict

HERE = Path(__file__).parent
CONTENT = load_content()
ITEMS = {item.id: item for item in CONTENT.library.items.values() if item.kind is Kind.CODING}
FEWEST_FLAWS = 7


def named(item: Item) -> str:
    """The function or class that the starter asks for first."""
    found = re.search(r"^\s*(?:def|class) (\w+)", item.candidate_context or "", re.MULTILINE)
    assert found, f"the starter of {item.id} defines nothing"
    return found[1]


def hidden(item: Item) -> Path:
    return CONTENT.folder(item.id) / str(item.hidden_tests)


@cache
def solutions(id: str) -> ModuleType:
    slug = hidden(ITEMS[id]).name.removesuffix("_hidden_tests.py")
    return importlib.import_module(f"tests.content.solutions.{slug}")


@cache
def outcomes(id: str) -> dict[str, dict[str, str]]:
    """What every test made of every solution, by solution and by test."""
    item = ITEMS[id]
    done = subprocess.run(
        [sys.executable, HERE / "run_solutions.py", hidden(item), str(solutions(id).__file__), named(item)],
        input=item.reference_answer,
        capture_output=True,
        text=True,
        timeout=120,
        env=os.environ | {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"},
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def failed(id: str, solution: str) -> list[str]:
    return [test[:3] for test, outcome in outcomes(id)[solution].items() if outcome != "pass"]


def credited(item: Item, point: KeyPoint, solution: str) -> Verdict:
    """What the tests say of a point: a core group passes as a whole or not at all, half of another is a part."""
    group = item.test_groups[str(point.by).removeprefix("tests.")]
    passed = len(set(group) - set(failed(item.id, solution)))
    if passed == len(group):
        return Verdict.MET
    return Verdict.PARTIAL if not point.core and 2 * passed >= len(group) else Verdict.MISSED


@pytest.mark.parametrize("id", ITEMS)
def test_the_reference_passes_every_test(id):
    assert {test: outcome for test, outcome in outcomes(id)["reference"].items() if outcome != "pass"} == {}


@pytest.mark.parametrize("id, solution", [(id, solution) for id in ITEMS for solution in solutions(id).SOLUTIONS])
def test_a_solution_fails_exactly_where_its_flaw_is(id, solution):
    assert failed(id, solution) == solutions(id).FAILS[solution].split()


@pytest.mark.parametrize("id", ITEMS)
def test_no_two_flaws_look_the_same_to_the_tests(id):
    fails = solutions(id).FAILS
    assert set(fails) == set(solutions(id).SOLUTIONS)
    assert len(set(fails.values()) - {""}) == len(fails) >= FEWEST_FLAWS


@pytest.mark.parametrize("id", ITEMS)
def test_every_hidden_test_belongs_to_one_group_and_catches_somebody(id):
    tests = sorted(test[:3] for test in outcomes(id)["reference"])
    assert sorted(test for group in ITEMS[id].test_groups.values() for test in group) == tests
    assert sorted({test for fails in solutions(id).FAILS.values() for test in fails.split()}) == tests


@pytest.mark.parametrize("id", ITEMS)
def test_the_prompt_names_what_the_starter_defines(id):
    assert re.search(rf"\b{named(ITEMS[id])}\b", ITEMS[id].prompt)


@pytest.mark.parametrize("id", ITEMS)
def test_an_exemplar_is_credited_with_what_its_code_passes(id):
    item = ITEMS[id]
    by_tests = [point for point in item.key_points if point.by]
    for anchor, exemplar in item.exemplars.named().items():
        solution = solutions(id).EXEMPLARS[anchor]
        verdicts = {point.id: credited(item, point, solution) for point in by_tests}
        assert verdicts == {point.id: exemplar.verdicts[point.id] for point in by_tests}, anchor
