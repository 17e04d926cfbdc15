"""The tables of a register: those of a casus here, those of the register itself in `tables_register`.

Queries are written against these, so that they type-check.
"""

from __future__ import annotations

import sqlalchemy as sa

from ivbdesk.cases.besluitvorming.afweging import Grond, Stand
from ivbdesk.cases.besluitvorming.dossierpunt import PuntStaat
from ivbdesk.cases.besluitvorming.maatregel import MaatregelStatus, Resultaat
from ivbdesk.cases.betrokkenen.betrokkene import Rol
from ivbdesk.cases.betrokkenen.partner import InzetRol
from ivbdesk.cases.dossier.afspraak import AfspraakStatus
from ivbdesk.cases.dossier.casus import CasusStatus
from ivbdesk.cases.dossier.stuk import StukSoort, Vorm
from ivbdesk.cases.dossier.tijdlijn import Aard, ItemSoort, Verificatie
from ivbdesk.cases.kader.kader import CasusSoort, Huurvorm
from ivbdesk.cases.kader.soorten import Herkomst, Klasse, Urgentie
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
from ivbdesk.storage.tables.besluitvorming import besluit as besluit
from ivbdesk.storage.tables.besluitvorming import bewijs as bewijs
from ivbdesk.storage.tables.besluitvorming import handhavingsverzoek as handhavingsverzoek
from ivbdesk.storage.tables.besluitvorming import kaderversie as kaderversie
from ivbdesk.storage.tables.besluitvorming import opschorting as opschorting
from ivbdesk.storage.tables.besluitvorming import optie as optie
from ivbdesk.storage.tables.besluitvorming import termijn as termijn
from ivbdesk.storage.tables.besluitvorming import verlenging as verlenging
from ivbdesk.storage.tables.besluitvorming import zienswijze as zienswijze
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

partner = sa.Table(
    "partner",
    metadata,
    own_id(),
    sa.Column("code", sa.Text, nullable=False, unique=True),
    *(text(name) for name in ("naam", "kort", "domein", "taken", "bevoegdheden", "expertise", "diensten")),
    *(text(name) for name in ("prioriteiten", "grenzen", "deelt", "bereikbaar", "contact", "codes")),
    day("gecontroleerd_op", nullable=True),
    kind("klasse", Klasse),
    *(text(name) for name in ("verwijzen", "ontvangt", "trefwoorden")),
)
persoon = sa.Table(
    "persoon",
    metadata,
    own_id(),
    text("voornaam"),
    text("voorletters"),
    text("tussenvoegsel"),
    text("achternaam"),
    number("geboortejaar", nullable=True),
    flag("beperkt"),
    number("volgnr"),
    sa.Index("ix_persoon_achternaam", "achternaam"),
    sa.Index("ix_persoon_volgnr", "volgnr"),
)
persoon.c.volgnr.default = sa.ColumnDefault(
    sa.select(sa.func.coalesce(sa.func.max(persoon.c.volgnr), 0) + 1).scalar_subquery()
)
"""Orders by who came last; two that come at once may share one. No field of a person, so not in the log."""
object_ = sa.Table(
    "object",
    metadata,
    own_id(),
    text("straat"),
    number("huisnummer"),
    text("toevoeging"),
    text("postcode"),
    text("plaats"),
    kind("huurvorm", Huurvorm),
    text("eigenaar"),
    sa.Index("ix_object_adres", "postcode", "huisnummer"),
    sa.Index("ix_object_huisnummer", "huisnummer"),
)
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
betrokkenheid = sa.Table(
    "betrokkenheid",
    metadata,
    own_id(),
    ref("casus"),
    ref("persoon"),
    kind("rol", Rol),
    day("sinds"),
    day("tot", nullable=True),
)
melder = sa.Table(
    "melder", metadata, own_id(), ref("casus"), text("naam"), text("contact"), flag("wil_terugkoppeling")
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
leefgebiedscore = sa.Table(
    "leefgebiedscore",
    metadata,
    own_id(),
    ref("casus"),
    number("leefgebied"),
    number("score", nullable=True),
    day("datum"),
    text("bron"),
    text("toelichting"),
    sa.CheckConstraint("score is null or score between 1 and 5", name="score"),
)
inzet = sa.Table(
    "inzet",
    metadata,
    own_id(),
    ref("casus"),
    ref("partner", index=False),
    number("leefgebied"),
    kind("rol", InzetRol),
    day("sinds"),
    day("tot", nullable=True),
    flag("geweigerd"),
    number("wachttijd_weken"),
    text("toelichting"),
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
afweging = sa.Table(
    "afweging",
    metadata,
    own_id(),
    ref("casus"),
    text("code"),
    day("opgesteld_op"),
    sa.Column("vastgelegd_op", UtcDateTime, nullable=False),
    *(text(n) for n in ("zorgperspectief", "zorg_door", "veiligheidsperspectief", "veiligheid_door")),
    text("besluit"),
    text("bevoegd"),
    day("evaluatie_op", nullable=True),
    text("kader_versie"),
    *(text(n) for n in ("geschikt", "noodzakelijk", "evenwichtig", "zorg_deelbaar")),
    flag("spoed"),
    text("spoed_reden"),
    text("motivering"),
    *(text(n) for n in ("mandaat", "kwetsbaarheid", "evrm", "derden", "beleid", "afschaalplan")),
    number("versie"),
    text("wijziging"),
)
standpunt = sa.Table(
    "standpunt",
    metadata,
    own_id(),
    ref("afweging"),
    text("organisatie"),
    kind("stand", Stand),
    text("tekst"),
)
verantwoording = sa.Table(
    "verantwoording",
    metadata,
    own_id(),
    ref("afweging"),
    text("code"),
    kind("grond", Grond),
    text("toelichting"),
)
maatregel = sa.Table(
    "maatregel",
    metadata,
    own_id(),
    ref("casus"),
    text("code"),
    kind("status", MaatregelStatus),
    day("voorgesteld_op"),
    ref("partner", nullable=True, index=False),
    day("begonnen_op", nullable=True),
    day("evaluatie_op", nullable=True),
    day("beeindigd_op", nullable=True),
    kind("resultaat", Resultaat, nullable=True),
    text("toelichting"),
    ref("afweging", nullable=True, index=False),
)
dossierpunt = sa.Table(
    "dossierpunt",
    metadata,
    own_id(),
    ref("casus"),
    text("code"),
    kind("staat", PuntStaat),
    day("bijgewerkt_op"),
    text("toelichting"),
    sa.UniqueConstraint("casus_id", "code"),
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
