"""What is loaded, and how long it takes, before anything is asked: the package beside the interpreter alone.

Knows which libraries must stay out. Never times more than a start.
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


def measure() -> Iterator[dict[str, object]]:
    """One line: seconds to import the command line beside a bare interpreter, and the heavy libraries it loaded."""
    bare, ours = _seconds("pass")[0], _seconds(CODE)
    loaded = json.loads(ours[1])
    yield {
        "what": "import of the command line",
        "bare_s": round(bare, 2),
        "ours_s": round(ours[0], 2),
        "loaded": loaded,
        "within": not loaded,
    }


def _seconds(code: str) -> tuple[float, str]:
    begin = time.perf_counter()
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    return time.perf_counter() - begin, out
