"""Loading content folders: what comes out, and that every fault is told with its place.

Knows small folders written for the test, and the built-in content. Never knows what is in a question.
"""

import json
import os
from pathlib import Path

import pytest

from interviewer.content.loader import BUILT_IN, load_content, load_library, read_content
from interviewer.domain.errors import ContentError
from interviewer.domain.vocabulary import Capability, Seniority, Stage
from tests.content.content_files import PERSONA, draft, item, line_of, plan, whole, write


def faults_of(*folders: Path) -> tuple[str, ...]:
    with pytest.raises(ContentError) as caught:
        read_content(folders)
    return caught.value.faults


def test_a_complete_folder_becomes_a_library(tmp_path):
    library = read_content([write(tmp_path)]).library
    assert list(library.items) == ["math.one"]
    assert library.personas["jo"].manner == "Speaks plainly."
    assert set(library.plans) == set(Stage)
    assert set(library.capabilities) == set(Capability)
    assert set(library.seniorities) == set(Seniority)


def test_the_rubric_version_names_scoring_and_changes_with_any_rubric_file(tmp_path):
    before = read_content([write(tmp_path)]).library.rubric_version
    assert before.startswith("3.")
    assert len(before) == len("3.") + 8
    assert read_content([tmp_path]).library.rubric_version == before
    file = tmp_path / "rubrics/turns.yaml"
    file.write_text(file.read_text() + "# a remark\n")
    assert read_content([tmp_path]).library.rubric_version != before


def test_nothing_is_kept_between_two_loads(tmp_path):
    write(tmp_path)
    first = read_content([tmp_path]).library
    file = tmp_path / "question_bank/math/one.yaml"
    file.write_text(file.read_text().replace("What is one?", "What is the number one?"))
    assert first.items["math.one"].prompt != read_content([tmp_path]).library.items["math.one"].prompt


def test_every_value_of_an_item_can_be_located(tmp_path):
    content = read_content([write(tmp_path)])
    file = tmp_path / "question_bank/math/one.yaml"
    where = content.locate("math.one", "key_points", 0, "probe")
    assert where == f"{file}:{line_of(file, 'What is it?')}"
    assert content.locate("math.one", "key_points", 0, "leak_terms", 4).endswith(f":{line_of(file, 'key_points') + 1}")
    assert content.folder("math.one") == file.parent


def test_paths_are_told_as_a_person_would_type_them(tmp_path, monkeypatch):
    write(tmp_path)
    (tmp_path / "rubrics/turns.yaml").unlink()
    monkeypatch.chdir(tmp_path)
    assert faults_of(Path("."))[0].startswith(f"rubrics{os.sep}turns.yaml: ")


def broken(**changes: object) -> dict[str, object]:
    return item() | changes


BROKEN_FILES = {
    "an unknown field": ("question_bank/math/one.yaml", broken(colour="red"), "colour", "colour is not a field"),
    "a missing field": ("question_bank/math/one.yaml", {"id": "math.one"}, "{", "prompt is missing"),
    "a number as text": (
        "question_bank/math/one.yaml",
        broken(title=7),
        "title",
        "title is 7, not text: put it in quotes",
    ),
    "text as a number": (
        "question_bank/math/one.yaml",
        broken(difficulty="2"),
        '"difficulty"',
        "difficulty does not fit",
    ),
    "a word not in the list": ("question_bank/math/one.yaml", broken(kind="poem"), '"kind"', "'math', 'concept'"),
    "a stage that is not one": ("question_bank/math/one.yaml", broken(stage=["tea"]), '"tea"', "stage.0 does not fit"),
    "a value of two kinds": (
        "question_bank/math/one.yaml",
        broken(modality={"text": 3, "voice": True, "pad": "none"}),
        '"text": 3',
        "modality.text does not fit",
    ),
    "hidden tests not there": (
        "question_bank/math/one.yaml",
        broken(hidden_tests="t.py"),
        "hidden_tests",
        "no file “t.py”",
    ),
    "hidden tests elsewhere": (
        "question_bank/math/one.yaml",
        broken(hidden_tests="../x.py"),
        "hidden_tests",
        "no file",
    ),
    "a plan with a stranger": (
        "rubrics/plans/coding.yaml",
        plan("coding") | {"personas": ["jo", "al"]},
        '"al"',
        "no persona “al”",
    ),
    "a plan under another name": ("rubrics/plans/coding.yaml", plan("screen"), '"id"', "in a file called coding.yaml"),
    "a row of the matrix": (
        "rubrics/plans/coding.yaml",
        plan("coding") | {"weights": {"systems": 90}},
        "weights",
        "sum to 90",
    ),
    "a rubric nobody reads": ("rubrics/extra.yaml", {"a": 1}, "", "not a rubric file that is known"),
}


