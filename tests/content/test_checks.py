"""What the question bank claims, held against arithmetic: every check of `question_bank/checks/`, and tables that a
script beside its question makes.

Knows that a check raises where a claim fails, which check covers which question, and which questions leave nothing to
compute. Never knows what a question is about.
"""

import subprocess
import sys
from pathlib import Path
from runpy import run_path

import pytest

from interviewer.content.loader import BUILT_IN, load_content

BANK = BUILT_IN / "question_bank"
CHECKS = sorted((BANK / "checks").glob("*.py"))
TABLES = sorted(BANK.glob("*/*_data.py"))
TECHNICAL = [
    file
    for kind in ("coding", "concept", "critique", "design", "diagnosis", "math")
    for file in sorted((BANK / kind).glob("*.yaml"))
]
SHARED = {
    "deception_monitoring": "safety_designs",
    "incident_response": "safety_designs",
    "red_teaming_design": "safety_designs",
}
NOTHING_TO_COMPUTE = {
    "instruction_tuning_vs_alignment": "it tells two terms apart and states no number; its evidence is its references",
}


@pytest.mark.parametrize("file", CHECKS, ids=lambda file: file.stem)
def test_what_a_question_claims_can_be_computed(file: Path) -> None:
    checks = {name: check for name, check in run_path(str(file)).items() if name.startswith("check_")}
    assert checks
    for check in checks.values():
        check()


@pytest.mark.parametrize("file", TABLES, ids=lambda file: file.stem)
def test_a_question_shows_exactly_the_table_that_its_script_makes(file: Path) -> None:
    made = subprocess.run([sys.executable, str(file)], capture_output=True, text=True, check=True, timeout=60).stdout
    content = load_content()
    slug = file.stem.removesuffix("_data")
    (item,) = [content.library.item(id) for id, entry in content.places.items() if entry.source.file.stem == slug]
    shown = [line.strip() for line in (item.candidate_context or "").splitlines()]
    assert all(line.strip() in shown for line in made.strip().splitlines() if line.strip())


def test_every_technical_question_has_a_check_or_a_reason_to_have_none() -> None:
    checks = {file.stem for file in CHECKS}
    bare = {file.stem for file in TECHNICAL if SHARED.get(file.stem, file.stem) not in checks}
    assert bare == set(NOTHING_TO_COMPUTE)
    for question in SHARED.values():
        assert question in checks
