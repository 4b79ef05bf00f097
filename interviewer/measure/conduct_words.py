"""What the interviewer's words are like: leaks, double questions, evaluation, length, role (M1a, M2, M4, M5, M18).

Knows the turns as they were spoken. Never knows why a move was chosen, nor trusts what was checked on the way out.
"""

import re
from collections.abc import Iterator

from interviewer.conduct.checks import lexicon, sentences
from interviewer.domain.items import Item
from interviewer.domain.moves import MoveKind
from interviewer.domain.state import ItemRecord, Turn
from interviewer.domain.text import words
from interviewer.domain.vocabulary import Mode, Stage
from interviewer.measure.conduct_counts import Flaw, Tally
from interviewer.measure.simulate import Held

TURN_WORDS = 45
_QUOTED = re.compile(r"“[^”]*”|\"[^\"\n]*\"")
_REQUEST = (
    r"(?:what|why|how|which|who|whose|when|where|whether|did|do|does|is|was|are|were|can|could|would|should|will|has|have"
    r"|tell|say|explain|describe|name|show|give|list|compare|derive)"
)
_JOINED = re.compile(rf"^{_REQUEST}\b.{{3,}}?,?\s+(?:and|or)\s+(?:then\s+|also\s+)?{_REQUEST}\b", re.I)
_OPTIONS = re.compile(r",[^,?.;:]+,?\s+or\s+[^?.]*\?", re.I)
_EVALUATES = re.compile(
    r"(?<!\bif )(?<!\bthat )\b(?:well done|good (?:job|point|answer|work)"
    r"|(?:that|this|it)(?:'s| is| was) (?:very |quite |really |absolutely )?"
    r"(?:right|correct|wrong|incorrect|good|great|excellent|impressive)\b"
    r"(?! (?:class|answer|side|way|time|for|if|when))"
    r"|you(?:'re| are) (?:right|wrong|correct)|not (?:quite|exactly) right|excellent|perfect(?:ly)? (?:answer|said|put)"
    r"|i(?:'m| am) (?:impressed|disappointed)|nice(?:ly)? (?:one|work|put|done))",
    re.I,
)
_ROLE = re.compile(
    r"\bas an? (?:ai|language model)\b|\blanguage model (?:here|myself)\b|\bmy (?:instructions|prompt|system prompt)\b"
    r"|\b(?:key ?points?|rubric|misconception|pushback|leak terms?|exemplar|system prompt|hidden tests?)\b|\{\w+\}"
    r"|^\s*[\[{]\s*[\"'{]|\"\w+\"\s*:|</?\w+>|\((?:pauses?|smiles?|nods?|laughs?|sighs?)\b|\*(?:pauses|smiles|nods)\b",
    re.I | re.M,
)


def spoken(held: Held) -> Iterator[Turn]:
    """The interviewer's turns."""
    return (turn for turn in held.state.turns if turn.speaker == "interviewer")


def leaks(held: Held) -> Tally:
    """M1a: turns that hold a leak term of a point not shown yet, which nobody has said; a third hint may."""
    flaws, count = [], 0
    for record in held.state.items:
        item = held.library.items.get(record.item)
        for at, turn in enumerate(record.turns if item else ()):
            if turn.speaker != "interviewer" or item is None:
                continue
            count += 1
            term = _leak(item, record, at)
            if term:
                flaws.append(Flaw(metric="M1a", session=held.name, sequence=turn.sequence, text=f"{term}: {turn.text}"))
    return Tally(hits=len(flaws), of=count, flaws=tuple(flaws))


def _leak(item: Item, record: ItemRecord, at: int) -> str | None:
    turn = record.turns[at]
    if turn.move is not None and (turn.move.kind is MoveKind.ASK_ITEM or turn.move.hint_level == 3):
        return None
    before = record.turns[:at]
    shown = {mark.key_point for t in before if t.observation for mark in t.observation.marks if mark.status == "shown"}
    known = "\n".join((item.prompt, item.candidate_context or "", *(t.text for t in before))).lower()
    text = turn.text.lower()
    terms = (term.lower() for point in item.key_points if point.id not in shown for term in point.leak_terms)
    return next((term for term in terms if term in text and term not in known), None)