@pytest.mark.parametrize(("name", "data", "near", "said"), BROKEN_FILES.values(), ids=BROKEN_FILES.keys())
def test_a_fault_in_a_file_names_file_line_and_remedy(tmp_path, name, data, near, said):
    write(tmp_path, whole() | {name: data})
    place = f"{tmp_path / name}" + (f":{line_of(tmp_path / name, near)}" if near else "")
    told = [fault for fault in faults_of(tmp_path) if said in fault]
    assert told
    assert told[0].startswith(f"{place}: ")
    assert "\n" not in told[0]


def test_a_value_of_no_allowed_kind_is_one_fault(tmp_path):
    modality = {"text": 3, "voice": True, "pad": "none"}
    assert len(faults_of(write(tmp_path, whole() | {"question_bank/math/one.yaml": broken(modality=modality)}))) == 1


def edited(name: str, *steps: str | int, value: object) -> dict[str, dict[str, object]]:
    files = whole()
    at = files[name]
    for step in steps[:-1]:
        at = at[step]
    at[steps[-1]] = value
    return files


UNFITTING = {
    "weights of a role": (
        edited("rubrics/roles.yaml", "roles", 0, "weights", "systems", value=21),
        "weights sum to 101",
    ),
    "a gate without weight": (
        edited("rubrics/roles.yaml", "roles", 0, "weights", value={"execution": 100}),
        "gate systems has no weight",
    ),
    "an anchor missing": (
        edited("rubrics/capabilities.yaml", "capabilities", 0, "anchors", 0, "level", value=2),
        "anchors for levels [2, 2, 3, 4]",
    ),
    "a capability missing": (edited("rubrics/capabilities.yaml", "capabilities", value=[]), "capabilities.yaml"),
    "a seniority missing": (
        edited("rubrics/seniorities.yaml", "seniorities", value=whole()["rubrics/seniorities.yaml"]["seniorities"][1:]),
        "no entry for intern",
    ),
    "difficulties exchanged": (
        edited("rubrics/seniorities.yaml", "seniorities", 0, "difficulty_from", value=5),
        "above difficulty_to",
    ),
    "a verdict without credit": (
        edited("rubrics/scoring.yaml", "credit", value={"met": 1}),
        "no number for missed, partial",
    ),
    "help without a factor": (edited("rubrics/scoring.yaml", "assistance", value={}), "no number for"),
    "a severity without penalty": (
        edited("rubrics/scoring.yaml", "penalty", value={"major": 1}),
        "no number for minor",
    ),
    "knots in disorder": (edited("rubrics/scoring.yaml", "knots", value=[[1, 1], [0, 2]]), "not ascending"),
    "a move without words": (edited("rubrics/phrases.yaml", "say", "insist", value=[]), "no words for insist"),
    "a probe without wording": (
        edited("rubrics/phrases.yaml", "probes", value={"P1": ["How so?"]}),
        "no wording of P2",
    ),
    "a loop of breaks": (
        edited("rubrics/loops.yaml", "loops", 0, "stages", value=[{"stage": "break", "minutes": 5}]),
        "no stage to be interviewed in",
    ),
    "a target without a facet": (
        edited("rubrics/overlays.yaml", "overlays", 0, "target_s", value={"second": 30}),
        "no facet “second”",
    ),
    "a plan shorter than its short form": (
        edited("rubrics/plans/coding.yaml", "short_minutes", value=60),
        "longer than minutes",
    ),
    "a role twice": (
        edited("rubrics/roles.yaml", "roles", value=2 * whole()["rubrics/roles.yaml"]["roles"]),
        "a second entry of roles “equal”",
    ),
}


@pytest.mark.parametrize(("files", "said"), UNFITTING.values(), ids=UNFITTING.keys())
def test_files_that_do_not_fit_together_are_a_fault(tmp_path, files, said):
    assert any(said in fault for fault in faults_of(write(tmp_path, files)))


@pytest.mark.parametrize("name", [name for name in whole() if name.startswith("rubrics/")])
def test_a_missing_rubric_file_is_a_fault(tmp_path, name):
    (write(tmp_path) / name).unlink()
    assert any(str(tmp_path / name) in fault for fault in faults_of(tmp_path))


def test_a_loop_needs_a_plan_for_each_stage(tmp_path):
    (write(tmp_path) / "rubrics/plans/coding.yaml").unlink()
    assert any("no plan for stage coding" in fault for fault in faults_of(tmp_path))


def test_an_empty_folder_lists_all_that_is_missing(tmp_path):
    assert len(faults_of(tmp_path)) >= 8 + len(Stage) + 2


