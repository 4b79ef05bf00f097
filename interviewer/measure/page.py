"""An evaluation as one HTML file that needs nothing else.

Knows tables, plots and the order of a report, and escapes everything. Never knows how anything was measured.
"""

from functools import lru_cache
from importlib.resources import files
from itertools import groupby
from typing import TYPE_CHECKING

from markupsafe import Markup

from interviewer.measure.agreement import Estimate
from interviewer.measure.baselines import LENGTH
from interviewer.measure.drawn import Mark, plot
from interviewer.measure.evaluation import Evaluation, changes, numbers
from interviewer.measure.figures import Figure, between, targeted, verdict, written
from interviewer.measure.grader import GraderReport, Method

if TYPE_CHECKING:
    from jinja2 import Environment

_TEMPLATES = files("interviewer.measure") / "templates"
_FAKED = "in place of an answer"


def to_html(one: Evaluation, before: Evaluation | None = None) -> str:
    """The whole document. before: an earlier run; what differs from it is listed."""
    template = _environment().get_template("evaluation.html")
    text = template.render(
        one=one,
        parts={title: _parts(figures) for title, figures in one.measured.items()},
        graders=[(report, Markup(_forest(report))) for report in one.graders],
        fooled=Markup(_fooled([figure for figures in one.measured.values() for figure in figures])),
        before=before,
        changes=changes(numbers(before), numbers(one)) if before else [],
        style=Markup(_TEMPLATES.joinpath("evaluation.css").read_text(encoding="utf-8")),
    )
    return text + "\n"


def _parts(figures: tuple[Figure, ...]) -> list[tuple[str, list[Figure]]]:
    return [(part, list(group)) for part, group in groupby(figures, key=lambda figure: figure.part)]


def _forest(report: GraderReport) -> str:
    """The correlation of each way of grading with its interval, and of people where raters are given."""
    marks = [_mark(method, method is report.judged) for method in (report.judged, *report.baselines)]
    if report.ceiling and report.ceiling.r is not None:
        marks.append(Mark("two people", report.ceiling.r))
    return plot(f"Correlation with people's marks: {report.name}", marks)


def _mark(method: Method, strong: bool) -> Mark:
    r = method.agreement.r
    return Mark(method.name, r.value or 0.0, r.low, r.high, strong)


def _fooled(figures: list[Figure]) -> str:
    """The mean score of texts that only look like answers, beside the limit."""
    held = [figure for figure in figures if figure.part.startswith(_FAKED) and figure.name.endswith("mean score")]
    limit = next((figure.target for figure in held if figure.target is not None), None)
    marks = [
        Mark(f"{figure.name.split(',')[0]}, {figure.part.removeprefix(_FAKED + ', ')}"[:58], figure.value or 0.0)
        for figure in held
        if figure.target is not None
    ]
    return plot("What texts that only look like answers score", marks, limit=limit)


@lru_cache(maxsize=1)
def _environment() -> "Environment":
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    def source(name: str) -> str:
        return _TEMPLATES.joinpath(name).read_text(encoding="utf-8")

    made = Environment(
        loader=FunctionLoader(source), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    made.filters |= {
        "written": lambda figure: written(figure.value, figure.sort),
        "targeted": targeted,
        "verdict": verdict,
        "between": between,
        "number": _number,
        "bias": lambda method: "-" if method.name == LENGTH else between(method.agreement.bias),
    }
    return made


def _number(value: float | Estimate | None) -> str:
    if isinstance(value, Estimate):
        value = value.value
    return "-" if value is None else f"{value:.3f}"
