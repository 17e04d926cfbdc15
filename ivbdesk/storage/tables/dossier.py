"""The tables of a register: those of a casus here, those of the register itself in `tables_register`.

Queries are written against these, so that they type-check.
"""

from __future__ import annotations

import sqlalchemy as sa

from ivbdesk.cases.besluitvorming.afweging import Afweging, Grond, Stand, Standpunt, Verantwoording
from ivbdesk.cases.besluitvorming.dossierpunt import Dossierpunt, PuntStaat
from ivbdesk.cases.besluitvorming.maatregel import Maatregel, MaatregelStatus, Resultaat
from ivbdesk.cases.betrokkenen.betrokkene import Betrokkenheid, Melder, Persoon, Rol
from ivbdesk.cases.betrokkenen.leefgebied import Leefgebiedscore
from ivbdesk.cases.betrokkenen.object import Object
from ivbdesk.cases.betrokkenen.partner import Inzet, InzetRol, Partner
from ivbdesk.cases.betrokkenen.register import Oplegger
from ivbdesk.cases.dossier.afspraak import Afspraak, AfspraakStatus
from ivbdesk.cases.dossier.casus import Casus, CasusStatus, Statusovergang
from ivbdesk.cases.dossier.stuk import Stuk, StukSoort, Vorm
from ivbdesk.cases.dossier.tijdlijn import Aard, ItemSoort, Tijdlijnitem, Verificatie
from ivbdesk.cases.kader.kader import CasusSoort, Huurvorm
from ivbdesk.cases.kader.soorten import Herkomst, Klasse, Urgentie
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
    own_id,
    ref,
    staying,
    text,
    uses,
    word,
)
from ivbdesk.storage.columns import metadata as metadata
from ivbdesk.storage.declared import (
    CODE,
    DERIVED,
    IN_PLACE,
    PARTNERS,
    PROFESSIONALS,
    SEALED,
    SEARCHED,
    TOLD,
    Held,
    Use,
    about,
)
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

