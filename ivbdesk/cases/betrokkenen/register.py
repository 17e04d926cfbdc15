"""What belongs to the register as a whole: its settings, and the notes it handed out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from ivbdesk.cases.kader.soorten import APV_151D
from ivbdesk.cases.taal.fouten import RegelFout
from ivbdesk.cases.taal.toml_lezer import TomlTekst


@dataclass(eq=False)
class Instelling:
    """One setting of the register, such as `apv_151d`; an empty `waarde` means not set."""

    naam: str
    waarde: str


GEMEENTE = "gemeente"
PREFIX = "prefix"
SIGNAAL_PREFIX = "S"
"""What the number of every signal begins with, and that of no casus."""
PORTEFEUILLEHOUDER = "portefeuillehouder"
UREN_PER_WEEK = "uren_per_week"
"""The hours of one officer in a week; empty means what resources/signaalregels.toml says."""

VERZEGELD = "verzegeld"
"""Since when nothing stands open that an older version of the program left open; see actions/beheer/verzegelen.py."""

INSTELLINGEN = (GEMEENTE, PREFIX, PORTEFEUILLEHOUDER, APV_151D)
"""The settings that every register has; of these the article of the APV may be empty, which switches 151d off."""


def read_instellingen(text: str, file: str) -> dict[str, str]:
    """The settings of a new register from the text of a TOML file; raises KaderFout with every error in it."""
    source = TomlTekst(text, file)
    top = source.top(INSTELLINGEN)
    found = {name: top.text(name, optional=name == APV_151D) for name in INSTELLINGEN}
    for name, value in found.items():
        try:
            require_valid_setting(name, value)
        except RegelFout as wrong:
            top.wrong(name, wrong.melding)
    source.finish()
    return found


def require_valid_setting(naam: str, waarde: str) -> str:
    """The setting as it is kept; raises RegelFout where it cannot be used."""
    text = " ".join(waarde.split())
    if naam == PREFIX and not (1 <= len(text) <= 6 and text.isalpha() and text.isascii()):
        raise RegelFout(PREFIX, "De letters voor het casusnummer: één tot zes letters, zoals AB.")
    if naam == PREFIX and text.upper() == SIGNAAL_PREFIX:
        raise RegelFout(
            PREFIX, "Met een S begint het nummer van een signaal. Kies andere letters voor een casus."
        )
    if naam == GEMEENTE and not text:
        raise RegelFout(GEMEENTE, "Vul de naam van de gemeente in.")
    if naam == UREN_PER_WEEK and text and not (text.isascii() and text.isdigit() and 1 <= int(text) <= 40):
        raise RegelFout(UREN_PER_WEEK, "Vul een heel aantal uren in, van 1 tot en met 40.")
    return text.upper() if naam == PREFIX else text


def require_prefix(instelling: Instelling | None) -> str:
    """The letters of the numbers of cases; raises RegelFout for a register that has none."""
    if instelling is None:
        told = "Dit register heeft geen letters voor het casusnummer; vul ze in bij Beheer, tabblad Register."
        raise RegelFout("", told)
    return instelling.waarde


@dataclass(eq=False)
class Oplegger:
    """A note as it was handed to an audience: an immutable snapshot of the PDF (domein 5.2)."""

    id: UUID
    casus_id: UUID
    ontvanger: str
    versie: int
    driehoek_op: date
    gemaakt_op: datetime
    gemaakt_door: str
    auditkop: str
    sha256: str
    pdf: bytes
