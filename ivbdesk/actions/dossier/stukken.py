"""Keeping documents as evidence, reading them, and taking away one that was added by mistake."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from ivbdesk.actions.context import Context
from ivbdesk.cases.betrokkenen.medewerker import Recht
from ivbdesk.cases.bewaren.vernietiging import require_not_held
from ivbdesk.cases.dossier.stuk import Stuk, require_valid
from ivbdesk.cases.dossier.stukvorm import recognise
from ivbdesk.cases.kader.soorten import Herkomst, StukSoort
from ivbdesk.cases.taal.eisen import require_reason


@dataclass(frozen=True)
class StukGegevens:
    """What the officer says of a document."""

    naam: str
    soort: StukSoort
    datum: date
    herkomst: Herkomst
    bron: str
    tijdlijnitem_id: UUID | None = None


def add_stuk(ctx: Context, casus_id: UUID, gegevens: StukGegevens, content: bytes, bestandsnaam: str) -> UUID:
    """Keep a document in a casus; raises RegelFout for what is not kept, judged by its content."""
    vorm, uitgang = recognise(content, bestandsnaam)
    id = ctx.new_id()
    with ctx.begin("stuk toevoegen", gegevens.soort.label.lower()) as unit:
        unit.casus(casus_id)
        stuk = Stuk(
            id=id,
            casus_id=casus_id,
            naam=" ".join(gegevens.naam.split()),
            soort=gegevens.soort,
            vorm=vorm,
            uitgang=uitgang,
            datum=gegevens.datum,
            herkomst=gegevens.herkomst,
            bron=gegevens.bron.strip(),
            vastgelegd_op=unit.at_moment(),
            door=ctx.officer,
            grootte=len(content),
            sha256=hashlib.sha256(content).hexdigest(),
            sleutel=b"",
            tijdlijnitem_id=gegevens.tijdlijnitem_id,
        )
        require_valid(stuk, ctx.today())
        stuk.sleutel = ctx.documents.put(id, content)
        unit.add(stuk)
    return id


def read_stuk(ctx: Context, stuk_id: UUID, waartoe: str = "bekeken") -> tuple[Stuk, bytes]:
    """A document with its content; who looked is logged. Raises DamagedDocument, as the storage reports it."""
    with ctx.begin("stuk bekijken", waartoe, Recht.LEZER) as unit:
        stuk = unit.stuk(stuk_id)
        unit.log("casus", stuk.casus_id, f"stuk {stuk_id} {waartoe}")
    return stuk, ctx.documents.get(stuk.id, stuk.sleutel)


def remove_stuk(ctx: Context, stuk_id: UUID, reden: str) -> None:
    """Take away a document that does not belong here, and what it proved; with its key the content is gone for good."""
    require_reason(reden, "dit stuk hier niet hoort")
    with ctx.begin("stuk verwijderen", reden.strip()) as unit:
        stuk = unit.stuk(stuk_id)
        require_not_held("deze casus", unit.bewaren.bewaarplichten(stuk.casus_id))
        casus = unit.casus(stuk.casus_id)
        for link in [item for item in casus.bewijzen if item.stuk_id == stuk_id]:
            casus.bewijzen.remove(link)
        unit.remove(stuk)
    ctx.documents.remove(stuk_id)
