"""A candidate by rules: says what an exemplar of their level says, in their style, and does what people do besides.

Knows the exemplars, the fact sheet and the interviewer's last turn. Never knows key points, hints or a verdict.
"""

import random
import re
from collections.abc import Sequence

from interviewer.conduct.checks import content_stems
from interviewer.domain.items import Item
from interviewer.domain.library import Library
from interviewer.domain.moves import Move, MoveKind
from interviewer.domain.state import ItemRecord, State
from interviewer.domain.text import words
from interviewer.domain.vocabulary import Kind, Stage
from interviewer.measure.candidates import Act, Material, Profile, Reply, Sheet, Style, material

_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z\"“$`(])")
_ARTICLES = re.compile(r"\b(?:the|a|an) ", re.I)
_FIRST = (MoveKind.ASK_ITEM, MoveKind.FALLBACK, MoveKind.REPHRASE)
_PRESSED = (MoveKind.PUSHBACK, MoveKind.DOUBT)
_OFFERED = (MoveKind.OFFER_HINT, MoveKind.OFFER_MOVE_ON)
# What can be done in place of an answer: to a question just put, and to one that follows.
_ASIDE: tuple[Act, ...] = ("clarify", "again", "hint", "pass", "minute", "verdict", "doubt", "away", "short")
_SECTIONS = (
    ("Motivation", ("motivation-and-gap",)),
    ("Problem and gap", ("problem-to-impact",)),
    ("Method", ("core-equation", "hyperparameter-choice")),
    ("Results", ("strongest-ablation", "baselines-chosen", "surprising-negative-result")),
    ("Limits and outlook", ("three-assumptions", "three-more-months")),
)
_STEPS = {1: 0.35, 2: 0.6, 3: 0.8, 4: 1.0}


