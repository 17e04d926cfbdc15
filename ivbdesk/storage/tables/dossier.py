"""The tables of a register: those of a casus here, those of the register itself in `tables_register`.

Queries are written against these, so that they type-check.
"""

from __future__ import annotations

import sqlalchemy as sa

from ivbdesk.cases.betrokkenen.register import Oplegger
from ivbdesk.cases.dossier.afspraak import Afspraak, AfspraakStatus
from ivbdesk.cases.dossier.casus import Casus
from ivbdesk.cases.dossier.casusstatus import CasusStatus, Statusovergang
from ivbdesk.cases.dossier.stuk import Stuk, Vorm
from ivbdesk.cases.dossier.tijdlijn import Aard, ItemSoort, Tijdlijnitem, Verificatie
from ivbdesk.cases.kader.kader import CasusSoort
from ivbdesk.cases.kader.soorten import Herkomst, StukSoort, Urgentie
from ivbdesk.cases.zoeken.zoeken import Zoekgroep
from ivbdesk.storage.columns import (
    UtcDateTime,
    choice,
    day,
    flag,
    hold_lengths,
    kind,
    noted,
    number,
    officer,
    origins,
    own_id,
    ref,
    staying,
    text,
    word,
)
from ivbdesk.storage.columns import metadata as metadata
from ivbdesk.storage.declared import (
    CODE,
    DERIVED,
    IN_PLACE,
    LETTER,
    PROFESSIONALS,
    SEALED,
    SEARCHED,
    TOLD,
    Held,
    Use,
    about,
)
from ivbdesk.storage.tables.adressen import bagadres as bagadres
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
from ivbdesk.storage.tables.besluitvorming import verbeurte as verbeurte
from ivbdesk.storage.tables.besluitvorming import verlenging as verlenging
from ivbdesk.storage.tables.besluitvorming import zienswijze as zienswijze
from ivbdesk.storage.tables.betrokkenen import betrokkenheid as betrokkenheid
from ivbdesk.storage.tables.betrokkenen import casusband as casusband
from ivbdesk.storage.tables.betrokkenen import casusobject as casusobject
from ivbdesk.storage.tables.betrokkenen import inzet as inzet
from ivbdesk.storage.tables.betrokkenen import leefgebiedscore as leefgebiedscore
from ivbdesk.storage.tables.betrokkenen import leeftijdsvaststelling as leeftijdsvaststelling
from ivbdesk.storage.tables.betrokkenen import melder as melder
from ivbdesk.storage.tables.betrokkenen import object_ as object_
from ivbdesk.storage.tables.betrokkenen import organisatie as organisatie
from ivbdesk.storage.tables.betrokkenen import partner as partner
from ivbdesk.storage.tables.betrokkenen import persoon as persoon
from ivbdesk.storage.tables.betrokkenen import samenvoeging as samenvoeging
from ivbdesk.storage.tables.betrokkenen import vertegenwoordiging as vertegenwoordiging
from ivbdesk.storage.tables.betrokkenen import woonadres as woonadres
from ivbdesk.storage.tables.cijfers import buitencijfer as buitencijfer
from ivbdesk.storage.tables.cijfers import cijferrapport as cijferrapport
from ivbdesk.storage.tables.cijfers import gatverloop as gatverloop
from ivbdesk.storage.tables.cijfers import maandcijfer as maandcijfer
from ivbdesk.storage.tables.keten import aanwezigheid as aanwezigheid
from ivbdesk.storage.tables.keten import bespreking as bespreking
from ivbdesk.storage.tables.keten import contactpersoon as contactpersoon
from ivbdesk.storage.tables.keten import convenant as convenant
from ivbdesk.storage.tables.keten import deelname as deelname
from ivbdesk.storage.tables.keten import doel as doel
from ivbdesk.storage.tables.keten import gataanvaarding as gataanvaarding
from ivbdesk.storage.tables.keten import inzichtverschil as inzichtverschil
from ivbdesk.storage.tables.keten import ketengat as ketengat
from ivbdesk.storage.tables.keten import knelpunt as knelpunt
from ivbdesk.storage.tables.keten import overdracht as overdracht
from ivbdesk.storage.tables.keten import overleg as overleg
from ivbdesk.storage.tables.keten import stap as stap
from ivbdesk.storage.tables.keten import verstrekking as verstrekking
from ivbdesk.storage.tables.keten import vertoning as vertoning
from ivbdesk.storage.tables.keten import visie as visie
from ivbdesk.storage.tables.register import afwezigheid as afwezigheid
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
from ivbdesk.storage.tables.signaal import belofte as belofte
from ivbdesk.storage.tables.signaal import dubbelbesluit as dubbelbesluit
from ivbdesk.storage.tables.signaal import invoer as invoer
from ivbdesk.storage.tables.signaal import invoerregel as invoerregel
from ivbdesk.storage.tables.signaal import kwetsbaarheid as kwetsbaarheid
from ivbdesk.storage.tables.signaal import signaal as signaal
from ivbdesk.storage.tables.signaal import signaaldeling as signaaldeling
from ivbdesk.storage.tables.signaal import uitstel as uitstel
from ivbdesk.storage.tables.signaal import vertaling as vertaling
from ivbdesk.storage.tables.signaal import weergave as weergave
from ivbdesk.storage.tables.signaal import wegingsantwoord as wegingsantwoord
from ivbdesk.storage.tables.tijd import tijdmaand as tijdmaand
from ivbdesk.storage.tables.tijd import tijdregel as tijdregel
from ivbdesk.storage.tables.tijd import tijdweek as tijdweek
from ivbdesk.storage.tables.uitvoeringsplan import planactie as planactie
from ivbdesk.storage.tables.uitvoeringsplan import uitvoeringsplan as uitvoeringsplan
from ivbdesk.storage.tables.zoeken import vindplaats as vindplaats
from ivbdesk.storage.tables.zoeken import woord as woord

