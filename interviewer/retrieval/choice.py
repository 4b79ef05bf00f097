"""Which question comes next, out of those that may be asked.

Knows what is wished for and in which order wishes count. Never knows how free text was matched: it gets a ranking.
"""

from collections.abc import Mapping, Sequence
from hashlib import blake2b

from pydantic import Field

from interviewer.domain.items import Item
from interviewer.domain.noun import Noun
from interviewer.domain.vocabulary import Capability, Kind, Seniority, Stage
from interviewer.retrieval.terms import terms

_RARITY = ("very_common", "common", "occasional", "rare")


class Wish(Noun):
    """What the next question should be.

    Must hold: stage; one of `among`, if given; not in `asked` (put in this session) nor in `declined`; an item
    about the candidate's project only where they named one or may be asked for it. The rest is preferred, in this
    order: topic, text, capability, a topic of `leaning`, kinds in the order wanted (those of `asked` count as
    served), seniority and difficulty (both ends in), not `seen` in an earlier session, rarity with the commonest
    first. `seed` settles ties. drafts_last: whether, what was wished for in words apart, a draft is asked only
    where nothing else may be.
    """

    stage: Stage
    among: frozenset[str] | None = None
    capability: Capability | None = None
    topic: str | None = None
    text: str | None = None
    leaning: tuple[str, ...] = ()
    kinds: tuple[Kind, ...] = ()
    difficulty: tuple[int, int] = (1, 5)
    seniority: Seniority | None = None
    asked: frozenset[str] = frozenset()
    declined: frozenset[str] = frozenset()
    seen: frozenset[str] = frozenset()
    has_project: bool = False
    may_ask_project: bool = True
    drafts_last: bool = False
    seed: int = Field(default=0)


def choose(wish: Wish, items: Mapping[str, Item], ranked: Sequence[str]) -> str | None:
    """The id of the item that fits best, None if none may be asked.

    ranked: ids that match the wish's words, best first. The same wish, items and ranking always give the same id.
    """
    places = {id: place for place, id in enumerate(ranked)}
    kinds = _wanted(wish, items)

    def key(item: Item) -> tuple[object, ...]:
        return (
            not _on_topic(wish.topic, item),
            places.get(item.id, len(places)),
            wish.drafts_last and item.draft,
            -item.capabilities.get(wish.capability, 0.0) if wish.capability else 0.0,
            bool(wish.leaning) and not set(wish.leaning) & set(item.topic),
            kinds.index(item.kind) if item.kind in kinds else len(kinds),
            wish.seniority is not None and wish.seniority not in item.seniority,
            max(wish.difficulty[0] - item.difficulty, item.difficulty - wish.difficulty[1], 0),
            item.id in wish.seen,
            _RARITY.index(item.rarity),
            blake2b(f"{wish.seed}:{item.id}".encode(), digest_size=8).digest(),
        )

    best = min((item for item in items.values() if _may_be_asked(wish, item)), key=key, default=None)
    return best.id if best else None


def _may_be_asked(wish: Wish, item: Item) -> bool:
    project = not item.needs_project or wish.has_project or wish.may_ask_project
    offered = wish.among is None or item.id in wish.among
    return offered and wish.stage in item.stage and item.id not in wish.asked | wish.declined and project


def _wanted(wish: Wish, items: Mapping[str, Item]) -> list[Kind]:
    """The kinds still owed by the mix, in order, then those already served."""
    owed = list(wish.kinds)
    for id in sorted(wish.asked & items.keys()):
        if items[id].kind in owed:
            owed.remove(items[id].kind)
    return [*dict.fromkeys((*owed, *wish.kinds))]


def _on_topic(topic: str | None, item: Item) -> bool:
    wanted = set(terms(topic or ""))
    return not wanted or any(wanted == set(terms(own)) for own in item.topic)
