"""Where the page may be served.

Knows addresses. Never knows what is served there.
"""

import socket
import subprocess
import sys
from pathlib import Path

import pytest

from interviewer.config import Settings
from interviewer.domain.errors import UsageError
from interviewer.ui.server import address, at_home, listen
from interviewer.ui.users import Users


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "10.1.2.3", "box.example"])
def test_without_a_sign_in_the_page_stays_on_this_machine(host: str) -> None:
    with pytest.raises(UsageError, match="no sign-in") as caught:
        listen(Settings(host=host, port=0))
    assert "\n" not in str(caught.value)


def test_with_a_sign_in_the_page_may_be_served_elsewhere(tmp_path: Path) -> None:
    users = Users(tmp_path / "users")
    users.add("ada", "correct horse battery")
    with listen(Settings(host="0.0.0.0", port=0, users=users.path)) as listening:
        assert listening.getsockname()[1] > 0


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "::1", "127.9.9.9"])
def test_loopback_is_this_machine(host: str) -> None:
    assert at_home(host)


def test_a_port_in_use_is_one_line_with_the_remedy() -> None:
    with listen(Settings(port=0)) as taken, pytest.raises(UsageError, match="another with --port") as caught:
        listen(Settings(port=taken.getsockname()[1]))
    assert "\n" not in str(caught.value)


def test_port_nought_takes_a_free_one() -> None:
    with listen(Settings(port=0)) as listening:
        assert listening.getsockname()[1] > 0
        assert listening.family == socket.AF_INET


def test_an_address_can_be_typed_into_a_browser() -> None:
    assert address("127.0.0.1", 80) == "http://127.0.0.1:80"
    assert address("::1", 80) == "http://[::1]:80"


def test_the_server_module_loads_nothing_heavy() -> None:
    code = "import sys, interviewer.ui.server; print('gradio' in sys.modules, 'uvicorn' in sys.modules)"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert out.stdout.split() == ["False", "False"]
