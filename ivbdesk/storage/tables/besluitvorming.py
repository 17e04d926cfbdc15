"""The tables of what a measure needs to stand up in court: evidence, hearing, decision, terms and requests to act."""

from __future__ import annotations

import sqlalchemy as sa

from ivbdesk.cases.besluitvorming.afweging import Afweging, Grond, Optie, Stand, Standpunt, Verantwoording
from ivbdesk.cases.besluitvorming.besluit import Besluit
from ivbdesk.cases.besluitvorming.bewijs import Bewijs
from ivbdesk.cases.besluitvorming.dossierpunt import Dossierpunt, PuntStaat
from ivbdesk.cases.besluitvorming.handhavingsverzoek import HandhavingStatus, Handhavingsverzoek
from ivbdesk.cases.besluitvorming.maatregel import Maatregel, MaatregelStatus, Resultaat
from ivbdesk.cases.besluitvorming.termijn import Opschorting, Termijn, TermijnStatus, Verlenging
from ivbdesk.cases.besluitvorming.verbeurte import Verbeurte, VerbeurteUitkomst
from ivbdesk.cases.besluitvorming.zienswijze import Hoorvorm, Zienswijze
from ivbdesk.cases.kader.duur import Eenheid, TermijnSoort
from ivbdesk.cases.kader.kaderversie import Kaderversie
from ivbdesk.cases.zoeken.zoeken import Zoekgroep
from ivbdesk.storage.columns import (
    UtcDateTime,
    aimed,
    day,
    flag,
    kind,
    loose_ref,
    metadata,
    number,
    own_id,
    ref,
    text,
    word,
)
from ivbdesk.storage.declared import (
    CODE,
    IN_PLACE,
    LETTER,
    PROFESSIONALS,
    REGISTER,
    SEALED,
    SEARCHED,
    TOLD,
    Held,
    about,
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
    text("gronden", CODE),
    *(
        text(name, IN_PLACE, PROFESSIONALS)
        for name in ("verwijtbaarheid", "woningband", "woonruimte", "toezeggingen")
    ),
    number("versie"),
    text("wijziging", IN_PLACE, PROFESSIONALS),
    *aimed(),
    ref("afweging", "overgenomen_van", nullable=True, index=False),
    text("bevestigd", CODE),
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
    text("deelbaar", IN_PLACE, PROFESSIONALS),
    text("akkoord_door", IN_PLACE, PROFESSIONALS),
    day("akkoord_op", nullable=True),
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
    *aimed(),
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
bewijs = sa.Table(
    "bewijs",
    metadata,
    own_id(),
    ref("casus", held=Held("bewijzen", owned=True)),
    text("code", CODE),
    ref("tijdlijnitem", "item_id", nullable=True, index=False, along=True),
    ref("stuk", nullable=True, index=False, along=True),
    info=about(Bewijs),
)
zienswijze = sa.Table(
    "zienswijze",
    metadata,
    own_id(),
    ref("casus", held=Held("zienswijzen", ("uitgenodigd_op",))),
    text("code", CODE),
    day("uitgenodigd_op"),
    day("uiterlijk", nullable=True),
    kind("vorm", Hoorvorm),
    day("ontvangen_op", nullable=True),
    text("inhoud", IN_PLACE, LETTER),
    text("verwerking", IN_PLACE, LETTER),
    text("grond", IN_PLACE, LETTER),
    flag("uitgesproken"),
    info=about(Zienswijze, counted="zienswijzen"),
)
besluit = sa.Table(
    "besluit",
    metadata,
    own_id(),
    ref("casus", held=Held("besluiten", ("opgesteld_op",))),
    text("code", CODE),
    day("opgesteld_op"),
    text("last", IN_PLACE, LETTER),
    day("geldig_tot", nullable=True),
    text("begunstiging", IN_PLACE, LETTER),
    day("begunstiging_tot", nullable=True),
    number("dwangsom_bedrag", nullable=True),
    text("dwangsom_per", IN_PLACE, LETTER),
    number("dwangsom_max", nullable=True),
    text("juridische_toets", IN_PLACE, PROFESSIONALS),
    day("afgestemd_op", nullable=True),
    day("bekend_op", nullable=True),
    text("bekend_wijze", IN_PLACE, LETTER),
    flag("rechtsmiddelen"),
    text("toezicht", IN_PLACE, PROFESSIONALS),
    day("evaluatie_op", nullable=True),
    *aimed(),
    ref("besluit", "verlengt_id", nullable=True, index=False),
    text("ondanks", IN_PLACE, LETTER),
    info=about(Besluit, counted="besluiten"),
)
optie = sa.Table(
    "optie",
    metadata,
    own_id(),
    ref("afweging", held=Held("opties", ("volgorde",))),
    number("volgorde"),
    text("code", CODE),
    text("naam", IN_PLACE, PROFESSIONALS),
    text("voor", IN_PLACE, PROFESSIONALS),
    text("tegen", IN_PLACE, PROFESSIONALS),
    flag("gekozen"),
    info=about(Optie),
)
termijn = sa.Table(
    "termijn",
    metadata,
    own_id(),
    ref("casus", held=Held("termijnen", ("vanaf",))),
    text("code", CODE),
    text("naam", IN_PLACE, PROFESSIONALS),
    kind("soort", TermijnSoort),
    text("grondslag", IN_PLACE, PROFESSIONALS),
    day("vanaf"),
    sa.Column("tijd", sa.Time),
    number("aantal"),
    kind("eenheid", Eenheid),
    kind("status", TermijnStatus),
    loose_ref("bij_id"),  # a measure, decision, request or breach: no one table
    flag("terug"),
    day("afgerond_op", nullable=True),
    text("toelichting", IN_PLACE, PROFESSIONALS),
    info=about(Termijn, counted="termijnen"),
)
verbeurte = sa.Table(
    "verbeurte",
    metadata,
    own_id(),
    ref("casus", held=Held("verbeurten", ("op",))),
    ref("besluit"),
    ref("tijdlijnitem", "item_id"),
    kind("uitkomst", VerbeurteUitkomst),
    day("op"),
    text("toelichting", IN_PLACE, PROFESSIONALS),
    info=about(Verbeurte, counted="besluiten over een verbeurde dwangsom"),
)
opschorting = sa.Table(
    "opschorting",
    metadata,
    own_id(),
    ref("termijn", held=Held("opschortingen", ("vanaf",))),
    day("vanaf"),
    day("tot", nullable=True),
    text("reden", IN_PLACE, PROFESSIONALS),
    info=about(Opschorting),
)
verlenging = sa.Table(
    "verlenging",
    metadata,
    own_id(),
    ref("termijn", held=Held("verlengingen", ("op",))),
    number("aantal"),
    kind("eenheid", Eenheid),
    day("op"),
    text("reden", IN_PLACE, PROFESSIONALS),
    ref("besluit", nullable=True, index=False),
    info=about(Verlenging),
)
handhavingsverzoek = sa.Table(
    "handhavingsverzoek",
    metadata,
    own_id(),
    ref("casus", held=Held("handhavingsverzoeken", ("ontvangen_op",))),
    day("ontvangen_op"),
    text("vraag", IN_PLACE, SEALED),
    ref("melder", nullable=True, index=False),
    kind("status", HandhavingStatus),
    text("besluit", IN_PLACE, SEALED),
    day("besloten_op", nullable=True),
    day("ingebreke_op", nullable=True),
    text("feiten", IN_PLACE, SEALED),
    text("ontlastend", IN_PLACE, SEALED),
    info=about(Handhavingsverzoek, counted="verzoeken om handhaving"),
)
kaderversie = sa.Table(
    "kaderversie",
    metadata,
    own_id(),
    word("versie", 40, CODE, unique=True),
    text("inhoud", REGISTER),
    flag("eigen"),
    sa.Column("sinds", UtcDateTime, nullable=False),
    info=about(Kaderversie),
)