UNLESS_OF_MELDER = Use(unless="melder_id")
"""The source of a melding may be the melder, whom nobody finds."""
casus = sa.Table(
    "casus",
    metadata,
    own_id(),
    word("nummer", 24, SEARCHED, TOLD, unique=True),
    sa.Column("volgnr", sa.Integer, nullable=False, unique=True),
    kind("soort", CasusSoort),
    text("titel", SEARCHED, PROFESSIONALS),
    kind("status", CasusStatus),
    kind("urgentie", Urgentie),
    text("urgentie_reden", IN_PLACE, PROFESSIONALS),
    text("doel", IN_PLACE, TOLD),
    text("grondslag", CODE, TOLD),
    day("geopend_op"),
    text("kader_versie", CODE),
    text("procesregie", IN_PLACE, PROFESSIONALS),
    text("casusregie", IN_PLACE, PROFESSIONALS),
    day("geinformeerd_op", nullable=True),
    text("niet_geinformeerd_reden", IN_PLACE, PROFESSIONALS),
    day("informeren_op", nullable=True),
    text("zvh_criteria", CODE),
    text("pgax_referentie", CODE),
    day("gesloten_op", nullable=True),
    flag("besloten"),
    day("nazorg_tot", nullable=True),
    officer("behandelaar_id", nullable=True, index=True),
    officer("vervanger_id", nullable=True),
    ref("object", nullable=True),
    info=about(Casus, counted="casussen"),
)
tijdlijnitem = sa.Table(
    "tijdlijnitem",
    metadata,
    own_id(),
    ref("casus", held=Held("tijdlijn", ("datum", "vastgelegd_op"))),
    kind("soort", ItemSoort),
    kind("aard", Aard),
    kind("herkomst", Herkomst),
    text("bron", UNLESS_OF_MELDER, TOLD),
    text("tekst", SEARCHED, TOLD),
    day("datum"),
    sa.Column("tijd", sa.Time),
    sa.Column("vastgelegd_op", UtcDateTime, nullable=False),
    kind("verificatie", Verificatie),
    ref("tijdlijnitem", "incident_id", nullable=True, index=False),
    ref("melder", nullable=True, index=False),
    flag("bijzonder"),
    flag("wapen"),
    day("herzien_op", nullable=True),
    info=about(Tijdlijnitem, counted="regels van de tijdlijn", found=Zoekgroep.TIJDLIJN, day="datum"),
)
afspraak = sa.Table(
    "afspraak",
    metadata,
    own_id(),
    ref("casus", held=Held("afspraken", ("uiterlijk",))),
    text("wat", SEARCHED, PROFESSIONALS),
    ref("partner", index=False),
    text("persoon", SEARCHED, PROFESSIONALS),
    day("uiterlijk"),
    day("gemaakt_op"),
    kind("status", AfspraakStatus),
    number("leefgebied", nullable=True),
    day("afgerond_op", nullable=True),
    text("resultaat", SEARCHED, PROFESSIONALS),
    ref("doel", nullable=True, index=False),
    ref("bespreking", nullable=True, index=False),
    origins(),
    info=about(Afspraak, found=Zoekgroep.AFSPRAAK, day="uiterlijk"),
)
statusovergang = sa.Table(
    "statusovergang",
    metadata,
    own_id(),
    ref("casus", held=Held("overgangen", ("op",))),
    sa.Column("van", choice(CasusStatus, "van"), nullable=False),
    sa.Column("naar", choice(CasusStatus, "naar"), nullable=False),
    day("op"),
    text("reden", IN_PLACE, PROFESSIONALS),
    info=about(Statusovergang),
)
oplegger = sa.Table(
    "oplegger",
    metadata,
    own_id(),
    ref("casus"),
    text("ontvanger", IN_PLACE, PROFESSIONALS),
    number("versie"),
    day("driehoek_op"),
    sa.Column("gemaakt_op", UtcDateTime, nullable=False),
    text("gemaakt_door", IN_PLACE, PROFESSIONALS),
    text("auditkop", CODE),
    text("sha256", CODE),
    sa.Column("pdf", sa.LargeBinary, nullable=False),
    info=about(Oplegger, counted="notities", figures=False),
)
stuk = sa.Table(
    "stuk",
    metadata,
    own_id(),
    ref("casus", held=Held("stukken", ("datum",), kept=True)),
    text("naam", SEARCHED, TOLD),
    kind("soort", StukSoort),
    kind("vorm", Vorm),
    text("uitgang", CODE),
    day("datum"),
    kind("herkomst", Herkomst),
    text("bron", SEALED),
    sa.Column("vastgelegd_op", UtcDateTime, nullable=False),
    officer("door"),
    number("grootte"),
    text("sha256", CODE),
    sa.Column("sleutel", sa.LargeBinary(32), nullable=False),
    ref("tijdlijnitem", nullable=True, index=False),
    day("herzien_op", nullable=True),
    noted(text("inhoud", SEARCHED, LETTER), sealed=True),
    text("zaaksysteem", SEARCHED, TOLD),
    text("zaaknummer", SEARCHED, TOLD),
    text("lezers", IN_PLACE, PROFESSIONALS),
    text("brief", CODE),
    text("aan", CODE),
    day("verzonden_op", nullable=True),
    text("verzendwijze", CODE),
    text("volgnummer", CODE),
    info=about(Stuk, counted="stukken", figures=False, found=Zoekgroep.STUK, day="datum"),
)
stand = sa.Table(
    "stand",
    metadata,
    sa.Column("casus_id", sa.Uuid, sa.ForeignKey("casus.id"), primary_key=True),
    number("trede"),
    number("gaten"),
    day("termijn", nullable=True),
    day("laatste_op"),
    text("hoofdpersoon", DERIVED),
    text("sorteernaam", DERIVED),
    text("adres", DERIVED),
    day("berekend_op"),
    sa.Index("ix_stand_sorteernaam", "sorteernaam"),
    sa.Index("ix_stand_termijn", "termijn"),
    sa.Index("ix_stand_trede", "trede"),
    sa.Index("ix_stand_laatste_op", "laatste_op"),
    info=about(unlogged=DERIVED.why_not),
)
aandacht = sa.Table(
    "aandacht",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    ref("casus"),
    text("soort", DERIVED),
    text("wat", DERIVED),
    text("toelichting", DERIVED),
    text("wie", DERIVED),
    day("termijn", nullable=True),
    day("vanaf"),
    text("regel", DERIVED),
    day("uitgesteld_tot", nullable=True),
    staying("over_id", DERIVED.why_not, nullable=True),
    sa.Column("rang", sa.Integer, nullable=False, server_default="0"),
    sa.Index("ix_aandacht_vanaf", "vanaf"),
    sa.Index("ix_aandacht_volgorde", "rang", "termijn"),
    info=about(unlogged=DERIVED.why_not),
)
sa.Index("ix_casus_status", casus.c.status)
sa.Index("ix_casus_titel", casus.c.titel)

for _table in metadata.tables.values():
    hold_lengths(_table)
