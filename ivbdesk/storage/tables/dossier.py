"""The tables of a register: those of a casus here, the others by subject beside it and named here too.

Queries are written against these, so that they type-check.
"""

from __future__ import annotations

import sqlalchemy as sa

from ivbdesk.cases.dossier.afspraak import AfspraakStatus
from ivbdesk.cases.dossier.casus import CasusStatus
from ivbdesk.cases.dossier.stuk import StukSoort, Vorm
from ivbdesk.cases.dossier.tijdlijn import Aard, ItemSoort, Verificatie
from ivbdesk.cases.kader.kader import CasusSoort
from ivbdesk.cases.kader.soorten import Herkomst, Urgentie
from ivbdesk.storage.columns import (
    UtcDateTime,
    choice,
    day,
    flag,
    hold_lengths,
    kind,
    number,
    own_id,
    ref,
    text,
    word,
)
from ivbdesk.storage.columns import metadata as metadata
from ivbdesk.storage.tables.besluitvorming import afweging as afweging
from ivbdesk.storage.tables.besluitvorming import besluit as besluit
from ivbdesk.storage.tables.besluitvorming import bewijs as bewijs
from ivbdesk.storage.tables.besluitvorming import dossierpunt as dossierpunt
from ivbdesk.storage.tables.besluitvorming import handhavingsverzoek as handhavingsverzoek
from ivbdesk.storage.tables.besluitvorming import kaderversie as kaderversie
from ivbdesk.storage.tables.besluitvorming import maatregel as maatregel
from ivbdesk.storage.tables.besluitvorming import opschorting as opschorting
from ivbdesk.storage.tables.besluitvorming import optie as optie
from ivbdesk.storage.tables.besluitvorming import standpunt as standpunt
from ivbdesk.storage.tables.besluitvorming import termijn as termijn
from ivbdesk.storage.tables.besluitvorming import verantwoording as verantwoording
from ivbdesk.storage.tables.besluitvorming import verlenging as verlenging
from ivbdesk.storage.tables.besluitvorming import zienswijze as zienswijze
from ivbdesk.storage.tables.betrokkenen import betrokkenheid as betrokkenheid
from ivbdesk.storage.tables.betrokkenen import inzet as inzet
from ivbdesk.storage.tables.betrokkenen import leefgebiedscore as leefgebiedscore
from ivbdesk.storage.tables.betrokkenen import melder as melder
from ivbdesk.storage.tables.betrokkenen import object_ as object_
from ivbdesk.storage.tables.betrokkenen import partner as partner
from ivbdesk.storage.tables.betrokkenen import persoon as persoon
from ivbdesk.storage.tables.keten import bespreking as bespreking
from ivbdesk.storage.tables.keten import contactpersoon as contactpersoon
from ivbdesk.storage.tables.keten import convenant as convenant
from ivbdesk.storage.tables.keten import deelname as deelname
from ivbdesk.storage.tables.keten import doel as doel
from ivbdesk.storage.tables.keten import inzichtverschil as inzichtverschil
from ivbdesk.storage.tables.keten import ketengat as ketengat
from ivbdesk.storage.tables.keten import knelpunt as knelpunt
from ivbdesk.storage.tables.keten import overdracht as overdracht
from ivbdesk.storage.tables.keten import overleg as overleg
from ivbdesk.storage.tables.keten import stap as stap
from ivbdesk.storage.tables.keten import verstrekking as verstrekking
from ivbdesk.storage.tables.keten import visie as visie
from ivbdesk.storage.tables.register import audit as audit
from ivbdesk.storage.tables.register import auditsleutel as auditsleutel
from ivbdesk.storage.tables.register import bewaarplicht as bewaarplicht
from ivbdesk.storage.tables.register import concept as concept
from ivbdesk.storage.tables.register import instelling as instelling
from ivbdesk.storage.tables.register import medewerker as medewerker
from ivbdesk.storage.tables.register import teller as teller
from ivbdesk.storage.tables.register import toegang as toegang
from ivbdesk.storage.tables.register import vernietiging as vernietiging
from ivbdesk.storage.tables.register import verzoek as verzoek
from ivbdesk.storage.tables.signaal import dubbelbesluit as dubbelbesluit
from ivbdesk.storage.tables.signaal import invoer as invoer
from ivbdesk.storage.tables.signaal import invoerregel as invoerregel
from ivbdesk.storage.tables.signaal import kwetsbaarheid as kwetsbaarheid
from ivbdesk.storage.tables.signaal import signaal as signaal
from ivbdesk.storage.tables.signaal import signaaldeling as signaaldeling
from ivbdesk.storage.tables.signaal import uitstel as uitstel
from ivbdesk.storage.tables.signaal import weergave as weergave
from ivbdesk.storage.tables.signaal import wegingsantwoord as wegingsantwoord
from ivbdesk.storage.tables.zoeken import vindplaats as vindplaats
from ivbdesk.storage.tables.zoeken import woord as woord

