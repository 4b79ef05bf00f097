"""A session held at a terminal or through a pipe.

Knows whose turn it is and what is done with what they give. Never knows how it is typed or shown.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Timer

from interviewer.assess.report import Report
from interviewer.cli.candidates import Candidate, Input
from interviewer.cli.output import told
from interviewer.cli.screens import Screen
from interviewer.domain.errors import UsageError
from interviewer.domain.state import State
from interviewer.session import Interviews

PATIENCE_S = 1.0
JUDGING = "Judging what was said; with a language model this can take a minute."


@contextmanager
def patiently(patience_s: float = PATIENCE_S) -> Iterator[None]:
    """Say on standard error what is waited for, once it has taken that many seconds."""
    timer = Timer(patience_s, told, (JUDGING,))
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def hold(
    interviews: Interviews,
    session: str,
    candidate: Candidate,
    screen: Screen,
    report: Callable[[], Report],
    put_up: Callable[[State], str] = lambda state: "",
) -> bool:
    """Go on with the session until it has ended, then show the feedback. False if the candidate left before that.

    put_up: the next slide of a talk as it is marked, "" where there is none to put up.
    """

    def judged() -> Report:
        with patiently():
            return report()

    while True:
        for happening in interviews.advance(session):
            screen.happens(happening, lambda: interviews.state(session))
        state = interviews.state(session)
        screen.caught_up(state, judged)
        if state.ended:
            screen.end(judged())
            return True
        if state.resting is not None:
            if not candidate.rested(state.resting.rest):
                return False
            interviews.act(session, "resume")
            continue
        given = candidate.next(state)
        if given.kind == "leave":
            return False
        if given.text == "/slide" and (slide := put_up(state)):
            given = given._replace(text=slide)
        _take(interviews, state, given, candidate, screen)


def _take(interviews: Interviews, state: State, given: Input, candidate: Candidate, screen: Screen) -> None:
    try:
        if given.kind == "answer":
            interviews.answer(state.id, given.text)
        else:
            interviews.act(state.id, given.action)
    except UsageError as error:
        if candidate.echoes:  # nobody is there to mend it, and the answers after it would go to other questions
            raise
        told(str(error))
        return
    screen.heard(given.text)
    if given.kind == "command" and given.action == "pause":
        told("Paused; the clock stands. /resume, or answer, to go on.")
