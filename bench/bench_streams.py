"""Many turns spoken at once, and turns late in a long conversation, through the queue as a browser uses it.

Knows the limit of 200 ms between updates at the 95th percentile. Never draws a page, and calls no model but the
loopback one, which speaks word by word at a fixed pace.
"""

import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.material import MATH, percentile
from bench.served import ROOT, Served, bare, ours
from bench.tab import Config, Tab, config
from tests.loopback import Behaviour, Exchange, Provider, say, status

LIMIT_MS = 200.0
STREAMS, GAP_S = 64, 0.1
GATHER_S = 20.0
WARM, TURNS, WINDOW, WINDOW_GAP_S = 2, 50, 8, 0.02
COPIES = 30
ANSWER = "The softmax has every logit in its denominator, so they all move a little."
REPLY = (
    "Staying with what you wrote about the softmax, where every logit sits in the denominator and so all of them move "
    "a little, which of those quantities moves when one logit moves a little further?"
)


def measure() -> Iterator[dict[str, object]]:
    """Two lines: gaps between updates of 64 live streams, and what early and late turns cost the server."""
    with TemporaryDirectory() as folder, Provider() as provider:
        provider.play(_speaking(say(REPLY)))
        with ours(Path(folder, "home"), **_model(provider)) as page:
            our_gaps = _live(page, provider, _begun, _send, _speaking)
        with bare(provider.base) as page:
            bare_gaps = _live(page, provider, Tab, _chat, lambda reply: reply)
        yield {"what": f"gaps between updates of {STREAMS} streams at once", **our_gaps.told("ours")} | {
            **bare_gaps.told("bare"),
            "pace_ms": 1000 * GAP_S,
            "limit_ms": LIMIT_MS,
            "within": our_gaps.streams == STREAMS and our_gaps.p95_ms <= LIMIT_MS,
        }
        content = _many_questions(Path(folder, "content"))
        with ours(Path(folder, "long"), CONTENT=f'["{content}"]', **_model(provider)) as page:
            our_early, our_late = _long(page, provider, _begun, _send, _speaking)
        with bare(provider.base) as page:
            bare_early, bare_late = _long(page, provider, Tab, _chat, lambda reply: reply)
        yield {
            "what": f"the server's processor time per turn: {WINDOW} after {WARM}, the last {WINDOW} of {TURNS}",
            "ours_early": our_early,
            "ours_late": our_late,
            "bare_early": bare_early,
            "bare_late": bare_late,
        }


