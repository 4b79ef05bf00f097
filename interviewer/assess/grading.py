"""Grading as a tool: one answer a line in, one grade a line out.

Knows lines, items and a judge. Never knows a session, and holds one line at a time.
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Literal

from pydantic import ConfigDict, JsonValue, ValidationError, model_validator

from interviewer.assess.adhoc import adhoc_item, alone, sentences
from interviewer.assess.doubts import Doubts, doubts
from interviewer.assess.evidence import answering, unaddressed
from interviewer.assess.offline import OfflineJudge
from interviewer.assess.tally import Judge
from interviewer.domain.errors import InterviewerError, LimitReached, UsageError
from interviewer.domain.items import Item
from interviewer.domain.judgement import CriterionVerdict, Judgement
from interviewer.domain.noun import Noun
from interviewer.domain.standards import ScoringRules
from interviewer.domain.vocabulary import Verdict
from interviewer.lexical.coverage import coverage
from interviewer.models.abreast import abreast
from interviewer.models.protocol import Spent, unheeded

_NOTHING = re.compile(
    r"\W*(?:(?:sorry|well|honestly|um+|uh+)\W+)*"
    r"(?:(?:i\s+)?(?:really\s+|honestly\s+)?(?:do\s+not|don'?t|dont|didn'?t)\s+(?:know|remember)(?:\s+(?:this|that|it|the\s+answer))?"
    r"|(?:i\s+have\s+)?no\s+(?:idea|clue|answer)|not\s+sure|pass|skip|n\W?a|none|nothing|idk|\?+)?"
    r"(?:\W+sorry)?\W*",
    re.IGNORECASE,
)

_LONGEST_NOTHING = 80


class Answer(Noun):
    """One line of input: an answer to an item of the bank, or to any question with a reference answer.

    key_points: what must be said, one statement each. exemplars: full-mark answers. id: handed back untouched.
    Other fields are left alone, since data files bring columns of their own.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    answer: str
    item: str | None = None
    question: str | None = None
    reference_answer: str | None = None
    key_points: tuple[str, ...] = ()
    exemplars: tuple[str, ...] = ()
    id: JsonValue = None

    @model_validator(mode="after")
    def _one_question(self) -> "Answer":
        if self.item is None and (self.question is None or not self.reference):
            raise ValueError("name an `item`, or give `question` and `reference_answer`")
        if self.item is not None and self.question is not None:
            raise ValueError("`item` and `question` exclude each other")
        return self

    @property
    def reference(self) -> str:
        """What the answer is held against: the reference answer, else a full-mark answer, else the key points."""
        given = (self.reference_answer or "", *self.exemplars, " ".join(self.key_points))
        return next((text.strip() for text in given if text.strip()), "")


class GradedPoint(Noun):
    """One verdict: key point id of an item, or the given statement. quote: literal words of the answer, or None.

    uncertain: the draws of a model were not of one mind.
    """

    key_point: str
    verdict: Verdict
    quote: str | None
    confidence: float
    uncertain: bool = False


class Grade(Noun):
    """One line of output. score: 0 to 1, None if ungraded. level: 1 to 4 where an item is named.

    line: place in the input, from 1. why: what failed, for ungraded. grader: "rules" or the model's name.
    flags: without a model, what speaks against taking the answer's words at their face value, a line each. draws: how
    often a model judged it.
    """

    id: JsonValue = None
    line: int = 1
    score: float | None
    level: int | None
    status: Literal["graded", "tentative", "ungraded"]
    verdicts: tuple[GradedPoint, ...] = ()
    grader: str
    why: str = ""
    flags: tuple[str, ...] = ()
    draws: int = 1


class Unreadable(Noun):
    """Output for a line that could not be graded because of what it holds. error: what, where, remedy."""

    id: JsonValue = None
    line: int
    score: None = None
    level: None = None
    status: Literal["ungraded"] = "ungraded"
    error: str


