"""Reads what the administrator of this workplace decided: on Windows from the registry, elsewhere from a file.

Both stand where only an administrator can write. What can not be read opens no register: a typing mistake must not
quietly lift what was decided.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Mapping
from pathlib import Path

from ivbdesk.cases.beheer.beleid import Beleid
from ivbdesk.cases.taal.fouten import Bestandsfout, KaderFout, RegelFout
from ivbdesk.cases.taal.toml_lezer import Tabel, TomlTekst
from ivbdesk.storage.errors import WrongPolicy
from ivbdesk.whole_file import read_whole

PLACE = Path("/etc/ivbdesk/beleid.toml")
KEY = r"Software\Policies\ivbdesk"
_MINUTES, _COPIES, _FOLDERS = "vergrendelen_na_minuten", "map_reservekopieen", "toegestane_mappen"
_KEYRING, _OUTSIDE = "sleutelring", "buiten_openen"
_KEYS = (_MINUTES, _COPIES, _FOLDERS, _KEYRING, _OUTSIDE)
_NAMELESS = "(Standaard)"
"""As regedit calls the value without a name."""
_LARGEST = 100_000
_LONGEST_MINUTES = 60
_VARIABLE = re.compile(r"%([^%\\/:]+)%|\$\{(\w+)\}|(?<![\w.-])\$(\w+)")
_LOGIN = ("USER", "USERNAME", "LOGNAME")
_UNREADABLE = "Dit is niet als tekst te lezen."


def in_force() -> Beleid:
    """What holds on this computer; raises `WrongPolicy` with every mistake and its place."""
    try:
        if sys.platform == "win32":
            return of_registry(KEY)
        return of_file(PLACE)
    except KaderFout as error:
        raise WrongPolicy(str(error)) from None


def of_file(place: Path) -> Beleid:
    """What a file says, or that nothing was decided where there is none; raises KaderFout."""
    try:
        text = read_whole(place, _LARGEST).decode("utf-8-sig")
    except FileNotFoundError:
        return Beleid()
    except (OSError, UnicodeDecodeError):
        raise KaderFout([Bestandsfout(str(place), 0, "", _UNREADABLE)]) from None
    source = TomlTekst(text, str(place))
    found = _beleid(source.top(_KEYS))
    source.finish()
    return found


def of_values(values: Mapping[str, object], key: str) -> Beleid:
    """What the values of a key of the registry say; raises KaderFout."""
    source = _Registry(key)
    known: dict[str, object] = {}
    for name, value in values.items():
        if name or value:  # the key has a value without a name, which means nothing while it is empty
            known |= source.as_toml(name.lower(), value)
    table = Tabel(source, "", 0, known)
    table.refuse_unknown(_KEYS)
    found = _beleid(table)
    if source.errors:
        raise KaderFout(source.errors)
    return found


class _Registry:
    """Notes what is wrong with the values of a key."""

    def __init__(self, key: str) -> None:
        self._key = key
        self.errors: list[Bestandsfout] = []

    def note(self, table: str, number: int, key: str, where: str, message: str) -> None:
        self.errors.append(Bestandsfout(self._key, 0, f"waarde ‘{key or _NAMELESS}’", message))

    def as_toml(self, name: str, value: object) -> dict[str, object]:
        """What such a value says; nothing where it is of a wrong kind, which is then told in the words of regedit.

        The registry knows no true and false, and a list of one folder is often written as a text.
        """
        if name == _FOLDERS and isinstance(value, str):
            value = [value]
        is_right, kind = {
            _MINUTES: (type(value) is int, f"REG_DWORD van 1 tot en met {_LONGEST_MINUTES}"),
            _COPIES: (isinstance(value, str), "REG_SZ of REG_EXPAND_SZ"),
            _FOLDERS: (isinstance(value, list), "REG_MULTI_SZ"),
            _KEYRING: (value in (0, 1), "REG_DWORD 0 of 1"),
            _OUTSIDE: (value in (0, 1), "REG_DWORD 0 of 1"),
        }.get(name, (True, ""))
        if not is_right:
            self.note("", 0, name, "", f"Hier hoort een {kind}.")
            return {}
        return {name: bool(value) if name in (_KEYRING, _OUTSIDE) else value}


def _beleid(table: Tabel) -> Beleid:
    copies = table.text(_COPIES) if table.has(_COPIES) else ""
    allowed = table.texts(_FOLDERS, filled=True) if table.has(_FOLDERS) else ()
    return Beleid(
        table.maybe_number(_MINUTES, 1, _LONGEST_MINUTES),
        next(iter(_folders(table, _COPIES, (copies,) if copies.strip() else ())), None),
        _folders(table, _FOLDERS, allowed),
        table.flag(_KEYRING, True),
        table.flag(_OUTSIDE, True),
    )


def _folders(table: Tabel, key: str, texts: tuple[str, ...]) -> tuple[Path, ...]:
    paths = []
    for text in texts:
        path = Path(_VARIABLE.sub(lambda found: _value_of(table, key, found), text))
        if not text.strip():
            table.wrong(key, "Hier staat een lege regel; noem een volledig pad.")
        elif not path.is_absolute():
            table.wrong(key, f"‘{path}’ is geen volledig pad.")
        paths.append(path)
    return tuple(paths)


def _value_of(table: Tabel, key: str, found: re.Match[str]) -> str:
    """What a variable in a path stands for. Who works here is asked of the system: the environment is the user's own."""
    name = next(filter(None, found.groups()))
    value = _login() if name.upper() in _LOGIN else os.environ.get(name, "")
    if not value:
        table.wrong(key, f"De variabele ‘{name}’ heeft hier geen waarde.")
    elif ".." in Path(value).parts:
        table.wrong(key, f"De variabele ‘{name}’ wijst met ‘..’ naar een andere map.")
    return value


def _login() -> str:
    if sys.platform == "win32":
        import ctypes

        buffer, size = ctypes.create_unicode_buffer(257), ctypes.c_ulong(257)
        return buffer.value if ctypes.windll.advapi32.GetUserNameW(buffer, ctypes.byref(size)) else ""
    import pwd

    return pwd.getpwuid(os.getuid()).pw_name


def demand_keyring(beleid: Beleid) -> None:
    """Raise RegelFout where the administrator wants no passphrase remembered."""
    if not beleid.met_sleutelring:
        raise RegelFout(
            "sleutelring",
            "Uw beheerder legde vast dat de sleutelring hier niets onthoudt. Gebruik uw wachtwoordzin.",
        )


if sys.platform == "win32":
    import winreg

    def of_registry(key: str, root: int = winreg.HKEY_LOCAL_MACHINE) -> Beleid:
        """What a key of the registry says, or that nothing was decided where there is none; raises KaderFout."""
        told = f"HKEY_LOCAL_MACHINE\\{key}"
        try:
            with winreg.OpenKey(root, key, access=winreg.KEY_READ | winreg.KEY_WOW64_64KEY) as opened:
                count = winreg.QueryInfoKey(opened)[1]
                values = {
                    name: value for name, value, _ in (winreg.EnumValue(opened, at) for at in range(count))
                }
        except FileNotFoundError:
            return Beleid()
        except OSError:
            raise KaderFout([Bestandsfout(told, 0, "", _UNREADABLE)]) from None
        return of_values(values, told)
