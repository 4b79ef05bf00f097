"""A report as HTML: one file that needs nothing else, and the same body for the page.

Knows the order of a report and escapes everything that anybody wrote. Never knows how a report came about, holds no
script and asks no host for anything.
"""

from functools import lru_cache, partial
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from interviewer.assess import formulas
from interviewer.assess.annotate import SORTS, Piece, claim_label, marks_of, pieces
from interviewer.assess.claim_report import shows_words
from interviewer.assess.radar import radar
from interviewer.assess.report import DecisionReport, Facts, ItemReport, Report, StageReport, TurnReport
from interviewer.assess.time_bar import time_bar
from interviewer.assess.wording import CLAIMS, LEDGER, STANDARD, TALK, VOTES
from interviewer.domain.items import Reference
from interviewer.domain.vocabulary import Verdict

if TYPE_CHECKING:
    from jinja2 import Environment

_TEMPLATES = files("interviewer.assess") / "templates"
_SORTS = {Verdict.MET: "met", Verdict.PARTIAL: "partly"}


def to_html(report: Report, drawn: bool = True) -> str:
    """The report as one whole document, in the colours that its reader prefers.

    drawn: formulas as MathML; otherwise as their source, for a reader that cannot draw them.
    """
    started = report.facts.started_at
    title = "Interview report" + (f", {started:%Y-%m-%d}" if started else "")
    template = _environment(drawn).get_template("document.html")
    return template.render(title=title, style=Markup(style()), body=Markup(_body(report, drawn, page=False))) + "\n"


def to_page(report: Report) -> str:
    """The report's body alone, with buttons to drill and to contest.

    It has no empty line, at which Markdown would cut it.
    """
    return _unbroken(_body(report, drawn=True, page=True))


def to_question(item: ItemReport) -> str:
    """The feedback on one question, as the report has it; it has no empty line either."""
    template = _environment(True).get_template("question.html")
    return _unbroken(template.render(item=item, page=False, standard=STANDARD, claims=CLAIMS))


def _unbroken(text: str) -> str:
    return "\n".join(row for row in text.split("\n") if row.strip())


def style() -> str:
    """The style sheet of the body; every rule is under `.report`."""
    return _TEMPLATES.joinpath("report.css").read_text(encoding="utf-8")


def _body(report: Report, drawn: bool, page: bool) -> str:
    several = [one for one in report.capabilities if one.score is not None]
    return (
        _environment(drawn)
        .get_template("report.html")
        .render(
            report=report,
            page=page,
            facts=_facts(report.facts),
            stages=[_stage(stage, report.dated) for stage in report.stages],
            decision=_decision(report.decision) if report.decision else None,
            radar=Markup(radar(report.capabilities)),
            unseen=[one.name for one in report.capabilities if one.score is None] if several else [],
            standard=STANDARD,
            claims=CLAIMS,
            ledger=LEDGER,
            talk_note=TALK,
            bars=[Markup(time_bar(talk, f"bar{place}")) for place, talk in enumerate(report.talks)],
            used=_used(report.facts),
        )
        .strip()
    )


@lru_cache(maxsize=2)
def _environment(drawn: bool) -> "Environment":
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    def source(name: str) -> str:
        return _TEMPLATES.joinpath(name).read_text(encoding="utf-8")

    made = Environment(loader=FunctionLoader(source), autoescape=True, undefined=StrictUndefined)
    made.filters |= {
        "said": formulas.said,
        "quoted": partial(formulas.quoted, formulas=drawn),
        "answered": partial(formulas.answered, formulas=drawn),
        "line": partial(formulas.line, formulas=drawn),
        "rich": partial(formulas.rich, formulas=drawn),
        "clock": lambda seconds: f"{int(seconds) // 60}:{int(seconds) % 60:02d}",
        "pieces": _pieces,
        "legend": _legend,
        "claim": claim_label,
        "words": shows_words,
        "sort": lambda verdict: _SORTS.get(verdict, "open"),
        "help": _help,
        "address": _address,
    }
    return made


def _pieces(turn: TurnReport, item: ItemReport | None) -> tuple[Piece, ...]:
    return pieces(turn.text, marks_of(turn, item))


def _legend(item: ItemReport) -> list[tuple[str, str]]:
    """The kinds of marks in what was said to the question, each with what is said of it."""
    found = {mark.sort: mark.says for turn in item.turns for mark in marks_of(turn, item)}
    return [(sort, found[sort]) for sort in SORTS if sort in found]


def _facts(facts: Facts) -> list[str]:
    started = f"{facts.started_at:%Y-%m-%d %H:%M} UTC" if facts.started_at else ""
    model = "no language model, judged by rules" if facts.interviewer == "offline" else facts.interviewer
    parts = (
        started,
        f"{facts.minutes:.1f} minutes" + ("" if facts.ended else " so far"),
        facts.mode.value + (f", {facts.loop_name}" if facts.loop else ""),
        f"{facts.role_name}, {facts.seniority_name}" + (f", {facts.organisation_name}" if facts.organisation else ""),
        model,
        f"session {facts.session}",
    )
    return [part for part in parts if part]


def _stage(stage: StageReport, dated: bool) -> dict[str, str]:
    value = f" ({stage.value:.1f})" if stage.value is not None else ""
    return {
        "name": f"{stage.name}, on {stage.day}," if dated and stage.day else stage.name,
        "persona": stage.persona,
        "minutes": f"{stage.minutes:.1f} of {stage.planned_minutes:g}",
        "vote": f"{VOTES[stage.vote]}{value}" if stage.vote else "none",
        "why": "; ".join(filter(None, (stage.why, stage.basis if stage.vote else ""))),
    }


def _decision(decision: DecisionReport) -> dict[str, Any]:
    lines = ["Because: " + "; ".join(decision.reasons)]
    if decision.overall is not None:
        lines.append(f"Overall {decision.overall:.1f}; {decision.agreement:.0%} of resamples of the questions agree")
    if decision.borderline and decision.would_help:
        lines.append(f"What would help most: {decision.would_help}")
    return {"says": decision.says, "lines": lines}


def _help(item: ItemReport) -> str:
    """Hints and push-backs in words."""
    counts = ((item.hints, "hint"), (item.pushbacks, "push-back"))
    told = [f"{count} {name}{'s' if count != 1 else ''}" for count, name in counts if count]
    return ", ".join(told) or "no help"


def _address(source: Reference) -> str:
    """Where the source is, if that is on the web."""
    where = source.url or (f"https://doi.org/{source.doi}" if source.doi else "")
    where = where or (f"https://arxiv.org/abs/{source.arxiv}" if source.arxiv else "")
    return where if where.startswith(("https://", "http://")) else ""


def _used(facts: Facts) -> str:
    cost = facts.cost if facts.cost == "unknown" else f"{facts.cost} US dollars"
    return f"Model calls: {facts.calls}, tokens: {facts.tokens}, cost: {cost}." if facts.calls else ""
