"""A casus in which a heavy measure lacks nothing but what a test leaves out."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from ivbdesk.actions.dossier.blad import read_blad
from ivbdesk.actions.dossier.casus import change_status, open_casus
from ivbdesk.actions.dossier.tijdlijn import ItemGegevens, record_entry
from ivbdesk.actions.ladder import dossierpunten as dossier
from ivbdesk.actions.ladder import ladder
from ivbdesk.cases.besluitvorming.afweging import Grond
from ivbdesk.cases.besluitvorming.dossierpunt import PuntStaat
from ivbdesk.cases.besluitvorming.zienswijze import Hoorvorm
from ivbdesk.cases.dossier.casus import CasusStatus
from ivbdesk.cases.dossier.tijdlijn import Aard, ItemSoort, Verificatie
from ivbdesk.cases.kader.kader import Toets
from ivbdesk.cases.kader.soorten import Herkomst
from ivbdesk.cases.ladder.ladder import lighter_measures
from ivbdesk.desk import Desk
from tests.werkplaats import PERSOON, casus_gegevens

OWN = frozenset({Toets.AFWEGING, Toets.BESLUIT, Toets.ZIENSWIJZE, Toets.LICHTERE_MIDDELEN})
WHY = "past niet bij deze situatie, besproken in het overleg"


def active(desk: Desk) -> UUID:
    """An open casus."""
    made = open_casus(desk.ctx, casus_gegevens(), PERSOON)
    change_status(desk.ctx, made, CasusStatus.WEGING, "wegen van het signaal")
    change_status(desk.ctx, made, CasusStatus.ACTIEF, "lokale aanpak van de overlast")
    return made


def answer(desk: Desk, casus_id: UUID, code: str) -> None:
    """Everything that lies outside the register is said to lie there; what must be seen was seen by an official."""
    lies_elsewhere(desk, casus_id, code)
    seen = ItemGegevens(
        ItemSoort.INCIDENT, Aard.FEIT, Herkomst.POLITIE, "Wijkagent", "harde muziek in de nacht", desk.ctx.today(),
        verificatie=Verificatie.VASTGESTELD,
    )  # fmt: skip
    record_entry(desk.ctx, casus_id, seen)


def lies_elsewhere(desk: Desk, casus_id: UUID, code: str) -> None:
    """Everything that lies outside the register is said to lie there."""
    soort = desk.ctx.kader.soort(code)
    told = {
        item: (PuntStaat.ELDERS, f"zaaksysteem, zaak Z-{item}")
        for item in {*soort.dossier, *soort.verlenging}
        if desk.ctx.kader.dossierpunten[item].toets not in OWN
    }
    dossier.answer_dossierpunten(desk.ctx, casus_id, told)


def weigh(desk: Desk, casus_id: UUID, code: str, **changes: object) -> None:
    """A full weighing without urgency."""
    ctx, blad = desk.ctx, read_blad(desk.ctx, casus_id)
    lighter = lighter_measures(ctx.kader, blad.situatie, code)
    plain: dict[str, object] = {
        "code": code, "zorgperspectief": "de hulp loopt door naast het middel", "zorg_door": "GGZ Rivierduinen",
        "veiligheidsperspectief": "de overlast houdt elke week aan", "veiligheid_door": "Politie",
        "besluit": "het middel is nodig omdat lichter niet hielp", "bevoegd": "Burgemeester",
        "evaluatie_op": ctx.today() + timedelta(days=30), "geschikt": "het pakt de oorzaak van de overlast aan",
        "noodzakelijk": "lichtere middelen hielpen niet", "evenwichtig": "het belang van de buren weegt zwaarder",
        "mandaat": "eigen bevoegdheid, geen mandaat nodig", "kwetsbaarheid": "betrokkene kan zich eraan houden",
        "evrm": "de inbreuk op de woning is beperkt in tijd", "derden": "geen kinderen in de woning, huisgenoten bezien",
        "beleid": "de beleidsregel is gevolgd", "afschaalplan": "na rust volgt een lichter middel",
        "verwijtbaarheid": "de bewoner wist ervan en greep niet in", "woningband": "geen aanpassingen in de woning",
        "woonruimte": "er is een plek bij familie, de gemeente regelt het",
        "motivering": "de lichtere stappen zijn samen besproken",
        "wijziging": "de situatie is sinds de vorige afweging veranderd",
        "verantwoordingen": tuple((item.code, Grond.NIET_PASSEND, WHY) for item in lighter),
    }  # fmt: skip
    ladder.record_afweging(ctx, casus_id, ladder.AfwegingGegevens(**{**plain, **changes}))  # type: ignore[arg-type]  # a test's own fields


def hear(desk: Desk, casus_id: UUID, code: str, invited: date, until: date, on: date, **more: object) -> None:
    """The resident was invited and said something."""
    said = dossier.ZienswijzeGegevens(
        code, invited, until, Hoorvorm.MONDELING, on, "ik ben het er niet mee eens", "per punt gewogen en beantwoord",
        **more,  # type: ignore[arg-type]  # a test's own fields
    )  # fmt: skip
    dossier.record_zienswijze(desk.ctx, casus_id, said)


def decision(desk: Desk, code: str, until: date, **changes: object) -> dossier.BesluitGegevens:
    """A decision with everything in it, announced today."""
    today = desk.ctx.today()
    plain: dict[str, object] = {
        "last": "de woning blijft dicht voor iedereen", "geldig_tot": until, "begunstiging": "drie dagen, genoeg om te verhuizen", "begunstiging_tot": today + timedelta(days=3),
        "dwangsom_bedrag": 250, "dwangsom_per": "overtreding", "dwangsom_max": 2500,
        "juridische_toets": "jurist van de gemeente, gisteren", "afgestemd_op": today, "bekend_op": today,
        "bekend_wijze": "aangetekend en per gewone post", "rechtsmiddelen": True, "toezicht": "boa, elke week onaangekondigd",
        "evaluatie_op": today + timedelta(days=7),
    }  # fmt: skip
    return dossier.BesluitGegevens(code, **{**plain, **changes})  # type: ignore[arg-type]  # a test's own fields
