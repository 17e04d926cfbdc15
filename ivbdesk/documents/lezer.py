"""Reads documents in a process of its own: what goes wrong in one of them goes wrong there."""

from __future__ import annotations

from functools import partial

from ivbdesk.apart.read import MEGABYTE, Gestopt, Limits, NietGelezen, read_apart
from ivbdesk.cases.dossier.stuk import Vorm
from ivbdesk.cases.dossier.stukinhoud import MOST_WORDS, Afbeelding, Bladzijden, Mail, readable, tidy
from ivbdesk.cases.dossier.stukvorm import as_text
from ivbdesk.documents import work

_WORDLESS = (Vorm.BEELD, Vorm.VIDEO, Vorm.GELUID)
_UNREAD = (".doc", ".xls", ".ppt", ".rtf")
_LIMITS = Limits(seconds=40, memory=1536 * MEGABYTE)


class DocumentsApart:
    """What `Stuklezer` asks for."""

    def mail(self, content: bytes) -> Mail:
        """A mail, of whichever program; raises NietGelezen."""
        return read_apart(work.mail, content, _LIMITS).within_limits()

    def agenda(self, content: bytes) -> str:
        """The events of a calendar file; raises NietGelezen."""
        return readable(read_apart(work.agenda, content, _LIMITS))

    def beeld(self, content: bytes) -> Afbeelding:
        """A picture with what its file tells; an empty one where it cannot be shown here. Raises Gestopt."""
        try:
            return read_apart(work.beeld, content, _LIMITS)
        except Gestopt:
            raise
        except NietGelezen:
            return Afbeelding(b"", ())

    def bladzijden(self, content: bytes, vanaf: int) -> Bladzijden:
        """Some pages of a PDF, from this one on; raises NietGelezen."""
        return read_apart(partial(work.bladzijden, vanaf), content, _LIMITS)

    def zonder_gegevens(self, content: bytes) -> bytes:
        """The same picture with nothing in its file but the picture; raises NietGelezen."""
        return read_apart(work.zonder_gegevens, content, _LIMITS)

    def woorden(self, content: bytes, vorm: Vorm, uitgang: str) -> str:
        """The words that a document is found by; none of one that has none, or cannot be read. Raises Gestopt."""
        if vorm is Vorm.TEKST:
            return tidy((as_text(content) or "")[: 10 * MOST_WORDS])[:MOST_WORDS]
        if vorm in _WORDLESS or uitgang in _UNREAD:
            return ""
        try:
            return read_apart(partial(work.woorden, vorm, uitgang), content, _LIMITS)
        except Gestopt:
            raise
        except NietGelezen:
            return ""
