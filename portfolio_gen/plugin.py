"""The MkDocs plugin `portfolio`: `mkdocs serve` shows one learner or one cohort, and again after every change."""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Iterable
from pathlib import Path

from mkdocs.config import base
from mkdocs.config import config_options as option
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import Files

from portfolio_gen.planning import LearnerUnreadable
from portfolio_gen.preview.choice import Choice
from portfolio_gen.preview.site import write_preview
from portfolio_gen.problems import Problem
from portfolio_gen.publish.mkdocs_host import Host, theme_folder
from portfolio_gen.settings import DEFAULTS, read_settings
from portfolio_gen.user_error import UserError

log = logging.getLogger("mkdocs.plugins.portfolio")


class PortfolioConfig(base.Config):
    """The plugin's block in mkdocs.yml."""

    learners_dir = option.Type(str, default=DEFAULTS["learners_dir"])
    output = option.Type(str, default=DEFAULTS["output"])
    state_dir = option.Type(str, default=DEFAULTS["state_dir"])
    search = option.Type(bool, default=True)
    learner = option.Type(str, default="")
    cohort = option.Type(str, default="")
    audience = option.Type(str, default="me")


class PortfolioPlugin(BasePlugin[PortfolioConfig]):
    """Hands MkDocs' events on; what is shown is decided in `preview`."""

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """No page of a preview comes from the host either: no 404, no sitemap, no search index."""
        config.theme.static_templates.clear()
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """No page of a preview comes from a folder of documents."""
        return Files([])

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write the preview where MkDocs serves it from."""
        try:
            settings = read_settings(Path(config.config_file_path))
            choice = Choice(self.config.audience, self.config.learner, self.config.cohort)
            host, folder = Host(config, live=True), Path(config.site_dir)
            problems = write_preview(settings, host, folder, choice, dt.date.today())
        except UserError as error:
            raise PluginError(str(error)) from None
        except LearnerUnreadable as unreadable:
            _warn(unreadable.problems)
            raise PluginError("There is nothing to show until this is mended.") from None
        _warn(problems)

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: object) -> LiveReloadServer:
        """Look again when a learner's file, the theme or a template changes."""
        settings = read_settings(Path(config.config_file_path))
        for folder in (settings.learners_dir, theme_folder(), config.theme.custom_dir):
            if folder:
                server.watch(str(folder))
        return server


def _warn(problems: Iterable[Problem]) -> None:
    for problem in problems:
        log.warning("%s:%s %s %s %s", problem.path, problem.line, problem.code, problem.message, problem.advice)
