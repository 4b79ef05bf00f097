"""The checks of the machine, the data folder, the content and the models.

Knows what can be missing and the remedy. Never knows how it is shown, and never says a key.
"""

import os
import platform
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import partial
from importlib.metadata import PackageNotFoundError, version
from tempfile import TemporaryFile

from interviewer import __version__
from interviewer.config import Settings
from interviewer.content.lint import lint_library
from interviewer.content.loader import BUILT_IN, Content, load_content
from interviewer.content.overlap import read_runs
from interviewer.domain.errors import ContentError, InterviewerError
from interviewer.domain.noun import Noun
from interviewer.models import Message
from interviewer.models.addresses import shown
from interviewer.wiring import index_for, model_named, store_for

OLDEST_PYTHON = (3, 11)
PACKAGES = ("pydantic", "sqlalchemy", "chromadb", "openai", "litellm", "gradio", "typer", "rich", "PyStemmer")


class Check(Noun):
    """One finding. says: what was found. remedy: what to do where it is not ok."""

    name: str
    ok: bool
    says: str
    remedy: str = ""


def checks(settings: Settings, ask_model: bool) -> Iterator[Check]:
    """All checks, as they are made. ask_model: whether a request is sent to each model."""
    yield _python()
    yield _packages()
    yield _checked("data folder", partial(_home, settings))
    yield _checked("database", partial(_database, settings))
    held: list[Content] = []
    yield _checked("content", partial(_content, settings, held))
    for content in held:
        yield _checked("question store", partial(_questions, settings, content))
    yield from _models(settings, ask_model)


def _checked(name: str, look: Callable[[], str]) -> Check:
    try:
        return Check(name=name, ok=True, says=look())
    except ContentError as error:
        return Check(name=name, ok=False, says=f"{error.what}, the first: {error.faults[0]}", remedy=error.remedy)
    except InterviewerError as error:
        where = f" ({error.where})" if error.where else ""
        return Check(name=name, ok=False, says=error.what + where, remedy=error.remedy)


def _python() -> Check:
    wanted = ".".join(map(str, OLDEST_PYTHON))
    ok = sys.version_info >= OLDEST_PYTHON
    says = f"{platform.python_version()}, interviewer {__version__}"
    return Check(name="python", ok=ok, says=says, remedy="" if ok else f"use Python {wanted} or later")


def _packages() -> Check:
    found, missing = [], []
    for package in PACKAGES:
        try:
            found.append(f"{package} {version(package)}")
        except PackageNotFoundError:
            missing.append(package)
    if missing:
        return Check(
            name="packages", ok=False, says="missing " + ", ".join(missing), remedy="install the package again"
        )
    return Check(name="packages", ok=True, says=", ".join(found))


def _home(settings: Settings) -> str:
    try:
        settings.home.mkdir(parents=True, exist_ok=True)
        with TemporaryFile(dir=settings.home) as file:
            file.write(b"x")
            file.flush()
    except OSError as error:
        remedy = "free it, or name another with INTERVIEWER_HOME or --home"
        raise InterviewerError(f"cannot be written, {error.strerror or error}", str(settings.home), remedy) from None
    return f"{settings.home} can be written"


def _database(settings: Settings) -> str:
    with closing(store_for(settings)) as store:
        heads = store.list()
    kind = "as INTERVIEWER_DATABASE_URL names it" if settings.database_url else "in the data folder"
    return f"opens, {kind}; {len(heads)} sessions"


def _content(settings: Settings, held: list[Content]) -> str:
    content = load_content(list(settings.content))
    held.append(content)
    findings = lint_library(content.library, content.locate, read_runs(BUILT_IN))
    errors = sum(finding.severity == "error" for finding in findings)
    counts = f"{len(content.library.items)} questions, {len(content.library.personas)} personas"
    says = f"{counts}; {errors} errors, {len(findings) - errors} warnings"
    if errors:
        raise InterviewerError(says, remedy="mend what `interviewer bank check` lists")
    return says


def _questions(settings: Settings, content: Content) -> str:
    changed: list[str] = []
    with closing(index_for(settings, content.library, changed.append)):
        return "; ".join(["in step with the question bank", *changed])


def _models(settings: Settings, ask: bool) -> Iterator[Check]:
    named = settings.models()
    if not named:
        yield Check(name="model", ok=True, says="none named: the offline interviewer, with tentative judgements")
    roles: dict[str, list[str]] = {}
    for role, name in named.items():
        roles.setdefault(name, []).append(role.value)
    for name, played in roles.items():
        yield _model(settings, name, ", ".join(played), ask)


def _model(settings: Settings, name: str, roles: str, ask: bool) -> Check:
    where = f" at {shown(settings.api_base)}" if settings.api_base else ""
    said = f"{name}{where} ({roles}); key {'given' if _has_key(settings, name) else 'not given'}"
    if not ask:
        return Check(name="model", ok=True, says=f"{said}; not asked, --ask-model does")
    return _checked("model", lambda: f"{said}; {_answer(settings, name)}")


def _has_key(settings: Settings, name: str) -> bool:
    provider = name.partition("/")[0] if "/" in name else "openai"
    return settings.api_key is not None or bool(os.environ.get(f"{provider.upper()}_API_KEY"))


def _answer(settings: Settings, name: str) -> str:
    message = Message(role="user", content="Answer with the one word: ready")
    with closing(model_named(settings, name).stream([message], max_tokens=400)) as pieces:
        text = "".join(pieces)
    return f"it answers, {len(text)} characters"
