"""What was destroyed, told beside the copies and in the manifest of each, so that no copy that comes back brings it back.

A list is signed under every key that the log ever had: a copy from before a renewal knows one of them. Believed is
only the newest key that the copy knows: an earlier one may be in the hands of somebody who left. So nobody destroys by a
list of his own making; and where no list is whole, that is told.
"""

from __future__ import annotations

import hmac
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import sqlalchemy as sa
from sqlalchemy import Connection

from ivbdesk.cases.bewaren.vernietiging import VernietigingStatus
from ivbdesk.storage.declared import info_of
from ivbdesk.storage.keys.encoding import canonical
from ivbdesk.storage.tables import dossier as tables
from ivbdesk.whole_file import read_json

Steen = dict[str, str]
"""The fields of a `Vernietiging`, as text."""
COPIED = "register.kopie"
"""Stands in a copy, and in what was made of it until all is destroyed again there."""
MOST_BYTES = 16 * 1024 * 1024
"""Some twenty thousand cases that were destroyed: more than any register ever held."""
_BESIDE = "vernietigd-{id}.json"
_MANIFESTS = "*.json"
_ROWS, _WHOLE, _SIGNS = "vernietigd", "heel", "tekens"
FIELDS = tuple(column.name for column in tables.vernietiging.columns if not info_of(column).get("kept_here"))


@dataclass(frozen=True)
class Stenen:
    """What was destroyed, as far as lists that are ours tell it; `heel` unless one is lost, forged or put back."""

    rijen: tuple[Steen, ...]
    heel: bool


def destroyed(connection: Connection) -> list[Steen]:
    """What was destroyed in this register, the earliest first."""
    v = tables.vernietiging.c
    done = (
        sa.select(*(v[name] for name in FIELDS))
        .where(v.status == VernietigingStatus.UITGEVOERD)
        .order_by(v.beslist_op.nulls_first(), v.id)
    )
    return [{name: str(value) for name, value in row.items()} for row in connection.execute(done).mappings()]


def signed(rows: Sequence[Steen], keys: Iterable[bytes], *, heel: bool = True) -> dict[str, object]:
    """The list as it stands in a file; not `heel` where there may be more than it tells."""
    return {_ROWS: list(rows), _WHOLE: heel, _SIGNS: [_sign(rows, heel, key) for key in keys]}


def beside(place: Path, register_id: str) -> Path:
    """The file with the list, among the copies of this register."""
    return place / _BESIDE.format(id=register_id)


def found_beside(copy: Path, register_id: str, key: bytes) -> Stenen:
    """What the list among the copies, and the manifest of every copy, tell of what was destroyed in this register."""
    own = _read(beside(copy.parent, register_id), key)
    lists = [_read(path, key, register_id) for path in copy.parent.glob(_MANIFESTS)]
    rows = {row["id"]: row for known in (own, *lists) if known for row in known.rijen}
    return Stenen(tuple(rows.values()), own is not None and len(own.rijen) == len(rows))


def mark(stones: Stenen | None = None, key: bytes = b"") -> bytes:
    """What stands in `COPIED`: in a copy nothing yet; where it was put back, what must be destroyed again there."""
    told = signed(stones.rijen, [key], heel=stones.heel) if stones else {}
    return json.dumps(told, indent=2).encode()


def read_mark(folder: Path, register_id: str, key: bytes) -> Stenen | None:
    """What must be destroyed again in a register that came from a copy; None where it did not, or it is done."""
    path = folder / COPIED
    if not path.exists():
        return None
    return _read(path, key) or found_beside(folder, register_id, key)


def _read(path: Path, key: bytes, register_id: str | None = None) -> Stenen | None:
    """The list in a file; None where there is none, or it is not signed under this key."""
    try:
        told = cast(dict[str, Any], read_json(path, MOST_BYTES))
        if register_id is not None and told["register_id"] != register_id:
            return None
        rows, heel, signs = told[_ROWS], told[_WHOLE], told[_SIGNS]
        if not all(isinstance(row, Mapping) and "id" in row for row in rows):
            return None
        ours = _sign(rows, heel, key)
        if not any(hmac.compare_digest(ours, str(sign)) for sign in signs):
            return None
        return Stenen(tuple(rows), heel is True)
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def _sign(rows: Sequence[Steen], heel: bool, key: bytes) -> str:
    return hmac.digest(key, b"vernietigd" + canonical([list(rows), heel]), "sha256").hex()
