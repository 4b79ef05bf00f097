"""A report as a file: Markdown and HTML for reading, PDF for handing on, JSON for programs.

Knows the formats and how each is called on the web. Never knows where the file goes.
"""

from enum import StrEnum

from interviewer.assess.export import to_json, to_markdown
from interviewer.assess.html import to_html
from interviewer.assess.pdf import to_pdf
from interviewer.assess.report import Report


class Format(StrEnum):
    """How feedback is written out."""

    MD = "md"
    HTML = "html"
    PDF = "pdf"
    JSON = "json"


MEDIA = {
    Format.MD: "text/markdown; charset=utf-8",
    Format.HTML: "text/html; charset=utf-8",
    Format.PDF: "application/pdf",
    Format.JSON: "application/json; charset=utf-8",
}


def to_file(report: Report, form: Format) -> bytes:
    """What is in the file: UTF-8, or PDF. InterviewerError where no PDF can be printed."""
    if form is Format.PDF:
        return to_pdf(report)
    write = {Format.MD: to_markdown, Format.HTML: to_html, Format.JSON: to_json}[form]
    return write(report).encode("utf-8", "replace")
