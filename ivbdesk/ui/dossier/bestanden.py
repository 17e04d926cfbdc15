"""Files that come in by a chooser, a drop from the desktop or out of Outlook: each with its name and how it is read."""

from __future__ import annotations

import struct
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData
from PySide6.QtGui import QImage, QImageWriter

from ivbdesk.cases.dossier.stuk import LARGEST
from ivbdesk.cases.taal.fouten import RegelFout
from ivbdesk.whole_file import NoPlainFile, read_beginning

_OF_WINDOWS = 'application/x-qt-windows-mime;value="{}"'
_DESCRIPTORS, _CONTENTS = _OF_WINDOWS.format("FileGroupDescriptorW"), _OF_WINDOWS.format("FileContents")
_DESCRIPTOR, _NAME_AT = 592, 72
"""FILEDESCRIPTORW of Windows: its length, and where its name of 260 letters begins."""
FROM_OUTLOOK = (
    "Outlook gaf alleen de naam van deze e-mail door, niet de inhoud. Sleep de e-mail eerst naar het bureaublad of kies in "
    "Outlook Bestand > Opslaan als, en sleep dat bestand hierheen. Verwijder het daarna van het bureaublad."
)
NOTHING_TO_KEEP = "Wat u hierheen sleepte is geen bestand, e-mail of webadres. Er is niets bewaard."


@dataclass(frozen=True)
class Bestand:
    """A file that may become a document; `pad` is where it stands, of one on a disk."""

    naam: str
    lees: Callable[[], bytes]
    pad: str = ""

    @classmethod
    def at(cls, path: Path) -> Bestand:
        """A file on a disk; it is read when it is kept."""
        return cls(path.name, partial(read_file, path), str(path))

    @classmethod
    def of(cls, naam: str, inhoud: bytes) -> Bestand:
        """Bytes that are here already."""
        return cls(naam, lambda: inhoud)


@dataclass(frozen=True)
class Gesleept:
    """What was dropped: files, and what is to be said of what could not be taken."""

    bestanden: tuple[Bestand, ...] = ()
    melding: str = ""


def is_welcome(mime: QMimeData) -> bool:
    """Whether there may be a document in it; a bit of text is no document."""
    return mime.hasUrls() or mime.hasFormat(_DESCRIPTORS) or mime.hasImage()


def dropped(mime: QMimeData) -> Gesleept:
    """The files in what was dropped; all that it may be is taken, or refused in words."""
    files = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
    folders = [path for path in files if path.is_dir()]
    if files:
        kept = tuple(Bestand.at(path) for path in files if path not in folders)
        told = (
            "Een map wordt niet bewaard. Open de map en sleep de bestanden zelf hierheen." if folders else ""
        )
        return Gesleept(kept, told)
    if mime.hasFormat(_DESCRIPTORS):
        return _from_outlook(mime)
    if addresses := [url.toString() for url in mime.urls() if url.scheme() in ("http", "https")]:
        return Gesleept(tuple(map(_link, addresses)))
    if mime.hasImage():
        return Gesleept((Bestand.of("afbeelding.png", _as_png(mime)),))
    return Gesleept(melding=NOTHING_TO_KEEP)


def names_of(descriptors: bytes) -> list[str]:
    """The names in a FileGroupDescriptorW: of what is dragged out of a program that has no files, such as Outlook."""
    if len(descriptors) < 4:
        return []
    number = min(struct.unpack_from("<I", descriptors)[0], 500)
    starts = [4 + index * _DESCRIPTOR + _NAME_AT for index in range(number)]
    raw = [descriptors[at : at + 520] for at in starts if at + 520 <= len(descriptors)]
    return [name.decode("utf-16-le", "replace").partition("\0")[0] for name in raw]


def _from_outlook(mime: QMimeData) -> Gesleept:
    """What Qt can give of it: the names, and the content of the first, where Windows hands that over."""
    names = names_of(bytes(mime.data(_DESCRIPTORS).data()))
    content = bytes(mime.data(_CONTENTS).data()) if mime.hasFormat(_CONTENTS) else b""
    if not names or not content:
        return Gesleept(melding=FROM_OUTLOOK)
    left = "" if len(names) == 1 else f"Alleen ‘{names[0]}’ kwam mee. Sleep de andere e-mails één voor één."
    return Gesleept((Bestand.of(names[0], content),), left)


def _as_png(mime: QMimeData) -> bytes:
    """A picture that is dragged by itself, as a file."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(QImage(mime.imageData()))
    return bytes(buffer.data().data())


def _link(address: str) -> Bestand:
    """A web address is kept as a note: what stands there today may be gone tomorrow."""
    told = f"Webadres: {address}\n\nAlleen het adres is bewaard. Wat op die pagina staat, kan veranderen of verdwijnen.\n"
    return Bestand.of("webadres.txt", told.encode())


def read_file(path: Path) -> bytes:
    """The content of the file; raises RegelFout where it cannot be read, or is too large to read at all."""
    try:
        return read_beginning(path, LARGEST + 1)
    except (FileNotFoundError, NoPlainFile, ValueError):
        raise RegelFout("bestand", f"‘{path.name}’ bestaat niet, of het is een map.") from None
    except OSError:
        raise RegelFout("bestand", f"‘{path.name}’ kan niet worden gelezen.") from None


def read_all(files: Sequence[Bestand]) -> list[bytes]:
    """The content of all of them; raises RegelFout."""
    return [file.lees() for file in files]
