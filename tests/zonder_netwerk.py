"""Keeps every test, and every process that a test starts, off the network: whatever calls out ends there and then.

Two guards, since each sees what the other does not. An audit hook of Python names the place; on Linux the kernel refuses
the socket itself, so that libraries in C, Qt and child processes are held too. Sockets of this computer stay allowed:
the keyring and the screen lock are reached over one (D-Bus).
"""

from __future__ import annotations

import ctypes
import os
import socket
import struct
import sys

_SOCKET_CALL = {"x86_64": 41, "aarch64": 198}
_LOAD, _IF_EQUAL, _RETURN = 0x20, 0x15, 0x06  # BPF: of linux/bpf_common.h
_ALLOW, _KILL = 0x7FFF0000, 0x80000000  # of linux/seccomp.h
_SET_SECCOMP, _BY_FILTER, _NO_NEW_PRIVILEGES = 22, 2, 38  # of linux/prctl.h
_CALL_AT, _FIRST_ARGUMENT_AT = 0, 16
_LOOKED_UP = ("socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr", "urllib.Request")


class CallsOut(BaseException):
    """Something asked for the network; no `except Exception` may swallow that."""


def no_network() -> None:
    """From here on this process and its children have no network. There is no way back."""
    # Comes with what looks into a PDF for the tests, and calls its maker in a thread of its own; the program has it not.
    sys.modules["onnxruntime"] = None  # type: ignore[assignment]  # so that importing it fails
    sys.addaudithook(_heard)
    if is_held_by_the_kernel():
        _refuse_sockets(_SOCKET_CALL[os.uname().machine])


def is_held_by_the_kernel() -> bool:
    """Whether the kernel of this computer can be asked to refuse a socket."""
    return sys.platform == "linux" and os.uname().machine in _SOCKET_CALL


def _heard(event: str, arguments: tuple[object, ...]) -> None:
    if event in _LOOKED_UP or (
        event == "socket.__new__" and arguments[1] in (socket.AF_INET, socket.AF_INET6)
    ):
        raise CallsOut(f"{event} {arguments[1:]}")


def _refuse_sockets(call: int) -> None:
    """The call `socket` with a family of the internet ends the process; all others pass."""
    steps = (
        (_LOAD, 0, 0, _CALL_AT),
        (_IF_EQUAL, 0, 4, call),
        (_LOAD, 0, 0, _FIRST_ARGUMENT_AT),
        (_IF_EQUAL, 1, 0, int(socket.AF_INET)),
        (_IF_EQUAL, 0, 1, int(socket.AF_INET6)),
        (_RETURN, 0, 0, _KILL),
        (_RETURN, 0, 0, _ALLOW),
    )
    code = ctypes.create_string_buffer(b"".join(struct.pack("HBBI", *step) for step in steps))
    program = struct.pack("HxxxxxxP", len(steps), ctypes.addressof(code))
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0) or libc.prctl(_SET_SECCOMP, _BY_FILTER, program, 0, 0):
        raise OSError(ctypes.get_errno(), "the kernel takes no filter")
