"""A message that Outlook saved (.msg): the same mail, in Microsoft's own format."""

from __future__ import annotations

import io
from contextlib import suppress
from datetime import UTC

from oxmsg import Message
from oxmsg.attachment import Attachment
from oxmsg.domain import constants as c

from ivbdesk.cases.dossier.stukinhoud import Bijlage, Mail, tidy
from ivbdesk.documents.html import text_of_html
from ivbdesk.documents.mail import plain_name
from ivbdesk.documents.tekens import decoded

_DISPLAY_TO, _DISPLAY_CC = 0x0E04, 0x0E03
_DELIVERED = 0x0E06
_RICH_TEXT = 0x1009


def read_msg(content: bytes) -> Mail:
    """A message of Outlook as a mail; what cannot be read is said in a remark."""
    message = Message.load(io.BytesIO(content))
    told, remarks = message.properties, []
    moment = message.sent_date or told.date_prop_value(_DELIVERED)
    text, remark = _text(message)
    if remark:
        remarks.append(remark)
    files = []
    for number, part in enumerate(message.attachments, 1):
        found = _file(part, number)
        if found is not None:
            files.append(found)
        else:
            remarks.append(
                f"Bijlage {number} is zelf een bericht of een verwijzing, en is hier niet te openen. Open de e-mail in "
                "Outlook en bewaar die bijlage daar apart."
            )
    if not message.message_class.startswith("IPM.Note"):
        remarks.append("Dit is in Outlook geen gewone e-mail, maar bijvoorbeeld een afspraak of een taak.")
    return Mail(
        van=" ".join((message.sender or "").split()),
        aan=told.str_prop_value(_DISPLAY_TO) or _recipients(message),
        cc=told.str_prop_value(_DISPLAY_CC) or "",
        moment=(moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC) if moment else None,
        onderwerp=message.subject.strip(),
        tekst=tidy(text),
        bijlagen=tuple(files),
        opmerkingen=tuple(remarks),
    )


def _text(message: Message) -> tuple[str, str]:
    """The text, and what there is to say of it: the plain one, or else the formatted one."""
    if body := (message.body or "").strip("\0 \r\n"):
        return body, ""
    html = message.properties.binary_prop_value(c.PID_HTML)
    if html:
        return text_of_html(decoded(html, "")[0]), ""
    if told := message.properties.str_prop_value(c.PID_BODY_HTML):
        return text_of_html(told), ""
    if message.properties.binary_prop_value(_RICH_TEXT):
        return (
            "",
            "De tekst van deze e-mail is alleen in opmaak van Outlook bewaard, en is hier niet te lezen.",
        )
    return "", ""


def _recipients(message: Message) -> str:
    return "; ".join(f"{item.name} <{item.email_address}>" for item in message.recipients)


def _file(part: Attachment, number: int) -> Bijlage | None:
    content = None
    with suppress(AssertionError, KeyError, ValueError):
        content = part.file_bytes
    if content is None:
        return None
    return Bijlage(plain_name(part.file_name or "") or f"bijlage {number}", content)