class Grader:
    """Grades answers one by one with one judge.

    reference: an item's reference answer by its id, None where there is none.
    """

    def __init__(
        self,
        items: Mapping[str, Item],
        judge: Judge,
        rules: ScoringRules,
        reference: Callable[[str], str | None],
        spent: Spent = unheeded,
    ) -> None:
        self._items, self._judge, self._rules = items, judge, rules
        self._reference, self._spent = reference, spent

    def grade(self, answer: Answer, line: int = 1) -> Grade:
        """The grade of one answer. Raises UsageError if the item does not exist."""
        if answer.item is None and not answer.key_points and isinstance(self._judge, OfflineJudge):
            return self._by_wording(answer, line)
        item = self._item(answer)
        if _says_nothing(answer.answer):
            return self._empty(answer, item, line)
        reference = answer.reference if answer.item is None else self._reference(item.id) or item.reference_answer or ""
        record = alone(item, answer.answer)
        said = answering(record.turns[0])
        given = self._judge.judge(item, record, reference, spent=self._spent)
        doubted = doubts(said, _wordings(reference, answer.exemplars), item.prompt)
        return Grade(
            id=answer.id,
            line=line,
            score=self._score(answer, given, said, doubted),
            level=given.level if answer.item else None,
            status=given.status,
            verdicts=tuple(_point(verdict, item, answer) for verdict in given.criteria),
            grader=given.judge,
            why=given.why,
            flags=doubted.flags if given.status == "tentative" else (),
            draws=given.procedure.draws if given.procedure else 1,
        )

    def _by_wording(self, answer: Answer, line: int) -> Grade:
        """Without a model, an item or key points there is nothing to judge one by one: the wording is all there is."""
        nothing = _says_nothing(answer.answer)
        said = unaddressed(answer.answer)
        doubted = doubts("" if nothing else said, _wordings(answer.reference, answer.exemplars), answer.question or "")
        return Grade(
            id=answer.id,
            line=line,
            score=0.0 if nothing else doubted.weigh(_worded(answer, said)),
            level=None,
            status="graded" if nothing else "tentative",
            grader=self._judge.name,
            flags=doubted.flags,
        )

    def _item(self, answer: Answer) -> Item:
        if answer.item is None:
            points = answer.key_points or sentences(answer.reference)
            return adhoc_item(answer.question or answer.reference, answer.reference, points)
        if answer.item not in self._items:
            raise UsageError(f"no question is called “{answer.item}”", remedy="see `interviewer bank list`")
        return self._items[answer.item]

    def _empty(self, answer: Answer, item: Item, line: int) -> Grade:
        """Nothing was answered: that is known without judging, and is no failure of the grader."""
        missed = tuple(
            GradedPoint(key_point=_name(point.id, item, answer), verdict=Verdict.MISSED, quote=None, confidence=1.0)
            for point in item.key_points
            if answer.item or answer.key_points
        )
        return Grade(
            id=answer.id,
            line=line,
            score=0.0,
            level=int(self._rules.lowest) if answer.item else None,
            status="graded",
            verdicts=missed,
            grader=self._judge.name,
        )

    def _score(self, answer: Answer, given: Judgement, said: str, doubted: Doubts) -> float | None:
        """0 to 1: the item's scale made unit length; for a free question coverage of what counts.

        Without a model and without an item, how much of the reference's wording is there says as much as what was found
        of the key points.
        """
        if given.status == "ungraded":
            return None
        if answer.item is not None:
            span = self._rules.highest - self._rules.lowest
            unit = None if given.score is None else (given.score - self._rules.lowest) / span
            return doubted.cap(unit) if unit is not None and given.status == "tentative" else unit
        if given.status == "graded":
            return given.base
        return doubted.weigh((_worded(answer, said) + (given.base or 0.0)) / 2)


def _worded(answer: Answer, said: str) -> float:
    """How much of the wording of a full answer is there, 0 to 1."""
    return coverage(answer.question or "", answer.reference, said, answer.exemplars)


def _wordings(reference: str, exemplars: Sequence[str]) -> list[str]:
    return [text for text in (reference, *exemplars) if text.strip()]


def _says_nothing(text: str) -> bool:
    """Whether the whole answer is blank, or only says that there is none."""
    return not text.strip() or (len(text) <= _LONGEST_NOTHING and _NOTHING.fullmatch(text) is not None)


def _name(key_point: str, item: Item, answer: Answer) -> str:
    return key_point if answer.item else item.key_point(key_point).text


def _point(verdict: CriterionVerdict, item: Item, answer: Answer) -> GradedPoint:
    return GradedPoint(
        key_point=_name(verdict.key_point, item, answer),
        verdict=verdict.verdict,
        quote=verdict.quote.span.quote if verdict.quote else None,
        confidence=verdict.confidence,
        uncertain=verdict.uncertain,
    )


def grade_lines(lines: Iterable[str], grader: Grader, at_once: int = 1) -> Iterator[Grade | Unreadable]:
    """One result per line that is not blank, in order, as they come; a bad line does not stop the rest.

    at_once: lines in the hands of a model at a time; never more than a few for each are held.
    """
    numbered = ((number, line) for number, line in enumerate(lines, start=1) if line.strip())
    return abreast(lambda one: _grade_line(one[1], one[0], grader), numbered, at_once)


def _grade_line(line: str, number: int, grader: Grader) -> Grade | Unreadable:
    try:
        data = json.loads(line)
    except (ValueError, RecursionError):
        return Unreadable(line=number, error=_error("not a JSON object", number, "write one object a line"))
    if not isinstance(data, dict):
        return Unreadable(line=number, error=_error("not a JSON object", number, "write one object a line"))
    id = data.get("id")
    try:
        return grader.grade(Answer.model_validate_json(line), number)
    except ValidationError as fault:
        first = fault.errors()[0]
        field = ".".join(str(part) for part in first["loc"]) or "the line"
        return Unreadable(id=id, line=number, error=_error(f"{field} is not as expected", number, first["msg"]))
    except LimitReached:
        raise
    except InterviewerError as fault:
        return Unreadable(id=id, line=number, error=_error(fault.what, number, fault.remedy))
    except Exception as fault:  # a fault of ours on one line must not cost the lines after it
        what = f"unexpected {type(fault).__name__}: {fault}"
        return Unreadable(id=id, line=number, error=_error(what, number, "please report it with the line"))


def _error(what: str, number: int, remedy: str) -> str:
    return str(InterviewerError(what, f"line {number}", remedy))
