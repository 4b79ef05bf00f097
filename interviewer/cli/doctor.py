"""`interviewer doctor`: whether everything that an interview needs is there.

Knows what to look at and how a finding is told. Never changes anything but the files that any start makes.
"""

from typing import Annotated

import typer

from interviewer.cli.health import Check, checks
from interviewer.cli.options import Content, Json, Model, given
from interviewer.cli.output import json_page


def doctor(
    context: typer.Context,
    ask_model: Annotated[bool, typer.Option("--ask-model", help="Also ask each model for one word.")] = False,
    model: Model = None,
    content: Content = None,
    json: Json = False,
) -> None:
    """Check that everything is in order.

    One line for each check, with the remedy where one failed; the exit status is 1 then.
    """
    found = []
    for check in checks(given(context).settings(content, model=model), ask_model):
        found.append(check)
        if not json:
            print(_line(check), flush=True)
    if json:
        json_page([check.model_dump(mode="json") for check in found])
    if not all(check.ok for check in found):
        raise typer.Exit(1)


def _line(check: Check) -> str:
    remedy = f": {check.remedy}" if check.remedy else ""
    return f"{'ok  ' if check.ok else 'FAIL'}  {check.name}: {check.says}{remedy}"
