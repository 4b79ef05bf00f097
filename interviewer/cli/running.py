"""From arguments to an exit status: 0 done, 2 wrong usage, 1 anything else, 130 interrupted.

Knows how an error ends the program: one line on standard error. Never knows what a command does.
"""

import os
import sys
import traceback
from collections.abc import Sequence
from contextlib import suppress

import typer

from interviewer.cli.commands import app
from interviewer.cli.output import told
from interviewer.domain.errors import ContentError, InterviewerError, UsageError

DONE, FAILED, MISUSED, INTERRUPTED = 0, 1, 2, 130


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return the exit status. argv: without the program's name, those of the process by default.

    No exception leaves this function, and only `--debug` shows a traceback.
    """
    arguments = list(sys.argv[1:] if argv is None else argv)
    debug = "--debug" in arguments
    _write_utf8()
    try:
        _run(arguments)
    except (KeyboardInterrupt, typer.Abort):
        return INTERRUPTED
    except BrokenPipeError:
        _hush()
        return FAILED
    except typer.Exit as asked:
        return asked.exit_code
    except Exception as error:
        if debug:
            traceback.print_exc()
        return _ended_by(error)
    return DONE


def _run(arguments: list[str]) -> None:
    command = typer.main.get_command(app)
    with command.make_context("interviewer", arguments) as context:
        command.invoke(context)
    sys.stdout.flush()  # a reader that has gone shows here, not at the interpreter's end


def _ended_by(error: Exception) -> int:
    if isinstance(error, ContentError):
        for fault in error.faults:
            told(fault)
    if isinstance(error, InterviewerError):
        told(f"interviewer: {error}")
        return MISUSED if isinstance(error, UsageError) else FAILED
    if hasattr(error, "format_message"):  # the argument parser's own complaints
        told(f"interviewer: {_parser_says(error)}")
        return MISUSED
    told(f"interviewer: unexpected {type(error).__name__}: {error}: run it again with `interviewer --debug …`")
    return FAILED


def _parser_says(error: Exception) -> str:
    context = getattr(error, "ctx", None)
    command = context.command_path if context is not None else "interviewer"
    complaint = str(error.format_message()).rstrip(".")  # type: ignore[attr-defined]
    return f"{complaint}{'' if complaint.endswith('?') else ':'} see `{command} --help`"


def _write_utf8() -> None:
    """Nothing that a person or a model wrote may break the output; JSON is UTF-8 whatever the terminal says."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            encoding = None if stream.isatty() else "utf-8"
            stream.reconfigure(encoding=encoding, errors="backslashreplace")


def _hush() -> None:
    """Let the interpreter's last flush go nowhere: whoever read our output has left."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
