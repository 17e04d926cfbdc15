"""Runs a command; what it needs is loaded only then."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Sequence

from ivbdesk.cases.taal.fouten import KanNietSchrijven, RegelFout
from ivbdesk.cli import FINDING
from ivbdesk.cli.options import build_parser
from ivbdesk.storage.errors import RegisterError
from ivbdesk.ui.qt_start import NoWindow


def main(argv: Sequence[str]) -> int:
    """Run a command; gives the exit code: 0 good, 1 a finding, 2 a usage error."""
    arguments = list(argv)
    if not arguments or (arguments[0] not in RUNNERS and not arguments[0].startswith("-")):
        arguments.insert(0, "open")
    arguments.sort(key="--json".__eq__)  # last: argparse takes no optional file after an option
    options = build_parser().parse_args(arguments)
    try:
        return RUNNERS[options.command](options)
    except RegisterError as fout:
        return _tell(options, fout.wat, fout.behouden, fout.doen)
    except KanNietSchrijven as fout:  # its own words are for somebody who typed in a window
        return _tell(options, fout.wat, "Er is niets veranderd.", fout.doen)
    except RegelFout as fout:
        return _tell(options, fout.melding, "Er is niets veranderd.", "")
    except NoWindow as fout:
        return _tell(options, str(fout), "", "")
    except (KeyboardInterrupt, EOFError):
        return _tell(options, "Afgebroken.", "Er is niets veranderd.", "")


def _tell(options: argparse.Namespace, wat: str, behouden: str, doen: str) -> int:
    if getattr(options, "json", False):
        print(json.dumps({"gelukt": False, "wat": wat, "behouden": behouden, "doen": doen}))
    else:
        print("\n".join(part for part in (wat, behouden, doen) if part), file=sys.stderr)
    return FINDING


def _open(options: argparse.Namespace) -> int:
    from ivbdesk.ui.qt_start import require_qt

    require_qt()
    from ivbdesk.desktop import run_desktop  # Qt is loaded only where a window is asked

    return run_desktop(options.register)


def _demo(options: argparse.Namespace) -> int:
    from ivbdesk.demo.run import run_demo

    return run_demo(options.render)


def _register(options: argparse.Namespace) -> int:
    from ivbdesk.cli.register import COMMANDS

    return COMMANDS[options.command](options)


def _handelingskader(options: argparse.Namespace) -> int:
    from ivbdesk.cli.handelingskader import run_handelingskader

    return run_handelingskader(options)


def _wie_leest_wat(options: argparse.Namespace) -> int:
    from ivbdesk.cli.wie_leest_wat import run_wie_leest_wat

    return run_wie_leest_wat(options)


def _manual(options: argparse.Namespace) -> int:
    from ivbdesk.cli.handleiding import run_manual

    return run_manual(options)


def _veiligheid(options: argparse.Namespace) -> int:
    from ivbdesk.cli.veiligheid import run_veiligheid

    return run_veiligheid(options)


def _cijfers(options: argparse.Namespace) -> int:
    from ivbdesk.cli.cijfers import run_cijfers

    return run_cijfers(options)


def _team(options: argparse.Namespace) -> int:
    from ivbdesk.cli.team import run_team

    return run_team(options)


def _bench(options: argparse.Namespace) -> int:
    from ivbdesk.bench.run import run_bench

    return run_bench(options.cases, options.entries, as_json=options.json)


def _torture(options: argparse.Namespace) -> int:
    from ivbdesk.torture.run import run_torture

    return run_torture(options.runs, options.images, options.flips, as_json=options.json)


RUNNERS: dict[str, Callable[[argparse.Namespace], int]] = {
    "open": _open,
    "demo": _demo,
    **dict.fromkeys(("new", "check", "export", "backup", "restore"), _register),
    "handelingskader": _handelingskader,
    "wie-leest-wat": _wie_leest_wat,
    "manual": _manual,
    "veiligheid": _veiligheid,
    "cijfers": _cijfers,
    "team": _team,
    "bench": _bench,
    "torture": _torture,
}
