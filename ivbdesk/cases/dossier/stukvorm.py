"""What a document is, known by its bytes: the name that someone gave a file proves nothing."""

from __future__ import annotations

import email
import io
import zipfile
from email.message import EmailMessage
from email.policy import default as plain_mail

import filetype

from ivbdesk.cases.dossier.stuk import LARGEST, Vorm
from ivbdesk.cases.taal.fouten import RegelFout
from ivbdesk.cases.taal.nederlands import long_date

_IMAGES = {"png", "jpg", "gif", "bmp", "webp", "tif"}
_OFFICE = {"docx", "xlsx", "pptx", "odt", "ods", "odp"}
_OLD_OFFICE = {"doc", "xls", "ppt", "msg"}
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_MAIL_HEADS = ("from", "to", "date", "subject", "received", "message-id")


def recognise(content: bytes, name: str) -> tuple[Vorm, str]:
    """The form of a document and the ending that fits it (".pdf"); raises RegelFout for what is not kept.

    `name` only tells apart what the bytes cannot: the old office formats.
    """
    if not content:
        raise RegelFout("bestand", "Dit bestand is leeg.")
    if len(content) > LARGEST:
        most = LARGEST // 1024 // 1024
        raise RegelFout("bestand", f"Dit bestand is groter dan {most} MB. Bewaar het in het zaaksysteem.")
    found = filetype.guess(content)
    kind = found.extension if found else ""
    if kind == "pdf":
        return Vorm.PDF, ".pdf"
    if kind in _IMAGES:
        return Vorm.BEELD, f".{kind}"
    if kind in _OFFICE or content.startswith(b"PK\x03\x04"):
        return Vorm.KANTOOR, _office(content, kind)
    if content.startswith(_OLE):
        ending = name.rpartition(".")[2].lower()
        return Vorm.KANTOOR, f".{ending if ending in _OLD_OFFICE else 'doc'}"
    if found is None and (text := as_text(content)) is not None:
        return (Vorm.MAIL, ".eml") if _is_mail(text) else (Vorm.TEKST, ".txt")
    raise RegelFout(
        "bestand",
        "Dit soort bestand wordt niet bewaard. Wel: tekst, PDF, afbeeldingen, e-mail en kantoorbestanden.",
    )


def as_text(content: bytes) -> str | None:
    """The text of these bytes, in the encodings that Dutch offices use; None when they are no text."""
    for encoding in ("utf-8-sig", "utf-16") if content[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8-sig",):
        try:
            return _printable(content.decode(encoding))
        except UnicodeDecodeError:
            continue
    return _printable(content.decode("cp1252", "replace"))


def mail_text(content: bytes) -> str:
    """A mail as text to read: who, when, what, and the names of its attachments; never its remote pictures."""
    message = email.message_from_bytes(content, policy=plain_mail)
    heads = [("Van", "from"), ("Aan", "to"), ("Datum", "date"), ("Onderwerp", "subject")]
    lines = [f"{title}: {_head(message, head)}" for title, head in heads if message[head]]
    body = message.get_body(("plain",))
    if body is not None:
        lines += ["", str(body.get_content()).strip()]
    elif message.get_body(("html",)) is not None:
        lines += ["", "(Deze e-mail heeft alleen opgemaakte tekst; open hem buiten het programma.)"]
    names = [part.get_filename() for part in message.iter_attachments()]
    if names:
        lines += ["", f"Bijlagen: {', '.join(name or 'zonder naam' for name in names)}"]
    return "\n".join(lines)


def _head(message: EmailMessage, name: str) -> str:
    told = message[name]
    moment = getattr(told, "datetime", None)
    return f"{long_date(moment.date())}, {moment:%H:%M} uur" if moment is not None else str(told)


def _printable(text: str) -> str | None:
    strange = sum(not (char.isprintable() or char in "\r\n\t\f") for char in text[:20_000])
    return None if strange else text


def _is_mail(text: str) -> bool:
    heads = {line.partition(":")[0].lower() for line in text[:4000].splitlines()[:30] if ":" in line}
    return "from" in heads and len(heads & set(_MAIL_HEADS)) >= 3


def _office(content: bytes, kind: str) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            names = parts.namelist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        names = []
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        raise RegelFout("bestand", "Dit kantoorbestand bevat macro's. Bewaar het als PDF of zonder macro's.")
    if kind in _OFFICE:
        return f".{kind}"
    for folder, ending in (("word/", ".docx"), ("xl/", ".xlsx"), ("ppt/", ".pptx")):
        if any(name.startswith(folder) for name in names):
            return ending
    raise RegelFout("bestand", "Een ingepakt bestand (zip) wordt niet bewaard. Pak het eerst uit.")
