"""The tables of signals, vulnerability, putting off, imports, and kept views."""

from __future__ import annotations

import sqlalchemy as sa

from ivbdesk.cases.kader.soorten import Thema, Uitkomst, Urgentie
from ivbdesk.cases.signaal.signaal import Antwoord, SignaalBron, SignaalStatus
from ivbdesk.storage.columns import UtcDateTime, day, flag, kind, metadata, number, own_id, ref, text, word

signaal = sa.Table(
    "signaal",
    metadata,
    own_id(),
    word("nummer", 24, unique=True),
    sa.Column("volgnr", sa.Integer, nullable=False, unique=True),
    sa.Column("ontvangen_op", UtcDateTime, nullable=False),
    kind("bron", SignaalBron),
    kind("thema", Thema),
    text("tekst"),
    day("gebeurd_op", nullable=True),
    *(text(name) for name in ("van", "melder_naam", "melder_contact")),
    flag("wil_terugkoppeling"),
    text("straat"),
    number("huisnummer", nullable=True),
    *(
        text(name)
        for name in (
            "toevoeging",
            "postcode",
            "plaats",
            "voornaam",
            "voorletters",
            "tussenvoegsel",
            "achternaam",
        )
    ),
    kind("status", SignaalStatus),
    flag("acuut"),
    text("punten"),
    kind("urgentie", Urgentie, nullable=True),
    *(text(name) for name in ("urgentie_reden", "grondslag", "noodzaak")),
    kind("uitkomst", Uitkomst, nullable=True),
    text("reden"),
    day("gewogen_op", nullable=True),
    sa.Column("gewogen_door", sa.Uuid, nullable=True),
    *(text(name) for name in ("weging_versie", "deelgrond")),
    ref("casus", nullable=True),
    ref("partner", nullable=True, index=False),
    *(text(name) for name in ("kenmerk", "categorie", "leeftijdsgroep")),
    day("vernietigen_op", nullable=True),
    text("bewaarplicht"),
    sa.Index("ix_signaal_status", "status"),
    sa.Index("ix_signaal_huisnummer", "huisnummer"),
    sa.Index("ix_signaal_achternaam", "achternaam"),
)
wegingsantwoord = sa.Table(
    "wegingsantwoord",
    metadata,
    own_id(),
    ref("signaal"),
    word("code", 16),
    kind("antwoord", Antwoord),
    text("toelichting"),
)
signaaldeling = sa.Table(
    "signaaldeling",
    metadata,
    own_id(),
    ref("signaal"),
    day("op"),
    *(text(name) for name in ("grondslag", "noodzaak", "convenant")),
    ref("partner", nullable=True, index=False),
)
dubbelbesluit = sa.Table(
    "dubbelbesluit",
    metadata,
    own_id(),
    ref("signaal"),
    text("ander_soort"),
    sa.Column("ander_id", sa.Uuid, nullable=False),  # a signal or a casus: no one table
    flag("zelfde"),
    day("op"),
    text("reden"),
)
kwetsbaarheid = sa.Table(
    "kwetsbaarheid",
    metadata,
    own_id(),
    ref("casus"),
    ref("persoon"),
    word("factor", 40),
    number("gewicht"),
    text("woorden"),
    text("bron"),
    day("sinds"),
    day("tot", nullable=True),
    sa.CheckConstraint("gewicht between 1 and 5", name="gewicht"),
)
uitstel = sa.Table(
    "uitstel",
    metadata,
    own_id(),
    ref("casus"),
    text("soort"),
    text("wat"),
    day("tot"),
    text("reden"),
    day("op"),
    sa.Column("door", sa.Uuid, nullable=False),
    sa.Column("over_id", sa.Uuid),
)
invoer = sa.Table(
    "invoer",
    metadata,
    own_id(),
    sa.Column("op", UtcDateTime, nullable=False),
    text("soort"),
    number("aantal"),
    text("kolommen"),
    sa.Column("door", sa.Uuid, nullable=False),
    day("ongedaan_op", nullable=True),
)
invoerregel = sa.Table(
    "invoerregel",
    metadata,
    own_id(),
    ref("invoer"),
    number("regel"),
    text("entiteit"),
    sa.Column("entiteit_id", sa.Uuid, nullable=False, index=True),
)
weergave = sa.Table(
    "weergave",
    metadata,
    own_id(),
    *(text(name) for name in ("lijst", "naam", "inhoud")),
    sa.Column("door", sa.Uuid, nullable=False),
)
