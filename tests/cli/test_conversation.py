"""What is told while a person waits for their feedback.

Knows how long something takes. Never knows what is judged.
"""

from time import sleep

import pytest

from interviewer.cli.conversation import JUDGING, patiently


def test_a_wait_for_judges_is_explained_once_it_is_long(capsys: pytest.CaptureFixture[str]) -> None:
    with patiently(0.01):
        sleep(0.2)
    assert capsys.readouterr() == ("", JUDGING + "\n")


def test_a_short_wait_is_not_mentioned(capsys: pytest.CaptureFixture[str]) -> None:
    with patiently(0.2):
        pass
    sleep(0.3)
    assert capsys.readouterr() == ("", "")