def doubles(held: Held) -> Tally:
    """M2: turns that ask two things, or offer a list to choose from. The statement of a problem is not counted."""
    turns = [turn for turn in spoken(held) if turn.move is None or turn.move.kind is not MoveKind.ASK_ITEM]
    flaws = [turn for turn in turns if _double(turn.text)]
    return _tally("M2", held, flaws, len(turns))


def _double(text: str) -> bool:
    own = _QUOTED.sub("“”", text)
    return own.count("?") > 1 or any(
        _JOINED.search(sentence) or _OPTIONS.search(sentence) for sentence in sentences(own) if "?" in sentence
    )


def evaluations(held: Held) -> Tally:
    """M4: turns of a mock interview that praise or give a verdict."""
    if held.state.chosen.mode is not Mode.MOCK:
        return Tally()
    turns = list(spoken(held))
    return _tally("M4", held, [turn for turn in turns if _evaluates(held, turn)], len(turns))


def _evaluates(held: Held, turn: Turn) -> bool:
    own = _own(held, turn)
    listed = {"praise", "verdict"} & set(lexicon(own, held.library.turns))
    return bool(listed or _EVALUATES.search(own))


def talk_share(held: Held) -> Tally:
    """M5: the interviewer's words of all words, quick rounds apart; what a problem comes with is read, not said."""
    return Tally() if _quick(held) else _talk(held)


def quick_share(held: Held) -> Tally:
    """M5 in a lightning round."""
    return _talk(held) if _quick(held) else Tally()


def long_turns(held: Held) -> Tally:
    """M5: turns of more than 45 words; at most 5 % keeps the 95th percentile there."""
    turns = list(spoken(held))
    flaws = [turn for turn in turns if len(words(_said(held, turn))) > TURN_WORDS]
    return _tally("M5", held, flaws, len(turns))


def out_of_role(held: Held) -> Tally:
    """M18: turns with talk about models, rubrics or hidden parts, markup, stage directions or a blank left open."""
    turns = list(spoken(held))
    flaws = [
        turn
        for turn in turns
        if "role" in set(lexicon(_own(held, turn), held.library.turns)) or _ROLE.search(_own(held, turn))
    ]
    return _tally("M18", held, flaws, len(turns))


def _quick(held: Held) -> bool:
    return all(chosen.stage is Stage.LIGHTNING for chosen in held.state.chosen.rounds)


def _talk(held: Held) -> Tally:
    ours = sum(len(words(_said(held, turn))) for turn in spoken(held))
    theirs = sum(len(words(turn.text)) for turn in held.state.turns if turn.speaker == "candidate")
    return Tally(hits=ours, of=ours + theirs)


def _said(held: Held, turn: Turn) -> str:
    """The turn without the material that a problem comes with."""
    item = held.library.items.get(turn.move.item) if turn.move and turn.move.item else None
    text = turn.text
    if item is not None and item.candidate_context:
        head, found, _ = text.partition(item.candidate_context.rstrip())
        text = head if found else text
    return text


def _own(held: Held, turn: Turn) -> str:
    """What the interviewer says in words of their own: no quotation, no authored problem."""
    if turn.move is not None and turn.move.kind is MoveKind.ASK_ITEM:
        item = held.library.items.get(turn.move.item or "")
        prompt = item.prompt.strip()[:20] if item else ""
        return turn.text.partition(prompt)[0] if prompt and "{" not in prompt else turn.text.split("\n\n")[0]
    return _QUOTED.sub("“”", turn.text)


def _tally(metric: str, held: Held, flaws: list[Turn], of: int) -> Tally:
    told = (Flaw(metric=metric, session=held.name, sequence=turn.sequence, text=turn.text) for turn in flaws)
    return Tally(hits=len(flaws), of=of, flaws=tuple(told))
