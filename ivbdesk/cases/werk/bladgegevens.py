"""What the page of one casus is worked out of, as it is read from the register in one go."""

from __future__ import annotations

from dataclasses import dataclass

from ivbdesk.cases.betrokkenen.medewerker import Medewerker, Toegang
from ivbdesk.cases.betrokkenen.partner import Partner
from ivbdesk.cases.betrokkenen.register import Oplegger
from ivbdesk.cases.betrokkenen.samenvoeging import Samenvoeging
from ivbdesk.cases.bewaren.vernietiging import Bewaarplicht
from ivbdesk.cases.dossier.casus import Casus
from ivbdesk.cases.dossier.casusband import Casusband
from ivbdesk.cases.werk.aandachtspunt import Rondom
from ivbdesk.cases.zoeken.rijen import CasusRij


@dataclass(frozen=True)
class Bladgegevens:
    """A casus, and what the rest of the register has of it that the officer may see.

    `op_dit_adres` are the other cases of its objects and `banden` its links, each with the other casus, both the newest
    first; `opleggers` the final notes, the newest first; `samengevoegd` what went up in its people, the oldest first.
    """

    casus: Casus
    rondom: Rondom
    partners: tuple[Partner, ...]
    instellingen: dict[str, str]
    medewerkers: tuple[Medewerker, ...]
    op_dit_adres: tuple[CasusRij, ...]
    banden: tuple[tuple[Casusband, CasusRij], ...]
    opleggers: tuple[Oplegger, ...]
    toegangen: tuple[Toegang, ...]
    samengevoegd: tuple[Samenvoeging, ...]
    bewaarplichten: tuple[Bewaarplicht, ...]
