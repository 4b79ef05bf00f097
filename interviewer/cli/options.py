"""What several commands are given alike.

Knows the shared options and how they become settings. Never knows a command.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from interviewer.config import Settings, load_settings
from interviewer.domain.errors import UsageError

Json = Annotated[bool, typer.Option("--json", help="Write JSON.")]
Model = Annotated[
    str | None,
    typer.Option(
        metavar="NAME", help="Language model by litellm's name, such as openai/…; none is the offline interviewer."
    ),
]
Content = Annotated[
    list[Path] | None,
    typer.Option(help="A further folder of questions, personas and rubrics; may be repeated.", metavar="DIR"),
]
Lines = Annotated[str, typer.Argument(metavar="[FILE|-]", help="JSON lines; - is standard input.")]


@dataclass(frozen=True)
class Given:
    """The options before the command. home: data folder."""

    home: Path | None = None

    def settings(self, content: Sequence[Path] | None = None, **more: object) -> Settings:
        """The settings with what this call gives above the environment. UsageError if a content folder is missing."""
        for folder in content or ():
            if not folder.is_dir():
                raise UsageError("no such content folder", str(folder), "name a folder that exists")
        return load_settings(home=self.home, content=tuple(content) if content else None, **more)


def given(context: typer.Context) -> Given:
    """What stood before the command."""
    return context.obj if isinstance(context.obj, Given) else Given()
