"""Settings of a project: the `portfolio` block of mkdocs.yml, checked, with paths made absolute."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

DEFAULTS: dict[str, str] = {"learners_dir": "learners", "output": "site", "state_dir": ".portfolio"}


class SettingsError(Exception):
    """mkdocs.yml is missing or cannot be used; the text says what to do."""


class Settings:
    """Where a project's things lie. All paths are absolute."""

    def __init__(self, config_file: Path, values: dict[str, str]) -> None:
        root = config_file.parent
        self.config_file = config_file
        self.learners_dir = (root / values["learners_dir"]).resolve()
        self.output = (root / values["output"]).resolve()
        self.state_dir = (root / values["state_dir"]).resolve()

    @property
    def media_dir(self) -> Path:
        """The store of prepared media."""
        return self.state_dir / "media"

    @property
    def manifest(self) -> Path:
        """What the last build made."""
        return self.state_dir / "manifest.json"

    @property
    def secret(self) -> Path:
        """The secret behind family links."""
        return self.state_dir / "secret"

    @property
    def family_links(self) -> Path:
        """The list that says whose family link is which; for the school only."""
        return self.state_dir / "family-links.csv"


def read_settings(config_file: Path, **given: str | None) -> Settings:
    """Settings from mkdocs.yml, with those `given` on the command line in their place. Raises SettingsError."""
    config_file = config_file.resolve()
    if not config_file.is_file():
        raise SettingsError(f"There is no {config_file.name} in {config_file.parent}. Make a school with: portfolio init DIR")
    values = DEFAULTS | _written(config_file)
    values.update({key: str(Path(value).resolve()) for key, value in given.items() if value})
    unknown = sorted(set(values) - set(DEFAULTS))
    if unknown:
        raise SettingsError(f"{config_file.name}: “{unknown[0]}” is not a setting of portfolio. Settings are {', '.join(DEFAULTS)}.")
    settings = Settings(config_file, values)
    if not settings.learners_dir.is_dir():
        raise SettingsError(f"There is no folder {settings.learners_dir}. Set learners_dir in {config_file.name}.")
    if settings.output == settings.learners_dir or settings.output in settings.learners_dir.parents:
        raise SettingsError("The output may not hold the learners' folder. Set output in mkdocs.yml to a folder of its own.")
    return settings


def _written(config_file: Path) -> dict[str, str]:
    """The plugin's block. MkDocs reads the whole file when it renders; `check` needs only this."""
    try:
        data = yaml.load(config_file.read_text("utf-8"), Loader=_Plain)
    except (yaml.YAMLError, OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"{config_file.name} cannot be read: {error}") from None
    plugins = data.get("plugins") if isinstance(data, dict) else None
    items: list[Any] = plugins if isinstance(plugins, list) else [plugins] if isinstance(plugins, dict) else []
    for item in items:
        if isinstance(item, dict) and isinstance(item.get("portfolio"), dict):
            return {str(key): str(value) for key, value in item["portfolio"].items() if key in DEFAULTS or key not in _PREVIEW}
    return {}


_PREVIEW = ("learner", "cohort", "audience")
"""Keys that choose what a live preview shows; a build makes everything."""


class _Plain(yaml.SafeLoader):
    """YAML in which a tag that only MkDocs knows (`!ENV`, `!!python/name:`) is an empty value."""


_Plain.add_multi_constructor("", lambda loader, suffix, node: None)
