"""`python -m portfolio_gen`: the same as the command `portfolio`."""

from __future__ import annotations

from portfolio_gen.cli import main

main()
