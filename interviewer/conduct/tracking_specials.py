"""Turns that are something else than an answer: not knowing, asking, giving orders to the interviewer, stopping.

Knows how such turns are worded, in the languages that orders usually come in. Never knows what is done about them.
"""

import re
from collections.abc import Collection, Sequence
from functools import lru_cache

from interviewer.conduct import tracking_orders as orders
from interviewer.conduct import tracking_phrases as phrases
from interviewer.conduct import tracking_questions as questions
from interviewer.conduct import tracking_topics as topics
from interviewer.conduct.tracking_claims import QUANTITY
from interviewer.conduct.tracking_stances import BUZZ
from interviewer.domain.items import Item
from interviewer.domain.observation import Special, SpecialTurn
from interviewer.domain.text import Span
from interviewer.lexical.clauses import sentences
from interviewer.lexical.quoting import lowered
from interviewer.lexical.terms import Term, terms
from interviewer.lexical.wordings import key_of, wordings

FEWEST_WORDS = 3
SHORT_WORDS = 6
ATTEMPT_WORDS = 22
OFF_TOPIC_WORDS = 12
PASS_WORDS = 16
HINT_WORDS = 12
HELPLESS_WORDS = 44
AGAIN_WORDS = 10
ASIDE_WORDS = 16


def content(text: str) -> list[Term]:
    """The terms of a text that carry content: content words, numbers and symbols."""
    return [term for term in terms(text) if term.sort != "function"]


@lru_cache(maxsize=1_024)
def _content_keys(text: str) -> frozenset[str]:
    """The keys of a text's content; the latest texts', since earlier turns and the item come back in every turn."""
    return frozenset(key_of(term) for term in content(text))


def find_instructions(turn: str) -> tuple[SpecialTurn, ...]:
    """Sentences that give orders to the interviewer, fake a role or a verdict, or hide characters; each literal."""
    found = []
    for match in orders.HIDDEN.finditer(turn):
        found.append(Span(quote=match.group(), start=match.start(), end=match.end()))
        break
    low = lowered(turn)
    for pattern in orders.INSTRUCTIONS:
        for match in pattern.finditer(low):
            found.append(_sentence_of(turn, match))
    unique = {(span.start, span.end): span for span in found}
    return tuple(SpecialTurn(special=Special.INSTRUCTION, span=span) for span in unique.values())


def find_specials(
    turn: str, item: Item | None, question: str, earlier: Sequence[str] = (), interviewer: str = ""
) -> tuple[SpecialTurn, ...]:
    """Every special reading of the turn, most urgent first. earlier: the candidate's turns before.

    interviewer: the interviewer's last turn, which tells whether "yes, please" accepts something.
    """
    found = [*_urgent(turn), *find_instructions(turn)]
    clean = _without(turn, [turn_.span for turn_ in found if turn_.special is Special.INSTRUCTION])
    asks = questions.ASKS_HINT.search(lowered(clean)) or _again(clean)
    unknowing = [] if len(clean.split()) > HELPLESS_WORDS or asks else _unknowing(clean)
    if not unknowing and not any(turn_.special in (Special.STOP, Special.PAUSE) for turn_ in found):
        found += _asking(clean, item)
    found += unknowing
    found += _replying(clean, earlier, interviewer)
    if not found or all(turn_.special is Special.INSTRUCTION for turn_ in found):
        found += _short(clean)
    beside = [turn_ for turn_ in found if turn_.special is not Special.CLARIFICATION or turn_.clarification is not None]
    if not beside:
        away = _elsewhere(clean, item, question, earlier, interviewer)
        # A question about something else altogether is not one about the task.
        asked = bool(found) and not _homely(clean)
        found = found if asked else away or found
    return tuple(found)


def _special(turn: str, special: Special, match: re.Match[str] | None) -> list[SpecialTurn]:
    if match is None:
        return []
    start, end = match.span()
    return [SpecialTurn(special=special, span=Span(quote=turn[start:end], start=start, end=end))]


def _sentence_of(turn: str, match: re.Match[str]) -> Span:
    """The sentences that the match stands in."""
    start, end = match.start(), match.end()
    for low, high in sentences(turn):
        if low <= match.start() < high:
            start = low
        if low < match.end() <= high:
            end = high
    bracket = turn.rfind("[", start, match.start())
    return Span(quote=turn[max(start, bracket) : end], start=max(start, bracket), end=end)


def _without(turn: str, spans: Collection[Span]) -> str:
    """The turn with these stretches blanked, so that all offsets stay."""
    for span in spans:
        turn = turn[: span.start] + " " * (span.end - span.start) + turn[span.end :]
    return turn


