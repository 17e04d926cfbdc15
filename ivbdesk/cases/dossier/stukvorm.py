"""What a document is, known by its bytes: the name that someone gave a file proves nothing."""

from __future__ import annotations

import io
import re
import zipfile

from ivbdesk.cases.dossier.handtekening import by_signature
from ivbdesk.cases.dossier.stuk import LARGEST, Vorm
from ivbdesk.cases.taal.fouten import RegelFout

_ZIP, _TNEF = b"PK\x03\x04", b"\x78\x9f\x3e\x22"
_MAIL_HEADS = {"to", "date", "subject", "received", "message-id", "mime-version", "cc", "return-path"}
_LONGEST_HEADS, _SAMPLE = 200_000, 20_000
_ACCENTS, _QUOTES = frozenset("éëïèöüçáóíêâôûúàäåñÉËÖÜ’"), frozenset("‘“”…–")
_OPEN_FORMATS = {
    b"application/vnd.oasis.opendocument.text": ".odt",
    b"application/vnd.oasis.opendocument.spreadsheet": ".ods",
    b"application/vnd.oasis.opendocument.presentation": ".odp",
}
_KEPT = "Wel: tekst, PDF, afbeeldingen, e-mail, agenda-afspraken, video, geluid en kantoorbestanden."


def recognise(content: bytes) -> tuple[Vorm, str]:
    """The form of a document and the ending that fits it (".pdf"); raises RegelFout for what is not kept."""
    if not content:
        raise RegelFout("bestand", "Dit bestand is leeg.")
    if len(content) > LARGEST:
        most = LARGEST // 1024 // 1024
        raise RegelFout("bestand", f"Dit bestand is groter dan {most} MB. Bewaar het in het zaaksysteem.")
    if found := by_signature(content):
        return found
    if content.startswith(_ZIP):
        return Vorm.KANTOOR, _office(content)
    if content.startswith(_TNEF):
        raise RegelFout(
            "bestand",
            "Dit is winmail.dat: Outlook heeft daarin bijlagen ingepakt. Bewaar de hele e-mail; ivbdesk pakt ze dan uit.",
        )
    text = as_text(content)
    if text is None and _is_mail(content[:_LONGEST_HEADS].decode("latin-1")):
        return Vorm.MAIL, ".eml"  # one that was sent with bytes as they are
    if text is None:
        raise RegelFout("bestand", f"Dit soort bestand wordt niet bewaard. {_KEPT}")
    if text.lstrip("\ufeff \r\n\t").upper().startswith("BEGIN:VCALENDAR"):
        return Vorm.AGENDA, ".ics"
    return (Vorm.MAIL, ".eml") if _is_mail(text) else (Vorm.TEKST, ".txt")


def as_text(content: bytes) -> str | None:
    """The text of these bytes, in the encodings that Dutch offices use; None when they are no text."""
    for encoding in ("utf-8-sig", "utf-16") if content[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8-sig",):
        try:
            return _printable(content.decode(encoding))
        except UnicodeDecodeError:
            continue
    return _printable(max((content.decode(name, "replace") for name in ("cp1252", "cp850")), key=_accents))


def _accents(text: str) -> int:
    """How many more letters and quotes stand as the Dutch write them, than signs that another encoding makes of them."""
    padded = f" {text[:_SAMPLE]} "
    return sum(_worth(*padded[at - 1 : at + 2]) for at in range(1, len(padded) - 1) if padded[at] > "\x7f")


def _worth(before: str, char: str, after: str) -> int:
    within = before.isalpha() and after.isalpha()
    if char in _ACCENTS or (char in _QUOTES and not within):
        return 1
    return -1 if before.isalpha() or after.isalpha() or char == "\ufffd" else 0


def _printable(text: str) -> str | None:
    strange = sum(not (char.isprintable() or char in "\r\n\t\f") for char in text[:20_000])
    return None if strange else text


def _is_mail(text: str) -> bool:
    """Whether it begins with a block of heads, however long a mail server made it, and then an empty line."""
    start = re.sub(r"\A\ufeff?\s*(?:\d{1,10}\s*\n|From [^\n]*\n)?", "", text[:_LONGEST_HEADS])
    block = re.split(r"\r?\n\r?\n", start, maxsplit=1)[0]
    heads = set()
    for line in re.sub(r"\r?\n[ \t]+", " ", block).splitlines():
        name = re.match(r"([!-9;-~]+)[ \t]*:", line)
        if name is None:
            return False
        heads.add(name[1].lower())
    return "from" in heads and len(heads & _MAIL_HEADS) >= 2


def _office(content: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            names = parts.namelist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        names = []
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        raise RegelFout("bestand", "Dit kantoorbestand bevat macro's. Bewaar het als PDF of zonder macro's.")
    if content[30:38] == b"mimetype":
        for told, ending in _OPEN_FORMATS.items():
            if content[38:].startswith(told):
                return ending
    for folder, ending in (("word/", ".docx"), ("xl/", ".xlsx"), ("ppt/", ".pptx")):
        if any(name.startswith(folder) for name in names):
            return ending
    raise RegelFout("bestand", "Een ingepakt bestand (zip) wordt niet bewaard. Pak het eerst uit.")
