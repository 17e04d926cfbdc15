"""The check of the files in the folder of a register: what belongs there, what was left behind, and what is strange."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ivbdesk.storage.findings import Finding, Severity
from ivbdesk.storage.keys.envelope import SPARE_SUFFIX
from ivbdesk.storage.sqlite.file_names import (
    DATABASE,
    DOCUMENTS,
    HIGH_WATER,
    INVENTED,
    JOURNALS,
    KEYS,
    NEW_DATABASE,
    NEW_KEYS,
    NOTES,
    SPARE_COPY,
    TRIES,
    TURN,
)
from ivbdesk.storage.sqlite.location import looks_like_plain_sqlite
from ivbdesk.storage.sqlite.lockfile import LOCK, NOTE
from ivbdesk.storage.sqlite.tombstones import COPIED
from ivbdesk.storage.stukken import SUFFIX

PASSING = (LOCK, NOTE, TRIES, HIGH_WATER, COPIED, INVENTED)
"""Belongs to the register as it stands there now: of no meaning to another that is made of its files."""
_KNOWN = {DATABASE, *JOURNALS, KEYS, f"{KEYS}{SPARE_SUFFIX}", *PASSING}
_RENEWAL = (f"{NEW_DATABASE}*", f"{NEW_KEYS}*")
_TURNS = TURN.format(id="*")
_UNFINISHED = ("register*.tmp", f"*{SUFFIX}.tmp", f"{NOTES}.tmp", f"{_TURNS}.tmp")
_OPEN = "Open het register; dan wordt dit opgeruimd."


def files_in(folder: Path) -> Iterator[Finding]:
    """What stands in the folder beside the register's own files; documents are looked at with the database."""
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_dir():
            continue
        if looks_like_plain_sqlite(path):
            yield Finding(
                "bestanden",
                Severity.FOUT,
                f"Het bestand {name} is een database zonder versleuteling.",
                "Open het register niet. Zet een reservekopie terug, of vraag uw beheerder om hulp.",
            )
        elif path.parent == folder / DOCUMENTS and path.suffix == SUFFIX:
            continue  # looked at with the database, that has their keys
        elif path.match(NOTES):
            told = "Een collega heeft een signaal klaargelegd dat nog in geen lijst staat."
            yield Finding(
                "brievenbus",
                Severity.LET_OP,
                told,
                "Open het register en neem het over, of leg uit waarom niet.",
            )
        elif path.match(_TURNS):
            continue  # a colleague waits; it is gone with the next opening
        elif any(path.match(pattern) for pattern in _RENEWAL):
            told = f"Van een vernieuwing van de sleutels die is afgebroken, staat {name} er nog."
            yield Finding("overblijfselen", Severity.LET_OP, told, _OPEN)
        elif any(path.match(pattern) for pattern in _UNFINISHED):
            told = f"Van iets dat niet helemaal is opgeslagen, staat {name} er nog."
            yield Finding("overblijfselen", Severity.LET_OP, told, _OPEN)
        elif name not in _KNOWN and not path.match(SPARE_COPY.format(revision="*")):
            yield Finding(
                "bestanden",
                Severity.LET_OP,
                f"Het bestand {name} hoort niet bij het register.",
                "Verplaats het als u het herkent; ivbdesk gebruikt het niet.",
            )
