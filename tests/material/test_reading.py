"""Files of every format are read; hostile ones end in one line, soon, and without harm.

Knows what the files say. Never knows a parser.
"""

import io
import subprocess
import sys
import threading
import time
import zipfile
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from interviewer.domain.errors import MaterialError
from interviewer.domain.own_work import DocumentRole
from interviewer.material import limits
from interviewer.material.reading import Text, read_file
from tests.material import files
from tests.material.agreement import pdftotext, share

PATIENCE_S = limits.PATIENCE_S + 5


def read(name: str, data: bytes, role: DocumentRole = DocumentRole.PAPER) -> Text:
    return read_file(name, data, role)


def refused(name: str, data: bytes) -> str:
    """The one line that the file is refused with."""
    begun = time.monotonic()
    with pytest.raises(MaterialError) as caught:
        read(name, data)
    line = str(caught.value)
    assert name in line
    assert "\n" not in line
    assert caught.value.remedy
    assert time.monotonic() - begun < PATIENCE_S
    return line


def read_or_refused(name: str, data: bytes) -> str:
    """The text of the file, or the line that it is refused with."""
    try:
        return whole(read(name, data))
    except MaterialError as error:
        return str(error)


def whole(text: Text) -> str:
    return "\n".join(section.text for section in text.extract.sections)


# -- honest files


def test_a_paper_of_forty_pages_is_read_page_by_page() -> None:
    data = files.paper(40)
    begun = time.monotonic()
    extract = read("paper.pdf", data).extract
    assert time.monotonic() - begun < 5
    assert extract.pages == 40
    assert [section.page for section in extract.sections] == list(range(1, 41))
    assert extract.warnings == ()


def test_words_that_a_tightly_set_line_moves_close_together_stay_apart() -> None:
    said = "provision of a set of core functions that is sufficient"
    tight = "-170".join(f"({word})" for word in said.split())  # thousandths of an em; a blank of this font has 278
    data = files.pdf_of([f"BT /F1 10 Tf 72 700 Td [{tight}] TJ ET".encode()])
    assert said in whole(read("paper.pdf", data))


def test_nearly_every_word_that_pdftotext_finds_is_found(tmp_path: Path) -> None:
    file = tmp_path / "paper.pdf"
    file.write_bytes(files.paper(40))
    theirs = pdftotext(file)
    assert len(theirs.split()) > 10_000
    assert share(whole(read("paper.pdf", file.read_bytes())), theirs) >= 0.98


def test_slides_are_read_with_their_tables_and_notes() -> None:
    extract = read("talk.pptx", files.deck([("Why", "It is slow"), ("How", "Sparse")], "Say this.", deep=3)).extract
    assert extract.pages == 2
    assert [(one.page, one.heading) for one in extract.sections] == [(1, "Why"), (2, "How")]
    assert "accuracy | 71.4" in extract.sections[0].text
    assert "Notes: Say this." in extract.sections[0].text
    assert "at the bottom" in extract.sections[0].text


def test_a_document_is_cut_at_its_headings() -> None:
    extract = read("cv.docx", files.word([("Work", "A sparse router."), ("Awards", "None.")])).extract
    assert [one.heading for one in extract.sections] == ["Work", "Awards"]
    assert "A sparse router." in extract.sections[0].text
    assert "accuracy | 71.4" in extract.sections[1].text


def test_markdown_is_cut_at_headings_outside_of_code() -> None:
    text = "# One\nwords\n```\n# no heading\n```\n## Two\nmore"
    assert [one.heading for one in read("a.md", text.encode()).extract.sections] == ["One", "Two"]


def test_markdown_slides_are_numbered() -> None:
    text = b"---\ntheme: plain\n---\n# One\nwords\n\n---\n\n# Two\nmore\n"
    extract = read("talk.md", text, DocumentRole.SLIDES).extract
    assert [(one.page, one.heading) for one in extract.sections] == [(1, "One"), (2, "Two")]


@pytest.mark.parametrize(
    ("data", "warned"),
    [
        ("Müller".encode(), False),
        ("\ufeffMüller".encode(), False),
        ("Müller".encode("utf-16"), False),
        ("Müller".encode("cp1252"), True),
    ],
)
def test_plain_text_is_read_in_any_usual_encoding(data: bytes, warned: bool) -> None:
    extract = read("notes.txt", data).extract
    assert extract.sections[0].text == "Müller"
    assert bool(extract.warnings) is warned


def test_a_pdf_without_a_password_for_reading_is_read() -> None:
    assert read("paper.pdf", files.encrypted(files.paper(1), "")).extract.pages == 1


def test_pages_without_text_are_named() -> None:
    pages = [["A page with plenty of words on it."], [], ["Another page with words."], []]
    assert read("p.pdf", files.pdf(pages)).extract.warnings == ("No text on pages 2, 4; pictures are not read.",)


def test_a_file_under_a_wrong_name_is_read_as_what_it_is() -> None:
    text = read("paper.txt", files.paper(1))
    assert text.kind == "pdf"
    assert "Its name says TEXT, but it is a PDF file" in text.extract.warnings[0]


def test_macros_are_named_and_not_run() -> None:
    packed = files.repacked(files.word([("Work", "A router.")]), word__vbaProject_dot_bin=b"Sub AutoOpen()")
    assert "It holds macros, which were not run." in read("cv.docx", packed).extract.warnings


def test_characters_that_cannot_be_seen_are_taken_out_and_counted() -> None:
    extract = read("a.txt", "vis\u200bible \u202eback\u202c\x07\n".encode()).extract
    assert extract.sections[0].text == "visible back"
    assert extract.warnings == ("3 characters that cannot be seen were taken out.",)


