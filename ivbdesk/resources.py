"""Finds the files of `resources/`: beside the package in a checkout, inside it in an installed wheel."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).parent
_INSTALLED = _PACKAGE / "_resources"


def resource(name: str) -> Path:
    """The path of a resource, such as "handelingskader.toml" or "fonts"."""
    folder = _INSTALLED if _INSTALLED.is_dir() else _PACKAGE.parent / "resources"
    return folder / name


def changes() -> str:
    """What users were told of each version: the list that stands beside the source."""
    folder = _INSTALLED if _INSTALLED.is_dir() else _PACKAGE.parent
    return (folder / "CHANGELOG.md").read_text(encoding="utf-8")


def read(name: str) -> str:
    """The text of a resource."""
    return resource(name).read_text(encoding="utf-8")


def texts(folder: str) -> list[tuple[str, str]]:
    """The texts of a folder of resources, by the name of their file and in its order."""
    return [(file.name, file.read_text(encoding="utf-8")) for file in sorted(resource(folder).glob("*.md"))]
