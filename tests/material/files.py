"""Files of every format, honest and hostile, made by hand for tests.

Knows how a PDF, a deck and a document are put together. Never knows how they are read.
"""

import io
import random
import zipfile
import zlib
from collections.abc import Iterable, Sequence
from typing import Any

TEXT = (
    "the model routes each token to a sparse set of experts and keeps the load balanced without an auxiliary loss we "
    "measure accuracy calibration throughput on long context retrieval tasks with five seeds per setting while the "
    "baseline shares every layer norm attention head gradient variance estimate under shift distribution learning rate"
)
WORDS = TEXT.split()


def lines(seed: int, count: int = 45) -> list[str]:
    """Made-up lines of a paper's column, some broken within a word."""
    rng = random.Random(seed)
    found = []
    for place in range(count):
        line = " ".join(rng.choice(WORDS) for _ in range(11))
        end = ". " if place % 4 == 3 else ""
        found.append(f"{line[0].upper() if place % 4 == 0 else line[0]}{line[1:]}{end}")
    return found


def paper(pages: int = 40) -> bytes:
    """A PDF of so many pages of text, with a heading on each."""
    return pdf([f"{page} Section number {chr(64 + page % 26 + 1)}", *lines(page)] for page in range(1, pages + 1))


def pdf(pages: Iterable[Sequence[str]], catalog: str = "", compress: bool = True) -> bytes:
    """A PDF with these lines on its pages, in Helvetica."""
    streams = []
    for page in pages:
        shown = "".join(f"({_escaped(line)}) Tj T*\n" for line in page)
        streams.append(f"BT /F1 10 Tf 12 TL 72 760 Td\n{shown}ET".encode("latin-1", "replace"))
    return pdf_of(streams, catalog, compress)


def pdf_of(streams: Sequence[bytes], catalog: str = "", compress: bool = True) -> bytes:
    """A PDF whose pages have these contents."""
    count = len(streams)
    kids = " ".join(f"{4 + 2 * place} 0 R" for place in range(count))
    objects = [
        f"<< /Type /Catalog /Pages 2 0 R {catalog} >>".encode(),
        f"<< /Type /Pages /Kids [{kids}] /Count {count} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for place, stream in enumerate(streams):
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {5 + 2 * place} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>".encode()
        )
        packed = zlib.compress(stream) if compress else stream
        how = "/Filter /FlateDecode " if compress else ""
        objects.append(f"<< {how}/Length {len(packed)} >>\nstream\n".encode() + packed + b"\nendstream")
    return written(objects)


def written(objects: Sequence[bytes]) -> bytes:
    """Numbered objects as a file with its table."""
    made, places = bytearray(b"%PDF-1.7\n"), []
    for number, body in enumerate(objects, 1):
        places.append(len(made))
        made += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    start = len(made)
    made += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    made += b"".join(f"{place:010d} 00000 n \n".encode() for place in places)
    made += f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(made)


def encrypted(data: bytes, password: str) -> bytes:
    """The PDF behind a password."""
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(data)))
    writer.encrypt(password, algorithm="RC4-128")
    made = io.BytesIO()
    writer.write(made)
    return made.getvalue()


def deck(slides: Sequence[tuple[str, str]], notes: str = "", deep: int = 0) -> bytes:
    """A PPTX of slides with title and text; notes under the first; deep: groups in groups on the first."""
    from pptx import Presentation
    from pptx.util import Inches

    made = Presentation()
    for title, text in slides:
        slide = made.slides.add_slide(made.slide_layouts[1])
        slide.shapes.title.text = title
        slide.placeholders[1].text = text
    first = made.slides[0]
    if notes:
        first.notes_slide.notes_text_frame.text = notes
    table = first.shapes.add_table(1, 2, Inches(1), Inches(1), Inches(2), Inches(1)).table
    table.cell(0, 0).text, table.cell(0, 1).text = "accuracy", "71.4"
    group: Any = first
    for _ in range(deep):
        group = group.shapes.add_group_shape()
    if deep:
        group.shapes.add_textbox(0, 0, 9, 9).text_frame.text = "at the bottom"
    return saved(made)


def word(parts: Sequence[tuple[str, str]]) -> bytes:
    """A DOCX of headings with a paragraph each, and a table at its end."""
    from docx import Document

    made = Document()
    for heading, text in parts:
        made.add_heading(heading, 1)
        made.add_paragraph(text)
    table = made.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "accuracy", "71.4"
    return saved(made)


def saved(made: Any) -> bytes:
    """The file of a deck or a document."""
    file = io.BytesIO()
    made.save(file)
    return file.getvalue()


def repacked(data: bytes, **parts: bytes) -> bytes:
    """The packed file with parts put in; `__` in a name is a slash, a last `_` a dot."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        fresh = {name.replace("__", "/").replace("_dot_", "."): body for name, body in parts.items()}
        for one in old.infolist():
            if one.filename not in fresh:
                new.writestr(one, old.read(one.filename))
        for name, body in fresh.items():
            new.writestr(name, body)
    return made.getvalue()


def _escaped(text: str) -> str:
    return text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
