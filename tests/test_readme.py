"""The README tells the truth: its tree is the tree, its settings are the settings, its commands exist.

Knows the README and the files. Never knows what they do.
"""

import ast
import re
from pathlib import Path

from interviewer.config import Settings

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
OUTSIDE = {
    "app.py": "opens the page; nothing else",
    "personas/": "one interviewer a file: front matter, then how they speak",
    "rubrics/": "anchors, weights, roles, stage plans, loops, limits, authored words; every number that decides",
    "question_bank/": "one question a file, in a folder per area",
    "docs/": "how to write a question, how well answers are judged, what the guides hold, a report's schema, pictures",
    "bench/": "measurements, each a ratio or a count within one run",
    "tests/": "mirror the above; test_architecture.py is the floor plan",
}


def line(path: Path) -> str:
    """The first sentence of the file's docstring."""
    text = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
    first = " ".join(text.split("\n\n")[0].split())
    return re.split(r"(?<=\w)\.(?:\s|$)", first)[0]


def tree() -> str:
    """Every file of the package with its line, then the folders beside it."""
    lines = []
    for path in sorted((ROOT / "interviewer").rglob("*.py"), key=lambda p: (p.parent.parts, p.name)):
        place = path.relative_to(ROOT)
        depth = len(place.parts) - 1
        name = f"{place.parent.name}/" if path.name == "__init__.py" else path.name
        indent = "  " * (depth - 1 if path.name == "__init__.py" else depth)
        lines.append(f"{indent}{name:<{30 - len(indent)}} {line(path)}")
    return "\n".join([*lines, *(f"{name:<30} {what}" for name, what in OUTSIDE.items())])


def test_the_tree_in_the_readme_is_the_tree() -> None:
    assert tree() in README, "put this into the README:\n\n" + tree()


def test_every_setting_is_in_the_readme() -> None:
    for name in Settings.model_fields:
        assert f"INTERVIEWER_{name.upper()}" in README


def test_every_folder_of_the_tree_exists() -> None:
    assert all((ROOT / name).exists() for name in OUTSIDE)


def test_no_path_of_a_machine_and_no_index_is_in_what_is_shipped() -> None:
    constraints = (ROOT / "constraints.txt").read_text(encoding="utf-8")
    assert "://" not in constraints
    assert all(re.fullmatch(r"[\w.\-]+==[\w.+!]+", pin) for pin in constraints.split())
