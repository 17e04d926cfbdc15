"""The tables of signals, promises, vulnerability, putting off, imports, and kept views."""

from __future__ import annotations

import sqlalchemy as sa

from ivbdesk.cases.besluitvorming.uitstel import Uitstel
from ivbdesk.cases.betrokkenen.kwetsbaarheid import Kwetsbaarheid
from ivbdesk.cases.dossier.belofte import Belofte, BelofteSoort, BelofteUitkomst, Terugkoppelwijze
from ivbdesk.cases.invoer.invoer import Invoer, Invoerregel
from ivbdesk.cases.invoer.vertaling import Vertaling
from ivbdesk.cases.kader.soorten import Thema, Uitkomst, Urgentie
from ivbdesk.cases.signaal.signaal import (
    Antwoord,
    Dubbelbesluit,
    Signaal,
    SignaalBron,
    Signaaldeling,
    SignaalStatus,
    Wegingsantwoord,
)
from ivbdesk.cases.zoeken.weergave import Weergave
from ivbdesk.cases.zoeken.zoeken import Zoekgroep
from ivbdesk.storage.columns import (
    UtcDateTime,
    day,
    flag,
    kind,
    loose_ref,
    metadata,
    number,
    officer,
    own_id,
    ref,
    sealed,
    staying,
    text,
    word,
)
from ivbdesk.storage.declared import (
    CODE,
    IN_PLACE,
    PROFESSIONALS,
    REGISTER,
    SEALED,
    SEARCHED,
    TOLD,
    Held,
    Use,
    about,
)

