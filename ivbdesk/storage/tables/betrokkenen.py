"""The tables of people, homes and partners, with their part in a casus."""

from __future__ import annotations

import sqlalchemy as sa

from ivbdesk.cases.betrokkenen.betrokkene import Betrokkenheid, Melder, Persoon, Rol
from ivbdesk.cases.betrokkenen.casusobject import Casusobject
from ivbdesk.cases.betrokkenen.leefgebied import Leefgebiedscore
from ivbdesk.cases.betrokkenen.leeftijd import Leeftijdsvaststelling
from ivbdesk.cases.betrokkenen.object import Object
from ivbdesk.cases.betrokkenen.organisatie import Organisatie, OrganisatieRol
from ivbdesk.cases.betrokkenen.partner import Inzet, InzetRol, Partner
from ivbdesk.cases.betrokkenen.samenvoeging import Samenvoeging
from ivbdesk.cases.betrokkenen.vertegenwoordiging import Vertegenwoordigersoort, Vertegenwoordiging
from ivbdesk.cases.betrokkenen.woonadres import Adressoort, Woonadres
from ivbdesk.cases.dossier.casusband import Bandsoort, Casusband
from ivbdesk.cases.kader.kader import Huurvorm
from ivbdesk.cases.kader.soorten import Klasse
from ivbdesk.cases.zoeken.zoeken import Zoekgroep
from ivbdesk.storage.columns import (
    day,
    flag,
    kind,
    noted,
    number,
    officer,
    own_id,
    ref,
    sealed,
    staying,
    text,
    uses,
    versie,
)
from ivbdesk.storage.columns import metadata as metadata
from ivbdesk.storage.declared import (
    CODE,
    IN_PLACE,
    PARTNERS,
    PROFESSIONALS,
    SEARCHED,
    TOLD,
    Held,
    about,
)

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
    versie(),
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
    text("geboortenaam", SEARCHED, TOLD),
    number("geboortejaar", nullable=True),
    flag("beperkt"),
    text("telefoon", SEARCHED, TOLD),
    text("taal", IN_PLACE, TOLD),
    flag("tolk"),
    ref("persoon", "samengevoegd_met", nullable=True, along=True),
    noted(number("volgnr"), unlogged="no field of a person"),
    versie(),
    sa.Index("ix_persoon_achternaam", "achternaam"),
    sa.Index("ix_persoon_volgnr", "volgnr"),
    info=about(Persoon, counted="personen"),
)
persoon.c.volgnr.default = sa.ColumnDefault(
    sa.select(sa.func.coalesce(sa.func.max(persoon.c.volgnr), 0) + 1).scalar_subquery()
)
"""Orders by who came last; two that come at once may share one. No field of a person, so not in the log."""
samenvoeging = sa.Table(
    "samenvoeging",
    metadata,
    own_id(),
    ref("persoon"),
    staying("weg_id", "the record that went up in it, which goes along by itself"),
    day("op"),
    officer("door"),
    text("reden", IN_PLACE, PROFESSIONALS),
    text("bewaard", CODE),
    day("ongedaan_op", nullable=True),
    info=about(Samenvoeging),
)
woonadres = sa.Table(
    "woonadres",
    metadata,
    own_id(),
    ref("persoon", held=Held("adressen", owned=True, eager=True)),
    kind("soort", Adressoort),
    text("straat", SEARCHED, TOLD),
    number("huisnummer"),
    text("toevoeging", SEARCHED, TOLD),
    text("postcode", SEARCHED, TOLD),
    text("plaats", SEARCHED, TOLD),
    text("buitenland", SEARCHED, TOLD),
    text("land", SEARCHED, TOLD),
    text("toelichting", IN_PLACE, TOLD),
    day("sinds", nullable=True),
    day("tot", nullable=True),
    info=about(Woonadres, counted="woonadressen"),
)
vertegenwoordiging = sa.Table(
    "vertegenwoordiging",
    metadata,
    own_id(),
    ref("persoon", held=Held("vertegenwoordigers", owned=True, eager=True)),
    kind("soort", Vertegenwoordigersoort),
    text("naam", IN_PLACE, TOLD),
    text("contact", IN_PLACE, TOLD),
    day("sinds", nullable=True),
    day("tot", nullable=True),
    ref("persoon", "door_id", nullable=True),
    info=about(Vertegenwoordiging),
)
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
    versie(),
    sa.Index("ix_object_adres", "postcode", "huisnummer"),
    sa.Index("ix_object_huisnummer", "huisnummer"),
    info=about(Object, counted="adressen"),
)
casusobject = sa.Table(
    "casusobject",
    metadata,
    own_id(),
    ref("casus", held=Held("objecten")),
    ref("object"),
    text("toelichting", IN_PLACE, PROFESSIONALS),
    info=about(Casusobject),
)
casusband = sa.Table(
    "casusband",
    metadata,
    own_id(),
    ref("casus"),
    ref("casus", "ander_id"),
    kind("soort", Bandsoort),
    text("reden", IN_PLACE, PROFESSIONALS),
    day("sinds"),
    info=about(Casusband, figures=False),
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
    sealed("naam"),
    sealed("contact"),
    text("merk", CODE),
    flag("wil_terugkoppeling"),
    info=about(Melder),
)
organisatie = sa.Table(
    "organisatie",
    metadata,
    own_id(),
    ref("casus", held=Held("organisaties")),
    kind("rol", OrganisatieRol),
    text("naam", SEARCHED, PARTNERS),
    text("contact", SEARCHED, PARTNERS),
    day("sinds"),
    day("tot", nullable=True),
    info=about(Organisatie, counted="organisaties", found=Zoekgroep.ORGANISATIE, day="sinds"),
)
leeftijdsvaststelling = sa.Table(
    "leeftijdsvaststelling",
    metadata,
    own_id(),
    ref("casus", held=Held("leeftijden", ("op",))),
    ref("persoon"),
    number("grens"),
    flag("bereikt"),
    day("op"),
    text("door", IN_PLACE, PROFESSIONALS),
    text("wijze", IN_PLACE, TOLD),
    info=about(Leeftijdsvaststelling),
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
    text("dekking", IN_PLACE, PROFESSIONALS),
    info=about(Inzet),
)