UNLESS_OF_MELDER = Use(unless="melder_id")
"""The source of a melding may be the melder, whom nobody finds."""
partner = sa.Table(
    "partner",
    metadata,
    own_id(),
    sa.Column("code", sa.Text, nullable=False, unique=True, info=uses(CODE)),
    text("naam", SEARCHED, TOLD),
    text("kort", SEARCHED, PARTNERS),
    *(text(name, IN_PLACE, PARTNERS) for name in ("domein", "taken", "bevoegdheden", "expertise")),
    text("diensten", SEARCHED, PARTNERS),
    *(
        text(name, IN_PLACE, PARTNERS)
        for name in ("prioriteiten", "grenzen", "deelt", "bereikbaar", "contact")
    ),
    text("codes", CODE),
    day("gecontroleerd_op", nullable=True),
    kind("klasse", Klasse),
    *(text(name, IN_PLACE, PARTNERS) for name in ("verwijzen", "ontvangt")),
    text("trefwoorden", SEARCHED, PARTNERS),
    info=about(Partner),
)
persoon = sa.Table(
    "persoon",
    metadata,
    own_id(),
    text("voornaam", SEARCHED, TOLD),
    text("voorletters", SEARCHED, TOLD),
    text("tussenvoegsel", SEARCHED, TOLD),
    text("achternaam", SEARCHED, TOLD),
    number("geboortejaar", nullable=True),
    flag("beperkt"),
    noted(number("volgnr"), unlogged="no field of a person"),
    sa.Index("ix_persoon_achternaam", "achternaam"),
    sa.Index("ix_persoon_volgnr", "volgnr"),
    info=about(Persoon, counted="personen"),
)
persoon.c.volgnr.default = sa.ColumnDefault(
    sa.select(sa.func.coalesce(sa.func.max(persoon.c.volgnr), 0) + 1).scalar_subquery()
)
"""Orders by who came last; two that come at once may share one. No field of a person, so not in the log."""
object_ = sa.Table(
    "object",
    metadata,
    own_id(),
    text("straat", SEARCHED, PROFESSIONALS),
    number("huisnummer"),
    text("toevoeging", SEARCHED, PROFESSIONALS),
    text("postcode", SEARCHED, PROFESSIONALS),
    text("plaats", SEARCHED, PROFESSIONALS),
    kind("huurvorm", Huurvorm),
    text("eigenaar", IN_PLACE, PROFESSIONALS),
    sa.Index("ix_object_adres", "postcode", "huisnummer"),
    sa.Index("ix_object_huisnummer", "huisnummer"),
    info=about(Object, counted="adressen"),
)
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
betrokkenheid = sa.Table(
    "betrokkenheid",
    metadata,
    own_id(),
    ref("casus", held=Held("betrokkenen")),
    ref("persoon"),
    kind("rol", Rol),
    day("sinds"),
    day("tot", nullable=True),
    info=about(Betrokkenheid),
)
melder = sa.Table(
    "melder",
    metadata,
    own_id(),
    ref("casus", held=Held("melders")),
    text("naam", SEALED),
    text("contact", SEALED),
    flag("wil_terugkoppeling"),
    info=about(Melder),
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
    day("herzien_op", nullable=True),
    info=about(Tijdlijnitem, counted="regels van de tijdlijn", found=Zoekgroep.TIJDLIJN, day="datum"),
)
leefgebiedscore = sa.Table(
    "leefgebiedscore",
    metadata,
    own_id(),
    ref("casus", held=Held("leefgebieden", ("datum",))),
    number("leefgebied"),
    number("score", nullable=True),
    day("datum"),
    text("bron", IN_PLACE, PROFESSIONALS),
    text("toelichting", IN_PLACE, PROFESSIONALS),
    sa.CheckConstraint("score is null or score between 1 and 5", name="score"),
    info=about(Leefgebiedscore),
)
inzet = sa.Table(
    "inzet",
    metadata,
    own_id(),
    ref("casus", held=Held("inzetten", ("sinds",))),
    ref("partner", index=False),
    number("leefgebied"),
    kind("rol", InzetRol),
    day("sinds"),
    day("tot", nullable=True),
    flag("geweigerd"),
    number("wachttijd_weken"),
    text("toelichting", IN_PLACE, PROFESSIONALS),
    info=about(Inzet),
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
    info=about(Afspraak, found=Zoekgroep.AFSPRAAK, day="uiterlijk"),
)
afweging = sa.Table(
    "afweging",
    metadata,
    own_id(),
    ref("casus", held=Held("afwegingen", ("vastgelegd_op",))),
    text("code", CODE),
    day("opgesteld_op"),
    sa.Column("vastgelegd_op", UtcDateTime, nullable=False),
    *(
        text(name, SEARCHED, PROFESSIONALS)
        for name in ("zorgperspectief", "zorg_door", "veiligheidsperspectief", "veiligheid_door")
    ),
    text("besluit", SEARCHED, PROFESSIONALS),
    text("bevoegd", IN_PLACE, PROFESSIONALS),
    day("evaluatie_op", nullable=True),
    text("kader_versie", CODE),
    *(text(name, SEARCHED, PROFESSIONALS) for name in ("geschikt", "noodzakelijk", "evenwichtig")),
    text("zorg_deelbaar", IN_PLACE, PROFESSIONALS),
    flag("spoed"),
    text("spoed_reden", IN_PLACE, PROFESSIONALS),
    text("motivering", SEARCHED, PROFESSIONALS),
    *(
        text(name, IN_PLACE, PROFESSIONALS)
        for name in ("mandaat", "kwetsbaarheid", "evrm", "derden", "beleid", "afschaalplan")
    ),
    number("versie"),
    text("wijziging", IN_PLACE, PROFESSIONALS),
    info=about(Afweging, counted="afwegingen", found=Zoekgroep.AFWEGING, day="opgesteld_op"),
)
standpunt = sa.Table(
    "standpunt",
    metadata,
    own_id(),
    ref("afweging", held=Held("standpunten")),
    text("organisatie", IN_PLACE, PROFESSIONALS),
    kind("stand", Stand),
    text("tekst", IN_PLACE, PROFESSIONALS),
    info=about(Standpunt),
)
verantwoording = sa.Table(
    "verantwoording",
    metadata,
    own_id(),
    ref("afweging", held=Held("verantwoordingen")),
    text("code", CODE),
    kind("grond", Grond),
    text("toelichting", IN_PLACE, PROFESSIONALS),
    info=about(Verantwoording),
)
maatregel = sa.Table(
    "maatregel",
    metadata,
    own_id(),
    ref("casus", held=Held("maatregelen", ("voorgesteld_op",))),
    text("code", CODE, TOLD),
    kind("status", MaatregelStatus),
    day("voorgesteld_op"),
    ref("partner", nullable=True, index=False),
    day("begonnen_op", nullable=True),
    day("evaluatie_op", nullable=True),
    day("beeindigd_op", nullable=True),
    kind("resultaat", Resultaat, nullable=True),
    text("toelichting", IN_PLACE, PROFESSIONALS),
    ref("afweging", nullable=True, index=False),
    info=about(Maatregel, counted="maatregelen"),
)
dossierpunt = sa.Table(
    "dossierpunt",
    metadata,
    own_id(),
    ref("casus", held=Held("dossierpunten", ("code",))),
    text("code", CODE),
    kind("staat", PuntStaat),
    day("bijgewerkt_op"),
    text("toelichting", IN_PLACE, PROFESSIONALS),
    sa.UniqueConstraint("casus_id", "code"),
    info=about(Dossierpunt),
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
