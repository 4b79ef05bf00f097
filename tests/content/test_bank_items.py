"""The worked items: they load, lint clean and reproduce their levels.

Knows the bank and its published levels. Never knows how answers are judged.
"""

import pytest

from interviewer.content.lint import lint_library
from interviewer.content.lint_exemplars import exemplar_score
from interviewer.content.loader import BUILT_IN, load_content
from interviewer.content.overlap import read_runs
from interviewer.domain.text import folded

CONTENT = load_content()

LEVELS = {
    "math.softmax-cross-entropy-gradient": {"weak": 1.0, "ok": 3.1, "strong": 4.0, "fluent_wrong": 1.0},
    "concept.rope-long-context": {"weak": 1.0, "ok": 3.3, "strong": 4.0, "fluent_wrong": 1.0},
    "design.detect-reward-hacking": {"weak": 1.0, "ok": 2.9, "strong": 4.0, "fluent_wrong": 1.0},
    "behavioral.experiment-invalidated-roadmap": {"weak": 1.0, "ok": 3.3, "strong": 3.8, "fluent_wrong": 1.0},
    "coding.numpy-cosine-similarity": {"weak": 1.0, "ok": 3.4, "strong": 4.0, "fluent_wrong": 1.4},
    "bar-raiser.remove-80-percent-compute": {"weak": 1.0, "ok": 3.2, "strong": 4.0, "fluent_wrong": 1.0},
}


def test_the_whole_bank_lints_without_error_or_overlap():
    found = lint_library(CONTENT.library, CONTENT.locate, read_runs(BUILT_IN))
    assert [str(finding) for finding in found if finding.severity == "error" or "repeats" in finding.what] == []


@pytest.mark.parametrize("id", LEVELS)
def test_the_exemplars_reproduce_their_scores(id):
    item = CONTENT.library.item(id)
    scores = {
        name: exemplar_score(item, exemplar, CONTENT.library.scoring)
        for name, exemplar in item.exemplars.named().items()
    }
    assert {name: round(score.score or 0, 1) for name, score in scores.items()} == LEVELS[id]
    assert {name: score.level for name, score in scores.items()} == {
        name: exemplar.expected_level for name, exemplar in item.exemplars.named().items()
    }


@pytest.mark.parametrize("id", LEVELS)
def test_key_points_and_misconceptions_name_several_wordings(id):
    item = CONTENT.library.item(id)
    assert all(len(point.accept) >= 5 for point in item.key_points)
    assert all(len(wrong.detect) >= 3 for wrong in item.misconceptions)
    assert all(point.reject for point in item.key_points if point.core)


@pytest.mark.parametrize("id", LEVELS)
def test_no_wording_stands_for_two_things_at_once(id):
    item = CONTENT.library.item(id)
    accepted = [folded(wording) for point in item.key_points for wording in point.accept]
    detected = [folded(wording) for wrong in item.misconceptions for wording in wrong.detect]
    assert len(set(accepted)) == len(accepted)
    assert not set(accepted) & set(detected)
    assert not any({folded(w) for w in point.accept} & {folded(w) for w in point.reject} for point in item.key_points)