IN_PLEK = Use(through="plek")
IN_NAAM = Use(through="naam")
signaal = sa.Table(
    "signaal",
    metadata,
    own_id(),
    word("nummer", 24, SEARCHED, TOLD, unique=True),
    sa.Column("volgnr", sa.Integer, nullable=False, unique=True),
    sa.Column("ontvangen_op", UtcDateTime, nullable=False),
    kind("bron", SignaalBron),
    kind("thema", Thema),
    text("tekst", SEARCHED, TOLD),
    day("gebeurd_op", nullable=True),
    text("van", SEALED),
    sealed("melder_naam"),
    sealed("melder_contact"),
    flag("wil_terugkoppeling"),
    text("straat", IN_PLEK, TOLD),
    number("huisnummer", nullable=True),
    *(text(name, IN_PLEK, TOLD) for name in ("toevoeging", "postcode", "plaats")),
    *(
        text(name, IN_NAAM, PROFESSIONALS)
        for name in ("voornaam", "voorletters", "tussenvoegsel", "achternaam")
    ),
    kind("status", SignaalStatus),
    flag("acuut"),
    text("punten", CODE),
    kind("urgentie", Urgentie, nullable=True),
    text("urgentie_reden", IN_PLACE, PROFESSIONALS),
    text("grondslag", CODE, TOLD),
    text("noodzaak", IN_PLACE, PROFESSIONALS),
    kind("uitkomst", Uitkomst, nullable=True),
    text("reden", IN_PLACE, PROFESSIONALS),
    day("gewogen_op", nullable=True),
    officer("gewogen_door", nullable=True),
    *(text(name, CODE) for name in ("weging_versie", "deelgrond")),
    ref("casus", nullable=True, along=True),
    ref("partner", nullable=True, index=False),
    text("kenmerk", SEARCHED, CODE),
    *(text(name, CODE) for name in ("categorie", "leeftijdsgroep")),
    day("vernietigen_op", nullable=True),
    text("bewaarplicht", IN_PLACE, PROFESSIONALS),
    sa.Index("ix_signaal_status", "status"),
    sa.Index("ix_signaal_huisnummer", "huisnummer"),
    sa.Index("ix_signaal_achternaam", "achternaam"),
    info=about(Signaal, counted="signalen", found=Zoekgroep.SIGNAAL, day="ontvangen_op"),
)
wegingsantwoord = sa.Table(
    "wegingsantwoord",
    metadata,
    own_id(),
    ref("signaal", held=Held("antwoorden", ("code",), owned=True, eager=True)),
    word("code", 16, CODE),
    kind("antwoord", Antwoord),
    text("toelichting", IN_PLACE, PROFESSIONALS),
    info=about(Wegingsantwoord),
)
signaaldeling = sa.Table(
    "signaaldeling",
    metadata,
    own_id(),
    ref("signaal", held=Held("delingen", ("op",), owned=True, eager=True)),
    day("op"),
    text("grondslag", CODE, TOLD),
    *(text(name, IN_PLACE, TOLD) for name in ("noodzaak", "convenant")),
    ref("partner", nullable=True, index=False),
    info=about(Signaaldeling, counted="keren dat een signaal is gedeeld"),
)
dubbelbesluit = sa.Table(
    "dubbelbesluit",
    metadata,
    own_id(),
    ref("signaal", held=Held("dubbelbesluiten", owned=True, eager=True)),
    text("ander_soort", CODE),
    loose_ref("ander_id", nullable=False),  # a signal or a casus: no one table
    flag("zelfde"),
    day("op"),
    text("reden", IN_PLACE, PROFESSIONALS),
    info=about(Dubbelbesluit),
)
belofte = sa.Table(
    "belofte",
    metadata,
    own_id(),
    kind("soort", BelofteSoort),
    day("op"),
    day("uiterlijk"),
    ref("signaal", nullable=True, along=True),
    ref("casus", nullable=True, along=True, held=Held("beloften", ("uiterlijk",))),
    officer("wie_id", nullable=True),
    kind("uitkomst", BelofteUitkomst, nullable=True),
    kind("wijze", Terugkoppelwijze, nullable=True),
    day("afgerond_op", nullable=True),
    officer("afgerond_door", nullable=True),
    text("toelichting", IN_PLACE, PROFESSIONALS),
    info=about(Belofte, counted="toezeggingen met een dag"),
)
kwetsbaarheid = sa.Table(
    "kwetsbaarheid",
    metadata,
    own_id(),
    ref("casus", held=Held("kwetsbaarheden", ("sinds",))),
    ref("persoon"),
    word("factor", 40, CODE, TOLD),
    number("gewicht"),
    text("woorden", IN_PLACE, TOLD),
    text("bron", IN_PLACE, TOLD),
    day("sinds"),
    day("tot", nullable=True),
    sa.CheckConstraint("gewicht between 1 and 5", name="gewicht"),
    info=about(Kwetsbaarheid, counted="factoren van kwetsbaarheid"),
)
uitstel = sa.Table(
    "uitstel",
    metadata,
    own_id(),
    ref("casus", held=Held("uitstellen", ("op",))),
    text("soort", CODE),
    text("wat", IN_PLACE, PROFESSIONALS),
    day("tot"),
    text("reden", IN_PLACE, PROFESSIONALS),
    day("op"),
    officer("door"),
    loose_ref("over_id"),
    info=about(Uitstel),
)
invoer = sa.Table(
    "invoer",
    metadata,
    own_id(),
    sa.Column("op", UtcDateTime, nullable=False),
    text("soort", CODE),
    number("aantal"),
    text("kolommen", REGISTER),
    officer("door"),
    day("ongedaan_op", nullable=True),
    info=about(Invoer),
)
invoerregel = sa.Table(
    "invoerregel",
    metadata,
    own_id(),
    ref("invoer", held=Held("regels", ("regel",), owned=True)),
    number("regel"),
    text("entiteit", CODE),
    staying("entiteit_id", "tells what an import made, also when that went", index=True),
    info=about(Invoerregel),
)
vertaling = sa.Table(
    "vertaling",
    metadata,
    own_id(),
    text("lijst", CODE),
    *(text(name, REGISTER) for name in ("woord", "geschreven", "waarde")),
    day("op"),
    officer("door"),
    sa.UniqueConstraint("lijst", "woord"),
    info=about(Vertaling),
)
weergave = sa.Table(
    "weergave",
    metadata,
    own_id(),
    *(text(name, REGISTER) for name in ("lijst", "naam", "inhoud")),
    officer("door"),
    info=about(Weergave),
)
