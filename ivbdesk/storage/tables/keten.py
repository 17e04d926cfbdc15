"""The tables of the closed chain: who can be called, handovers, plan, meetings, sharing, and difference of insight."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa

from ivbdesk.cases.besluitvorming.afweging import Stand
from ivbdesk.cases.besluitvorming.inzichtverschil import Inzichtverschil, Perspectief, Visie
from ivbdesk.cases.betrokkenen.partner import Contactpersoon
from ivbdesk.cases.dossier.delen import Drager
from ivbdesk.cases.dossier.doel import Doel, DoelStatus, Stap
from ivbdesk.cases.dossier.gataanvaarding import Gataanvaarding
from ivbdesk.cases.dossier.overdracht import Overdracht, OverdrachtSoort, OverdrachtStatus
from ivbdesk.cases.dossier.verstrekking import Convenant, Verstrekking
from ivbdesk.cases.keten.keten import GatSoort
from ivbdesk.cases.keten.knelpunt import Knelpunt, KnelpuntStatus
from ivbdesk.cases.publiek.aanwezigheid import Aanwezigheid, Vertoning
from ivbdesk.cases.publiek.overleg import Bespreking, Deelname, Overleg, OverlegSoort, OverlegStatus
from ivbdesk.cases.zoeken.zoeken import Zoekgroep
from ivbdesk.storage.columns import (
    UtcDateTime,
    day,
    flag,
    kind,
    loose_ref,
    metadata,
    number,
    origins,
    own_id,
    ref,
    staying,
    text,
    versie,
)
from ivbdesk.storage.declared import (
    CODE,
    DERIVED,
    IN_PLACE,
    LETTER,
    LISTED,
    PARTNERS,
    PROFESSIONALS,
    SEARCHED,
    TOLD,
    Held,
    about,
)


def _from_until() -> tuple[sa.Column[datetime], sa.Column[datetime]]:
    """When something began, and when it ended if it has."""
    return sa.Column("van", UtcDateTime, nullable=False), sa.Column("tot", UtcDateTime)


contactpersoon = sa.Table(
    "contactpersoon",
    metadata,
    own_id(),
    ref("partner", held=Held("contactpersonen", ("naam",), owned=True, eager=True)),
    *(text(name, SEARCHED, PARTNERS) for name in ("naam", "functie")),
    *(text(name, IN_PLACE, PARTNERS) for name in ("telefoon", "mail")),
    info=about(Contactpersoon),
)
convenant = sa.Table(
    "convenant",
    metadata,
    own_id(),
    text("naam", LISTED, PARTNERS),
    day("geldig_van"),
    day("geldig_tot", nullable=True),
    *(text(name, LISTED, PARTNERS) for name in ("partijen", "kenmerk", "toelichting")),
    versie(),
    info=about(Convenant),
)
overdracht = sa.Table(
    "overdracht",
    metadata,
    own_id(),
    ref("casus", held=Held("overdrachten", ("gevraagd_op",))),
    kind("soort", OverdrachtSoort),
    text("van", SEARCHED, PROFESSIONALS),
    text("naar", SEARCHED, PROFESSIONALS),
    day("gevraagd_op"),
    text("reden", SEARCHED, PROFESSIONALS),
    kind("status", OverdrachtStatus),
    ref("partner", nullable=True, index=False),
    text("criteria", CODE),
    text("kenmerk", SEARCHED, PROFESSIONALS),
    day("beantwoord_op", nullable=True),
    text("antwoord", SEARCHED, PROFESSIONALS),
    day("gedaan_op", nullable=True),
    info=about(Overdracht, counted="overdrachten", found=Zoekgroep.OVERDRACHT, day="gevraagd_op"),
)
doel = sa.Table(
    "doel",
    metadata,
    own_id(),
    ref("casus", held=Held("doelen", ("leefgebied", "gemaakt_op"))),
    number("leefgebied"),
    text("tekst", SEARCHED, LETTER),
    day("gemaakt_op"),
    text("woorden_bewoner", SEARCHED, LETTER),
    day("streefdatum", nullable=True),
    kind("status", DoelStatus),
    day("afgerond_op", nullable=True),
    text("bevinding", SEARCHED, PROFESSIONALS),
    info=about(Doel, counted="doelen van het plan", found=Zoekgroep.DOEL, day="gemaakt_op"),
)
stap = sa.Table(
    "stap",
    metadata,
    own_id(),
    ref("doel", held=Held("stappen", ("volgorde",))),
    number("volgorde"),
    text("tekst", IN_PLACE, LETTER),
    day("klaar_op", nullable=True),
    info=about(Stap),
)
overleg = sa.Table(
    "overleg",
    metadata,
    own_id(),
    kind("soort", OverlegSoort),
    day("datum"),
    sa.Column("tijd", sa.Time),
    text("plaats", LISTED, PROFESSIONALS),
    text("voorzitter", LISTED, PROFESSIONALS),
    kind("status", OverlegStatus),
    text("toelichting", LISTED, PROFESSIONALS),
    versie(),
    sa.Index("ix_overleg_datum", "datum"),
    info=about(Overleg),
)
deelname = sa.Table(
    "deelname",
    metadata,
    own_id(),
    ref("overleg", held=Held("deelnames", owned=True, eager=True)),
    ref("partner", index=False),
    text("persoon", IN_PLACE, PARTNERS),
    flag("komt"),
    info=about(Deelname),
)
aanwezigheid = sa.Table(
    "aanwezigheid",
    metadata,
    own_id(),
    ref("deelname", held=Held("tijden", ("van",), owned=True, eager=True)),
    *_from_until(),
    info=about(Aanwezigheid),
)
bespreking = sa.Table(
    "bespreking",
    metadata,
    own_id(),
    ref("overleg", held=Held("agenda", ("volgorde",), owned=True, eager=True)),
    ref("casus"),
    number("volgorde"),
    text("vraag", IN_PLACE, PROFESSIONALS),
    number("minuten"),
    number("seconden"),
    *(text(name, IN_PLACE, PROFESSIONALS) for name in ("beeld", "oordeel", "besluit")),
    flag("besproken"),
    text("weg", CODE),
    origins(),
    info=about(Bespreking, counted="besprekingen in een overleg"),
)
vertoning = sa.Table(
    "vertoning",
    metadata,
    own_id(),
    ref("bespreking", held=Held("vertoningen", ("van",), owned=True, eager=True)),
    *_from_until(),
    info=about(Vertoning, figures=False),
)
verstrekking = sa.Table(
    "verstrekking",
    metadata,
    own_id(),
    ref("casus", held=Held("verstrekkingen", ("vastgelegd_op",))),
    day("op"),
    sa.Column("vastgelegd_op", UtcDateTime, nullable=False),
    kind("drager", Drager),
    text("aan", IN_PLACE, TOLD),
    text("wat", IN_PLACE, TOLD),
    text("grondslag", CODE, TOLD),
    text("noodzaak", IN_PLACE, TOLD),
    ref("partner", nullable=True, index=False),
    text("onderdelen", CODE),
    ref("convenant", nullable=True, index=False),
    day("geldig_tot", nullable=True),
    text("voorwaarden", IN_PLACE, PROFESSIONALS),
    text("geinformeerd", IN_PLACE, PROFESSIONALS),
    text("sha256", CODE),
    day("ingetrokken_op", nullable=True),
    text("besluit_kenmerk", IN_PLACE, PROFESSIONALS),
    day("besluit_op", nullable=True),
    day("toestemming_op", nullable=True),
    staying(
        "toestemming_stuk_id",
        "that there was a consent on paper stays told, also when the paper went",
        nullable=True,
    ),
    text("nagelezen", IN_PLACE, PROFESSIONALS),
    info=about(Verstrekking, counted="verstrekkingen"),
)
inzichtverschil = sa.Table(
    "inzichtverschil",
    metadata,
    own_id(),
    ref("casus", held=Held("verschillen", ("ontstaan_op",))),
    text("onderwerp", IN_PLACE, PROFESSIONALS),
    day("ontstaan_op"),
    text("gekozen", IN_PLACE, PROFESSIONALS),
    text("gekozen_door", IN_PLACE, PROFESSIONALS),
    day("gekozen_op", nullable=True),
    day("opnieuw_op", nullable=True),
    day("gesloten_op", nullable=True),
    ref("bespreking", nullable=True, index=False),
    info=about(Inzichtverschil, counted="verschillen van inzicht"),
)
visie = sa.Table(
    "visie",
    metadata,
    own_id(),
    ref("inzichtverschil", "verschil_id", held=Held("visies", ("op",))),
    ref("partner", index=False),
    kind("perspectief", Perspectief),
    kind("stand", Stand),
    text("tekst", IN_PLACE, PROFESSIONALS),
    day("op"),
    flag("vervangen"),
    text("deelbaar", IN_PLACE, PROFESSIONALS),
    text("akkoord_door", IN_PLACE, PROFESSIONALS),
    day("akkoord_op", nullable=True),
    origins(),
    info=about(Visie),
)
gataanvaarding = sa.Table(
    "gataanvaarding",
    metadata,
    own_id(),
    ref("casus", held=Held("aanvaardingen", ("op",))),
    text("soort", CODE),
    number("leefgebied"),
    text("door", IN_PLACE, PROFESSIONALS),
    text("reden", IN_PLACE, PROFESSIONALS),
    day("op"),
    day("tot"),
    loose_ref("over_id"),
    info=about(Gataanvaarding, counted="aanvaarde gaten in de keten"),
)
knelpunt = sa.Table(
    "knelpunt",
    metadata,
    own_id(),
    kind("gat", GatSoort),
    number("leefgebied"),
    day("gemeld_op"),
    text("omschrijving", LISTED, PARTNERS),
    text("advies", LISTED, PARTNERS),
    kind("status", KnelpuntStatus),
    text("uitkomst", LISTED, PARTNERS),
    info=about(Knelpunt),
)
ketengat = sa.Table(
    "ketengat",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    ref("casus"),
    text("soort", DERIVED),
    number("leefgebied"),
    day("sinds"),
    flag("aanvaard"),
    info=about(unlogged=DERIVED.why_not),
)
