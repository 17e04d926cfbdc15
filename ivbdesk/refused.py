"""What the system means when it refuses a file: its many codes, of POSIX and of Windows, as the few things they say."""

from __future__ import annotations

import errno
from enum import Enum, auto


class Refused(Enum):
    """Why a file or folder could not be read or written."""

    FULL = auto()
    """The disk has no room, or the user has used up his share of it."""
    MISSING = auto()
    """There is no such file or folder."""
    LOST = auto()
    """The disk, or the network it is reached by, does not answer."""
    HELD = auto()
    """Another program has the file."""
    MEMORY = auto()
    """The computer has too little memory left."""
    TOO_LONG = auto()
    """The name, with all folders before it, is longer than the system takes."""
    FORBIDDEN = auto()
    """This user may not, or the disk can not be written."""
    NO_FILE = auto()
    """A folder stands there, or a pipe or a device."""
    UNKNOWN = auto()
    """Nothing that is known: never taken for one of the others."""


_POSIX = {
    Refused.FULL: (errno.ENOSPC, errno.EDQUOT, errno.EFBIG),
    Refused.MISSING: (errno.ENOENT, errno.ENOTDIR),
    Refused.LOST: (
        errno.EIO, errno.ENXIO, errno.ENODEV, errno.ESTALE, errno.ETIMEDOUT, errno.ENOTCONN, errno.ECONNRESET,
        errno.EHOSTDOWN, errno.EHOSTUNREACH, errno.ENETDOWN, errno.ENETUNREACH, errno.ENETRESET,
    ),
    Refused.HELD: (errno.EBUSY, errno.ETXTBSY),
    Refused.MEMORY: (errno.ENOMEM,),
    Refused.TOO_LONG: (errno.ENAMETOOLONG,),
    Refused.FORBIDDEN: (errno.EACCES, errno.EPERM, errno.EROFS),
    Refused.NO_FILE: (errno.EISDIR,),
}  # fmt: skip

# https://learn.microsoft.com/windows/win32/debug/system-error-codes; Python makes EINVAL of those it does not know.
_WINDOWS = {
    Refused.FULL: (39, 112, 1295),
    Refused.MISSING: (2, 3),
    Refused.LOST: (15, 20, 21, 51, 53, 54, 55, 59, 64, 67, 121, 1117, 1167, 1222, 1231, 1232, 1236, 1256),
    Refused.HELD: (32, 33, 170),
    Refused.MEMORY: (8, 14, 1450, 1453, 1455),
    Refused.TOO_LONG: (111, 206),
    Refused.FORBIDDEN: (5, 19, 65, 1314),
    Refused.NO_FILE: (336,),
}
_BY_ERRNO = {code: meaning for meaning, codes in _POSIX.items() for code in codes}
_BY_WINERROR = {code: meaning for meaning, codes in _WINDOWS.items() for code in codes}


def refused(error: OSError) -> Refused:
    """What this refusal means; on Windows by Windows' own code, of which `errno` keeps too little."""
    winerror = getattr(error, "winerror", None)
    if winerror is not None:
        return _BY_WINERROR.get(winerror, Refused.UNKNOWN)
    return _BY_ERRNO.get(error.errno or 0, Refused.UNKNOWN)
