"""What is done in the process that reads one document; what a kind of document needs is loaded only there."""

from __future__ import annotations

from ivbdesk.cases.dossier.stuk import Vorm
from ivbdesk.cases.dossier.stukinhoud import Afbeelding, Bladzijden, Mail


def mail(content: bytes) -> Mail:
    """A mail of Outlook, or one as it travels."""
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        from ivbdesk.documents.outlook import read_msg

        return read_msg(content)
    from ivbdesk.documents.mail import read_mail

    return read_mail(content)


def agenda(content: bytes) -> str:
    """A calendar file."""
    from ivbdesk.documents.kalender import read_calendar

    return read_calendar(content)


def beeld(content: bytes) -> Afbeelding:
    """A picture."""
    from ivbdesk.documents.beeld import read_picture

    return read_picture(content)


def bladzijden(vanaf: int, content: bytes) -> Bladzijden:
    """Some pages of a PDF."""
    from ivbdesk.documents.bladzijden import read_pages

    return read_pages(content, vanaf)


def zonder_gegevens(content: bytes) -> bytes:
    """A picture without what its file tells besides."""
    from ivbdesk.documents.beeld import without_facts

    return without_facts(content)


def woorden(vorm: Vorm, uitgang: str, content: bytes) -> str:
    """The words of any document."""
    from ivbdesk.documents.woorden import words_of_document

    return words_of_document(vorm, uitgang, content)
