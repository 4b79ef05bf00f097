"""What grading ten thousand answers without a model costs, beside plain recall of the reference's stemmed words.

Knows the limit of 6 times the time and flat memory. Never knows whether a grade is right: `interviewer eval` says that.
"""

import json
import re
import resource
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import islice

import Stemmer

from bench.material import answers
from interviewer.assess.grading import Grader, grade_lines
from interviewer.assess.offline import OfflineJudge
from interviewer.content.loader import load_library
from interviewer.domain.library import Library
from interviewer.lexical.wordlists import FUNCTION

COUNT, OF_ITEMS, WORDS, QUESTIONS, BLOCK = 10_000, 1_000, 80, 20, 500
LIMIT_RATIO, LIMIT_MB = 6.0, 8.0
_WORD = re.compile(r"[^\W_]+")
_STEMMER = Stemmer.Stemmer("english")


def measure() -> Iterator[dict[str, object]]:
    """Two lines: answers to questions that bring their reference, and answers to questions of the bank."""
    library = load_library()
    judge = OfflineJudge(library.scoring, library.rubric_version)
    grader = Grader(library.items, judge, library.scoring, lambda id: library.item(id).reference_answer)
    yield _measured(f"{COUNT} answers of {WORDS} words to questions given with a reference", library, grader, COUNT)
    what = f"{OF_ITEMS} answers of {WORDS} words to questions of the bank"
    yield _measured(what, library, grader, OF_ITEMS, named=True)


def recall(row: dict[str, str]) -> float:
    """Share of the reference's stemmed content words that the answer has, 0 to 1; nothing is kept between answers."""
    wanted, said = _stems(row["reference_answer"]), _stems(row["answer"])
    return len(wanted & said) / len(wanted) if wanted else 0.0


def _stems(text: str) -> set[str]:
    return set(_STEMMER.stemWords([word for word in _WORD.findall(text.lower()) if word not in FUNCTION]))


def _measured(what: str, library: Library, grader: Grader, count: int, named: bool = False) -> dict[str, object]:
    """Both work through the same answers in turns, in time of this process, so that a busy machine slows both.

    grown_mb: by how much the process's largest size grew in the second half.
    """
    rows = _rows(library)
    taken = {"ours": 0.0, "plain": 0.0}
    for at in range(0, count + BLOCK, BLOCK):  # the first block warms both up and is not counted
        block = list(islice(rows, BLOCK))
        if at == BLOCK:
            taken = dict.fromkeys(taken, 0.0)
        if at <= max(BLOCK, count // 2):
            early_mb = _peak_mb()
        plain = [json.dumps(row) for row in block]
        ours = [json.dumps({"item": row["item"], "answer": row["answer"]}) if named else _free(row) for row in block]
        taken["plain"] += _seconds(lambda lines=plain: [recall(json.loads(line)) for line in lines])
        taken["ours"] += _seconds(lambda lines=ours: _grade(grader, lines))
    grown = _peak_mb() - early_mb
    ratio = taken["ours"] / taken["plain"]
    return {
        "what": what,
        "ours_ms": round(1000 * taken["ours"] / count, 3),
        "plain_ms": round(1000 * taken["plain"] / count, 3),
        "ratio": round(ratio, 1),
        "limit": LIMIT_RATIO,
        "grown_mb": round(grown, 1),
        "limit_mb": LIMIT_MB,
        "within": ratio <= LIMIT_RATIO and grown <= LIMIT_MB,
    }


def _rows(library: Library) -> Iterator[dict[str, str]]:
    """Endless answers, each another one, to twenty questions in turn."""
    items = [library.items[id] for id in sorted(library.items) if library.items[id].reference_answer]
    asked = items[:: max(1, len(items) // QUESTIONS)][:QUESTIONS]
    for at, answer in enumerate(answers(library, WORDS)):
        item = asked[at % len(asked)]
        given = {"item": item.id, "question": item.prompt, "reference_answer": item.reference_answer or ""}
        yield {**given, "answer": answer}


def _free(row: dict[str, str]) -> str:
    return json.dumps({name: text for name, text in row.items() if name != "item"})


def _grade(grader: Grader, lines: Sequence[str]) -> None:
    for grade in grade_lines(lines, grader):
        assert grade.status != "ungraded", grade


def _seconds(work: Callable[[], object]) -> float:
    begin = time.process_time()
    work()
    return time.process_time() - begin


def _peak_mb() -> float:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (2**20 if sys.platform == "darwin" else 2**10)
