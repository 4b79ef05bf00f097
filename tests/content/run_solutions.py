"""Runs the hidden tests of one coding item against its reference and its flawed solutions, and prints the outcomes.

Knows the limits of memory and of processor time. Never knows which outcome is the right one.

usage: run_solutions.py HIDDEN_TESTS SOLUTIONS NAME, with the reference answer on stdin; NAME is what it defines.
"""

import functools
import json
import os
import resource
import runpy
import signal
import sys
import types
import warnings
from collections.abc import Callable

MEMORY_BYTES = 2 << 30
TEST_S = 5.0
"""Processor time that one test may take, so that a busy machine fails nobody."""


def bounded(test: Callable[[object], None]) -> Callable[[object], None]:
    """The test, which fails by TimeoutError once its time is used up."""

    def late(number: int, frame: object) -> None:
        raise TimeoutError("cut off")

    @functools.wraps(test)
    def call(solution: object) -> None:
        signal.signal(signal.SIGPROF, late)
        # While this timer runs, process_time moves in ticks only: hidden tests measure with thread_time.
        signal.setitimer(signal.ITIMER_PROF, TEST_S)
        try:
            test(solution)
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)

    return call


def main(tests: str, solutions: str, name: str, reference: str) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    warnings.simplefilter("ignore")
    out = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)  # what solutions and libraries print is no outcome
    hidden = runpy.run_path(tests)
    hidden["TESTS"][:] = [bounded(test) for test in hidden["TESTS"]]
    good = types.ModuleType("reference")
    exec(reference, good.__dict__)
    everyone = {"reference": getattr(good, name)} | runpy.run_path(solutions)["SOLUTIONS"]
    with out:
        json.dump({who: hidden["run"](solution) for who, solution in everyone.items()}, out)


if __name__ == "__main__":
    main(*sys.argv[1:], sys.stdin.read())
