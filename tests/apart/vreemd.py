"""What a stranger's file may do to the process that reads it; run there, by name."""

from __future__ import annotations

import os
import sys
import time
from datetime import date
from pathlib import Path

from ivbdesk.cases.kader.soorten import StukSoort
from ivbdesk.cases.taal.fouten import RegelFout


def turned(content: bytes) -> bytes:
    return content[::-1]


def chosen(word: str, content: bytes) -> tuple[str, date, StukSoort, frozenset[int]]:
    return word + content.decode(), date(2026, 7, 4), StukSoort.MAIL, frozenset({len(content)})


def refused(content: bytes) -> None:
    raise RegelFout("bestand", "Dit is geen lijst.", "een bron")


def falls(content: bytes) -> None:
    raise KeyError(content)


def dies(content: bytes) -> None:
    os._exit(11)


def prints(content: bytes) -> str:
    print("dit hoort niet in het antwoord")
    sys.stdout.flush()
    return "goed"


def swells(content: bytes) -> int:
    return len(content * 3_000)


def flies(content: bytes) -> bytes:
    return bytes(5_000_000)


def never_ends(content: bytes) -> None:
    Path(os.environ["IVBDESK_PROEF_BEGONNEN"]).touch()
    while True:
        time.sleep(0.01)


def writes(content: bytes) -> bool:
    try:
        Path(content.decode()).write_text("leesbaar")
    except OSError:
        return True
    return False


class Wolf:
    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.system, ("exit 3",)


def answers_a_trick(content: bytes) -> Wolf:
    return Wolf()


def where_modules_come_from(content: bytes) -> bool:
    return os.getcwd() in sys.path or "" in sys.path
