"""What stands before every request.

Knows headers. Never knows a page.
"""

import pytest

from interviewer.ui.guard import POLICY, admitted, own


@pytest.mark.parametrize("host", ["localhost", "localhost:7860", "127.0.0.1:1", "127.0.0.2", "[::1]:7860", "[::1]"])
def test_this_machines_names_are_answered(host: str) -> None:
    assert own(host)


@pytest.mark.parametrize("host", ["", "elsewhere.example", "127.0.0.1.elsewhere.example", "[::2]:80", "10.0.0.1"])
def test_foreign_names_are_refused(host: str) -> None:
    assert not own(host)


def test_the_policy_names_no_outside_host_and_lets_no_string_be_evaluated() -> None:
    assert "http" not in POLICY
    assert "*" not in POLICY
    assert "unsafe-eval" not in POLICY


def test_another_page_may_not_send_anything_here() -> None:
    host = {b"host": b"127.0.0.1:7860"}
    assert admitted("POST", host)
    assert admitted("POST", {**host, b"origin": b"http://127.0.0.1:7860"})
    assert not admitted("POST", {**host, b"origin": b"https://elsewhere.example"})
    assert not admitted("POST", {**host, b"origin": b"null"})
    assert admitted("GET", {**host, b"origin": b"https://elsewhere.example"})


def test_under_any_name_only_the_page_itself_may_send() -> None:
    host = {b"host": b"box.example:7860"}
    assert not admitted("GET", host)
    assert admitted("GET", host, anywhere=True)
    assert admitted("POST", {**host, b"origin": b"https://box.example:7860"}, anywhere=True)
    assert not admitted("POST", {**host, b"origin": b"https://box.example"}, anywhere=True)
    assert not admitted("POST", {**host, b"origin": b"null"}, anywhere=True)
