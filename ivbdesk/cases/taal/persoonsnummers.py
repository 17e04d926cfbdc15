"""Numbers and addresses that point at one person, as they stand in a free text."""

from __future__ import annotations

import re

from ivbdesk.cases.taal.fouten import RegelFout
from ivbdesk.cases.taal.nederlands import join_nl

BSN = re.compile(r"(?<![\d.,+])(?:\d{9}|\d{4}[. ]\d{2}[. ]\d{3}|\d{3}[. ]\d{3}[. ]\d{3})(?![\d.,]?\d)")
"""What has the form of a burgerservicenummer; whether it can be one, the elfproef says."""
PHONE = re.compile(r"(?<!\d)(?:\+31|0031|0)[\s-]?[1-9](?:[\s-]?\d){8}(?!\d)")
MAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+")
_WEIGHTS = (9, 8, 7, 6, 5, 4, 3, 2, -1)
_BRON_BSN = "UAVG art. 46"
_BRON = "AVG art. 5 lid 1 onder c"


def has_bsn(text: str) -> bool:
    """Whether a number stands in the text that can be a burgerservicenummer, by its elfproef."""
    return any(_is_bsn(re.sub(r"\D", "", match[0])) for match in BSN.finditer(text))


def _is_bsn(digits: str) -> bool:
    total = sum(int(digit) * weight for digit, weight in zip(digits, _WEIGHTS, strict=True))
    return total % 11 == 0 and digits.strip("0") != ""


def personal_data_in(text: str) -> list[str]:
    """What in a free text seems to be a burgerservicenummer, a telephone number or an e-mail address."""
    found = []
    if has_bsn(text):
        found.append("een burgerservicenummer")
    if PHONE.search(text):
        found.append("een telefoonnummer")
    if MAIL.search(text):
        found.append("een e-mailadres")
    return found


def told_of_numbers(text: str) -> str:
    """What the user reads at a field in which such a thing stands; empty where there is none."""
    found = personal_data_in(text)
    if not found:
        return ""
    source = _BRON_BSN if has_bsn(text) else _BRON
    return (
        f"Hier staat zo te zien {join_nl(found)}. Dat hoort niet in een vrije tekst: haal het weg ({source})."
    )


def refuse_numbers(veld: str, text: str) -> None:
    """Raise RegelFout at this field for a text in which such a thing stands."""
    found = personal_data_in(text)
    if found:
        source = _BRON_BSN if has_bsn(text) else _BRON
        raise RegelFout(veld, f"Hier staat zo te zien {join_nl(found)}. Haal dat weg.", source)