def _urgent(turn: str) -> list[SpecialTurn]:
    low = lowered(turn)
    found = _special(turn, Special.DISTRESS, phrases.DISTRESS.search(low))
    found += _special(turn, Special.STOP, phrases.STOP.search(low))
    found += _special(turn, Special.PAUSE, phrases.PAUSE.search(low))
    if not found and len(turn.split()) <= ASIDE_WORDS:
        found += _special(turn, Special.THINKING, phrases.THINKING.search(low))
    return found + _special(turn, Special.HOSTILE, phrases.HOSTILE.search(low))


def _asking(turn: str, item: Item | None) -> list[SpecialTurn]:
    found = _help(turn)
    again = _again(turn) if not found else []
    if again:
        return again
    wants = questions.ASKS_ANSWER.search(lowered(turn)) if not found else None
    found += _special(turn, Special.ASKS_ANSWER, wants)
    if found:
        return found
    asked = _question_to_interviewer(turn, item)
    if asked is None:
        return []
    index = _clarification(asked.quote, item) if item is not None else None
    return [SpecialTurn(special=Special.CLARIFICATION, span=asked, clarification=index)]


def _again(turn: str) -> list[SpecialTurn]:
    wants = len(turn.split()) <= AGAIN_WORDS
    return _special(turn, Special.ASKS_AGAIN, questions.ASKS_AGAIN.search(lowered(turn))) if wants else []


def _help(turn: str) -> list[SpecialTurn]:
    low = lowered(turn)
    if questions.HINT_REFUSED.search(low):
        return []
    asked = questions.ASKS_HINT.search(low)
    if asked is None and len(turn.split()) <= HINT_WORDS and not questions.HELP_REFUSED.search(low):
        asked = questions.HINT.search(low) if questions.HINT_WANTED.search(low) else None
    return _special(turn, Special.ASKS_HINT, asked)


def _question_to_interviewer(turn: str, item: Item | None) -> Span | None:
    """A question about the task. In a long answer only one that addresses the interviewer and comes first or last."""
    bounds = sentences(turn)
    for at, (low, high) in enumerate(bounds):
        text = turn[low:high]
        asks = text.rstrip("\"'”) ").endswith("?")
        if not asks and not questions.ASKING_WORDS.match(text):
            continue
        addressed = questions.TO_INTERVIEWER.search(text.lower()) is not None
        if not asks and not addressed:
            continue
        if questions.RHETORICAL.search(turn[low : high + 10].lower()):
            continue
        outer = at in (0, len(bounds) - 1)
        short = len(turn.split()) <= 30
        known = item is not None and _clarification(text, item) is not None
        answered = at < len(bounds) - 1 and not short and not addressed
        if (
            (addressed and outer)
            or (short and outer and not _answers_itself(bounds, at, turn))
            or (known and not answered)
        ):
            return Span(quote=text, start=low, end=high)
    return None


def _answers_itself(bounds: Sequence[tuple[int, int]], at: int, turn: str) -> bool:
    """Whether the speaker goes on after a question as if it had been rhetorical, or had already said much."""
    after = sum(len(turn[low:high].split()) for low, high in bounds[at + 1 :])
    before = sum(len(turn[low:high].split()) for low, high in bounds[:at])
    return after > 6 or before > 18


def _clarification(asked: str, item: Item) -> int | None:
    """The authored clarification that the question is about, by shared words; None where none fits."""
    said = _content_keys(asked)
    best: tuple[float, int] | None = None
    for index, known in enumerate(item.clarifications):
        words = _content_keys(known.if_asked)
        if not words:
            continue
        shared = len(words & said)
        share = shared / min(len(words), 3)
        if shared and share >= 0.34 and (best is None or share > best[0]):
            best = (share, index)
    return best[1] if best else None


def _unknowing(turn: str) -> list[SpecialTurn]:
    words = len(turn.split())
    passes = phrases.PASS.search(lowered(turn)) if words <= PASS_WORDS else None
    if passes:
        return _special(turn, Special.PASS, passes)
    for match in phrases.DONT_KNOW.finditer(lowered(turn)):
        after, before = turn[match.end() :], turn[: match.start()]
        attempts = len(after.split()) + len(before.split())
        tries = phrases.BUT_TRIES.search(after.lower())
        if attempts <= ATTEMPT_WORDS and not (tries and len(content(after)) >= 5) and len(content(before)) <= 6:
            return _special(turn, Special.DONT_KNOW, match)
    brief = words <= PASS_WORDS - 3 and phrases.SPEAKS_FOR_SELF.match(lowered(turn)) and "?" not in turn
    exact = any(term.sort in ("number", "symbol", "sign") for term in content(turn))
    if brief and not exact and not phrases.BUT_TRIES.search(lowered(turn)):
        return _special(turn, Special.DONT_KNOW, phrases.UNKNOWING.search(lowered(turn)))
    return []


