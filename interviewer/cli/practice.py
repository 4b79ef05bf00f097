"""`interviewer practice`: an interview at the terminal or through a pipe.

Knows the command's options and how a session is begun, resumed and left. Never knows how a turn is made.
"""

import sys
from contextlib import closing
from dataclasses import replace
from typing import Annotated

import typer

from interviewer.cli.candidates import HINT, Candidate, Piped, Typing
from interviewer.cli.choice import Wishes, setup_from
from interviewer.cli.conversation import hold
from interviewer.cli.lines import lines_of
from interviewer.cli.material import OWNER
from interviewer.cli.near import known
from interviewer.cli.options import Content, Model, given
from interviewer.cli.output import told
from interviewer.cli.screens import EventScreen, Screen, TextScreen
from interviewer.domain.claims import Document
from interviewer.domain.errors import UsageError
from interviewer.material.deck import next_slide
from interviewer.material.work import method_words
from interviewer.wiring import House, build


def practice(
    context: typer.Context,
    stage: Annotated[
        str | None, typer.Option(metavar="NAME", help="Kind of round, such as technical_concepts or coding.")
    ] = None,
    item: Annotated[str | None, typer.Option(metavar="ID", help="Ask this question; alone it is a drill.")] = None,
    loop: Annotated[str | None, typer.Option(metavar="ID", help="A sequence of rounds, such as quick_mock.")] = None,
    persona: Annotated[str | None, typer.Option(metavar="ID", help="Who interviews; `surprise` picks one.")] = None,
    second: Annotated[
        str | None, typer.Option(metavar="ID", help="Who sits in and takes over once; `surprise` picks one.")
    ] = None,
    seniority: Annotated[str | None, typer.Option(metavar="LEVEL", help="intern, new_phd, mid or senior.")] = None,
    role: Annotated[str | None, typer.Option(metavar="ID", help="The job that a decision weighs for.")] = None,
    organisation: Annotated[
        str | None,
        typer.Option(metavar="ID", help="A kind of place, such as frontier_lab: shifts what is asked."),
    ] = None,
    mode: Annotated[
        str | None, typer.Option(metavar="MODE", help="mock: feedback at the end. drill: after each question.")
    ] = None,
    minutes: Annotated[float | None, typer.Option(metavar="N", help="Length of the round.")] = None,
    topic: Annotated[str | None, typer.Option(metavar="TOPIC", help="Ask about this topic.")] = None,
    wish: Annotated[str | None, typer.Option(metavar="TEXT", help="What to ask about, in free words.")] = None,
    project: Annotated[str | None, typer.Option(metavar="TEXT", help="Your own project in a few words.")] = None,
    material: Annotated[
        str | None, typer.Option(metavar="NAME", help="The project by this name, as kept by `interviewer material`.")
    ] = None,
    seed: Annotated[
        int | None, typer.Option(metavar="N", help="Makes free choices of words and persona repeatable.")
    ] = None,
    model: Model = None,
    content: Content = None,
    resume: Annotated[str | None, typer.Option(metavar="ID", help="Go on with this session.")] = None,
    json: Annotated[bool, typer.Option("--json", help="Write each event as a JSON line, the report last.")] = False,
) -> None:
    """Sit an interview.

    At a terminal an empty line or a single “.” sends the answer. From a pipe each line is one answer (a literal \\n in
    it is a new line) and the end of the input ends the session. /hint /rephrase /pass /pause /resume /end work in both.
    """
    wishes = Wishes(
        stage, item, loop, persona, seniority, mode, minutes, topic, wish, project, seed, role, organisation, second
    )
    if material is not None and project is not None:
        raise UsageError("--material and --project exclude each other", remedy="leave out --project")
    if resume and (wishes.any() or model or material):
        raise UsageError("a session that is resumed keeps its setup", f"--resume {resume}", "leave out other options")
    with closing(build(given(context).settings(content, model=model), told)) as house:
        brought: tuple[Document, ...] = ()
        if material is not None:
            wishes = replace(wishes, project=method_words(house.work.project(OWNER, material)))
            brought = house.brought(OWNER, material)
        session, after = _taken_up(house, resume) if resume else (_started(house, wishes, material, brought), 0)
        _sit(house, session, after, json)


def _started(house: House, wishes: Wishes, material: str | None, brought: tuple[Document, ...]) -> str:
    setup = setup_from(wishes, house.library, house.settings.models(), told)
    if material is not None:
        setup = setup.model_copy(update={"slides": house.slides(OWNER, material)})
    return house.interviews.start(setup, documents=brought)


def _taken_up(house: House, session: str) -> tuple[str, int]:
    """The session, and the number of its last event before it was taken up."""
    heads = {head.id: head for head in house.store.list()}
    known("session", session, heads, "see `interviewer sessions list`")
    house.interviews.resume(session)
    return session, heads[session].sequence


def _sit(house: House, session: str, after: int, json: bool) -> None:
    """Hold the session; however it is left, say how to go on with it. after: the last event that is not shown."""
    candidate: Candidate = Piped(lines_of("-")) if json or not sys.stdin.isatty() else Typing(house.library)
    screen: Screen = (
        EventScreen(house.store)
        if json
        else TextScreen(house.library, candidate.echoes, "" if candidate.echoes else HINT)
    )
    done = False
    try:
        screen.begin(house.interviews.state(session), after)
        done = hold(
            house.interviews,
            session,
            candidate,
            screen,
            lambda: house.report(session),
            lambda state: next_slide(state, house.library, house.deck(OWNER, state.chosen.slides)),
        )
    finally:
        if not done:
            if not candidate.echoes:
                print()  # the prompt's line is still open
            told(f"Session {session} is kept; go on with `interviewer practice --resume {session}`.")
