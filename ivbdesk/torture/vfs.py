"""Stands between SQLite and the disk: what is written, synced and removed is reported, and may be refused.

By the C interface of the very library that keeps the registers: `sqlite3_vfs_find` gives the methods that it calls
for a file, and those of this process are replaced. Only for torture; never in a process with a real register.
"""

from __future__ import annotations

import ctypes
import os
from collections.abc import Callable
from ctypes import CFUNCTYPE, POINTER, Structure, c_char_p, c_int, c_int64, c_void_p
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import sqlcipher3

Kind = Literal["write", "truncate", "sync", "delete", "open", "name"]
OK = 0

_WRITE = CFUNCTYPE(c_int, c_void_p, c_void_p, c_int, c_int64)
_TRUNCATE = CFUNCTYPE(c_int, c_void_p, c_int64)
_SYNC = CFUNCTYPE(c_int, c_void_p, c_int)
# Names as bare addresses: SQLite reads what stands behind a name too, so no copy of it will do.
_OPEN = CFUNCTYPE(c_int, c_void_p, c_void_p, c_void_p, c_int, c_void_p)
_DELETE = CFUNCTYPE(c_int, c_void_p, c_void_p, c_int)


class _Methods(Structure):
    _fields_ = [
        ("iVersion", c_int),
        ("xClose", c_void_p),
        ("xRead", c_void_p),
        ("xWrite", c_void_p),
        ("xTruncate", c_void_p),
        ("xSync", c_void_p),
        *((f"rest{number}", c_void_p) for number in range(13)),
    ]


class _File(Structure):
    _fields_ = [("pMethods", POINTER(_Methods))]


class _Vfs(Structure):
    _fields_ = [
        ("iVersion", c_int),
        ("szOsFile", c_int),
        ("mxPathname", c_int),
        ("pNext", c_void_p),
        ("zName", c_char_p),
        ("pAppData", c_void_p),
        ("xOpen", c_void_p),
        ("xDelete", c_void_p),
    ]


@dataclass(frozen=True, slots=True)
class DiskAct:
    """One thing that was asked of the disk, of the file at this path."""

    soort: Kind
    pad: str
    plaats: int = 0
    data: bytes = b""

    @property
    def naam(self) -> str:
        """The name of the file."""
        return Path(self.pad).name


Listen = Callable[[DiskAct], int]
"""Gives OK, or the SQLite error that the disk is to answer with; then it is not done."""


_ALIVE: list[object] = []


class FaultLayer:
    """Once made it stays for the life of the process; `listen` is told of each thing before it is done."""

    def __init__(self, listen: Listen) -> None:
        _ALIVE.append(self)  # SQLite calls it as long as the process lives
        self._listen = listen
        self._kept: list[Any] = []
        self._names: dict[int, str] = {}
        self._hooked: dict[int, tuple[Any, Any]] = {}
        library = ctypes.CDLL(next(str(p) for p in Path(sqlcipher3.__file__).parent.glob("_sqlite3*")))
        library.sqlite3_vfs_find.restype = POINTER(_Vfs)
        library.sqlite3_vfs_find.argtypes = [c_char_p]
        vfs = library.sqlite3_vfs_find(None).contents
        self._open, self._delete = _OPEN(vfs.xOpen), _DELETE(vfs.xDelete)
        vfs.xOpen = self._pointer(_OPEN(self._on_open))
        vfs.xDelete = self._pointer(_DELETE(self._on_delete))

    def _pointer(self, function: Any) -> Any:
        self._kept.append(function)
        return ctypes.cast(function, c_void_p)

    def _on_open(self, vfs: Any, name: Any, file: int, flags: int, told: Any) -> int:
        answer: int = self._open(vfs, name, file, flags, told)
        if answer == OK and name:
            opened = ctypes.cast(file, POINTER(_File)).contents
            self._names[file] = _path(name)
            opened.pMethods = self._with_ours(opened.pMethods)
        return answer

    def _with_ours(self, methods: Any) -> Any:
        key = ctypes.addressof(methods.contents)
        if key not in self._hooked:
            own = _Methods()
            ctypes.memmove(ctypes.byref(own), methods, ctypes.sizeof(_Methods))
            write, truncate, sync = _WRITE(own.xWrite), _TRUNCATE(own.xTruncate), _SYNC(own.xSync)

            def on_write(file: int, data: int, size: int, at: int) -> int:
                content = ctypes.string_at(data, size)
                told = self._listen(DiskAct("write", self._names.get(file, ""), at, content))
                return told or int(write(file, data, size, at))

            def on_truncate(file: int, size: int) -> int:
                told = self._listen(DiskAct("truncate", self._names.get(file, ""), size))
                return told or int(truncate(file, size))

            def on_sync(file: int, flags: int) -> int:
                told = self._listen(DiskAct("sync", self._names.get(file, "")))
                return told or int(sync(file, flags))

            own.xWrite = self._pointer(_WRITE(on_write))
            own.xTruncate = self._pointer(_TRUNCATE(on_truncate))
            own.xSync = self._pointer(_SYNC(on_sync))
            self._hooked[key] = (own, ctypes.pointer(own))
        return self._hooked[key][1]

    def _on_delete(self, vfs: Any, name: int, sync_folder: int) -> int:
        told = self._listen(DiskAct("delete", _path(name), sync_folder))
        return told or int(self._delete(vfs, name, sync_folder))


def _path(address: int) -> str:
    return os.fsdecode(ctypes.string_at(address))
