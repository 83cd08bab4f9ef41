"""The command `portfolio`: gathers the commands, and turns what happened into an exit code. Decides nothing."""

from __future__ import annotations

import sys
import traceback
from pathlib import Path

import click

from portfolio_gen import __version__
from portfolio_gen.commands.command_list import CommandList
from portfolio_gen.commands.exit_codes import OUR_FAULT, PROBLEMS, USAGE
from portfolio_gen.user_error import UserError


@click.group(cls=CommandList, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option(
    "--config",
    "config_file",
    metavar="FILE",
    help="The project's mkdocs.yml; without it the nearest, in this folder or above it.",
)
@click.version_option(__version__)
@click.pass_context
def portfolio(context: click.Context, config_file: str | None) -> None:
    """Learners' Markdown in, one portfolio site per learner out."""
    from portfolio_gen.named.path import as_typed
    from portfolio_gen.settings import nearest_config

    context.obj = as_typed(config_file) if config_file else nearest_config(Path.cwd())


def main(arguments: list[str] | None = None) -> None:
    """Run the command and leave with its exit code: the only place where exceptions become one."""
    try:
        sys.exit(portfolio.main(arguments, prog_name="portfolio", standalone_mode=False))
    except click.ClickException as error:
        error.show()
        sys.exit(USAGE)
    except UserError as error:
        _tell(f"portfolio: {error}")
        sys.exit(USAGE)
    except OSError as fault:
        where = f": {fault.filename}" if fault.filename else ""
        words = (
            f"portfolio: the disk refused{where}: {fault.strerror or fault}. Make room, look at who may write there."
        )
        _tell(words)
        sys.exit(PROBLEMS)
    except (click.Abort, KeyboardInterrupt):
        sys.exit(130)
    except Exception:  # the last line of defence: tell the person whose fault it is
        _tell(traceback.format_exc().rstrip())
        _tell("portfolio: this is our fault, not yours. Please report the lines above.")
        sys.exit(OUR_FAULT)


def _tell(words: str) -> None:
    """Say on the error output what went wrong. What draws it is imported then only: most commands go well."""
    from rich.console import Console
    from rich.text import Text

    from portfolio_gen.model.printable import printable

    Console(stderr=True, highlight=False).print(Text(printable(words)), soft_wrap=True)
