"""What an act asks of the disk, file by file: for images of the disk as it might be after a loss of power."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from ivbdesk.torture.vfs import OK, DiskAct

_IN_MEMORY = "-shm"
_JOURNALS = ("-wal", "-journal")
Names = dict[str, int]
"""Which file stands under each name, by a number of our own: a disk gives that of a removed file to the next."""


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that happened: to the content of a file, or to the names."""

    soort: Literal["write", "truncate", "whole", "sync", "names", "sync names"]
    file: int = 0
    plaats: int = 0
    data: bytes = b""
    names: Names | None = None


@dataclass
class DiskRecorder:
    """Looks at the folder before each thing that is asked, so that what Python wrote in between is known too."""

    root: Path
    steps: list[Step] = field(default_factory=list)
    _numbers: dict[int, int] = field(default_factory=dict)
    _seen: dict[int, tuple[int, int]] = field(default_factory=dict)
    _of_sqlite: set[int] = field(default_factory=set)
    _names: Names = field(default_factory=dict)
    _next: int = 0
    _names_last: bool = False

    def at_each(self, _: int, act: DiskAct) -> int:
        """For `in_child`: keeps what happened, and what is asked now."""
        self.look()
        if act.soort in ("write", "truncate"):
            file = self._number(os.stat(act.pad).st_ino)
            self._of_sqlite.add(file)
            self.steps.append(
                Step("write" if act.soort == "write" else "truncate", file, act.plaats, act.data)
            )
        elif act.soort == "sync" and not act.pad:
            self.steps.append(Step("sync names"))
        elif act.soort == "sync":
            inode = int(act.pad) if act.pad.isdigit() else os.stat(act.pad).st_ino
            self.steps.append(Step("sync", self._number(inode)))
            if act.pad.endswith(_JOURNALS):  # SQLite makes the name of a new journal last too
                self.steps.append(Step("sync names"))
        elif act.soort == "delete" and act.plaats:
            self._names_last = True
        return OK

    def look(self) -> list[Step]:
        """Notes which names and contents changed since; gives all so far."""
        found: dict[int, os.stat_result] = {}
        names: Names = {}
        for folder, _, files in os.walk(self.root):
            for name in files:
                if not name.endswith(_IN_MEMORY):
                    path = os.path.join(folder, name)
                    status = os.stat(path)
                    found[status.st_ino] = status
                    names[os.path.relpath(path, self.root)] = self._number(status.st_ino)
        self._contents(found, names)
        if names != self._names:
            self.steps.append(Step("names", names=names))
        if self._names_last:
            self.steps.append(Step("sync names"))
        self._names, self._names_last = names, False
        for gone in self._numbers.keys() - found.keys():
            del self._numbers[gone]
        return self.steps

    def _contents(self, found: dict[int, os.stat_result], names: Names) -> None:
        where = {number: name for name, number in names.items()}
        for inode, status in found.items():
            number, stamp = self._numbers[inode], (status.st_size, status.st_mtime_ns)
            if number not in self._of_sqlite and self._seen.get(number) != stamp:
                self._seen[number] = stamp
                self.steps.append(Step("whole", number, data=(self.root / where[number]).read_bytes()))

    def _number(self, inode: int) -> int:
        if inode not in self._numbers:
            self._next += 1
            self._numbers[inode] = self._next
        return self._numbers[inode]
