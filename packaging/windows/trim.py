"""Leaves of Qt for Windows what the program uses: its modules, and every library that these ask for by name."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

PLUGINS = (
    "platforms/qwindows.dll", "platforms/qoffscreen.dll", "styles/qmodernwindowsstyle.dll", "iconengines/qsvgicon.dll",
    "imageformats/qgif.dll", "imageformats/qico.dll", "imageformats/qjpeg.dll", "imageformats/qsvg.dll",
    "imageformats/qtiff.dll", "imageformats/qwebp.dll",
)  # fmt: skip
"""Offscreen too: the demonstration draws its pictures with it."""
TRANSLATION = "translations/qtbase_nl.qm"
_ASKED = re.compile(r"PySide6(?:\.| import )(Qt\w+)")
_LIBRARY = re.compile(r"DLL Name: (\S+)")


def modules_of(source: Path) -> set[str]:
    """The modules of Qt that the program asks for."""
    texts = (file.read_text("utf-8") for file in source.rglob("*.py"))
    return {name for text in texts for name in _ASKED.findall(text)}


def asked_by(library: Path) -> set[str]:
    """The libraries that this one asks for, in small letters."""
    told = subprocess.run(
        ["x86_64-w64-mingw32-objdump", "-p", str(library)], capture_output=True, text=True, check=True
    ).stdout
    return {name.lower() for name in _LIBRARY.findall(told)}


def closure(first: Iterable[Path], folders: Iterable[Path]) -> set[Path]:
    """These libraries, with all of these folders that they need."""
    there = {file.name.lower(): file for folder in folders for file in folder.glob("*.dll")}
    kept: set[Path] = set()
    waiting = list(first)
    while waiting:
        library = waiting.pop()
        if library not in kept:
            kept.add(library)
            waiting += [there[name] for name in asked_by(library) if name in there]
    return kept


def trim(packages: Path, source: Path) -> None:
    """Take away what is not needed in this folder of packages: most of Qt, and where telephone numbers are from."""
    for name in ("geodata", "carrierdata", "tzdata"):
        shutil.rmtree(packages / "phonenumbers" / name)
    qt = packages / "PySide6"
    modules = [qt / f"{name}.pyd" for name in sorted(modules_of(source))]
    plugins = [qt / "plugins" / name for name in PLUGINS]
    kept = closure([*modules, *plugins], [qt, packages / "shiboken6"])
    kept |= {qt / "__init__.py", qt / "_config.py", qt / "_git_pyside_version.py", qt / TRANSLATION}
    for file in sorted(qt.rglob("*")):
        if file.is_file() and file not in kept:
            file.unlink()
    for folder in sorted((f for f in qt.rglob("*") if f.is_dir()), reverse=True):
        if not any(folder.iterdir()):
            shutil.rmtree(folder)
