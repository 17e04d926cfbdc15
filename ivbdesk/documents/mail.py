"""A mail as Outlook, Apple Mail, Gmail and a telephone send it: who, when, the text, and what hangs on it."""

from __future__ import annotations

import email
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.errors import MessageError
from email.header import decode_header
from email.message import EmailMessage, Message
from email.policy import default as modern
from email.utils import parsedate_to_datetime

from ivbdesk.cases.dossier.stukinhoud import Bijlage, Mail, tidy
from ivbdesk.documents.html import text_of_html
from ivbdesk.documents.tekens import decoded
from ivbdesk.documents.tnef import files_in_tnef

_SIGNATURES = ("application/pkcs7-signature", "application/x-pkcs7-signature", "application/pgp-signature")
_SEALED = ("application/pkcs7-mime", "application/x-pkcs7-mime")
_DEEPEST, _MOST_PARTS = 20, 500
_LONGEST_HEAD = 20_000


@dataclass
class _Found:
    """What was met on the way through the parts."""

    texts: list[str] = field(default_factory=list)
    files: list[Bijlage] = field(default_factory=list)
    remarks: dict[str, None] = field(default_factory=dict)
    parts: int = 0

    def remark(self, text: str) -> None:
        """Say something once."""
        self.remarks[text] = None


def read_mail(content: bytes) -> Mail:
    """A mail with its headers in words, its text and its attachments; what cannot be read is said in a remark."""
    message = email.message_from_bytes(_without_envelope(content), policy=modern)
    found = _Found()
    _walk(message, found, 0)
    moment = _moment(message, found)
    if any(_is_unnamed(_raw(message, name)) for name in ("from", "to", "cc", "subject")):
        found.remark(
            "De koppen van deze e-mail noemen geen tekenset. Zij zijn zo goed mogelijk gelezen; letters met een accent kunnen "
            "verkeerd staan."
        )
    return Mail(
        van=_head(message, "from"),
        aan=_head(message, "to"),
        cc=_head(message, "cc"),
        moment=moment,
        onderwerp=_head(message, "subject"),
        tekst="\n\n".join(filter(None, map(tidy, found.texts))),
        bijlagen=tuple(found.files),
        opmerkingen=tuple(found.remarks),
    )


def _without_envelope(content: bytes) -> bytes:
    """Without what a program puts before the mail: a length (Apple Mail), or a line From (a mailbox)."""
    if match := re.match(rb"\s*(\d{1,10})\s*\n", content):
        return content[match.end() :][: int(match[1])]
    return re.sub(rb"\A(?:\xef\xbb\xbf)?\s*(?:From [^\n]*\n)?", b"", content, count=1)


def _walk(part: Message, found: _Found, depth: int) -> None:
    found.parts += 1
    if depth > _DEEPEST or found.parts > _MOST_PARTS:
        found.remark("Deze e-mail heeft te veel onderdelen; niet alles is gelezen.")
        return
    kind = part.get_content_type()
    if kind == "multipart/alternative":
        _walk_alternative(list(_parts(part)), found, depth)
    elif kind == "multipart/encrypted" or kind in _SEALED:
        found.remark("Deze e-mail is versleuteld of verzegeld (S/MIME of PGP) en is hier niet te openen.")
        if not part.is_multipart():
            found.files.append(_file(part, "smime.p7m"))
    elif kind == "message/rfc822":
        found.files.extend(_forwarded(inner) for inner in _parts(part))
    elif part.is_multipart():
        for inner in _parts(part):
            _walk(inner, found, depth + 1)
    elif kind in _SIGNATURES:
        found.remark("Deze e-mail is ondertekend; ivbdesk controleert de handtekening niet.")
    elif kind in ("text/plain", "text/html") and not _is_file(part):
        found.texts.append(_text(part, found))
    elif kind == "text/calendar":
        _calendar(part, found)
    elif kind == "application/ms-tnef" or (part.get_filename() or "").lower() == "winmail.dat":
        _tnef(part, found)
    else:
        found.files.append(_file(part, f"bijlage {len(found.files) + 1}"))


def _walk_alternative(choices: list[Message], found: _Found, depth: int) -> None:
    """Of one text in several shapes the plain one, unless the rich one says something else; the rest hangs on the mail."""
    plain = [part for part in choices if part.get_content_type() == "text/plain" and _payload(part).strip()]
    rich = [
        part
        for part in choices
        if part.get_content_type() == "text/html" or part.get_content_maintype() == "multipart"
    ]
    chosen = plain[:1] or rich[-1:]
    if plain and rich and _says_more(rich[-1], plain[0]):
        found.remark("De platte tekst van deze e-mail is een andere; hier staat de opgemaakte tekst.")
        chosen = rich[-1:]
    for part in choices:
        if part in chosen or (part not in rich and part.get_content_type() != "text/plain"):
            _walk(part, found, depth + 1)
        elif part.get_content_maintype() == "multipart":  # Apple Mail hangs the files on the richest shape
            for inner in part.walk():
                if not inner.is_multipart() and inner.get_content_type() not in ("text/plain", "text/html"):
                    _walk(inner, found, depth + 1)


