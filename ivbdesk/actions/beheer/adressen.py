"""The addresses of the municipality: an extract of the BAG, loaded in the place of the one before."""

from __future__ import annotations

from ivbdesk.actions.context import Context
from ivbdesk.cases.betrokkenen.medewerker import Recht
from ivbdesk.cases.invoer.adressenlijst import Adressenlijst, read_adressenlijst
from ivbdesk.cases.invoer.rekenblad import Rekenblad
from ivbdesk.cases.taal.nederlands import count


def load_addresses(ctx: Context, blad: Rekenblad) -> Adressenlijst:
    """Take in every address of an extract; gives what was read. Raises RegelFout where that is none; nothing changes then."""
    found = read_adressenlijst(blad)
    with ctx.begin("adressenlijst laden", "uittreksel van de BAG", Recht.BEHEERDER) as unit:
        unit.adressen.replace(found.adressen)
        unit.log("medewerker", ctx.officer, f"{count(len(found.adressen), 'adres', 'adressen')} geladen")
    return found
