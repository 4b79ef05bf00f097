"""One file read in a process of its own, which may take so much memory and time and then ends.

Knows every reader and the limits that the system keeps. Never knows a network, an owner or where its text goes.

    python -m interviewer.material.worker KIND ROLE < file > extract.json
"""

import json
import sys
import warnings
from contextlib import suppress

from interviewer.material import limits
from interviewer.material.cleaning import cleaned
from interviewer.material.kinds import FileKind
from interviewer.material.sections import Extract
from interviewer.material.unread import Unread


def main(kind: str, role: str) -> int:
    """Read standard input, and write the extract, or why there is none, as JSON."""
    _confine()
    warnings.simplefilter("ignore")
    data = sys.stdin.buffer.read(limits.MOST_BYTES + 1)
    try:
        told = bounded(read(FileKind(kind), role, data)).model_dump_json()
    except Unread as unread:
        told = _told(unread)
    except MemoryError:
        told = _told(Unread("the file takes too much memory", "save it as PDF, or only the part that matters"))
    except RecursionError:
        told = _told(Unread("the file is nested without end", "print it to a new PDF, and choose that one"))
    except Exception:  # a parser that meets a hostile file may raise anything
        told = _told(Unread("the file is damaged", "open it in its own program, and save it again"))
    sys.stdout.buffer.write(told.encode("utf-8", "replace"))
    return 0


def read(kind: FileKind, role: str, data: bytes) -> Extract:
    """The extract as the format's reader gives it."""
    if kind is FileKind.PDF:
        from interviewer.material.pdf import read_pdf

        return read_pdf(data)
    if kind is FileKind.PPTX:
        from interviewer.material.slides import read_pptx

        return read_pptx(data)
    if kind is FileKind.DOCX:
        from interviewer.material.word import read_docx

        return read_docx(data)
    from interviewer.material import plain_text

    if kind is FileKind.MARKDOWN:
        return plain_text.read_markdown_slides(data) if role == "slides" else plain_text.read_markdown(data)
    return plain_text.read_text(data)


def check_size(extract: Extract) -> None:
    """Raise Unread if the extract holds too much."""
    size = sum(len(section.text) for section in extract.sections)
    if size > limits.MOST_CHARACTERS:
        raise Unread(
            f"the file holds {size:,} characters, more than {limits.MOST_CHARACTERS:,}",
            "save only the part that matters",
        )


def bounded(extract: Extract) -> Extract:
    """The extract cleaned. Unread if it holds too much."""
    check_size(extract)
    texts, hidden = cleaned(section.text for section in extract.sections)
    heads, more = cleaned(section.heading for section in extract.sections)
    sections = [
        section.model_copy(update={"text": text, "heading": " ".join(head.split())})
        for section, text, head in zip(extract.sections, texts, heads, strict=True)
        if text
    ]
    hidden += more
    odd = (f"{hidden} characters that cannot be seen were taken out.",) if hidden else ()
    return extract.model_copy(update={"sections": tuple(sections), "warnings": (*extract.warnings, *odd)})


def _told(unread: Unread) -> str:
    return json.dumps({"what": unread.what, "remedy": unread.remedy})


def _confine() -> None:
    """Memory, processor time and files as the system allows them from here on, where it can."""
    with suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (limits.MEMORY_BYTES, limits.MEMORY_BYTES))
        resource.setrlimit(resource.RLIMIT_CPU, (limits.PROCESSOR_S, limits.PROCESSOR_S))
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:3]))
