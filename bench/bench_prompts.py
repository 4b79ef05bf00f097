"""How large the prompts of a long interview are: turn 60 beside turn 10, and all calls of 20 turns together.

Knows the limits of 1.2 times and 60,000 tokens. Counts a token as four characters, as no tokenizer is at hand.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from bench.material import answers, copies, interviews, setup
from interviewer.assess.model_judge import ModelJudge
from interviewer.conduct.model_tracker import ModelTracker
from interviewer.conduct.speaker import ModelSpeaker
from interviewer.conduct.tracker import RuleTracker
from interviewer.content.loader import load_library
from interviewer.domain.state import Awaiting
from interviewer.models import Message, ScriptedModel
from interviewer.models.meter import Meter
from interviewer.session import Cast

LIMIT_RATIO, LIMIT_TOKENS = 1.2, 60_000
TRACKER_REPLY, SPEAKER_REPLY, JUDGE_REPLY = 150, 40, 700  # tokens of replies as models write them
REPLY = "Staying with what you wrote, which of those quantities would move?"


def measure() -> Iterator[dict[str, object]]:
    """Two lines: the ratio of prompt sizes around turns 60 and 10, and the tokens of a 20-turn interview."""
    sizes = _tokens(turns=66, words=90)
    early, late = sum(sizes["turn"][7:13]) / 6, sum(sizes["turn"][57:63]) / 6
    yield {
        "what": "prompt size (tracker and speaker), around turn 60 over turn 10",
        "turn_10_tokens": round(early),
        "turn_60_tokens": round(late),
        "ratio": round(late / early, 2),
        "limit": LIMIT_RATIO,
        "within": late / early <= LIMIT_RATIO,
    }
    whole = _tokens(turns=20, words=120)
    total = sum(map(sum, whole.values()))
    yield {
        "what": "all calls of an interview of 20 turns, prompts and replies",
        "tokens": total,
        "by_role": {role: sum(tokens) for role, tokens in whole.items()},
        "limit": LIMIT_TOKENS,
        "within": total <= LIMIT_TOKENS,
    }


def _size(messages: Sequence[Message]) -> int:
    return sum(len(message.content) for message in messages) // 4


def _nothing_met(messages: Sequence[Message]) -> dict[str, object]:
    """A judge's reply with a verdict for every criterion that the prompt lists."""
    labels = re.findall(r"^(c\d+):", messages[0].content, re.M)
    return {
        "criteria": [{"criterion": c, "quote": "", "verdict": "missed", "reason": "It was not said."} for c in labels],
        "misconceptions": [],
    }


def _tokens(turns: int, words: int) -> dict[str, list[int]]:
    """Tokens of each call: `turn` is tracker and speaker of one turn together, `judge` one call."""
    library = load_library()
    tracking = ScriptedModel(lambda _: {"key_points": [], "misconceptions": [], "specials": []}, "scripted/t")
    speaking = ScriptedModel(lambda _: REPLY, "scripted/s")
    judging = ScriptedModel(_nothing_met, "scripted/j")
    rules = RuleTracker()
    cast = Cast(
        ModelTracker(tracking, rules),
        rules,
        ModelSpeaker(speaking),
        ModelJudge(judging, library.scoring, library.rubric_version),
        Meter(),
    )
    per_turn = []
    with interviews(copies(library, 40), cast) as house:
        session = house.start(setup(minutes=600))
        list(house.advance(session))
        for answer in islice(answers(library, words), turns):
            before = len(tracking.asked), len(speaking.asked)
            assert house.state(session).awaiting is Awaiting.CANDIDATE
            house.answer(session, answer)
            list(house.advance(session))
            tracked, spoken = tracking.asked[before[0] :], speaking.asked[before[1] :]
            replies = TRACKER_REPLY * len(tracked) + SPEAKER_REPLY * len(spoken)
            per_turn.append(sum(map(_size, tracked)) + sum(map(_size, spoken)) + replies)
        house.act(session, "end")
        list(house.advance(session))
        house.settle(session)
    return {"turn": per_turn, "judge": [_size(messages) + JUDGE_REPLY for messages in judging.asked]}
