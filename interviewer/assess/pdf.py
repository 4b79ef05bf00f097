"""A report as PDF, printed by whatever on this machine can print HTML.

Knows a browser's command line and WeasyPrint's call. Never fetches anything: the document holds all that it needs.
"""

import importlib
import os
import shutil
import subprocess
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from interviewer.assess.html import to_html
from interviewer.assess.report import Report
from interviewer.domain.errors import InterviewerError, UsageError

BROWSERS = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
    "msedge",
)
PATIENCE_S = 60
_ARGUMENTS = (
    "--headless",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-extensions",
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--no-pdf-header-footer",
)
Find = Callable[[str], str | None]
Load = Callable[[str], Any]


def to_pdf(report: Report, find: Find = shutil.which, load: Load = importlib.import_module) -> bytes:
    """The report as PDF: by the first browser that `find` finds, else by WeasyPrint if `load` loads it.

    UsageError where there is neither; InterviewerError if the printing itself fails.
    """
    browser = next((path for name in BROWSERS if (path := find(name))), None)
    if browser:
        return _by_browser(browser, to_html(report))
    try:
        weasyprint = load("weasyprint")
    except (ImportError, OSError):
        remedy = "install Chromium or WeasyPrint, or export HTML and print it from your browser"
        raise UsageError("nothing on this machine can print a PDF", remedy=remedy) from None
    return _by_weasyprint(weasyprint, to_html(report, drawn=False))


def can_print(find: Find = shutil.which) -> bool:
    """Whether this machine seems able to print a PDF; nothing is started or loaded to find out."""
    return any(find(name) for name in BROWSERS) or find_spec("weasyprint") is not None


def _by_browser(browser: str, document: str) -> bytes:
    with TemporaryDirectory(prefix="interviewer-", ignore_cleanup_errors=True) as folder:
        source, made = Path(folder, "report.html"), Path(folder, "report.pdf")
        source.write_text(document, encoding="utf-8")
        command = [browser, *_ARGUMENTS, *_root(), f"--user-data-dir={folder}/profile", f"--print-to-pdf={made}"]
        try:
            subprocess.run(
                [*command, source.as_uri()],
                check=True,
                timeout=PATIENCE_S,
                capture_output=True,
                stdin=subprocess.DEVNULL,
            )
            return made.read_bytes()
        except (OSError, subprocess.SubprocessError) as error:
            raise _failed(browser, error) from None


def _root() -> tuple[str, ...]:
    """A browser refuses to run as root inside its own sandbox."""
    return ("--no-sandbox",) if hasattr(os, "geteuid") and os.geteuid() == 0 else ()


def _by_weasyprint(weasyprint: Any, document: str) -> bytes:
    def refuse(url: str, *rest: Any, **more: Any) -> Any:
        raise ValueError(f"{url} is not fetched")

    try:
        return bytes(weasyprint.HTML(string=document, url_fetcher=refuse).write_pdf())
    except Exception as error:
        raise _failed("WeasyPrint", error) from None


def _failed(printer: str, error: Exception) -> InterviewerError:
    reason = f"{PATIENCE_S} s were not enough" if isinstance(error, subprocess.TimeoutExpired) else str(error)
    return InterviewerError(
        f"the PDF could not be printed: {reason[:200]}", printer, "export HTML and print it from your browser"
    )
