"""A small complete content folder, written where a test wants it.

Knows the least that loads without a fault. Never knows what a test will break in it.
"""

import json
from pathlib import Path
from typing import Any

from interviewer.content.fitting import SAY
from interviewer.domain.standards import ScoringRules, TurnRules
from interviewer.domain.vocabulary import Assistance, Capability, Probe, Seniority, Severity, Stage, Verdict

CAPABILITIES = [capability.value for capability in Capability]
LIMITS = [name for name, field in ScoringRules.model_fields.items() if field.annotation is float]
EQUAL = dict.fromkeys(CAPABILITIES, 20) | {"execution": 10, "communication": 10}


def anchors() -> list[dict[str, Any]]:
    return [{"level": level, "evidence": f"what level {level} shows"} for level in (1, 2, 3, 4)]


def plan(stage: str) -> dict[str, Any]:
    return {
        "id": stage,
        "name": stage,
        "goal": "evidence",
        "minutes": 40,
        "short_minutes": 20,
        "questions_min": 5,
        "followups": 4,
        "probes": ["P1"],
        "hints": True,
        "doubts": 0,
        "opening": "We have {minutes} minutes.",
        "mix": ["math"],
        "phases": [{"from_min": 0, "to_min": 40, "what": "questions"}],
        "personas": ["jo"],
        "weights": EQUAL,
    }


def scoring() -> dict[str, Any]:
    return {
        "version": 3,
        "credit": dict.fromkeys([verdict.value for verdict in Verdict], 0.5),
        "assistance": dict.fromkeys([assistance.value for assistance in Assistance], 1.0),
        "knots": [[0, 1], [1, 3.4]],
        "penalty": {severity.value: 0.2 for severity in Severity if severity is not Severity.FATAL},
        "vote_limits": [[2, "no_hire"], [9.9, "hire"]],
        "strong_no_votes": 2,
        "draws": 10,
    } | dict.fromkeys(LIMITS, 1.0)


def turns() -> dict[str, Any]:
    counts = [name for name, field in TurnRules.model_fields.items() if field.annotation is int]
    shares = [name for name, field in TurnRules.model_fields.items() if field.annotation is float]
    lists: dict[str, Any] = {name: [] for name in TurnRules.model_fields if name not in (*counts, *shares)}
    return lists | dict.fromkeys(counts, 3) | dict.fromkeys(shares, 0.5)


def draft() -> dict[str, Any]:
    """An item as an import leaves it: without exemplars and all that takes a person."""
    return {key: value for key, value in item().items() if key != "exemplars"} | {"id": "math.two", "draft": True}


def item() -> dict[str, Any]:
    exemplar = {"answer": "words", "verdicts": {"one": "met"}, "expected_level": 3}
    point = {"id": "one", "weight": 1, "core": True, "text": "says one", "probe": "What is it?"}
    return {
        "id": "math.one",
        "version": 1,
        "origin": "authored",
        "kind": "math",
        "title": "One",
        "stage": ["technical_concepts"],
        "topic": ["numbers"],
        "capabilities": {"technical_foundations": 1},
        "difficulty": 1,
        "rarity": "common",
        "time_box": {"think_s": 10, "soft_min": 2, "hard_min": 3},
        "modality": {"text": True, "voice": "say it", "pad": "none"},
        "prompt": "What is one?",
        "reference_answer": "one",
        "key_points": [point],
        "exemplars": {"weak": exemplar, "ok": exemplar, "strong": exemplar},
    }


PERSONA = """\
---
id: jo
name: Jo
who: somebody
stages: [technical_concepts]
warmth: 1
pace_words: 20
patience_s: 5
push: low
interrupts: 0
favourites: [P1]
opening: I am Jo.
acknowledgements: [Okay., Noted., Go on.]
leads: ["You said “{span}”.", "I heard “{span}”.", "Take “{span}”."]
move_on: [Next., Let us go on.]
---
Speaks plainly.
"""


def whole() -> dict[str, dict[str, Any]]:
    """Every YAML file of a small complete folder, by its path."""
    files: dict[str, dict[str, Any]] = {
        "rubrics/capabilities.yaml": {
            "version": 1,
            "capabilities": [
                {"id": id, "name": id, "short": id, "question": "What?", "anchors": anchors()} for id in CAPABILITIES
            ],
        },
        "rubrics/overlays.yaml": {
            "version": 1,
            "overlays": [
                {"id": id, "name": id, "question": "What?", "facets": {"first": anchors()}}
                for id in ("star_l", "bar_raiser")
            ],
        },
        "rubrics/roles.yaml": {
            "version": 1,
            "roles": [{"id": "equal", "name": "Equal", "weights": EQUAL, "gates": ["systems"]}],
        },
        "rubrics/loops.yaml": {
            "version": 1,
            "loops": [{"id": "drill", "name": "Drill", "what": "one", "stages": [{"stage": "coding", "minutes": 20}]}],
        },
        "rubrics/seniorities.yaml": {
            "version": 1,
            "seniorities": [
                {"id": s.value, "name": s.value, "difficulty_from": 1, "difficulty_to": 3, "expectation": "some"}
                for s in Seniority
            ],
        },
        "rubrics/organisations.yaml": {
            "version": 1,
            "organisations": [
                {
                    "id": "lab",
                    "name": "Lab",
                    "what": "one",
                    "expectation": "two",
                    "minutes": {"coding": 2},
                    "topics": ["numerics"],
                }
            ],
        },
        "rubrics/scoring.yaml": scoring(),
        "rubrics/turns.yaml": turns(),
        "rubrics/phrases.yaml": {
            "version": 1,
            "say": {key: [f"{key}."] for key in sorted(SAY)},
            "probes": {probe.value: ["How so?"] for probe in Probe},
        },
        "question_bank/math/one.yaml": item(),
    }
    files |= {f"rubrics/plans/{stage.value}.yaml": plan(stage.value) for stage in Stage}
    return json.loads(json.dumps(files))  # so that no two places share a part


def write(folder: Path, files: dict[str, dict[str, Any]] | None = None) -> Path:
    """Write the files as YAML in its JSON form, one value a line, and one persona."""
    for name, data in (whole() if files is None else files).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(json.dumps(data, indent=1, ensure_ascii=False), encoding="utf-8")
    (folder / "personas").mkdir(exist_ok=True)
    (folder / "personas/jo.md").write_text(PERSONA, encoding="utf-8")
    return folder


def line_of(file: Path, text: str) -> int:
    """The number of the first line that contains `text`."""
    return next(n for n, line in enumerate(file.read_text(encoding="utf-8").split("\n"), 1) if text in line)
