"""The floor plan: imports go downstairs, heavy libraries live behind one door and stay out until they are used.

Knows the house. Never knows what happens in its rooms.
"""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import interviewer

ROOT = Path(interviewer.__file__).parent
FLOORS = {
    "domain": 0,
    "config": 1,
    "content": 1,
    "store": 1,
    "models": 1,
    "retrieval": 1,
    "lexical": 1,
    "conduct": 2,
    "assess": 2,
    "material": 2,
    "session": 3,
    "measure": 4,
    "wiring": 4,
    "ui": 5,
    "cli": 6,
    "__main__": 7,
}
HEAVY = {
    "yaml": {"content.strict_yaml"},
    "chromadb": {"retrieval.chroma"},
    "litellm": {"models.litellm_transport"},
    "openai": {"models.openai_transport"},
    "sqlalchemy": {"store.database", "store.migrations", "store.faults", "store.works_database"},
    "gradio": {"ui"},
    "pypdfium2": {"material.pdf"},
    "pptx": {"material.slides"},
    "docx": {"material.word"},
}


def modules() -> list[Path]:
    return sorted(ROOT.rglob("*.py"))


def name_of(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(part for part in parts if part != "__init__")


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


def room(module: str) -> str:
    return module.split(".")[0]


def test_every_room_is_on_the_plan() -> None:
    assert {room(name_of(path)) for path in modules() if name_of(path)} <= set(FLOORS)


@pytest.mark.parametrize("path", modules(), ids=name_of)
def test_imports_go_downstairs(path: Path) -> None:
    here = room(name_of(path))
    for target in imports(path):
        if not here or not target.startswith("interviewer."):
            continue
        there = room(target.removeprefix("interviewer."))
        allowed = there == here or FLOORS[there] < FLOORS[here]
        assert allowed, f"{name_of(path)} reaches up or sideways to {target}"


@pytest.mark.parametrize("path", modules(), ids=name_of)
def test_a_heavy_library_is_imported_in_one_place(path: Path) -> None:
    here = name_of(path)
    for target in imports(path):
        doors = HEAVY.get(target.split(".")[0])
        if doors is not None:
            assert here in doors or room(here) in doors, f"{here} imports {target}, which belongs in {sorted(doors)}"


@pytest.mark.parametrize("path", modules(), ids=name_of)
def test_every_file_says_what_it_knows_and_never_knows(path: Path) -> None:
    text = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
    assert "Never " in text or "never " in text, f"{name_of(path)} does not say what it never knows"


def test_nothing_heavy_is_loaded_until_it_is_used() -> None:
    code = (
        "import sys, interviewer.cli, interviewer.wiring, interviewer.session\n"
        f"print(*(set({sorted(HEAVY)!r}) & set(sys.modules)))"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT.parent)
    assert out.stdout.strip() == ""
