"""Turns under way, watched and unwatched.

Knows a scripted service. Never knows Gradio.
"""

from collections.abc import Iterator
from threading import Event, Thread
from time import monotonic

from interviewer.domain.errors import StoreError
from interviewer.domain.state import Turn
from interviewer.session import Happening, Said, Shown, Told
from interviewer.ui.live import UNFORESEEN, Frame, Live

LONG_S = 5.0


def said(text: str, sequence: int = 4) -> Said:
    return Said(turn=Turn(sequence=sequence, at_s=0.0, speaker="interviewer", text=text))


class Script:
    """Gives the happenings in order; waits before each until the gate is open. passes: how often it was advanced."""

    def __init__(self, *happenings: Happening | Exception) -> None:
        self.happenings, self.passes = happenings, 0
        self.gate, self.begun, self.finished = Event(), Event(), Event()

    def advance(self, session: str) -> Iterator[Happening]:
        self.passes += 1
        self.begun.set()
        assert self.gate.wait(LONG_S)
        for happening in self.happenings:
            if isinstance(happening, Exception):
                raise happening
            yield happening
        self.finished.set()


def opened(*happenings: Happening | Exception) -> Script:
    script = Script(*happenings)
    script.gate.set()
    return script


def last(live: Live) -> Frame:
    *_, frame = live.begin("one").frames(0)
    return frame


def test_the_last_frame_holds_all_that_was_said() -> None:
    script = opened(Shown(text="Wel"), Shown(text="come."), said("Welcome."), Shown(text="Now"), said("Now this."))
    assert last(Live(script)) == Frame(text="Welcome.\n\nNow this.", done=True)


def test_what_was_saved_replaces_what_was_shown() -> None:
    assert last(Live(opened(Shown(text="The answer is"), said("Go on.")))).text == "Go on."


def test_a_turn_is_finished_though_nobody_watches() -> None:
    script = opened(Shown(text="Go"), said("Go on."))
    Live(script).begin("one")
    assert script.finished.wait(LONG_S)


def test_a_turn_is_finished_though_its_watcher_leaves_in_the_middle() -> None:
    script = Script(Shown(text="Go"), said("Go on."))
    watching = Live(script).begin("one").frames(0)
    assert next(watching).text == ""
    watching.close()  # type: ignore[attr-defined]
    script.gate.set()
    assert script.finished.wait(LONG_S)


def test_a_second_watcher_sees_the_same_turn() -> None:
    script = Script(Shown(text="Go"), said("Go on."))
    live = Live(script)
    first = live.begin("one")
    second = live.running("one")
    script.gate.set()
    assert second is first
    assert [list(run.frames(0))[-1].text for run in (first, second)] == ["Go on.", "Go on."]


def test_an_answer_that_comes_during_a_turn_is_taken_up_after_it() -> None:
    script = Script(said("Go on."))
    live = Live(script)
    first = live.begin("one")
    assert script.begun.wait(LONG_S)
    assert live.begin("one") is first
    script.gate.set()
    assert first.wait(LONG_S)
    assert script.passes == 2


def test_a_turn_that_is_over_is_not_running() -> None:
    live = Live(opened(said("Go on.")))
    assert live.begin("one").wait(LONG_S)
    assert live.running("one") is None
    assert live.latest("one") is not None


def test_a_fault_is_one_line_and_ends_the_turn() -> None:
    fault = StoreError("the disk is full", "here", "make room")
    frame = last(Live(opened(Told(line="the model was slow"), fault)))
    assert frame.done
    assert frame.told == ("the model was slow", "the disk is full (here): make room")


def test_an_unforeseen_fault_tells_no_details() -> None:
    assert last(Live(opened(ZeroDivisionError("secret")))).told == (UNFORESEEN,)


def test_frames_keep_their_distance() -> None:
    script = opened(*(Shown(text=str(number)) for number in range(300)))
    begin = monotonic()
    frames = list(Live(script).begin("one").frames(0.05))
    assert len(frames) <= (monotonic() - begin) / 0.05 + 2


def test_forgetting_waits_for_the_running_turn() -> None:
    script = Script(said("Go on."))
    live = Live(script)
    live.begin("one")
    forgetting = Thread(target=live.forget, args=("one",))
    forgetting.start()
    assert script.begun.wait(LONG_S)
    assert forgetting.is_alive()
    script.gate.set()
    forgetting.join(LONG_S)
    assert script.finished.is_set()
    assert live.latest("one") is None
