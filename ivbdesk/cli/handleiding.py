"""`ivbdesk manual`: the manual of the program as a PDF, to print or to give along."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime

from ivbdesk.actions.bestand import write_file
from ivbdesk.cli import GOOD
from ivbdesk.cli.answer import tell_of
from ivbdesk.drukwerk import render_manual


def run_manual(options: argparse.Namespace) -> int:
    """Write the manual to a file."""
    write_file(options.out, render_manual(datetime.now(UTC)))
    tell_of(options, options.out, f"De handleiding staat in {options.out}.")
    return GOOD
