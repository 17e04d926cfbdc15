"""What is said where a number that points at one person is typed in a free text; `masker.nummers` finds it."""

from __future__ import annotations

from ivbdesk.cases.taal.fouten import RegelFout
from ivbdesk.cases.taal.masker.nummers import numbers_in
from ivbdesk.cases.taal.masker.vondst import Vondstsoort
from ivbdesk.cases.taal.nederlands import join_nl

_FEWEST_DIGITS = 8
_BRON_BSN = "UAVG art. 46"
_BRON = "AVG art. 5 lid 1 onder c"
_REFUSED = (
    "Hier staat zo te zien een burgerservicenummer. Haal dat weg: het register bewaart er geen. Is het een ander nummer, "
    "zet er dan een letter en een streepje voor, zoals Z-123456782."
)


def has_bsn(text: str) -> bool:
    """Whether a number stands in the text that can be a burgerservicenummer, by its elfproef."""
    if sum(map(str.isdigit, text)) < _FEWEST_DIGITS:  # nearly every cell of an import
        return False
    return any(item.soort is Vondstsoort.BSN for item in numbers_in(text))


def personal_data_in(text: str) -> list[str]:
    """What in a free text seems to point at one person, such as "een telefoonnummer"."""
    found = {item.soort for item in numbers_in(text)}
    return [soort.woorden for soort in Vondstsoort if soort in found]


def told_of_numbers(text: str) -> str:
    """What the user reads at a field in which such a thing stands; empty where there is none."""
    found = personal_data_in(text)
    if not found:
        return ""
    return f"Hier staat zo te zien {join_nl(found)}. Dat hoort niet in een vrije tekst: haal het weg ({_source(found)})."


def refuse_numbers(veld: str, text: str) -> None:
    """Raise RegelFout at this field for a text in which such a thing stands."""
    found = personal_data_in(text)
    if found:
        raise RegelFout(veld, f"Hier staat zo te zien {join_nl(found)}. Haal dat weg.", _source(found))


def told_of_bsn(text: str) -> str:
    """Why a text with a burgerservicenummer is refused: nothing here has a ground for it. Empty for any other."""
    return _REFUSED if has_bsn(text) else ""


def refuse_bsn(veld: str, text: str) -> None:
    """Raise RegelFout at this field for a text with a burgerservicenummer."""
    if told := told_of_bsn(text):
        raise RegelFout(veld, told, _BRON_BSN)


def _source(found: list[str]) -> str:
    return _BRON_BSN if Vondstsoort.BSN.woorden in found else _BRON
