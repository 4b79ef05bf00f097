"""Pages as processes on this machine: our own, and the smallest chat page that Gradio makes, to stand beside it.

Knows how each is started, reached and ended, and what it used of the processor. Never knows what is measured.
"""

import http.client
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
READY_S = 60.0
LOOK_EVERY_S = 0.01
BARE = """
import os, sys
import gradio as gr

base, port = sys.argv[1], int(sys.argv[2])
if base:
    import openai
    client = openai.OpenAI(base_url=base, api_key="unused", max_retries=0)

def reply(message, history):
    said = ""
    asked = [{"role": "user", "content": message}]
    for chunk in client.chat.completions.create(model="loop", messages=asked, stream=True):
        if chunk.choices and chunk.choices[0].delta.content:
            said += chunk.choices[0].delta.content
            yield said

chat = gr.ChatInterface(reply, concurrency_limit=None)
chat.launch(server_name="127.0.0.1", server_port=port, ssr_mode=False, quiet=True, max_threads=256)
"""


@dataclass(frozen=True)
class Served:
    """A page that answers. first_s: seconds from the start of its process to its first answer to GET /."""

    port: int
    pid: int
    first_s: float

    def get(self, path: str = "/") -> tuple[float, bytes]:
        """Seconds and body of one GET on a connection of its own."""
        begin = time.perf_counter()
        status, body = _get(self.port, path)
        if status != 200:
            raise RuntimeError(f"GET {path} was answered {status}")
        return time.perf_counter() - begin, body

    def cpu_s(self) -> float:
        """Processor seconds that the process has used, in steps of 10 ms."""
        used = Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(used[11]) + int(used[12])) / os.sysconf("SC_CLK_TCK")


@contextmanager
def ours(home: Path, **settings: str) -> Iterator[Served]:
    """`python app.py` on that data folder. settings: INTERVIEWER_ variables without the prefix."""
    port = _free()
    named = {"HOME": str(home), "PORT": str(port), **settings}
    with _served([str(ROOT / "app.py")], {f"INTERVIEWER_{name}": value for name, value in named.items()}, port) as page:
        yield page


@contextmanager
def bare(base: str = "") -> Iterator[Served]:
    """A bare `gr.ChatInterface`. base: address of the model server that its replies are streamed from."""
    port = _free()
    with _served(["-c", BARE, base, str(port)], {}, port) as page:
        yield page


@contextmanager
def _served(command: list[str], settings: dict[str, str], port: int) -> Iterator[Served]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("INTERVIEWER_")}
    quiet = {"GRADIO_ANALYTICS_ENABLED": "False", "HF_HUB_OFFLINE": "1", "NO_PROXY": "*", "PYTHONPATH": str(ROOT)}
    begin = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, *command],
        env={**kept, **quiet, **settings},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        while not _answers(port):
            if process.poll() is not None or time.perf_counter() - begin > READY_S:
                raise RuntimeError(f"the page did not start: {' '.join(command)[:80]}")
            time.sleep(LOOK_EVERY_S)
        yield Served(port, process.pid, time.perf_counter() - begin)
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _answers(port: int) -> bool:
    try:
        return _get(port, "/")[0] == 200
    except OSError:
        return False


def _get(port: int, path: str) -> tuple[int, bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=READY_S)
    try:
        connection.request("GET", path)
        answer = connection.getresponse()
        return answer.status, answer.read()
    finally:
        connection.close()


def _free() -> int:
    with socket.socket() as looking:
        looking.bind(("127.0.0.1", 0))
        return int(looking.getsockname()[1])
