"""What we add to a provider's time to first token, beside the bare openai client in the same run.

Knows the limit of 15 ms at the 95th percentile. Never counts the tracker, which is a call of its own.
"""

import time
from collections.abc import Iterator
from contextlib import closing

import openai

from bench.material import interviews, percentile, setup
from interviewer.conduct.speaker import ModelSpeaker
from interviewer.conduct.tracker import RuleTracker
from interviewer.config import Settings
from interviewer.content.loader import load_library
from interviewer.domain.state import Awaiting
from interviewer.models import connect
from interviewer.models.meter import Meter
from interviewer.session import Cast, Interviews
from interviewer.wiring import judge_for
from tests.loopback import Provider, say

LIMIT_MS = 15.0
FIRST_S, GAP_S = 0.02, 0.005
TURNS = 60
REPLY = "Staying with what you wrote, which of those quantities moves when one logit moves a little?"


def measure() -> Iterator[dict[str, object]]:
    """One line: our time from the tracked answer to the first words shown, the bare client's, and the difference."""
    library = load_library()
    with Provider() as provider:
        provider.play(say(REPLY, first_s=FIRST_S, gap_s=GAP_S))
        bare = openai.OpenAI(base_url=provider.base, api_key="unused", max_retries=0)
        model = connect("openai/loop", provider.base, "unused")
        rules = RuleTracker()
        cast = Cast(rules, rules, ModelSpeaker(model), judge_for(Settings(_env_file=None), library), Meter())
        with interviews(library, cast) as house:
            ours, theirs = [], []
            for turn in range(TURNS + 5):
                ours.append(_ours(house))
                theirs.append(_theirs(bare))
                if turn == 4:
                    ours, theirs = [], []
    added = percentile(ours, 0.95) - percentile(theirs, 0.95)
    yield {
        "what": "time to first token above the bare openai client",
        "ours_p95_ms": round(percentile(ours, 0.95), 1),
        "bare_p95_ms": round(percentile(theirs, 0.95), 1),
        "added_p95_ms": round(added, 1),
        "limit_ms": LIMIT_MS,
        "within": added <= LIMIT_MS,
    }


_OPEN: list[str] = []


def _ours(house: Interviews) -> float:
    """Milliseconds from the saved, tracked answer to the first piece of the model's turn."""
    while True:
        if not _OPEN or house.state(_OPEN[-1]).awaiting is not Awaiting.CANDIDATE:
            _OPEN.append(house.start(setup()))
            list(house.advance(_OPEN[-1]))
        house.answer(_OPEN[-1], "The softmax has every logit in its denominator, so they all move a little.")
        house.track(_OPEN[-1])
        begin = time.perf_counter()
        happenings = house.advance(_OPEN[-1])
        next(happenings)
        taken = 1000 * (time.perf_counter() - begin)
        list(happenings)
        spoken = next(turn for turn in reversed(house.state(_OPEN[-1]).turns) if turn.move)
        if spoken.source == "model":
            return taken


def _theirs(client: openai.OpenAI) -> float:
    begin = time.perf_counter()
    stream = client.chat.completions.create(
        model="loop", messages=[{"role": "user", "content": "Ask."}], stream=True, max_tokens=400
    )
    with closing(stream):
        for chunk in stream:
            if chunk.choices and chunk.choices[0].delta.content:
                taken = 1000 * (time.perf_counter() - begin)
                break
        for _ in stream:
            pass
    return taken
