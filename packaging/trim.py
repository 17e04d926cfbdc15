"""Leaves of Qt what the program uses: its modules, and every library that these ask for by name.

`trim.py windows|linux PACKAGES SOURCE`.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Kind:
    """How Qt lies in its wheel for one system, and the plugins that the program needs there."""

    root: str
    module: str
    libraries: tuple[str, ...]
    reader: str
    asks: re.Pattern[str]
    plugins: tuple[str, ...]


KINDS = {
    "windows": Kind(
        root=".", module="{}.pyd", libraries=(".",), reader="x86_64-w64-mingw32-objdump",
        asks=re.compile(r"DLL Name: (\S+)"),
        plugins=(
            "platforms/qwindows.dll", "platforms/qoffscreen.dll", "styles/qmodernwindowsstyle.dll",
            "iconengines/qsvgicon.dll", "imageformats/qgif.dll", "imageformats/qico.dll", "imageformats/qjpeg.dll",
            "imageformats/qsvg.dll", "imageformats/qtiff.dll", "imageformats/qwebp.dll",
        ),
    ),
    "linux": Kind(
        root="Qt", module="{}.abi3.so", libraries=(".", "Qt/lib"), reader="objdump",
        asks=re.compile(r"NEEDED\s+(\S+)"),
        plugins=(
            "platforms/libqxcb.so", "platforms/libqwayland.so", "platforms/libqoffscreen.so",
            "xcbglintegrations/*.so", "wayland-shell-integration/libxdg-shell.so",
            "wayland-decoration-client/*.so", "wayland-graphics-integration-client/libqt-plugin-wayland-egl.so",
            "platforminputcontexts/libcomposeplatforminputcontextplugin.so",
            "platforminputcontexts/libibusplatforminputcontextplugin.so",
            "platformthemes/libqxdgdesktopportal.so", "iconengines/libqsvgicon.so", "imageformats/libqgif.so",
            "imageformats/libqico.so", "imageformats/libqjpeg.so", "imageformats/libqsvg.so",
            "imageformats/libqtiff.so", "imageformats/libqwebp.so",
        ),
    ),
}  # fmt: skip
"""Offscreen too: the demonstration draws its pictures with it."""
TRANSLATION = "translations/qtbase_nl.qm"
_ASKED = re.compile(r"PySide6(?:\.| import )(Qt\w+)")


def modules_of(source: Path) -> set[str]:
    """The modules of Qt that the program asks for."""
    texts = (file.read_text("utf-8") for file in source.rglob("*.py"))
    return {name for text in texts for name in _ASKED.findall(text)}


def asked_by(kind: Kind, library: Path) -> set[str]:
    """The libraries that this one asks for, in small letters."""
    command = [kind.reader, "-p", str(library)]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return {name.lower() for name in kind.asks.findall(told)}


def closure(kind: Kind, first: Iterable[Path], folders: Iterable[Path]) -> set[Path]:
    """These libraries, with all of these folders that they need."""
    there = {file.name.lower(): file for folder in folders for file in folder.iterdir() if file.is_file()}
    kept: set[Path] = set()
    waiting = list(first)
    while waiting:
        library = waiting.pop()
        if library not in kept:
            kept.add(library)
            waiting += [there[name] for name in asked_by(kind, library) if name in there]
    return kept


def trim(kind: Kind, packages: Path, source: Path) -> None:
    """Take away what is not needed in this folder of packages: most of Qt, and where telephone numbers are from."""
    for name in ("geodata", "carrierdata", "tzdata"):
        shutil.rmtree(packages / "phonenumbers" / name)
    qt = packages / "PySide6"
    root = qt / kind.root
    modules = [qt / kind.module.format(name) for name in sorted(modules_of(source))]
    plugins = [file for pattern in kind.plugins for file in _found(root / "plugins", pattern)]
    folders = [*(qt / name for name in kind.libraries), packages / "shiboken6"]
    kept = closure(kind, [*modules, *plugins], folders)
    kept |= {qt / "__init__.py", qt / "_config.py", qt / "_git_pyside_version.py", root / TRANSLATION}
    for file in sorted(qt.rglob("*")):
        if file.is_file() and file not in kept:
            file.unlink()
    for folder in sorted((f for f in qt.rglob("*") if f.is_dir()), reverse=True):
        if not any(folder.iterdir()):
            shutil.rmtree(folder)


def _found(folder: Path, pattern: str) -> list[Path]:
    """What the wheel has by this name; one that it no longer has is a fault, and not a smaller bundle."""
    found = sorted(folder.glob(pattern))
    if not found:
        raise FileNotFoundError(f"no plugin {pattern}")
    return found


if __name__ == "__main__":
    trim(KINDS[sys.argv[1]], Path(sys.argv[2]), Path(sys.argv[3]))
