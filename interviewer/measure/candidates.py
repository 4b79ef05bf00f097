"""Who sits at the other side in a simulated interview: a level and a way of talking, and perhaps a project.

Knows the profiles and the authored material they are made from. Never knows a question, nor what they will say to one.
"""

import random
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Literal, Protocol

from pydantic import Field, TypeAdapter

from interviewer.content.files import Faults, read_yaml
from interviewer.domain.errors import ContentError
from interviewer.domain.items import Identifier, Text
from interviewer.domain.noun import Noun
from interviewer.domain.state import State
from interviewer.domain.vocabulary import Probe

LEVELS = (1, 2, 3, 4)
PROFILES = 40
_FILE = Path(__file__).with_name("candidates.yaml")

Act = Literal[
    "answer", "clarify", "again", "hint", "pass", "minute", "verdict", "doubt", "away", "decline", "short",
    "unknowing", "done", "keeps", "yields", "accepts", "declines", "evades", "question", "thanks", "admits",
    "contradicts", "project", "end", "restates", "again_said", "presents",
]  # fmt: skip
"""What a candidate's turn does."""


class Style(Noun):
    """A way of talking.

    share: part of what is known that comes with the first answer. aloud: sentences of thinking aloud in an answer.
    words_min: words a minute. think_s: seconds before that. does: how often, of all turns, something else than an
    answer is done; `question` of those at the end. keeps, yields: said when pressed, in place of the common words.
    """

    id: Identifier
    aloud: int = Field(default=0, ge=0)
    share: float = Field(gt=0, le=1)
    words_min: int = Field(gt=0)
    think_s: int = Field(ge=0)
    opens: tuple[str, ...] = Field(min_length=1)
    between: tuple[str, ...] = ()
    closes: tuple[str, ...] = Field(min_length=1)
    keeps: tuple[Text, ...] = ()
    yields: tuple[Text, ...] = ()
    drops_articles: bool = False
    repeats: bool = False
    does: dict[Act, float] = {}


class Weakness(Noun):
    """Something about the project that is admitted when one of these probes asks for it, and otherwise kept."""

    probes: tuple[Probe, ...] = Field(min_length=1)
    says: Text


class Pair(Noun):
    """Two statements that cannot both be true."""

    first: Text
    later: Text


class Sheet(Noun):
    """A project of the candidate's own. tells: by the last part of a question's id. weak: its hidden weaknesses."""

    id: Identifier
    project: Text
    tells: dict[Identifier, Text]
    weak: tuple[Weakness, ...]
    contradicts: Pair


class Material(Noun):
    """All authored words of simulated candidates."""

    version: int
    styles: tuple[Style, ...] = Field(min_length=1)
    acts: dict[Act, tuple[Text, ...]]
    aloud: tuple[Text, ...] = Field(min_length=1)
    sheets: tuple[Sheet, ...] = Field(min_length=1)

    def style(self, id: str) -> Style:
        """The style of that id; KeyError if there is none."""
        return {style.id: style for style in self.styles}[id]

    def sheet(self, id: str) -> Sheet:
        """The fact sheet of that id; KeyError if there is none."""
        return {sheet.id: sheet for sheet in self.sheets}[id]


class Profile(Noun):
    """One candidate. level: 1 to 4, what they know. style, sheet: ids of the material. contradicts: whether they
    contradict themselves about their project. seed: settles every choice of theirs."""

    level: int = Field(ge=1, le=4)
    style: Identifier
    sheet: Identifier
    contradicts: bool = False
    seed: int = 0

    @property
    def name(self) -> str:
        """The profile in two words."""
        return f"{self.style} {self.level}"


class Reply(Noun):
    """A candidate's turn. action: a button instead of words. seconds: from the interviewer's last word to the end."""

    text: str = ""
    action: Literal["hint", "rephrase", "pass", "end"] | None = None
    seconds: float = Field(ge=0)
    act: Act = "answer"


class Candidate(Protocol):
    """Somebody who is interviewed."""

    def reply(self, state: State) -> Reply:
        """The next turn, to a state that awaits one."""
        ...


@lru_cache(maxsize=1)
def material() -> Material:
    """The authored material; ContentError with all faults where the file is damaged."""
    faults = Faults()
    entry = read_yaml(_FILE, TypeAdapter(Material), faults)
    if entry is None or faults.lines:
        raise ContentError(tuple(faults.lines))
    return entry.value


def profiles(seed: int = 0, count: int = PROFILES) -> Iterator[Profile]:
    """That many profiles in an order of the seed's: every level with every style, then the same again."""
    rnd, held = random.Random(seed), material()
    drawn = 0
    while drawn < count:
        deck = [(level, style.id) for level in LEVELS for style in held.styles]
        rnd.shuffle(deck)
        for level, style in deck[: count - drawn]:
            sheet = held.sheets[drawn % len(held.sheets)].id
            yield Profile(
                level=level, style=style, sheet=sheet, contradicts=rnd.random() < 0.8, seed=rnd.getrandbits(31)
            )
            drawn += 1