class OfflineCandidate:
    """A `Candidate` from a profile. Holds what it has said so far; one object for one session."""

    def __init__(self, profile: Profile, library: Library, held: Material | None = None) -> None:
        self.profile, self._library = profile, library
        self._held = held or material()
        self._style: Style = self._held.style(profile.style)
        self._sheet: Sheet = self._held.sheet(profile.sheet)
        self._rnd = random.Random(profile.seed)
        self._left: dict[int, list[str]] = {}
        self._told: dict[int, list[str]] = {}
        self._told_first = self._told_later = False
        self._admitted: set[str] = set()
        self._used: list[str] = []
        self._thoughts: list[str] = []
        self._asides = 0
        self._pace = float(self._style.words_min)
        self._to_show = list(_SECTIONS)

    def reply(self, state: State) -> Reply:
        """See Candidate."""
        move = next((turn.move for turn in reversed(state.turns) if turn.move), None)
        talk = self._library.plans[state.chosen.rounds[state.rounds[-1].index].stage].talk
        self._pace = talk.words_per_minute if talk else self._style.words_min
        if state.item is None:
            return self._around(move)
        item = self._library.item(state.item.item)
        if talk is not None and item.id == talk.given:
            return self._presents()
        if move is not None and move.kind in _OFFERED:
            return self._offered(move)
        aside = self._aside(state.item, item, move)
        if aside is not None:
            return aside
        if move is not None and move.kind in _PRESSED:
            return self._pressed(state.item, item)
        admitted = self._admits(item, move)
        if admitted is not None:
            return admitted
        return self._answers(state, state.item, item)

    # -- around the questions

    def _around(self, move: Move | None) -> Reply:
        if move is not None and move.kind is MoveKind.ASK_PROJECT:
            return self._says(self._sheet.project, "project")
        first = move is not None and move.kind is MoveKind.CANDIDATE_QUESTIONS
        if first and self._rnd.random() < self._style.does.get("question", 0.5):
            return self._says(self._pick("question"), "question")
        return self._says(self._pick("thanks"), "thanks")

    def _offered(self, move: Move) -> Reply:
        leave = move.kind is MoveKind.OFFER_MOVE_ON
        yes = self._rnd.random() < (0.8 if leave else 0.6)
        return self._says(self._pick("accepts" if yes else "declines"), "accepts" if yes else "declines")

    def _presents(self) -> Reply:
        """The next section of a talk on the project: what the sheet tells, thought aloud in between; then the end."""
        if not self._to_show:
            return self._says("Thank you for listening.", "presents")
        heading, parts = self._to_show.pop(0)
        told = [line for part in parts for line in _sentences(self._sheet.tells.get(part, ""))]
        told = told[: max(1, round(_STEPS[self.profile.level] * len(told)))]
        spoken = [line for sentence in told for line in (sentence, self._aloud())]
        text = " ".join(spoken)
        return Reply(text=f"## {heading}\n{text}", act="presents", seconds=60 * len(words(text)) / self._pace)

    # -- instead of an answer

    def _aside(self, record: ItemRecord, item: Item, move: Move | None) -> Reply | None:
        """Something else than an answer, as often as the style does it; never twice in a row."""
        just = move is not None and move.kind in _FIRST
        previous = next((turn for turn in reversed(record.turns) if turn.speaker == "candidate"), None)
        if item.kind is Kind.BEHAVIORAL and just and self._rnd.random() < self._style.does.get("decline", 0.0):
            return self._says(self._pick("decline"), "decline")
        if previous is not None and self._asides == previous.sequence:
            return None
        roll = self._rnd.random()
        for act in _ASIDE:
            roll -= self._style.does.get(act, 0.0)
            if roll < 0:
                if act in ("verdict", "doubt") and just:
                    return None  # nothing was said yet that could be asked about
                self._asides = record.turns[-1].sequence + 1
                return self._says(self._pick(act), act, wordy=False)
        return None

    # -- pressed

    def _pressed(self, record: ItemRecord, item: Item) -> Reply:
        """Better candidates give a reason, or put it right; the others stand by it or give in."""
        if self.profile.level >= 3:
            rest = self._takes(record, item, 1)
            if rest:
                lead = self._pick("keeps") if self._rnd.random() < 0.5 else ""
                return self._says(f"{lead} {rest}".strip(), "answer", styled=True)
        stubborn = bool(self._style.keeps) or self._rnd.random() < 0.5
        act: Act = "keeps" if stubborn else "yields"
        own = self._style.keeps if stubborn else self._style.yields
        return self._says(self._rnd.choice(own) if own else self._pick(act), act)

    # -- answers

    def _answers(self, state: State, record: ItemRecord, item: Item) -> Reply:
        fresh = record.opening not in self._left
        told = self._left.setdefault(record.opening, self._known(item, record))
        count = max(1, round(self._style.share * len(told))) if fresh else max(1, len(told) // 3)
        said = self._takes(record, item, count)
        if not said:
            return self._exhausted(record)
        planted = self._contradiction(state, item)
        text = f"{said} {planted}".strip() if planted else said
        return self._says(text, "contradicts" if planted == self._sheet.contradicts.later else "answer", styled=True)

    def _exhausted(self, record: ItemRecord) -> Reply:
        """Nothing new is left: most say again what fits best, in a new coat, and the rest say that this was all."""
        asked = content_stems(record.turns[-1].text)
        told = self._told.get(record.opening, [])
        if told and self._rnd.random() < (0.9 if self._style.repeats else 0.65):
            nearest = max(told, key=lambda line: len(asked & content_stems(line)))
            return self._says(f"{self._pick('again_said')} {_lower(nearest)}", "restates", styled=True)
        weak = self.profile.level <= 2 and self._rnd.random() < 0.5
        return self._says(self._pick("unknowing" if weak else "done"), "unknowing" if weak else "done")

    def _known(self, item: Item, record: ItemRecord) -> list[str]:
        """All that is known about the question, in sentences."""
        told = self._sheet.tells.get(item.id.split(".", 1)[1]) if item.kind is Kind.NARRATIVE else None
        if told is not None:
            sentences = _sentences(told)
            return sentences[: max(1, round(_STEPS[self.profile.level] * len(sentences)))]
        if item.exemplars is None:
            return []
        anchors = item.exemplars
        wrong = anchors.fluent_wrong if self._style.id == "confident_wrong" else None
        if self.profile.level == 1:
            return _sentences((wrong or anchors.weak).answer)
        if self.profile.level == 2:
            half = _sentences(anchors.ok.answer)
            return [*_sentences((wrong or anchors.weak).answer)[:1], *half[: (len(half) + 1) // 2]]
        if self.profile.level == 3:
            return _sentences(anchors.ok.answer)
        return [*_sentences(anchors.strong.answer), *_sentences(item.reference_answer or "")]

    def _takes(self, record: ItemRecord, item: Item, count: int) -> str:
        """So many sentences not said yet, those first that fit what was asked last."""
        left = self._left.setdefault(record.opening, self._known(item, record))
        asked = record.turns[-1].text if len(record.turns) > 1 else ""
        wanted = content_stems(asked) if asked and record.said else frozenset()
        ranked = sorted(range(len(left)), key=lambda at: (-len(wanted & content_stems(left[at])), at))[:count]
        chosen = sorted(ranked)
        said = [left[at] for at in chosen]
        self._told.setdefault(record.opening, []).extend(said)
        self._left[record.opening] = [line for at, line in enumerate(left) if at not in chosen]
        return " ".join(said)

    def _admits(self, item: Item, move: Move | None) -> Reply | None:
        """A hidden weakness that the probe asks for; weaker candidates know no better than to evade."""
        if move is None or move.probe is None or item.kind is not Kind.NARRATIVE:
            return None
        for weak in self._sheet.weak:
            if move.probe in weak.probes and weak.says not in self._admitted:
                if self.profile.level == 1 or self._style.id == "evasive":
                    return self._says(self._pick("evades"), "evades")
                self._admitted.add(weak.says)
                return self._says(weak.says, "admits", styled=True)
        return None

    def _contradiction(self, state: State, item: Item) -> str:
        """The first statement early, the one that contradicts it on a later question about the same project."""
        deep = state.chosen.rounds[state.rounds[-1].index].stage is Stage.RESEARCH_DEEP_DIVE
        if not (self.profile.contradicts and deep and item.kind is Kind.NARRATIVE):
            return ""
        if not self._told_first:
            self._told_first, self._first_at = True, len(state.items)
            return self._sheet.contradicts.first
        if not self._told_later and len(state.items) > self._first_at:
            self._told_later = True
            return self._sheet.contradicts.later
        return ""

    # -- words

    def _says(self, text: str, act: Act, styled: bool = False, wordy: bool = True) -> Reply:
        if styled:
            text = self._styled(text)
        if self._style.drops_articles and wordy:
            text = _ARTICLES.sub("", text)
        think = self._style.think_s * self._rnd.uniform(0.5, 1.5) if act != "minute" else 2.0
        return Reply(text=text, act=act, seconds=think + 60 * len(words(text)) / self._pace)

    def _styled(self, text: str) -> str:
        style, sentences = self._style, _sentences(text)
        if "```" not in text:
            for _ in range(self._rnd.randint(style.aloud // 2, style.aloud + style.aloud // 2)):
                sentences.insert(self._rnd.randrange(len(sentences)), self._aloud())
        if style.between and len(sentences) > 2:
            at = self._rnd.randrange(1, len(sentences))
            sentences.insert(at, self._fresh(style.between))
        parts = [self._fresh(style.opens), *sentences, self._fresh(style.closes)]
        return " ".join(part for part in parts if part)

    def _aloud(self) -> str:
        """The next sentence of thinking aloud: all of them before one comes again."""
        if not self._thoughts:
            self._thoughts = list(self._held.aloud)
            self._rnd.shuffle(self._thoughts)
        return self._thoughts.pop()

    def _pick(self, act: Act) -> str:
        return self._fresh(self._held.acts[act])

    def _fresh(self, variants: Sequence[str]) -> str:
        """One of the variants, one not used lately where there is one."""
        recent = set(self._used[-8:])
        chosen = self._rnd.choice([v for v in variants if v not in recent or not v] or list(variants))
        self._used.append(chosen)
        return chosen


def _sentences(text: str) -> list[str]:
    """Sentences; code and formulas set apart on lines of their own stay whole."""
    if "```" in text or re.search(r"^\s*(?:def |import |class )", text, re.M):
        return [block for block in re.split(r"\n\s*\n(?=\S)", text.strip()) if block.strip()]
    return [part for part in _SENTENCE.split(" ".join(text.split())) if part]


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]
