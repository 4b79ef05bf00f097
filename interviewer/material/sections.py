"""What a reader of a format hands on: stretches of text, each with its page and heading.

Knows the shape. Never knows where a text came from.
"""

from interviewer.domain.noun import Noun


class Section(Noun):
    """A page, a slide, or what stands under one heading."""

    page: int | None = None
    heading: str = ""
    text: str


class Extract(Noun):
    """What was read of a file. pages: how many it has, None where the format has none. warnings: one line each.

    bare, broken: numbers of the pages that hold no text, or could not be read.
    """

    pages: int | None
    sections: tuple[Section, ...]
    bare: tuple[int, ...] = ()
    broken: tuple[int, ...] = ()
    warnings: tuple[str, ...] = ()