class Gaps:
    """What the tabs saw from the moment at which the model began to speak to all of them, in milliseconds.

    cost_s: the server's processor time from then to the end of all turns, in seconds.
    """

    def __init__(self, tabs: list[Tab], gate: "Together", cost_s: float) -> None:
        seen = [
            [moment for moment in max(tab.seen.values(), key=len, default=[]) if moment >= gate.opened_at]
            for tab in tabs
        ]
        self.streams = sum(len(moments) > len(REPLY.split()) // 2 for moments in seen)
        self.each = [
            [1000 * (after - before) for before, after in pairwise(moments)] for moments in seen if moments[2:]
        ]
        self.gaps = [gap for gaps in self.each for gap in gaps]
        if not self.gaps:
            raise RuntimeError("no stream was seen: no turn was spoken by the model")
        self.p95_ms = percentile(self.gaps, 0.95)
        self.cost_s = cost_s

    def told(self, whose: str) -> dict[str, object]:
        """The numbers under that name."""
        return {
            f"{whose}_streams": self.streams,
            f"{whose}_updates": len(self.gaps) + len(self.each),
            f"{whose}_p50_ms": round(percentile(self.gaps, 0.5), 1),
            f"{whose}_p95_ms": round(self.p95_ms, 1),
            f"{whose}_worst_stream_p95_ms": round(max(percentile(gaps, 0.95) for gaps in self.each), 1),
            f"{whose}_longest_ms": round(max(self.gaps), 1),
            f"{whose}_cpu_s": round(self.cost_s, 2),
        }


Cost = dict[str, float]
Open = Callable[[int, Config], Tab]
Turn = Callable[[Tab], None]
Wrap = Callable[[Behaviour], Behaviour]


def _live(page: Served, provider: Provider, begin: Open, turn: Turn, wrap: Wrap) -> Gaps:
    """As many tabs as streams, each with one turn; the model begins to speak when all of them have asked."""
    settings = config(page.port)
    provider.play(wrap(say(REPLY)))
    with ThreadPoolExecutor(STREAMS) as people:
        tabs = list(people.map(lambda _: begin(page.port, settings), range(STREAMS)))
        gate = Together(say(REPLY, gap_s=GAP_S), page)
        provider.play(wrap(gate))
        list(people.map(turn, tabs))
    for tab in tabs:
        tab.close()
    return Gaps(tabs, gate, page.cpu_s() - gate.used_s)


def _long(page: Served, provider: Provider, begin: Open, turn: Turn, wrap: Wrap) -> tuple[Cost, Cost]:
    """What turns cost the server early and late; the model hurries in the turns between."""
    tab = begin(page.port, config(page.port))
    slow, fast = wrap(say(REPLY, gap_s=WINDOW_GAP_S)), wrap(say(REPLY))
    costs = []
    for turns, pace in ((WARM, fast), (WINDOW, slow), (TURNS - 2 * WINDOW - WARM, fast), (WINDOW, slow)):
        provider.play(pace)
        before, updates = page.cpu_s(), 0
        for _ in range(turns):
            turn(tab)
            updates += sum(map(len, tab.seen.values()))
        spent = 1000 * (page.cpu_s() - before) / turns
        costs.append({"ms_per_turn": round(spent, 1), "updates_per_turn": round(updates / turns, 1)})
    tab.close()
    return costs[1], costs[3]


def _begun(port: int, page: Config) -> Tab:
    """A tab of ours in which the interviewer has asked the mathematics question."""
    tab = Tab(port, page)
    tab.values[tab.component("label", "Question")] = MATH
    tab.trigger(tab.component("elem_id", "start"), "click")
    return tab


def _send(tab: Tab) -> None:
    tab.values[tab.component("elem_id", "answer")] = ANSWER
    tab.trigger(tab.component("elem_id", "send"), "click")
    if fault := tab.values[tab.component("elem_id", "fault")]:
        raise RuntimeError(f"the page says: {fault}")


def _chat(tab: Tab) -> None:
    box = tab.component("type", "textbox")
    tab.values[box] = ANSWER
    tab.trigger(box, "submit")


def _speaking(reply: Behaviour) -> Behaviour:
    """The reply for whoever speaks; whoever reads or judges is refused, and rules stand in."""

    def behave(exchange: Exchange) -> None:
        speaks = "Purpose of this round" in exchange.body["messages"][0]["content"]
        (reply if speaks else status(400))(exchange)

    return behave


class Together:
    """A reply begun when all streams were asked for, or after a while without those that were not.

    opened_at: the moment of that. used_s: the processor seconds that the server had used by then.
    """

    def __init__(self, reply: Behaviour, page: Served) -> None:
        self._reply, self._page = reply, page
        self._gate = threading.Barrier(STREAMS, self._open)
        self.opened_at, self.used_s = 0.0, 0.0

    def __call__(self, exchange: Exchange) -> None:
        """Wait for the others, then speak."""
        with suppress(threading.BrokenBarrierError):
            self._gate.wait(GATHER_S)
        self._reply(exchange)

    def _open(self) -> None:
        self.opened_at, self.used_s = time.perf_counter(), self._page.cpu_s()


def _model(provider: Provider) -> dict[str, str]:
    return {"MODEL": "openai/loop", "API_BASE": provider.base, "API_KEY": "unused"}


def _many_questions(folder: Path) -> Path:
    """A content folder with copies of the mathematics question, so that a conversation can go on."""
    shelf = folder / "question_bank" / "math"
    shelf.mkdir(parents=True)
    text = (ROOT / "question_bank/math/softmax_cross_entropy_gradient.yaml").read_text(encoding="utf-8")
    for number in range(COPIES):
        (shelf / f"copy_{number}.yaml").write_text(
            text.replace(f"id: {MATH}", f"id: {MATH}-{number}"), encoding="utf-8"
        )
    return folder
