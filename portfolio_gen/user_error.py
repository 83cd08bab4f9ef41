"""What the person at the command line can mend, told apart from faults of this program."""

from __future__ import annotations


class UserError(Exception):
    """Something to be written or chosen otherwise; the text says what. A command that meets one leaves with 2.

    Every other exception that is not the disk's is a fault of ours.
    """
