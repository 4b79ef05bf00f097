"""What is loaded, and how long it takes, before anything is asked: package and content beside bare counterparts.

Knows which libraries must stay out, and a plain reading of the same files as YAML. Never times more than a start.
"""

import json
import subprocess
import sys
import time
from collections.abc import Iterator

CODE = """
import json, sys
import interviewer.cli, interviewer.wiring
print(json.dumps([name for name in ("litellm", "gradio", "chromadb", "openai") if name in sys.modules]))
"""


CONTENT = """
import gc; gc.disable()
from interviewer.content.loader import load_library
load_library()
"""
PLAIN = """
import gc; gc.disable()
import pathlib, yaml
for file in sorted(pathlib.Path("question_bank").rglob("*.yaml")):
    yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
"""
LIMIT = 3.0


def measure() -> Iterator[dict[str, object]]:
    """Two lines: seconds to import the command line beside a bare interpreter, with the heavy libraries it loaded; and
    seconds to read and check all content beside reading the same questions as plain YAML.
    """
    bare, ours = _seconds("pass")[0], _seconds(CODE)
    loaded = json.loads(ours[1])
    yield {
        "what": "import of the command line",
        "bare_s": round(bare, 2),
        "ours_s": round(ours[0], 2),
        "loaded": loaded,
        "within": not loaded,
    }
    plain, checked = min(_seconds(PLAIN)[0] for _ in range(3)), min(_seconds(CONTENT)[0] for _ in range(3))
    yield {
        "what": "reading and checking all content, start of the interpreter included, best of 3",
        "bare_s": round(plain, 2),
        "ours_s": round(checked, 2),
        "times_bare": round(checked / plain, 2),
        "limit_times_bare": LIMIT,
        "within": checked <= LIMIT * plain,
    }


def _seconds(code: str) -> tuple[float, str]:
    begin = time.perf_counter()
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    return time.perf_counter() - begin, out
