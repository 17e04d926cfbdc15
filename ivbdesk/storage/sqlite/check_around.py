"""The check of what stands around a register: its copies, what was left unfinished, and readable documents outside."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection

from ivbdesk.cases.taal.nederlands import AMSTERDAM, count, short_date
from ivbdesk.readable_copies import left_outside
from ivbdesk.storage import audit
from ivbdesk.storage.errors import OlderRegister
from ivbdesk.storage.findings import Finding, Severity
from ivbdesk.storage.sqlite import tombstones
from ivbdesk.storage.sqlite.backup import BackupCopy, copies_in, loose_in

_COPIES = "reservekopieën"


@dataclass(frozen=True)
class Surroundings:
    """Where the copies of a register stand, the moment, and which lines of its log were seen elsewhere as the newest."""

    copies: Path
    now: datetime
    heads: tuple[tuple[int, str], ...] = ()


def left_around(folder: Path, around: Surroundings) -> Iterator[Finding]:
    """What was left behind outside the folder: what was destroyed may live on in it."""
    begun = [*folder.parent.glob(f".{folder.name}.tmp"), *folder.parent.glob(f".{folder.name}.????????")]
    for path in sorted(begun):
        yield Finding(
            "overblijfselen",
            Severity.LET_OP,
            f"Naast het register staat een map die nooit is afgemaakt: {path.name}.",
            "Maakt niemand nu een register of zet niemand er een terug, gooi die map dan weg.",
        )
    unfinished, loose = loose_in(around.copies)
    if unfinished:
        yield Finding(
            "overblijfselen",
            Severity.LET_OP,
            f"Bij de reservekopieën {_stand(unfinished, 'kopie', 'kopieën')} die niet is afgemaakt.",
            "Een dag later ruimt de volgende reservekopie dit op; eerder mag u de map zelf weggooien.",
        )
    if loose:
        yield Finding(
            "overblijfselen",
            Severity.LET_OP,
            f"Bij de reservekopieën {_stand(loose, 'map', 'mappen')} zonder beschrijving; die ruimt het programma niet op.",
            "Gooi weg wat u niet meer nodig hebt: wat is vernietigd, kan er nog in staan.",
        )
    if readable := left_outside():
        yield Finding(
            "overblijfselen",
            Severity.LET_OP,
            f"Buiten het register {_stand(readable, 'leesbaar stuk', 'leesbare stukken')} op deze computer.",
            "Sluit het programma waarin het openstaat en open het register; dan wordt het gewist.",
        )


def held_against(
    connection: Connection, audit_key: bytes, register_id: str, around: Surroundings
) -> Iterator[Finding]:
    """The log against what its copies and others know of it, and what was destroyed against what they tell."""
    copies = copies_in(around.copies, register_id)
    heads = [*((copy.logregels, copy.kop) for copy in copies), *around.heads]
    strange = [copy for copy in copies if not audit.holds_line(connection, copy.logregels, copy.kop)]
    if strange or not all(audit.holds_line(connection, seq, mac) for seq, mac in around.heads):
        who = f"De reservekopie van {_day(strange[0])}" if strange else "Deze computer of een afdruk"
        yield Finding(
            "logboek elders",
            Severity.FOUT,
            f"{who} kent een logboekregel die dit register niet heeft.",
            OlderRegister.doen,
        )
    elif heads:
        yield Finding("logboek elders", Severity.GOED, _agreed(copies, len(around.heads)))
    if any(copy.gemaakt_op > around.now for copy in copies):
        yield Finding(
            _COPIES,
            Severity.LET_OP,
            "Een reservekopie is volgens haar datum in de toekomst gemaakt; zij geldt daardoor steeds als de nieuwste.",
            "Controleer de klok van deze computer en verwijder die kopie als zij niet klopt.",
        )
    if copies and (gone := {row["id"] for row in tombstones.destroyed(connection)}):
        told = tombstones.found_beside(copies[0].folder, register_id, audit_key)
        if told.heel and gone <= {row["id"] for row in told.rijen}:
            yield Finding(_COPIES, Severity.GOED, "wat is vernietigd, wordt na terugzetten weer vernietigd")
        else:
            yield Finding(
                _COPIES,
                Severity.LET_OP,
                "De lijst van wat is vernietigd, staat niet heel bij de reservekopieën.",
                "Wijzig iets en maak een reservekopie; dan wordt de lijst opnieuw geschreven.",
            )


def _agreed(copies: tuple[BackupCopy, ...], elsewhere: int) -> str:
    told = count(len(copies), "reservekopie", "reservekopieën")
    newest = f", de nieuwste van {_day(copies[0])}" if copies else ""
    more = (
        f" en {count(elsewhere, 'regel die elders is gezien', 'regels die elders zijn gezien')}"
        if elsewhere
        else ""
    )
    return f"het register kent alles van {told}{newest}{more}"


def _stand(number: int, one: str, more: str) -> str:
    return f"{'staat' if number == 1 else 'staan'} {count(number, one, more)}"


def _day(copy: BackupCopy) -> str:
    return short_date(copy.gemaakt_op.astimezone(AMSTERDAM).date())
