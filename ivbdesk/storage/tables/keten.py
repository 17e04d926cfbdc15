"""The tables of the closed chain: who can be called, handovers, plan, meetings, sharing, and difference of insight."""

from __future__ import annotations

import sqlalchemy as sa

from ivbdesk.cases.besluitvorming.afweging import Stand
from ivbdesk.cases.besluitvorming.inzichtverschil import Perspectief
from ivbdesk.cases.dossier.delen import Drager
from ivbdesk.cases.dossier.doel import DoelStatus
from ivbdesk.cases.dossier.overdracht import OverdrachtSoort, OverdrachtStatus
from ivbdesk.cases.keten.keten import GatSoort
from ivbdesk.cases.keten.knelpunt import KnelpuntStatus
from ivbdesk.cases.publiek.overleg import OverlegSoort, OverlegStatus
from ivbdesk.storage.columns import UtcDateTime, day, flag, kind, metadata, number, own_id, ref, text

contactpersoon = sa.Table(
    "contactpersoon",
    metadata,
    own_id(),
    ref("partner"),
    *(text(name) for name in ("naam", "functie", "telefoon", "mail")),
)
convenant = sa.Table(
    "convenant",
    metadata,
    own_id(),
    text("naam"),
    day("geldig_van"),
    day("geldig_tot", nullable=True),
    *(text(name) for name in ("partijen", "kenmerk", "toelichting")),
)
overdracht = sa.Table(
    "overdracht",
    metadata,
    own_id(),
    ref("casus"),
    kind("soort", OverdrachtSoort),
    text("van"),
    text("naar"),
    day("gevraagd_op"),
    text("reden"),
    kind("status", OverdrachtStatus),
    ref("partner", nullable=True, index=False),
    text("criteria"),
    text("kenmerk"),
    day("beantwoord_op", nullable=True),
    text("antwoord"),
    day("gedaan_op", nullable=True),
)
doel = sa.Table(
    "doel",
    metadata,
    own_id(),
    ref("casus"),
    number("leefgebied"),
    text("tekst"),
    day("gemaakt_op"),
    text("woorden_bewoner"),
    day("streefdatum", nullable=True),
    kind("status", DoelStatus),
    day("afgerond_op", nullable=True),
    text("bevinding"),
)
stap = sa.Table(
    "stap",
    metadata,
    own_id(),
    ref("doel"),
    number("volgorde"),
    text("tekst"),
    day("klaar_op", nullable=True),
)
overleg = sa.Table(
    "overleg",
    metadata,
    own_id(),
    kind("soort", OverlegSoort),
    day("datum"),
    sa.Column("tijd", sa.Time),
    text("plaats"),
    text("voorzitter"),
    kind("status", OverlegStatus),
    text("toelichting"),
    sa.Index("ix_overleg_datum", "datum"),
)
deelname = sa.Table(
    "deelname",
    metadata,
    own_id(),
    ref("overleg"),
    ref("partner", index=False),
    text("persoon"),
    flag("aanwezig"),
)
bespreking = sa.Table(
    "bespreking",
    metadata,
    own_id(),
    ref("overleg"),
    ref("casus"),
    number("volgorde"),
    text("vraag"),
    number("minuten"),
    number("seconden"),
    *(text(name) for name in ("beeld", "oordeel", "besluit")),
    flag("besproken"),
    text("weg"),
    sa.Column("herkomst", sa.Text, nullable=False, server_default="eigen"),
)
verstrekking = sa.Table(
    "verstrekking",
    metadata,
    own_id(),
    ref("casus"),
    day("op"),
    sa.Column("vastgelegd_op", UtcDateTime, nullable=False),
    kind("drager", Drager),
    text("aan"),
    text("wat"),
    text("grondslag"),
    text("noodzaak"),
    ref("partner", nullable=True, index=False),
    text("onderdelen"),
    ref("convenant", nullable=True, index=False),
    day("geldig_tot", nullable=True),
    text("voorwaarden"),
    text("geinformeerd"),
    text("sha256"),
    day("ingetrokken_op", nullable=True),
)
inzichtverschil = sa.Table(
    "inzichtverschil",
    metadata,
    own_id(),
    ref("casus"),
    text("onderwerp"),
    day("ontstaan_op"),
    text("gekozen"),
    text("gekozen_door"),
    day("gekozen_op", nullable=True),
    day("opnieuw_op", nullable=True),
    day("gesloten_op", nullable=True),
    ref("bespreking", nullable=True, index=False),
)
visie = sa.Table(
    "visie",
    metadata,
    own_id(),
    ref("inzichtverschil", "verschil_id"),
    ref("partner", index=False),
    kind("perspectief", Perspectief),
    kind("stand", Stand),
    text("tekst"),
    day("op"),
    flag("vervangen"),
)
knelpunt = sa.Table(
    "knelpunt",
    metadata,
    own_id(),
    kind("gat", GatSoort),
    number("leefgebied"),
    day("gemeld_op"),
    text("omschrijving"),
    text("advies"),
    kind("status", KnelpuntStatus),
    text("uitkomst"),
)
ketengat = sa.Table(
    "ketengat",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    ref("casus"),
    text("soort"),
    number("leefgebied"),
    day("sinds"),
)
