"""Asking for a passphrase where nobody reads along, and giving a new recovery key to write down."""

from __future__ import annotations

import argparse
import getpass
import sys
from collections.abc import Callable
from random import SystemRandom

from ivbdesk.cases.taal.fouten import RegelFout
from ivbdesk.officer_keys import OfficerKeys
from ivbdesk.storage.keys.recovery import RecoveryKey

_LONGEST = 10_000


def passphrase_of(options: argparse.Namespace, prompt: str = "Wachtwoordzin: ") -> str:
    """From the file that was named, or from a prompt; never from an argument or the environment."""
    if options.passphrase_file is None:
        return getpass.getpass(prompt)
    try:
        with options.passphrase_file.open("rb") as file:  # a pipe is welcome: `<(...)` of the shell is one
            lines = file.read(_LONGEST).decode("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError):
        raise RegelFout("passphrase-file", "Het bestand met de wachtwoordzin is niet te lezen.") from None
    if not lines or not lines[0].strip():
        raise RegelFout("passphrase-file", "Het bestand met de wachtwoordzin is leeg.")
    return str(lines[0].strip())


def new_passphrase_of(options: argparse.Namespace) -> str:
    """A new one, asked twice at a prompt; who gives none there is proposed one, to type back."""
    passphrase = passphrase_of(options, "Kies een wachtwoordzin (leeg: het programma stelt er een voor): ")
    if not passphrase and options.passphrase_file is None:
        passphrase = OfficerKeys.phrases.propose()
        print(f"Een voorstel, schrijf het op of onthoud het: {passphrase}")
    if options.passphrase_file is None and getpass.getpass("Nog een keer: ") != passphrase:
        raise RegelFout("passphrase", "De twee wachtwoordzinnen zijn niet gelijk.")
    return passphrase


def with_paper(options: argparse.Namespace, recovery: RecoveryKey, make: Callable[[], object]) -> None:
    """Make what this is the recovery key of, and show it: before, with two words asked back, where somebody sits there."""
    words = recovery.words
    lines = [
        "    " + "  ".join(f"{n:>2} {words[n - 1]:<8}" for n in range(at, at + 4))
        for at in range(1, len(words), 4)
    ]
    key = "\n".join(["Herstelsleutel, schrijf deze op papier en bewaar hem apart:", "", *lines, ""])
    if options.passphrase_file is None:
        print(key)
        _ask_back(recovery)
    make()
    if options.passphrase_file is not None:
        print(key, file=sys.stderr if getattr(options, "json", False) else sys.stdout)  # JSON stays JSON


def _ask_back(recovery: RecoveryKey) -> None:
    """Two words typed back prove that the key was written down."""
    for place in sorted(SystemRandom().sample(range(1, len(recovery.words) + 1), 2)):
        while not recovery.has_word(place, input(f"Typ woord {place} van de herstelsleutel: ")):
            print("Dat is niet hetzelfde woord; kijk op uw papier.")
