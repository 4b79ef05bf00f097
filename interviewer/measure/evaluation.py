"""Everything that was measured in one run, and how it differs from another run.

Knows the results of measurements. Never knows how one of them is made or shown.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from pydantic import ValidationError

from interviewer.domain.errors import UsageError
from interviewer.domain.noun import Noun
from interviewer.measure.agreement import Estimate
from interviewer.measure.criteria import CriteriaReport, CriterionRead
from interviewer.measure.figures import Figure
from interviewer.measure.grader import GraderReport

SAME = 5e-4
"""Numbers that differ by less are called the same."""


class Evaluation(Noun):
    """One run. judge: "rules" or a model's name. questions: of the bank. measured: figures by what was measured."""

    judge: str
    questions: int
    measured: dict[str, tuple[Figure, ...]] = {}
    graders: tuple[GraderReport, ...] = ()
    criteria: tuple[CriteriaReport, ...] = ()

    @property
    def missed(self) -> list[Figure]:
        """The figures that miss their target."""
        return [figure for figures in self.measured.values() for figure in figures if figure.reached is False]


class Change(NamedTuple):
    """One number in both runs."""

    name: str
    before: float
    after: float


def numbers(one: Evaluation) -> dict[str, float]:
    """Every number of a run that has a value, by a name that is the same in every run."""
    return dict(_numbers(one))


def _numbers(one: Evaluation) -> Iterator[tuple[str, float]]:
    for figures in one.measured.values():
        for figure in figures:
            if figure.value is not None:
                yield f"{figure.part}: {figure.name}", figure.value
    for grader in one.graders:
        for method in (grader.judged, *grader.baselines):
            for name, value in method.agreement:
                if isinstance(value, Estimate) and value.value is not None:
                    yield f"{grader.name}: {method.name}: {name}", value.value
    for read in one.criteria:
        for agreed in read.agreed:
            for name, value in agreed:
                if isinstance(value, Estimate) and value.value is not None:
                    yield f"{read.name}: {agreed.reading}: {name}", value.value


def changes(before: Mapping[str, float], after: Mapping[str, float]) -> list[Change]:
    """The numbers that both runs have and that differ, the largest difference first."""
    both = [Change(name, before[name], after[name]) for name in after if name in before]
    return sorted(
        (one for one in both if abs(one.after - one.before) >= SAME), key=lambda one: -abs(one.after - one.before)
    )


def without_words(one: Evaluation) -> Evaluation:
    """The same numbers without any word of an answer, so that they may be shown where the answers may not."""

    def bare(number: int, read: CriterionRead) -> CriterionRead:
        return read.model_copy(update={"id": f"criterion {number}", "text": "", "disagreements": ()})

    criteria = tuple(
        read.model_copy(update={"criteria": tuple(bare(n, c) for n, c in enumerate(read.criteria, 1))})
        for read in one.criteria
    )
    return one.model_copy(update={"criteria": criteria})


def read_evaluation(file: Path) -> Evaluation:
    """An earlier run from its JSON. Raises UsageError if it cannot be read."""
    try:
        return Evaluation.model_validate_json(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"the report cannot be read: {error}", str(file), "name the JSON of an earlier run") from None
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(map(str, first["loc"]))
        raise UsageError(
            f"this is no report of this version: {place} {first['msg']}", str(file), "name the JSON of an earlier run"
        ) from None
