"""Settings: from the environment, from `.env`, or as given on the command line.

Knows names and defaults. Never knows what is built from them.
"""

from pathlib import Path

from platformdirs import user_data_path
from pydantic import Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from interviewer.domain.errors import UsageError
from interviewer.domain.vocabulary import Role


class Settings(BaseSettings):
    """All settings, each an environment variable `INTERVIEWER_<NAME>`.

    model: for every role unless tracker_model or judge_model says otherwise; none is the offline interviewer.
    judge_draws: how often a judging model judges each answer; where the draws differ, the verdict is uncertain.
    api_base: address of a server that speaks the OpenAI protocol. patience_s: seconds that a model may take to its
    first word. home: data folder. content: further folders of items, personas and rubrics. database_url, chroma_url:
    instead of the files in `home`. users: file of those who may sign in; none is no sign-in, on this machine alone.
    """

    model_config = SettingsConfigDict(env_prefix="INTERVIEWER_", env_file=".env", extra="ignore", frozen=True)

    model: str | None = None
    tracker_model: str | None = None
    judge_model: str | None = None
    judge_draws: int = Field(default=1, ge=1, le=9)
    api_base: str | None = None
    api_key: SecretStr | None = None
    patience_s: float = Field(default=45.0, gt=0)
    home: Path = Field(default_factory=lambda: user_data_path("interviewer"))
    content: tuple[Path, ...] = ()
    database_url: str | None = None
    chroma_url: str | None = None
    host: str = "127.0.0.1"
    port: int = Field(default=7860, ge=0, le=65535)
    users: Path | None = None

    def models(self) -> dict[Role, str]:
        """The model's name for each role that has one."""
        named = {
            Role.TRACKER: self.tracker_model or self.model,
            Role.SPEAKER: self.model,
            Role.JUDGE: self.judge_model or self.model,
        }
        return {role: name for role, name in named.items() if name}


def load_settings(**given: object) -> Settings:
    """The settings, with what is given put above the environment; UsageError in one line if one is not valid."""
    try:
        return Settings(**{name: value for name, value in given.items() if value is not None})  # type: ignore[arg-type]
    except ValidationError as error:
        first = error.errors()[0]
        name = "INTERVIEWER_" + "_".join(str(part) for part in first["loc"]).upper()
        raise UsageError(first["msg"], name, "correct or unset it") from None
