"""Settings of a project: the `portfolio` block of mkdocs.yml, checked, with paths made absolute."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from portfolio_gen.model.slug import short_digest
from portfolio_gen.user_error import UserError

CONFIG = "mkdocs.yml"
"""What a project's settings are called."""
_NO_YAML = (yaml.YAMLError, ValueError, RecursionError)
"""What reading YAML raises: ValueError is a day that is none or bytes that are no text, RecursionError brackets without
end."""
PLUGIN = "portfolio"
"""The plugin whose block they are."""
DEFAULTS: dict[str, str] = {"learners_dir": "learners", "output": "site", "state_dir": ".portfolio", "search": "true"}
_SWITCH = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}


class SettingsError(UserError):
    """mkdocs.yml is missing or cannot be used; the text says what to do."""


class Settings:
    """Where a project's things lie, and what to leave out. All paths are absolute. Raises SettingsError."""

    def __init__(self, config_file: Path, values: dict[str, str]) -> None:
        root = config_file.parent
        self.config_file = config_file
        self.learners_dir = (root / values["learners_dir"]).resolve()
        self.output = (root / values["output"]).resolve()
        self.state_dir = (root / values["state_dir"]).resolve()
        self.search = _switch(config_file, "search", values["search"])
        """Whether educators' sites can be searched."""

    @property
    def media_dir(self) -> Path:
        """The store of prepared media."""
        return self.state_dir / "media"

    @property
    def frameworks_dir(self) -> Path:
        """Frameworks that were read before."""
        return self.state_dir / "frameworks"

    @property
    def texts_dir(self) -> Path:
        """Learners' texts that were rendered before."""
        return self.state_dir / "texts"

    @property
    def manifest(self) -> Path:
        """The folder that says what stands in this output; each output has its own."""
        return self.state_dir / f"manifest-{short_digest(str(self.output))}"

    @property
    def old_manifest(self) -> Path:
        """The list of sites that an earlier program kept."""
        return self.manifest.with_suffix(".json")

    @property
    def lock(self) -> Path:
        """What the command holds that is at work in this project."""
        return self.state_dir / "lock"

    @property
    def secret(self) -> Path:
        """The secret behind family links."""
        return self.state_dir / "secret"


def _switch(config_file: Path, name: str, written: str) -> bool:
    value = _SWITCH.get(written.strip().casefold())
    if value is None:
        raise SettingsError(f"{config_file.name}: {name} is “{written}”. Write true or false.")
    return value


def read_settings(config_file: Path, **given: str | None) -> Settings:
    """Settings from mkdocs.yml, with those `given` on the command line in their place. Raises SettingsError."""
    config_file = config_file.resolve()
    if not config_file.is_file():
        raise SettingsError(_without_config(config_file))
    values = DEFAULTS | _written(config_file)
    values.update({key: str(Path(value).resolve()) for key, value in given.items() if value})
    unknown = sorted(set(values) - set(DEFAULTS))
    if unknown:
        raise SettingsError(
            f"{config_file.name}: “{unknown[0]}” is not a setting of portfolio. Settings are {', '.join(DEFAULTS)}."
        )
    settings = Settings(config_file, values)
    if not settings.learners_dir.is_dir():
        raise SettingsError(f"There is no folder {settings.learners_dir}. Set learners_dir in {config_file.name}.")
    _keep_apart(settings)
    return settings


def nearest_config(folder: Path) -> Path:
    """The mkdocs.yml that holds for a folder: the nearest that names our plugin, in the folder or above it.

    Where there is none, the folder's own, whether it is there or not: `read_settings` says what is wrong with it.
    """
    above = (each / CONFIG for each in (folder, *folder.parents))
    return next((file for file in above if file.is_file() and _is_ours(file)), folder / CONFIG)


def _is_ours(file: Path) -> bool:
    """Whether a mkdocs.yml names our plugin; one that cannot be read is, where the word stands in it."""
    try:
        text = file.read_bytes().decode("utf-8", "replace")
        return any(name == PLUGIN for name, _ in _plugins(yaml.load(text, Loader=_Plain)))
    except _NO_YAML:
        return PLUGIN in text
    except OSError:
        return False


def _without_config(file: Path) -> str:
    """What to say where there are no settings, with the mkdocs.yml above that belongs to something else."""
    here, beginning = file.parent, "Make a school with: portfolio init DIR"
    if file.name != CONFIG:
        return f"There is no {file.name} in {here}. {beginning}"
    other = next((each / CONFIG for each in here.parents if (each / CONFIG).is_file()), None)
    if other is None:
        return f"There is no {CONFIG} in {here}, nor in a folder above it. Go to your school's folder. {beginning}"
    foreign = f"{other} does not name the plugin {PLUGIN}"
    return f"There is no school in {here}, nor in a folder above it: {foreign}. {beginning}"


def _keep_apart(settings: Settings) -> None:
    """Folders of the output are replaced whole and can be seen by anybody: nothing else may lie there."""
    name = settings.config_file.name
    learners, output, state = settings.learners_dir, settings.output, settings.state_dir
    for inner, outer, what in (
        (learners, output, "The output may not hold the learners' folder. Set output"),
        (output, learners, "The output may not lie inside the learners' folder. Set output"),
        (settings.config_file, output, f"The output may not hold {name}. Set output"),
        (state, output, "The output may not hold state_dir, where the secret lies. Set output"),
        (output, state, "The output may not lie inside state_dir, where the secret lies. Set output"),
        (state, learners, "state_dir may not lie inside the learners' folder. Set state_dir"),
        (learners, state, "state_dir may not hold the learners' folder. Set state_dir"),
        (settings.config_file, state, f"state_dir may not hold {name}. Set state_dir"),
    ):
        if inner.is_relative_to(outer):
            raise SettingsError(f"{what} in {name} to a folder of its own.")


def _written(config_file: Path) -> dict[str, str]:
    """The plugin's block. MkDocs reads the whole file when it renders; `check` needs only this."""
    try:
        data = yaml.load(config_file.read_text("utf-8"), Loader=_Plain)
    except (*_NO_YAML, OSError) as error:
        raise SettingsError(f"{config_file.name} cannot be read: {error}") from None
    for name, block in _plugins(data):
        if name == PLUGIN and isinstance(block, dict):
            return {str(key): str(value) for key, value in block.items() if key in DEFAULTS or key not in _PREVIEW}
    return {}


def _plugins(data: Any) -> Iterator[tuple[Any, Any]]:
    """Every plugin that a mkdocs.yml names, with its block: a list of names and mappings, or one mapping."""
    plugins = data.get("plugins") if isinstance(data, dict) else None
    for item in plugins if isinstance(plugins, list) else [plugins]:
        yield from item.items() if isinstance(item, dict) else [(item, None)]


_PREVIEW = ("learner", "cohort", "audience")
"""Keys that choose what a live preview shows; a build makes everything."""


class _Plain(yaml.SafeLoader):
    """YAML in which a tag that only MkDocs knows (`!ENV`, `!!python/name:`) is an empty value."""


_Plain.add_multi_constructor("", lambda loader, suffix, node: None)
