"""What a template of a municipality must tell because the law asks it: a decision without it cannot be sent."""

from __future__ import annotations

from io import BytesIO
from zipfile import BadZipFile

from docx import Document
from docx.opc.exceptions import PackageNotFoundError

from ivbdesk.cases.brieven.briefsoort import Briefsoort, Rechtsmiddel
from ivbdesk.cases.taal.fouten import Bestandsfout

_ASKED = {
    "rechtsmiddelen": "wat tegen het besluit kan worden gedaan (Awb 3:45)",
    "datum": "de datum (Awb 3:41 en 6:8)",
}


def missing_parts(content: bytes, file: str, soort: Briefsoort) -> list[Bestandsfout]:
    """What this template of a decision lacks; nothing for what is no decision, or can not be read (that is told elsewhere)."""
    if soort.rechtsmiddel is Rechtsmiddel.GEEN:
        return []
    try:
        document = Document(BytesIO(content))
    except (PackageNotFoundError, BadZipFile, KeyError, ValueError, SyntaxError):
        return []
    parts = [document.element.body]
    parts += [edge._element for part in document.sections for edge in (part.header, part.footer)]
    words = "".join("".join(part.itertext()) for part in parts)
    told = "In dit sjabloon ontbreekt ‘{}’: {}."
    return [
        Bestandsfout(file, 0, "", told.format(name, why))
        for name, why in _ASKED.items()
        if not _names(words, name)
    ]


def _names(words: str, name: str) -> bool:
    """Whether it is filled in: as a field, or as the list that a block goes through."""
    tight = "".join(words.split())
    return f"{{{{{name}}}}}" in tight or f"in{name}%}}" in tight
