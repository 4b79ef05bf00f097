"""How a candidate's project is named back to them.

Knows what candidates type. Never knows a question.
"""

import pytest

from interviewer.conduct.context import method_of


@pytest.mark.parametrize(
    ("said", "named"),
    [
        ("Contrastive pre-training for sensors", "Contrastive pre-training for sensors"),
        ("We pre-train a sensor encoder by contrastive learning; it wins.", "a sensor encoder by contrastive learning"),
        ("we train a small model to predict the loss of a larger one", "a small model to predict the loss"),
        ("I work on diffusion models for proteins, the main claim is speed", "diffusion models for proteins"),
        ("Our method, called NeuroSDF, learns signed distance functions from sparse views.", "NeuroSDF"),
        ("My PhD project was about load forecasting with graph networks.", "load forecasting with graph networks"),
        ("my thesis on calibration", "your thesis on calibration"),
        ("No project", None),
        ("", None),
    ],
)
def test_a_project_is_named_by_a_phrase_that_fits_into_a_sentence(said: str, named: str | None) -> None:
    assert method_of(said) == named