# -- files that are not read


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("a.pdf", b"", "is empty"),
        ("a.pdf", b" \n ", "is empty"),
        ("a.txt", b"\n", "is empty"),
        ("a.exe", b"MZ", "that end in “.exe” are not read"),
        ("paper", b"text", "has no ending"),
        ("a.pdf", b"just words", "is no PDF file"),
        ("a.docx", b"just words", "is no DOCX file"),
        ("a.txt", bytes(range(256)) * 9, "holds no text"),
        ("a.pdf", b"%PDF-1.7 and nothing else", "damaged"),
        ("a.pdf", files.paper(3)[:2000], "damaged"),
        ("a.pdf", files.pdf([[], []]), "pages are pictures"),
        ("a.pdf", files.encrypted(files.paper(1), "secret"), "encrypted"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "are not read"),
        ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "protected by a password"),
        ("a.docx", b"PK\x03\x04 broken", "damaged"),
        ("a.docx", files.repacked(files.word([("A", "b")]), word__document_dot_xml=b"<w:document"), "damaged"),
        ("a.pptx", files.repacked(files.deck([("A", "b")]), ppt__presentation_dot_xml=b"no xml"), "damaged"),
    ],
)
def test_a_file_that_cannot_be_read_is_told_in_one_line(name: str, data: bytes, told: str) -> None:
    assert told in refused(name, data)


def test_a_file_of_another_program_is_refused() -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as packed:
        packed.writestr("notes.txt", "hello")
    assert "neither slides nor a document" in refused("a.docx", made.getvalue())


def test_too_many_bytes_pages_or_characters_are_refused() -> None:
    assert "larger than 25 MB" in refused("a.txt", b"a" * (limits.MOST_BYTES + 1))
    assert f"more than {limits.MOST_PAGES}" in refused("a.pdf", files.pdf([["x"]] * (limits.MOST_PAGES + 1)))
    assert "more than 600,000" in refused("a.txt", b"word " * 130_000)


def test_a_bomb_is_not_unpacked() -> None:
    bomb = files.repacked(files.word([("A", "b")]), word__media__a_dot_xml=bytes(30 * 2**20))
    assert len(bomb) < 2**20
    assert "far more than it should" in refused("a.docx", bomb)


def test_entities_do_not_multiply() -> None:
    laughs = '<!DOCTYPE w [<!ENTITY a0 "ha">' + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    body = f'{laughs}]><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p>'
    packed = files.repacked(
        files.word([("A", "b")]),
        word__document_dot_xml=f"{body}<w:r><w:t>&a11;</w:t></w:r></w:p></w:body></w:document>".encode(),
    )
    assert "a.docx" in refused("a.docx", packed)


def test_nothing_is_fetched_and_no_other_file_is_read(tmp_path: Path) -> None:
    asked: list[str] = []

    class Listening(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(404)
            self.end_headers()

    secret = tmp_path / "secret.txt"
    secret.write_text("the launch code")
    server = HTTPServer(("127.0.0.1", 0), Listening)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        url = f"http://127.0.0.1:{server.server_address[1]}"
        action = f"/OpenAction << /S /URI /URI ({url}/open) >> /AA << /WC << /S /JavaScript /JS (app.alert(1)) >> >>"
        assert read("a.pdf", files.pdf([["Enough words on this page."]], action)).extract.pages == 1
        document = (
            f'<!DOCTYPE w [<!ENTITY x SYSTEM "file://{secret}"><!ENTITY y SYSTEM "{url}/entity">]>'
            '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r>'
            "<w:t>before &x; &y; after</w:t></w:r></w:p></w:body></w:document>"
        )
        packed = files.repacked(files.word([("A", "b")]), word__document_dot_xml=document.encode())
        assert "launch" not in read_or_refused("a.docx", packed)
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
    assert asked == []


def test_a_page_tree_that_bites_its_tail_ends() -> None:
    ring = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Pages /Kids [2 0 R] /Count 1 >>",
    ]
    refused("a.pdf", files.written(ring))


def test_a_page_count_that_lies_costs_nothing() -> None:
    lying = files.paper(1).replace(b"/Count 1 ", b"/Count 999999999 ")
    assert read_or_refused("a.pdf", lying)


def test_a_stream_that_unpacks_to_gigabytes_is_not_unpacked() -> None:
    bomb = files.pdf_of([b"BT /F1 10 Tf 72 700 Td (x) Tj ET" + b" " * (300 * 2**20)])
    assert len(bomb) < 2**20
    refused("a.pdf", bomb)


def test_a_form_that_draws_itself_ends() -> None:
    form = b"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /F 4 0 R >> >> /Length 5 >>"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 5 0 R /Resources << /XObject << /F 4 0 R >> >> >>",
        form + b"\nstream\n/F Do\nendstream",
        b"<< /Length 5 >>\nstream\n/F Do\nendstream",
    ]
    refused("a.pdf", files.written(objects))


def test_brackets_without_end_end() -> None:
    refused("a.pdf", files.pdf_of([b"[" * 500_000]))


def test_a_reader_that_takes_too_long_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "PATIENCE_S", 0.01)
    assert "more than 0.01 s" in refused("a.pdf", files.paper(1))


def test_the_reading_process_knows_no_key(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: dict[str, str] = {}
    run = subprocess.run

    def watched(command: list[str], **how: object) -> object:
        seen.update(how["env"])  # type: ignore[call-overload]
        assert command[0] == sys.executable
        return run(command, **how)  # type: ignore[call-overload]

    monkeypatch.setenv("INTERVIEWER_API_KEY", "secret")
    monkeypatch.setattr("subprocess.run", watched)
    read("a.txt", b"words")
    assert seen
    assert "secret" not in seen.values()
