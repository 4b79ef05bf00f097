"""A hundred and twenty turns and more in one loop: do turns stay as quick, and does memory stay where it is?

Knows a loop of several rounds and a candidate by rules. Never knows a page or a provider.
"""

import time
import tracemalloc
from collections.abc import Iterator
from itertools import cycle, islice

from bench.material import percentile
from interviewer.content.loader import load_library
from interviewer.domain.events import Round, Setup
from interviewer.domain.library import Library
from interviewer.domain.state import Awaiting, State
from interviewer.domain.vocabulary import Stage
from interviewer.measure.candidates import Profile
from interviewer.measure.candidates_offline import OfflineCandidate
from interviewer.measure.conduct_memory import asked_again, loops
from interviewer.measure.simulate import Held, SteppedClock, offline
from interviewer.retrieval import MemoryIndex
from interviewer.session import Interviews
from interviewer.store import MemoryStore

TURNS = 120
SLOWER_AT_MOST = 1.6
KIB_A_TURN = 64.0
_STAGES = (Stage.TECHNICAL_CONCEPTS, Stage.RESEARCH_DEEP_DIVE, Stage.SYSTEMS_EXPERIMENTATION, Stage.BEHAVIORAL)


def measure() -> Iterator[dict[str, object]]:
    """Three lines: time of the last forty answers to that of the first forty, memory a turn, questions repeated."""
    library = load_library()
    _sit(library)  # every question of the loop is read once, so that what follows is the turns' own
    times, _, state = _sit(library)
    tracemalloc.start()
    _, held, _ = _sit(library)
    tracemalloc.stop()
    third = len(times) // 3
    first, last = percentile(times[:third], 0.5), percentile(times[-third:], 0.5)
    yield {
        "what": f"{len(times)} answers in one loop: median of the last third to the first",
        "first_ms": round(first, 2),
        "last_ms": round(last, 2),
        "ratio": round(last / first, 2),
        "limit": SLOWER_AT_MOST,
        "within": len(times) >= TURNS and last / first <= SLOWER_AT_MOST,
    }
    growth = (held[-1] - held[third]) / 1024 / (len(held) - third)
    yield {
        "what": "memory that a turn leaves behind, after the first third",
        "kib": round(growth, 1),
        "limit_kib": KIB_A_TURN,
        "within": growth <= KIB_A_TURN,
    }
    one = Held("marathon", state, library)
    repeated = int(loops(one).hits + asked_again(one).hits)
    yield {"what": "questions repeated", "turns": len(state.turns), "count": repeated, "within": repeated == 0}


def _sit(library: Library) -> tuple[list[float], list[int], State]:
    """Milliseconds of each turn, bytes held after it where that is traced, and where the loop stands then."""
    rounds = tuple(
        Round(stage=stage, persona=library.plans[stage].personas[0], minutes=90) for stage in islice(cycle(_STAGES), 6)
    )
    clock, times, held = SteppedClock(), list[float](), list[int]()
    interviews = Interviews(library, MemoryStore(), MemoryIndex(library.items), offline(library), clock)
    candidate = OfflineCandidate(Profile(level=3, style="flattering", sheet="grid", seed=11), library)
    session = interviews.start(Setup(rounds=rounds, seed=5))
    list(interviews.advance(session))
    while len(times) < TURNS and (state := interviews.state(session)).awaiting is not Awaiting.NOBODY:
        reply = candidate.reply(state)
        clock.forward(reply.seconds)
        begin = time.perf_counter()
        interviews.answer(session, reply.text)
        list(interviews.advance(session))
        times.append(1000 * (time.perf_counter() - begin))
        interviews.settle(session)
        held.append(tracemalloc.get_traced_memory()[0])
    state = interviews.state(session)
    interviews.close()
    return times, held, state
