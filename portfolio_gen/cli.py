"""The command `portfolio`: gathers the commands, and turns what happened into an exit code. Decides nothing."""

from __future__ import annotations

import sys
import traceback
from pathlib import Path

import click
from rich.console import Console
from rich.text import Text

from portfolio_gen import __version__
from portfolio_gen.commands.build import build
from portfolio_gen.commands.check import check
from portfolio_gen.commands.exit_codes import OUR_FAULT, PROBLEMS, USAGE
from portfolio_gen.commands.explain import explain
from portfolio_gen.commands.feedback import feedback
from portfolio_gen.commands.framework import framework
from portfolio_gen.commands.init import init
from portfolio_gen.commands.links import links
from portfolio_gen.commands.new import new
from portfolio_gen.commands.problem import problem
from portfolio_gen.commands.rate import rate
from portfolio_gen.commands.serve import serve
from portfolio_gen.model.printable import printable
from portfolio_gen.named.path import as_typed
from portfolio_gen.settings import nearest_config
from portfolio_gen.user_error import UserError


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
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
    context.obj = as_typed(config_file) if config_file else nearest_config(Path.cwd())


for _command in (build, check, new, feedback, init, serve, links, framework, explain, rate, problem):
    portfolio.add_command(_command)


def main(arguments: list[str] | None = None) -> None:
    """Run the command and leave with its exit code: the only place where exceptions become one."""
    try:
        sys.exit(portfolio.main(arguments, prog_name="portfolio", standalone_mode=False))
    except click.ClickException as error:
        error.show()
        sys.exit(USAGE)
    except UserError as error:
        Console(stderr=True, highlight=False).print(Text(printable(f"portfolio: {error}")), soft_wrap=True)
        sys.exit(USAGE)
    except OSError as fault:
        where = f": {fault.filename}" if fault.filename else ""
        words = (
            f"portfolio: the disk refused{where}: {fault.strerror or fault}. Make room, look at who may write there."
        )
        Console(stderr=True, highlight=False).print(Text(words), soft_wrap=True)
        sys.exit(PROBLEMS)
    except (click.Abort, KeyboardInterrupt):
        sys.exit(130)
    except Exception:  # the last line of defence: tell the person whose fault it is
        click.echo(printable(traceback.format_exc()), err=True, nl=False)
        Console(stderr=True).print("portfolio: this is our fault, not yours. Please report the lines above.")
        sys.exit(OUR_FAULT)
