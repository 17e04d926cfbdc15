"""Writing what leaves the program to a file of the officer's choice: the file that was there stays until all is well."""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from ivbdesk.cases.taal.fouten import BestandBezet, KanNietSchrijven, NaamTeLang, SchijfIsVol, SchijfIsWeg
from ivbdesk.refused import Refused, refused
from ivbdesk.whole_file import patiently, write_whole

_MEANING = {
    Refused.FULL: SchijfIsVol,
    Refused.LOST: SchijfIsWeg,
    Refused.HELD: BestandBezet,
    Refused.TOO_LONG: NaamTeLang,
}


def require_writable(target: Path) -> None:
    """Raise KanNietSchrijven where `target` cannot be written: before a version is made final."""
    existed = target.exists()

    def touch() -> None:
        with target.open("ab"):
            pass
        if not existed:
            target.unlink()

    with _refusals():
        patiently(touch)


def write_file(target: Path, data: bytes) -> None:
    """Write a file of which nothing is logged; raises KanNietSchrijven, and then nothing has changed."""
    with placing(target) as write:
        write(data)


@contextmanager
def placing(target: Path) -> Iterator[Callable[[bytes], None]]:
    """Gives what writes the file. Where what comes after it fails, such as its log, the file is as it was before.

    So around the unit of work, with the writing as its last step: what is logged was written, and what was written is
    logged. Writing raises KanNietSchrijven.
    """
    token = secrets.token_hex(4)
    aside = target.with_name(f".{target.name}.{token}.oud")
    placed = False

    def write(data: bytes) -> None:
        nonlocal placed
        with _refusals():
            if target.exists():
                _keep(target, aside)
            write_whole(target, data, target.with_name(f".{target.name}.{token}.tmp"), 0o666)
        placed = True

    try:
        yield write
    except BaseException:
        if placed:
            with suppress(OSError):
                patiently(lambda: aside.replace(target) if aside.exists() else target.unlink())
        raise
    finally:
        with suppress(OSError):
            patiently(lambda: aside.unlink(missing_ok=True))


def _keep(target: Path, aside: Path) -> None:
    """A second name for the file that is there; a copy where the disk has no second names."""
    if not target.is_file():
        raise KanNietSchrijven
    try:
        os.link(target, aside)
    except OSError:
        shutil.copyfile(target, aside)


@contextmanager
def _refusals() -> Iterator[None]:
    """What the disk refuses, in the words of the house."""
    try:
        yield
    except OSError as error:
        raise _MEANING.get(refused(error), KanNietSchrijven) from None
