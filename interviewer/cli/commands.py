"""All commands and what stands before them.

Knows the commands' names. Never knows what one of them does.
"""

import platform
from pathlib import Path
from typing import Annotated

import typer

from interviewer import __version__
from interviewer.cli.bank import bank
from interviewer.cli.doctor import doctor
from interviewer.cli.evaluate import evaluate
from interviewer.cli.evaluate_attacks import attacks
from interviewer.cli.evaluate_criteria import criteria
from interviewer.cli.evaluate_exemplars import exemplars
from interviewer.cli.evaluate_grader import grader
from interviewer.cli.evaluate_report import report
from interviewer.cli.grade import grade
from interviewer.cli.material import material
from interviewer.cli.options import Given
from interviewer.cli.practice import practice
from interviewer.cli.serve import serve
from interviewer.cli.sessions import sessions
from interviewer.cli.track import track

app = typer.Typer(
    name="interviewer",
    help="A mock interviewer for AI research scientist loops.",
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


@app.callback(invoke_without_command=True)
def before(
    context: typer.Context,
    home: Annotated[Path | None, typer.Option(metavar="DIR", help="Data folder instead of INTERVIEWER_HOME.")] = None,
    debug: Annotated[bool, typer.Option("--debug", help="Show the traceback of an error.")] = False,
    version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False,
) -> None:
    """A mock interviewer for AI research scientist loops."""
    context.obj = Given(home)
    if version:
        print(f"interviewer {__version__} (Python {platform.python_version()})")
        raise typer.Exit
    if context.invoked_subcommand is None:
        print(context.get_help())


for command in (practice, grade, track, doctor, serve):
    app.command()(command)
app.add_typer(bank, name="bank")
app.add_typer(sessions, name="sessions")
for measurement in (grader, criteria, exemplars, attacks, report):
    evaluate.command()(measurement)
app.add_typer(evaluate, name="eval")
app.add_typer(material, name="material")