def _replying(turn: str, earlier: Sequence[str], interviewer: str) -> list[SpecialTurn]:
    found: list[SpecialTurn] = []
    if len(turn.split()) <= 12:
        offered = phrases.OFFER.search(interviewer.lower()) is not None
        yes, no = phrases.ACCEPTS.match(turn.strip()), phrases.DECLINES.match(turn.strip())
        if no and (offered or phrases.DECLINES_BY_ITSELF.match(turn.strip())):
            found += [SpecialTurn(special=Special.DECLINES, span=_stripped(turn))]
        elif (yes and (offered or phrases.ACCEPTS_BY_ITSELF.match(turn.strip()))) or (
            questions.HINT.search(interviewer.lower()) and offered and _help(turn)
        ):
            found += [SpecialTurn(special=Special.ACCEPTS, span=_stripped(turn))]
    if not found:
        if phrases.REASON.search(lowered(turn)) is not None:
            return found
        insisting = phrases.INSISTS.search(lowered(turn))
        if insisting:
            found += _special(turn, Special.INSISTS, insisting)
        elif _repeats(turn, earlier):
            found += [SpecialTurn(special=Special.INSISTS, span=_stripped(turn))]
    return found


def _repeats(turn: str, earlier: Sequence[str]) -> bool:
    """Whether the turn says again what the candidate said before, and nothing else."""
    said = _content_keys(turn)
    if len(said) < 3 or not earlier:
        return False
    before = frozenset().union(*map(_content_keys, earlier))
    return len(said & before) / len(said) >= 0.9


def _short(turn: str) -> list[SpecialTurn]:
    if len(turn.split()) > SHORT_WORDS:
        return []
    found = content(turn)
    exact = any(term.sort in ("number", "symbol", "sign") for term in found) or QUANTITY.search(turn)
    if len(found) <= FEWEST_WORDS and not exact and turn.strip():
        return [SpecialTurn(special=Special.VERY_SHORT, span=_stripped(turn))]
    return []


def _stripped(turn: str) -> Span:
    whole = turn.strip()
    start = turn.index(whole)
    return Span(quote=whole, start=start, end=start + len(whole))


def _elsewhere(
    turn: str, item: Item | None, question: str, earlier: Sequence[str], interviewer: str
) -> list[SpecialTurn]:
    """A turn of some length that shares no telling word with the question, the item or what was said before."""
    found = [term for term in terms(turn) if term.sort == "content"]
    if len(turn.split()) < OFF_TOPIC_WORDS or len(found) < 4 or not question.strip():
        return []
    alien = topics.ELSEWHERE.search(lowered(turn)) is not None
    homely = _homely(turn)
    exact = any(term.sort in ("sign", "number") for term in terms(turn))
    whole = [SpecialTurn(special=Special.OFF_TOPIC, span=_stripped(turn))]
    if item is not None and (item.needs_project or item.rubric_overlay is not None or item.kind in topics.STORIES):
        # Somebody's own work may be on traffic or the weather; leisure holds no figures, and nothing of work.
        own = homely or topics.LEISURE.search(lowered(turn)) is not None
        return whole if own and not exact else []
    research = (
        any(term.key in topics.RESEARCH for term in found) or sum(term.key in topics.COMMON for term in found) >= 2
    )
    if ((exact or research) and not alien and not homely) or len(set(BUZZ.findall(lowered(turn)))) >= 2:
        return []
    shared = _shared(found, item, (question, interviewer, *earlier))
    if item is None and not alien and not homely and (len(turn.split()) < 20 or shared):
        return []
    far = shared <= (1 if item is not None else 0) and not research
    return whole if far or (alien and shared <= 2) or (homely and shared <= len(found) / 3) else []


def _homely(turn: str) -> bool:
    """Whether the turn is about everyday life: two things of it or more, and none of work or research."""
    found = {term.key for term in terms(turn) if term.sort == "content"}
    return len(found & topics.EVERYDAY) >= 2 and not found & (topics.AT_WORK | topics.RESEARCH)


def _shared(found: Sequence[Term], item: Item | None, said: Sequence[str]) -> int:
    """How many telling words the turn has in common with what was said and with the item."""
    known = frozenset().union(*map(_content_keys, said))
    if item is not None:
        texts = [item.reference_answer or "", *item.topic]
        texts += [text for point in item.key_points for text in (*point.hints, point.probe)]
        known = known.union(wordings(item).known, *map(_content_keys, texts))
    return len({key_of(term) for term in found if key_of(term) in known and term.key not in topics.COMMON})
