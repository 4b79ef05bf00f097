"""The candidate's own work: projects with their lens and results, documents, and passages of what was read in them.

Knows what is kept of each, and how long it may be. Never knows a file, a parser or a database.
"""

from datetime import datetime
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from interviewer.domain.noun import Noun

MOST_PROJECTS = 3
MOST_DOCUMENTS = 12
MOST_RESULTS = 5
LONGEST_NAME = 80
LONGEST_STEP = 600
LONGEST_CELL = 200

Step = Annotated[str, Field(max_length=LONGEST_STEP)]
Cell = Annotated[str, Field(max_length=LONGEST_CELL)]


class DocumentRole(StrEnum):
    """What a document is to the interview."""

    PAPER = "paper"
    SLIDES = "slides"
    CV = "cv"
    JOB = "job"
    TEAM = "team"


class Lens(Noun):
    """Eight steps to look at a project, each a few sentences of the candidate's; "" is not said yet."""

    problem: Step = ""
    gap: Step = ""
    idea: Step = ""
    method: Step = ""
    evidence: Step = ""
    limits: Step = ""
    next_steps: Step = ""
    impact: Step = ""


class Result(Noun):
    """One row of the table of results. runs: how many examples and seeds. source: where it is written down."""

    claim: Cell
    metric: Cell = ""
    baseline: Cell = ""
    runs: Cell = ""
    source: Cell = ""


class Project(Noun):
    """One project of the candidate's."""

    id: str
    name: Annotated[str, Field(min_length=1, max_length=LONGEST_NAME)]
    lens: Lens = Lens()
    results: Annotated[tuple[Result, ...], Field(max_length=MOST_RESULTS)] = ()


class Document(Noun):
    """A file as it was read. pages: None where the format has none. digest: of the file's bytes.

    warnings: what is missing or odd in it. orders: its sentences that read like orders to an interviewer; they are
    material like the rest.
    """

    id: str
    project: str
    name: str
    role: DocumentRole
    kind: str
    pages: int | None
    characters: int
    passages: int
    warnings: tuple[str, ...] = ()
    orders: tuple[str, ...] = ()
    digest: str
    added_at: datetime


class Passage(Noun):
    """A stretch of a document that is found and shown as one. page: page or slide, from 1; None where there are none.

    heading: the one that it stands under, "" if there is none.
    """

    page: int | None
    heading: str = ""
    text: str