casus = sa.Table(
    "casus",
    metadata,
    own_id(),
    word("nummer", 24, unique=True),
    sa.Column("volgnr", sa.Integer, nullable=False, unique=True),
    kind("soort", CasusSoort),
    text("titel"),
    kind("status", CasusStatus),
    kind("urgentie", Urgentie),
    text("urgentie_reden"),
    text("doel"),
    text("grondslag"),
    day("geopend_op"),
    text("kader_versie"),
    text("procesregie"),
    text("casusregie"),
    day("geinformeerd_op", nullable=True),
    text("niet_geinformeerd_reden"),
    day("informeren_op", nullable=True),
    text("zvh_criteria"),
    text("pgax_referentie"),
    day("gesloten_op", nullable=True),
    flag("besloten"),
    day("nazorg_tot", nullable=True),
    sa.Column("behandelaar_id", sa.Uuid, index=True),  # no reference: who left stays named
    sa.Column("vervanger_id", sa.Uuid),
    ref("object", nullable=True),
)
tijdlijnitem = sa.Table(
    "tijdlijnitem",
    metadata,
    own_id(),
    ref("casus"),
    kind("soort", ItemSoort),
    kind("aard", Aard),
    kind("herkomst", Herkomst),
    text("bron"),
    text("tekst"),
    day("datum"),
    sa.Column("tijd", sa.Time),
    sa.Column("vastgelegd_op", UtcDateTime, nullable=False),
    kind("verificatie", Verificatie),
    ref("tijdlijnitem", "incident_id", nullable=True, index=False),
    ref("melder", nullable=True, index=False),
    flag("bijzonder"),
    day("herzien_op", nullable=True),
)
afspraak = sa.Table(
    "afspraak",
    metadata,
    own_id(),
    ref("casus"),
    text("wat"),
    ref("partner", index=False),
    text("persoon"),
    day("uiterlijk"),
    day("gemaakt_op"),
    kind("status", AfspraakStatus),
    number("leefgebied", nullable=True),
    day("afgerond_op", nullable=True),
    text("resultaat"),
    ref("doel", nullable=True, index=False),
    ref("bespreking", nullable=True, index=False),
)
statusovergang = sa.Table(
    "statusovergang",
    metadata,
    own_id(),
    ref("casus"),
    sa.Column("van", choice(CasusStatus, "van"), nullable=False),
    sa.Column("naar", choice(CasusStatus, "naar"), nullable=False),
    day("op"),
    text("reden"),
)
oplegger = sa.Table(
    "oplegger",
    metadata,
    own_id(),
    ref("casus"),
    text("ontvanger"),
    number("versie"),
    day("driehoek_op"),
    sa.Column("gemaakt_op", UtcDateTime, nullable=False),
    text("gemaakt_door"),
    text("auditkop"),
    text("sha256"),
    sa.Column("pdf", sa.LargeBinary, nullable=False),
)
stuk = sa.Table(
    "stuk",
    metadata,
    own_id(),
    ref("casus"),
    text("naam"),
    kind("soort", StukSoort),
    kind("vorm", Vorm),
    text("uitgang"),
    day("datum"),
    kind("herkomst", Herkomst),
    text("bron"),
    sa.Column("vastgelegd_op", UtcDateTime, nullable=False),
    sa.Column("door", sa.Uuid, nullable=False),
    number("grootte"),
    text("sha256"),
    sa.Column("sleutel", sa.LargeBinary(32), nullable=False),
    ref("tijdlijnitem", nullable=True, index=False),
    day("herzien_op", nullable=True),
)
stand = sa.Table(
    "stand",
    metadata,
    sa.Column("casus_id", sa.Uuid, sa.ForeignKey("casus.id"), primary_key=True),
    number("trede"),
    number("gaten"),
    day("termijn", nullable=True),
    day("laatste_op"),
    text("hoofdpersoon"),
    text("sorteernaam"),
    text("adres"),
    day("berekend_op"),
    sa.Index("ix_stand_sorteernaam", "sorteernaam"),
    sa.Index("ix_stand_termijn", "termijn"),
    sa.Index("ix_stand_trede", "trede"),
    sa.Index("ix_stand_laatste_op", "laatste_op"),
)
aandacht = sa.Table(
    "aandacht",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    ref("casus"),
    text("soort"),
    text("wat"),
    text("toelichting"),
    text("wie"),
    day("termijn", nullable=True),
    day("vanaf"),
    text("regel"),
    day("uitgesteld_tot", nullable=True),
    sa.Column("over_id", sa.Uuid),  # an afspraak, measure, term or score: no one table
    sa.Column("rang", sa.Integer, nullable=False, server_default="0"),
    sa.Index("ix_aandacht_vanaf", "vanaf"),
    sa.Index("ix_aandacht_volgorde", "rang", "termijn"),
)
sa.Index("ix_casus_status", casus.c.status)
sa.Index("ix_casus_titel", casus.c.titel)

for _table in metadata.tables.values():
    hold_lengths(_table)
