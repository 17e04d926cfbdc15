"""A file that proves every item of a measure, each by one thing, and how to take one proof away again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

from ivbdesk.cases.besluitvorming.afweging import Afweging, Grond, Verantwoording
from ivbdesk.cases.besluitvorming.besluit import Besluit
from ivbdesk.cases.besluitvorming.bewijs import Bewijs
from ivbdesk.cases.besluitvorming.maatregel import Maatregel, MaatregelStatus
from ivbdesk.cases.besluitvorming.zienswijze import Hoorvorm, Zienswijze
from ivbdesk.cases.dossier.afspraak import Afspraak
from ivbdesk.cases.dossier.casus import Casus
from ivbdesk.cases.dossier.stuk import Stuk, Vorm
from ivbdesk.cases.dossier.tijdlijn import ItemSoort, Verificatie
from ivbdesk.cases.kader.kader import Maatregelsoort, Toets
from ivbdesk.cases.kader.soorten import Herkomst, StukSoort
from ivbdesk.cases.ladder.dossiercheck import Checkregel, check_dossier
from ivbdesk.cases.ladder.ladder import Situatie, lighter_measures, situation_of
from tests.cases.zaak import KADER, NOW, TODAY, days_ago, item, zaak

HEAVY = [soort for soort in KADER.maatregelen.values() if soort.trede >= 3 and soort.dossier]
WORDS = (
    "geschikt",
    "noodzakelijk",
    "evenwichtig",
    "evrm",
    "derden",
    "kwetsbaarheid",
    "beleid",
    "mandaat",
    "afschaalplan",
    "verwijtbaarheid",
    "woningband",
    "woonruimte",
    "toezeggingen",
)


def situation(casus: Casus) -> Situatie:
    return situation_of(casus, TODAY, frozenset({"apv_151d"}))


def check(casus: Casus, code: str) -> dict[str, Checkregel]:
    rows = check_dossier(casus, KADER, situation(casus), code, casus.laatste_afweging(code))
    return {row.soort.code: row for row in rows}


def empty() -> Casus:
    casus = zaak(geinformeerd_op=None)
    casus.object = None
    return casus


def weighing(casus: Casus, code: str) -> Afweging:
    made = Afweging(
        uuid4(), casus.id, code, TODAY, NOW, "de hulp loopt door naast het middel", "GGZ", "de overlast houdt elke week aan", "Politie", "besluit", "Burgemeester",
        TODAY + timedelta(days=30), KADER.versie,
    )  # fmt: skip
    for name in WORDS:
        setattr(made, name, f"woorden over {name}")
    casus.afwegingen.append(made)
    return made


def full(soort: Maatregelsoort) -> Casus:
    """A file in which every item is proven in the way that the handelingskader asks, and by one thing each."""
    casus = empty()
    casus.geinformeerd_op = days_ago(40)
    item(casus, ItemSoort.INCIDENT, days=30, herkomst=Herkomst.CORPORATIE, bron="Woonconsulent")
    item(casus, ItemSoort.INCIDENT, days=10, herkomst=Herkomst.POLITIE, bron="Wijkagent",
         verificatie=Verificatie.WAARGENOMEN)  # fmt: skip
    made = weighing(casus, soort.code)
    for lighter in lighter_measures(KADER, situation(casus), soort.code):
        made.verantwoordingen.append(
            Verantwoording(uuid4(), made.id, lighter.code, Grond.NIET_PASSEND, "past hier niet")
        )
    casus.maatregelen.append(
        Maatregel(uuid4(), casus.id, "Z01", MaatregelStatus.LOOPT, days_ago(20), begonnen_op=days_ago(20))
    )
    casus.stukken.append(stuk(casus, StukSoort.VERSLAG, Herkomst.POLITIE))
    casus.zienswijzen.append(
        Zienswijze(
            uuid4(),
            casus.id,
            soort.code,
            days_ago(20),
            days_ago(6),
            Hoorvorm.MONDELING,
            days_ago(8),
            "het valt mee",
            "het tijdstip is aangepast",
        )
    )
    casus.besluiten.append(
        Besluit(
            uuid4(), casus.id, soort.code, TODAY, "geen bezoek na 22.00 uur", TODAY + timedelta(days=180),
            begunstiging="een week volstaat", begunstiging_tot=TODAY + timedelta(days=7), dwangsom_bedrag=250, dwangsom_per="overtreding", dwangsom_max=2500,
            juridische_toets="jurist, gisteren", afgestemd_op=days_ago(5), bekend_op=days_ago(1),
            bekend_wijze="aangetekend", rechtsmiddelen=True, toezicht="boa, wekelijks",
            evaluatie_op=TODAY + timedelta(days=90),
        )
    )  # fmt: skip
    for code in soort.dossier:
        if KADER.dossierpunten[code].toets in (Toets.HAND, Toets.GEADRESSEERDE):
            link(casus, code)
    return casus


def stuk(casus: Casus, soort: StukSoort, herkomst: Herkomst) -> Stuk:
    return Stuk(uuid4(), casus.id, "stuk", soort, Vorm.TEKST, ".txt", days_ago(9), herkomst, "politie", NOW,
                uuid4(), 1, "", b"")  # fmt: skip


def link(casus: Casus, code: str) -> Bewijs:
    entry = item(casus, ItemSoort.NOTITIE, f"bewijs voor {code}", days=4)
    made = Bewijs(uuid4(), casus.id, code, item_id=entry.id)
    casus.bewijzen.append(made)
    return made


def without_link(casus: Casus, code: str) -> None:
    casus.bewijzen = [item for item in casus.bewijzen if item.code != code]


def without_entry_of_link(casus: Casus, code: str) -> None:
    """The entry itself is gone, as after destruction; the link points at nothing."""
    gone = {item.item_id for item in casus.bewijzen if item.code == code}
    casus.tijdlijn = [item for item in casus.tijdlijn if item.id not in gone]


def without_field(casus: Casus, code: str) -> None:
    punt = KADER.dossierpunten[code]
    holder: object = casus.afwegingen[0] if punt.toets is Toets.AFWEGING else casus.besluiten[0]
    name = {"dwangsom": "dwangsom_per"}.get(punt.velden[-1], punt.velden[-1])
    setattr(holder, name, None if not isinstance(getattr(holder, name), str) else "")


def without_first_incident(casus: Casus, code: str) -> None:
    """Where one find is enough, that one was refuted."""
    incidents = [i for i in casus.tijdlijn if i.soort is ItemSoort.INCIDENT]
    if KADER.soort(casus.afwegingen[0].code).incidenten == 1:
        casus.tijdlijn.remove(incidents[1])
        seen = stuk(casus, StukSoort.METING, Herkomst.POLITIE)
        casus.stukken.append(seen)
        casus.bewijzen.append(Bewijs(uuid4(), casus.id, "D03", stuk_id=seen.id))
        incidents[0].verificatie = Verificatie.WEERLEGD
    else:
        casus.tijdlijn.remove(incidents[0])


def without_observation(casus: Casus, code: str) -> None:
    for entry in casus.tijdlijn:
        entry.verificatie = Verificatie.GEMELD


def without_one_reason(casus: Casus, code: str) -> None:
    casus.afwegingen[0].verantwoordingen.pop()


def without_care(casus: Casus, code: str) -> None:
    casus.maatregelen.clear()


def without_report(casus: Casus, code: str) -> None:
    casus.stukken.clear()


def without_answer(casus: Casus, code: str) -> None:
    casus.zienswijzen[0].verwerking = ""


def without_word_on_what_was_promised(casus: Casus, code: str) -> None:
    """A partner was promised something that still runs, and the weighing does not speak of it."""
    until = TODAY + timedelta(days=60)
    casus.afspraken.append(
        Afspraak(uuid4(), casus.id, "gezin blijft in de woning", uuid4(), "", until, days_ago(9))
    )
    casus.afwegingen[0].toezeggingen = ""


def without_telling(casus: Casus, code: str) -> None:
    casus.geinformeerd_op = None


TAKE_AWAY: dict[Toets, tuple[Callable[[Casus, str], None], ...]] = {
    Toets.HAND: (without_link, without_entry_of_link),
    Toets.GEADRESSEERDE: (without_link, without_entry_of_link),
    Toets.AFWEGING: (without_field,),
    Toets.BESLUIT: (without_field,),
    Toets.FEITENRELAAS: (without_first_incident,),
    Toets.OBJECTIVERING: (without_observation,),
    Toets.RAPPORTAGE: (without_report,),
    Toets.LICHTERE_MIDDELEN: (without_one_reason,),
    Toets.ZORGAANBOD: (without_care,),
    Toets.ZIENSWIJZE: (without_answer,),
    Toets.TOEZEGGINGEN: (without_word_on_what_was_promised,),
    Toets.GEINFORMEERD: (without_telling,),
}


def take_away(casus: Casus, code: str) -> None:
    """Take away what proves this item, in the first way there is; what an officer linked to it goes as well."""
    without_link(casus, code)
    TAKE_AWAY.get(KADER.dossierpunten[code].toets, (without_link,))[0](casus, code)


def announced_before(casus: Casus, code: str) -> None:
    """The measure runs, by a decision of two months ago; the one in the file extends that."""
    newest = casus.besluiten[0]
    first = replace(
        newest,
        id=uuid4(),
        opgesteld_op=days_ago(61),
        bekend_op=days_ago(60),
        geldig_tot=TODAY + timedelta(days=7),
    )
    newest.verlengt_id = first.id
    casus.besluiten.append(first)
    casus.maatregelen.append(
        Maatregel(uuid4(), casus.id, code, MaatregelStatus.LOOPT, days_ago(60), begonnen_op=days_ago(60))
    )
    for item_code in set(KADER.soort(code).verlenging) - set(KADER.soort(code).dossier):
        if KADER.dossierpunten[item_code].toets in (Toets.HAND, Toets.GEADRESSEERDE):
            link(casus, item_code)