def _says_more(rich: Message, plain: Message) -> bool:
    """Whether the plain text stands there for form's sake, "Your program shows no HTML": it lacks most of the words."""
    pages = [part for part in rich.walk() if part.get_content_type() == "text/html" and not _is_file(part)]
    said, bare = (
        set(re.findall(r"\w+", " ".join(_text(part, _Found()) for part in parts).casefold()))
        for parts in (pages, [plain])
    )
    return 2 * len(said & bare) < len(said)


def _calendar(part: Message, found: _Found) -> None:
    """An invitation, which Outlook and Teams send without a name: what it asks is read with the mail."""
    from ivbdesk.documents.kalender import read_calendar

    found.files.append(_file(part, "uitnodiging.ics"))
    with suppress(ValueError, LookupError, TypeError, AttributeError):
        if (told := read_calendar(_payload(part))) not in found.texts:
            found.texts.append(told)


def _parts(part: Message) -> Iterator[Message]:
    told = part.get_payload()
    if isinstance(told, list):
        yield from (inner for inner in told if isinstance(inner, Message))


def _is_file(part: Message) -> bool:
    return part.get_content_disposition() == "attachment" or bool(_name(part))


def _payload(part: Message) -> bytes:
    told = part.get_payload(decode=True)
    return told if isinstance(told, bytes) else b""


def _text(part: Message, found: _Found) -> str:
    charset = str(part.get_param("charset") or "")
    text, is_known = decoded(_payload(part), charset)
    if not is_known:
        found.remark(
            f"De tekenset ‘{charset[:40]}’ van deze e-mail is niet bekend. De tekst is zo goed mogelijk gelezen; letters met "
            "een accent kunnen verkeerd staan."
        )
    return text_of_html(text) if part.get_content_type() == "text/html" else text


def _file(part: Message, otherwise: str) -> Bijlage:
    return Bijlage(_name(part) or otherwise, _payload(part))


def _name(part: Message) -> str:
    try:
        told = part.get_filename() or ""
    except (MessageError, ValueError, LookupError, TypeError):
        told = ""
    return plain_name(_unfolded(told))


def plain_name(name: str) -> str:
    """A name without a folder in it, and without signs that turn it around on the screen."""
    last = re.split(r"[/\\]", name)[-1]
    return " ".join("".join(char for char in last if char.isprintable()).split())[:150]


def _forwarded(inner: Message) -> Bijlage:
    subject = _head(inner, "subject") or "doorgestuurde e-mail"
    return Bijlage(
        f"{plain_name(subject)[:100]}.eml", inner.as_bytes(policy=modern.clone(max_line_length=None))
    )


def _tnef(part: Message, found: _Found) -> None:
    files = files_in_tnef(_payload(part))
    found.remark(
        "Outlook heeft de opmaak en de bijlagen van deze e-mail ingepakt in winmail.dat."
        + (
            ""
            if files
            else " Wat daarin zit is hier niet te lezen; vraag de afzender de e-mail opnieuw te sturen."
        )
    )
    named = [
        Bijlage(plain_name(file.naam) or f"bijlage {nr}", file.inhoud) for nr, file in enumerate(files, 1)
    ]
    found.files.extend(named or [_file(part, "winmail.dat")])


def _head(message: Message, name: str) -> str:
    """A header in words; one that no rule fits, or that would take minutes to take apart, is shown as it stands."""
    told = _raw(message, name)[:_LONGEST_HEAD]
    if not told.isascii():  # sent in bytes as they are
        told = decoded(told.encode("utf-8", "surrogateescape"), str(message.get_param("charset") or ""))[0]
    elif len(told) < _LONGEST_HEAD:
        with suppress(MessageError, ValueError, LookupError, TypeError, AttributeError):
            told = str(message[name] or "")
    return " ".join(_unfolded(told).split())[:2000]


def _raw(message: Message, name: str) -> str:
    """A header as it stands, with the bytes that are no ASCII as Python keeps them."""
    return next((str(raw) for key, raw in message.raw_items() if key.lower() == name), "")


def _is_unnamed(raw: str) -> bool:
    """Whether there are letters in it of which no charset is known, as old forms on the web send them."""
    return "\ufffd" in raw.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _unfolded(text: str) -> str:
    """Without the code words of RFC 2047, where the policy left some: within quotes, or of an unknown charset."""
    if "=?" not in text:
        return text
    try:
        parts = decode_header(text)
    except (MessageError, ValueError):
        return text
    return "".join(
        raw if isinstance(raw, str) else decoded(raw, charset or "ascii")[0] for raw, charset in parts
    )


def _moment(message: EmailMessage | Message, found: _Found) -> datetime | None:
    """When it was sent, in UTC; a date without a zone means UTC (RFC 5322)."""
    told = next((str(raw) for key, raw in message.raw_items() if key.lower() == "date"), "")
    if not told:
        return None
    try:
        moment = parsedate_to_datetime(" ".join(told.split()))
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, TypeError, OverflowError):
        found.remark(f"De datum van deze e-mail is niet te lezen: ‘{told[:60]}’.")
        return None
