"""`unit.adressen`: the addresses of the municipality, taken in as a whole in the place of those before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import Session

from ivbdesk.cases.betrokkenen.bagadres import BagAdres
from ivbdesk.cases.taal.letters import fold_letters
from ivbdesk.storage.tables import dossier as t

_AT_A_TIME = 5000


@dataclass
class Addresses:
    """Writes them; they are not in the log row by row, since the BAG tells them again."""

    session: Session

    def replace(self, adressen: Sequence[BagAdres]) -> None:
        """These addresses and no others."""
        connection = self.session.connection()
        connection.execute(sa.delete(t.bagadres))
        for start in range(0, len(adressen), _AT_A_TIME):
            connection.execute(
                sa.insert(t.bagadres), [_row(one) for one in adressen[start : start + _AT_A_TIME]]
            )


def _row(known: BagAdres) -> dict[str, object]:
    adres = known.adres
    return {
        "straat": adres.straat,
        "zoekstraat": fold_letters(adres.straat),
        "huisnummer": adres.huisnummer,
        "toevoeging": adres.toevoeging,
        "postcode": adres.postcode,
        "plaats": adres.plaats,
        "buurt": known.buurt,
        "wijk": known.wijk,
    }
