"""The hidden tests of the coding item discriminate: each flawed solution fails where it should and nowhere else.

Knows the table of outcomes. Never runs a solution in its own process.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from interviewer.content.loader import load_content

FAILS = {
    "reference": "",
    "clamped": "t09",
    "additive": "t07 t08 t09",
    "unguarded": "t03 t07 t09 t10",
    "broadcast": "t08 t09 t10 t13 t14",
    "in_place": "t05 t06 t07 t09 t10",
    "comprehension": "t03 t07 t09 t10 t12 t13",
    "normless": "t01 t02 t03 t04 t05 t07 t08 t09 t10",
    "wrong_axis": "t01 t02 t03 t04 t05 t06 t07 t08 t09 t10 t12 t13 t14",
}


@pytest.fixture(scope="module")
def item():
    return load_content().library.item("coding.numpy-cosine-similarity")


@pytest.fixture(scope="module")
def outcomes(item):
    content = load_content()
    tests = content.folder(item.id) / item.hidden_tests
    done = subprocess.run(
        [sys.executable, str(Path(__file__).parent / "cosine_solutions.py"), str(tests)],
        input=item.reference_answer,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
        env=os.environ | {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"},
    )
    return json.loads(done.stdout)


@pytest.mark.parametrize("solution", FAILS)
def test_a_solution_fails_exactly_where_its_flaw_is(outcomes, solution):
    failed = [name[:3] for name, outcome in outcomes[solution].items() if outcome != "pass"]
    assert failed == FAILS[solution].split()


def test_every_hidden_test_belongs_to_one_group(item, outcomes):
    grouped = [test for group in item.test_groups.values() for test in group]
    assert sorted(grouped) == sorted(name[:3] for name in outcomes["reference"])