def test_faults_of_all_files_are_told_at_once(tmp_path):
    files = whole() | {"question_bank/math/one.yaml": broken(colour="red", title=7)}
    files["rubrics/roles.yaml"]["roles"][0]["weights"] = {"systems": 99}
    write(tmp_path, files)
    (tmp_path / "personas/jo.md").write_text(PERSONA.replace("warmth: 1", "warmth: yes"), encoding="utf-8")
    (tmp_path / "rubrics/turns.yaml").write_text("version: 1\nversion: 2\n")
    told = "\n".join(faults_of(tmp_path))
    for said in ("colour", "title is 7", "weights sum to 99", "jo.md:6", "turns.yaml:2"):
        assert said in told


def test_a_broken_persona_is_one_fault_and_not_also_a_missing_persona(tmp_path):
    (write(tmp_path) / "personas/jo.md").write_text(PERSONA.replace("warmth: 1", "warmth: 9"), encoding="utf-8")
    (told,) = faults_of(tmp_path)
    assert f"{tmp_path / 'personas/jo.md'}:6: warmth does not fit" in told


def test_a_persona_whose_manner_stands_in_the_front_matter_is_a_fault(tmp_path):
    (write(tmp_path) / "personas/jo.md").write_text(PERSONA.replace("warmth", "manner: x\nwarmth"), encoding="utf-8")
    assert any("jo.md:6: “manner” in the front matter" in fault for fault in faults_of(tmp_path))


def test_a_persona_under_another_name_is_a_fault(tmp_path):
    (write(tmp_path) / "personas/al.md").write_text(PERSONA, encoding="utf-8")
    told = "\n".join(faults_of(tmp_path))
    assert "“jo” in a file called al.md" in told
    assert "a second persona “jo”" in told


def test_bytes_that_are_not_utf_8_are_a_fault_with_a_line(tmp_path):
    (write(tmp_path) / "question_bank/math/one.yaml").write_bytes(b"a: 1\nb: \xff\n")
    assert any(fault.endswith("one.yaml:2: not UTF-8: save the file as UTF-8") for fault in faults_of(tmp_path))


def test_a_file_that_would_be_overlooked_is_a_fault(tmp_path):
    (write(tmp_path) / "question_bank/math/two.yml").write_text("a: 1\n")
    assert any("two.yml: would be overlooked" in fault for fault in faults_of(tmp_path))


def test_a_further_folder_adds_items_and_personas(tmp_path):
    own = tmp_path / "own"
    write(own, {"question_bank/mine/two.yaml": item() | {"id": "math.two"}})
    (own / "personas/jo.md").rename(own / "personas/al.md")
    (own / "personas/al.md").write_text(PERSONA.replace("id: jo", "id: al"), encoding="utf-8")
    library = read_content([write(tmp_path / "base"), own]).library
    assert sorted(library.items) == ["math.one", "math.two"]
    assert sorted(library.personas) == ["al", "jo"]


def test_an_item_id_given_twice_names_both_places(tmp_path):
    own = tmp_path / "own/question_bank/one.yaml"
    own.parent.mkdir(parents=True)
    own.write_text(json.dumps(item()), encoding="utf-8")
    (told,) = faults_of(write(tmp_path / "base"), tmp_path / "own")
    assert told.startswith(f"{own}:1: a second item “math.one”")
    assert str(tmp_path / "base") in told


def test_a_second_file_of_scoring_rules_is_a_fault(tmp_path):
    own = write(tmp_path / "own", {"rubrics/scoring.yaml": whole()["rubrics/scoring.yaml"]})
    (own / "personas/jo.md").unlink()
    assert any("a second scoring file" in fault for fault in faults_of(write(tmp_path / "base"), own))


def test_a_folder_without_content_is_a_fault(tmp_path):
    (tmp_path / "own").mkdir()
    assert any("name a content folder" in fault for fault in faults_of(write(tmp_path / "base"), tmp_path / "own"))


def test_the_built_in_content_loads_without_a_fault():
    content = load_content()
    assert len(content.library.items) >= 6
    assert all((BUILT_IN / "question_bank") in content.folder(item).parents for item in content.library.items)


def test_a_further_folder_stands_beside_the_built_in_content(tmp_path):
    file = tmp_path / "question_bank/one.yaml"
    file.parent.mkdir()
    file.write_text(json.dumps(item()), encoding="utf-8")
    assert "math.one" in load_library([tmp_path]).items


def test_only_a_draft_may_do_without_exemplars(tmp_path):
    files = whole() | {"question_bank/math/two.yaml": draft()}
    assert read_content([write(tmp_path, files)]).library.items["math.two"].exemplars is None
    write(tmp_path, {"question_bank/math/two.yaml": draft() | {"draft": False}})
    [fault] = faults_of(tmp_path)
    assert "two.yaml:" in fault
    assert "exemplars is missing: add it, or mark the question with draft: true" in fault
