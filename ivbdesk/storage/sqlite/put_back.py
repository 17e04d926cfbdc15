"""What of the folder of a copy goes into the register that is made of it: only what belongs to one, whatever stands there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from uuid import UUID

from ivbdesk.storage.errors import RegisterError
from ivbdesk.storage.keys.envelope import SPARE_SUFFIX
from ivbdesk.storage.sqlite.check_files import PASSING
from ivbdesk.storage.sqlite.file_names import DATABASE, DOCUMENTS, JOURNALS, KEYS
from ivbdesk.storage.stukken import DocumentFolder
from ivbdesk.whole_file import copy_whole

_NAMED, _LONGEST = 5, 60
_TAKEN = (DATABASE, KEYS, f"{KEYS}{SPARE_SUFFIX}")


class LeftInCopy(RegisterError):
    """Files that stood in the folder of a copy and do not belong to a register."""

    behouden = "Ze staan nog in de map van de reservekopie; in dit register zijn ze niet gekomen."
    doen = "Zoek uit van wie ze zijn. Een reservekopie bevat alleen wat ivbdesk er zelf in zet."

    def __init__(self, names: Iterable[str]) -> None:
        self.names = tuple(names)
        super().__init__(self.names)
        told = [f"‘{_readable(name)}’" for name in self.names[:_NAMED]]
        more = f", en nog {len(self.names) - _NAMED}" if len(self.names) > _NAMED else ""
        self.wat = f"In de reservekopie stond iets wat niet bij een register hoort: {', '.join(told)}{more}."


def take_files(copy: Path, building: Path) -> None:
    """The database and its keys, into the folder that is to become the register."""
    for name in _TAKEN:
        if (copy / name).is_file():
            copy_whole(copy / name, building / name)


def take_documents(copy: Path, building: Path, ids: Iterable[UUID]) -> tuple[str, ...]:
    """The documents that the database knows; gives what is left, by its name within the copy."""
    source, target = DocumentFolder(copy / DOCUMENTS), building / DOCUMENTS
    known = set()
    for id in ids:
        known.add(source.path(id))
        if source.path(id).is_file():
            source.copy_to(target, id)
    return tuple(_left(copy, known))


def only_for_owner(folder: Path) -> None:
    """A copy that came from a share or a stick may be open to everybody there; the register is not."""
    for path in (folder, *folder.rglob("*")):
        path.chmod(0o700 if path.is_dir() else 0o600)


def _left(copy: Path, documents: set[Path]) -> Iterator[str]:
    for path in sorted(copy.rglob("*")):
        name = path.relative_to(copy).as_posix()
        ours = name in (*_TAKEN, *PASSING) or path in documents or (name in JOURNALS and _is_empty(path))
        if not ours and (path.is_symlink() or not path.is_dir()):
            yield name


def _is_empty(journal: Path) -> bool:
    """Whether nothing waits in this journal; its index has nothing of its own."""
    return journal.name.endswith("-shm") or not journal.stat().st_size


def _readable(name: str) -> str:
    shown = "".join(sign if sign.isprintable() else "?" for sign in name)
    return shown if len(shown) <= _LONGEST else f"{shown[:_LONGEST]}…"
