"""The note for the driehoek reads what it decides, and the dissent in words that were approved."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO

import pypdf
import pytest

from ivbdesk.cases.besluitvorming.afweging import Afweging, Grond, Optie, Stand, Standpunt, Verantwoording
from ivbdesk.cases.besluitvorming.besluit import Besluit
from ivbdesk.cases.besluitvorming.dossierpunt import PuntStaat
from ivbdesk.cases.besluitvorming.inzichtverschil import Inzichtverschil, Perspectief, Visie
from ivbdesk.cases.besluitvorming.maatregel import Maatregel, MaatregelStatus, Resultaat
from ivbdesk.cases.besluitvorming.zienswijze import Hoorvorm, Zienswijze
from ivbdesk.cases.betrokkenen.partner import Partner
from ivbdesk.cases.dossier.casus import Casus
from ivbdesk.cases.kader.soorten import Herkomst, Klasse
from ivbdesk.cases.ladder.ladder import situation_of
from ivbdesk.cases.publiek.ontvanger import Ontvanger
from ivbdesk.cases.publiek.projectie import Gevraagd, Oplegnotitie, Oplegvraag, default_question, project
from ivbdesk.export.oplegnotitie import render_oplegnotitie
from tests.cases.taal.masker.mensen import NAMEN
from tests.export.conftest import Findings
from tests.export.test_oplegnotitie import CARE, CASUS, DRAFT, KADER, MOMENT, TODAY, casus, item, uid

ASKED = Oplegvraag(Gevraagd.BESLUITEN, "Instemmen.", "Kern.", "Anne", TODAY, "B04", voorstel="Last opleggen.")
LAST = "Geen bezoek in of bij de woning tussen 22.00 en 07.00 uur."
PARTNERS = [Partner(CARE, "ggz", "GGZ", "GGZ", "zorg", klasse=Klasse.ZORG)]
SECRET = "Te vroeg in de behandeling van de psychose."


def weighing(*stands: Standpunt) -> Afweging:
    return Afweging(
        uid(90), CASUS, "B04", TODAY, MOMENT, "zorg", "GGZ", "De buren mijden hun tuin", "Politie", "Last opleggen",
        "Burgemeester", TODAY + timedelta(days=91), KADER.versie, noodzakelijk="Waarschuwen hielp niet",
        evenwichtig="Hulp loopt mee", derden="Geen kinderen in huis",
        opties=[
            Optie(uid(1), uid(90), 0, "niets", "Niets doen", "", "De overlast gaat door"),
            Optie(uid(2), uid(90), 1, "Z10", "Wvggz-melding", "", "Een psychose is niet vastgesteld"),
            Optie(uid(3), uid(90), 2, "B04", "Last onder dwangsom", "Een grens", "Schulden kunnen oplopen", True),
        ],
        standpunten=list(stands),
    )  # fmt: skip


def decided(**changes: object) -> Casus:
    case = casus(item(1, Herkomst.EIGEN, "iets"))
    case.procesregie = "Anne Verzonnen"
    case.afwegingen = [weighing()]
    decision = Besluit(uid(20), CASUS, "B04", TODAY, LAST, date(2027, 5, 22), "Twee weken volstaan.", None, 250,
                       "overtreding", 2500, "Jurist", TODAY, toezicht="Boa, twee keer per week")  # fmt: skip
    for name, value in changes.items():
        setattr(decision, name, value)
    case.besluiten = [decision]
    case.zienswijzen = [
        Zienswijze(uid(21), CASUS, "B03", TODAY - timedelta(days=20), TODAY - timedelta(days=6), Hoorvorm.MONDELING,
                   TODAY - timedelta(days=5), "Ik durf bezoek niet te weigeren.", "De last geldt alleen na 22.00 uur.")
    ]  # fmt: skip
    return case


def note(case: Casus, ontvanger: Ontvanger = Ontvanger.DRIEHOEK) -> Oplegnotitie:
    situation = situation_of(case, TODAY, frozenset({"apv_151d"}))
    return project(case, KADER, situation, PARTNERS, {}, ontvanger, ASKED, TODAY, lijst=NAMEN)


def front(case: Casus, ontvanger: Ontvanger = Ontvanger.DRIEHOEK) -> str:
    data = render_oplegnotitie(note(case, ontvanger), DRAFT)
    return " ".join(pypdf.PdfReader(BytesIO(data)).pages[0].extract_text().split())


def test_who_decides_reads_all_that_is_decided_on_the_front(pdf_findings: Findings) -> None:
    case = decided()
    read = front(case)
    for words in (
        f"De last: {LAST}", "Dwangsom: € 250 per overtreding, hoogstens € 2.500",
        "Begunstigingstermijn: Twee weken volstaan.", "Geldt tot en met: 22 mei 2027", "Toezicht: Boa, twee keer per week",
        "Zienswijze: Mondeling gehoord, met verslag, 18 nov 2026. Ik durf bezoek niet te weigeren.",
        "Hoe daarmee rekening is gehouden: De last geldt alleen na 22.00 uur.",
    ):  # fmt: skip
        assert words in read
    assert read.casefold().count("geldt tot") == 1
    assert pdf_findings(render_oplegnotitie(note(case), DRAFT)) == []


def test_what_is_not_there_yet_is_said() -> None:
    assert "Begunstigingstermijn: nog niet ingevuld" in front(decided(begunstiging=""))
    assert "Geldt tot en met: nog niet ingevuld" in front(decided(geldig_tot=None))
    assert "Dwangsom: € 250; het maximum nog niet ingevuld" in front(decided(dwangsom_max=None))
    assert "Dwangsom: nog niet ingevuld" in front(decided(dwangsom_bedrag=None))
    bare = casus()
    assert "De last: Het besluit is nog niet voorbereid." in front(bare)
    assert "Betrokkene is nog niet uitgenodigd om te reageren." in front(bare)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        (
            {"vorm": Hoorvorm.WACHT, "ontvangen_op": None, "inhoud": "", "verwerking": ""},
            "Uitgenodigd, nog geen reactie; uitgenodigd op 3 nov 2026, reageren kan tot en met 17 nov 2026.",
        ),
        (
            {"vorm": Hoorvorm.NIET_GEHOORD, "ontvangen_op": None, "inhoud": "", "grond": "Spoed na geweld."},
            "Waarom niet vooraf gehoord: Spoed na geweld.",
        ),
        ({"verwerking": ""}, "Hoe daarmee rekening is gehouden: nog niet ingevuld"),
    ],
)
def test_the_hearing_as_it_stands(changes: dict[str, object], words: str) -> None:
    case = decided()
    case.zienswijzen = [replace(case.zienswijzen[0], **changes)]  # type: ignore[arg-type]  # by name
    assert words in front(case)


def test_long_words_stand_in_full_in_the_annex() -> None:
    long = "Geen bezoek na 22.00 uur, en geen muziek die buiten de woning is te horen. " * 14
    case = decided(last=long.strip())
    case.afwegingen = [
        weighing(Standpunt(uid(91), uid(90), "Rijnhart Wonen", Stand.TEGEN, "Een grens werkt niet. " * 12))
    ]
    data = render_oplegnotitie(note(case), DRAFT)
    pages = [" ".join(page.extract_text().split()) for page in pypdf.PdfReader(BytesIO(data)).pages]
    assert len(pages) <= 3
    assert "10 Communicatie en vervolg" in pages[0]
    assert long.strip() in " ".join(pages)


APPROVED = Standpunt(
    uid(91), uid(90), "GGZ", Stand.TEGEN, SECRET, "Liever vier weken later.", "teamleider GGZ", TODAY
)
DRAFTED = Standpunt(uid(92), uid(90), "GGZ", Stand.TEGEN, SECRET, "Liever vier weken later.")


@pytest.mark.parametrize("ontvanger", [Ontvanger.DRIEHOEK, Ontvanger.OM, Ontvanger.POLITIE])
def test_dissent_is_told_in_words_that_were_approved(ontvanger: Ontvanger) -> None:
    case = decided()
    case.afwegingen = [weighing(replace(APPROVED))]
    read = front(case, ontvanger)
    assert "Liever vier weken later. (goedgekeurd namens zorgpartner op 23 nov 2026)" in read
    assert "psychose" not in read
    case.afwegingen = [weighing(replace(DRAFTED))]
    read = front(case, ontvanger)
    assert "vier weken later" not in read
    assert "psychose" not in read
    assert "Er is geen bewoording goedgekeurd die mag worden gedeeld" in read
    assert "vraag haar na via procesregisseur Anne Verzonnen" in read
    assert "GGZ" not in read


def test_who_may_read_care_reads_the_dissent_itself() -> None:
    case = decided()
    case.afwegingen = [weighing(replace(DRAFTED))]
    assert SECRET in front(case, Ontvanger.BURGEMEESTER)


def test_a_difference_that_is_open_stands_in_the_note_and_one_that_is_closed_does_not() -> None:
    case = decided()
    visie = Visie(uid(31), uid(30), CARE, Perspectief.ZORG, Stand.TEGEN, SECRET, TODAY)
    verschil = Inzichtverschil(uid(30), CASUS, "Nu al een last?", TODAY, visies=[visie])
    case.verschillen = [verschil]
    read = front(case)
    assert "Nu al een last?: tegen (zorgpartner): De reden staat in het register" in read
    assert "psychose" not in read
    visie.deelbaar, visie.akkoord_door, visie.akkoord_op = "Liever later.", "teamleider GGZ", TODAY
    assert (
        "Nu al een last?: tegen (zorgpartner): Liever later. (goedgekeurd namens zorgpartner op 23 nov 2026)"
        in front(case)
    )
    assert SECRET in front(case, Ontvanger.BURGEMEESTER)
    verschil.gesloten_op = TODAY
    assert "Nu al een last?" not in front(case)


def test_the_question_takes_its_words_from_the_weighing() -> None:
    vraag = default_question(decided(), KADER, "Anne", TODAY)
    assert vraag.kern.endswith("De buren mijden hun tuin. Waarschuwen hielp niet.")
    assert len(vraag.kern) <= 600
    assert vraag.voorstel == "Last opleggen"
    assert vraag.alternatieven == "Niets doen: De overlast gaat door. Een zorgmaatregel is meegewogen."
    assert vraag.gevolgen == "Schulden kunnen oplopen. Geen kinderen in huis. Hulp loopt mee."


def used(case: Casus, ended: date | None) -> Maatregel:
    made = Maatregel(uid(30), CASUS, "B04", MaatregelStatus.LOOPT, TODAY, begonnen_op=TODAY)
    if ended is not None:
        made.status, made.beeindigd_op, made.resultaat = MaatregelStatus.BEEINDIGD, ended, Resultaat.GELUKT
    case.maatregelen.append(made)
    return made


def test_what_runs_or_has_ended_is_not_asked_again() -> None:
    for ended in (None, TODAY + timedelta(days=100)):
        case = decided()
        used(case, ended)
        assert default_question(case, KADER, "Anne", TODAY).soort is Gevraagd.INFORMEREN
    told = project(case, KADER, situation_of(case, TODAY, frozenset()), PARTNERS, {}, Ontvanger.DRIEHOEK,
                   default_question(case, KADER, "Anne", TODAY), TODAY, lijst=NAMEN)  # fmt: skip
    assert "Dit middel is beëindigd op 3 mrt 2027." in told.over_besluit


def test_an_extension_that_was_weighed_is_asked_until_it_is_announced() -> None:
    case = decided(bekend_op=TODAY - timedelta(days=60), opgesteld_op=TODAY - timedelta(days=60))
    used(case, None)
    longer = Besluit(uid(31), CASUS, "B04", TODAY, verlengt_id=case.besluiten[0].id)
    case.besluiten.append(longer)
    asked = default_question(case, KADER, "Anne", TODAY)
    assert asked.soort is Gevraagd.BESLUITEN
    assert (
        asked.besluit == "Instemmen met: verlenging van Gedragsaanwijzing met last onder dwangsom (trede 4)."
    )
    longer.bekend_op = TODAY
    assert default_question(case, KADER, "Anne", TODAY).soort is Gevraagd.INFORMEREN


def test_what_is_proven_has_no_reason_for_its_absence() -> None:
    """A reason that was written while the item was open, and for which the decision came after."""
    case = decided(begunstiging_tot=TODAY + timedelta(days=14))
    for code in ("D14", "D31"):
        words = "besproken in het overleg, hier niet doorslaggevend"
        case.afwegingen[0].verantwoordingen.append(
            Verantwoording(uid(40), uid(90), code, Grond.MOTIVERING, words)
        )
    told = {row.soort.code: (row.staat, row.toelichting) for row in note(case).dossier}
    assert told["D14"] == (PuntStaat.VOLDAAN, "")
    assert told["D31"] == (PuntStaat.ONTBREEKT_GEACCEPTEERD, words)
