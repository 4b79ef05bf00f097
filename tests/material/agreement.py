"""How much of the words that another reader finds in a PDF were found by ours.

Knows pdftotext and how words are compared. Never knows what a PDF should say.
"""

import os
import re
import subprocess
from collections import Counter
from pathlib import Path
from shutil import which

import pytest

_WORD = re.compile(r"[^\W_]+")
_BROKEN = re.compile(r"(?<=[^\W\d_])[-\u2010\u00ad]\s*\n\s*(?=[^\W\d_])")
_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "\u00ad": ""})


def words(text: str) -> Counter[str]:
    """The words of a text, each with how often it stands there; one that is broken at a line's end is one."""
    return Counter(_WORD.findall(_BROKEN.sub("", text.translate(_LIGATURES)).replace("-", "").casefold()))


def pdftotext(file: Path) -> str:
    """What poppler's pdftotext finds; skipped where it is not, save in CI."""
    program = which("pdftotext")
    if program is None:
        missing = "no pdftotext here: it comes with poppler-utils"
        if os.environ.get("CI") == "true":
            pytest.fail(missing)
        pytest.skip(missing)
    done = subprocess.run([program, "-enc", "UTF-8", str(file), "-"], capture_output=True, check=True, timeout=60)
    return done.stdout.decode("utf-8", "replace")


def share(ours: str, theirs: str) -> float:
    """Of the words that they find, how many we find too, each as often as it stands there. 0 to 1."""
    found, wanted = words(ours), words(theirs)
    return sum(min(count, found[word]) for word, count in wanted.items()) / max(1, sum(wanted.values()))
