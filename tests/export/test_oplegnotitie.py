"""The cover note: ten headings, three pages at most, and nothing in it that its recipient may not see."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from uuid import UUID

import pikepdf
import pypdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivbdesk import resources
from ivbdesk.cases.besluitvorming.afweging import Afweging, Grond, Stand, Standpunt, Verantwoording
from ivbdesk.cases.besluitvorming.maatregel import Maatregel, MaatregelStatus, Resultaat
from ivbdesk.cases.betrokkenen.betrokkene import Betrokkenheid, Melder, Persoon, Persoonsgegevens, Rol
from ivbdesk.cases.betrokkenen.partner import Partner
from ivbdesk.cases.dossier.afspraak import Afspraak
from ivbdesk.cases.dossier.casus import Casus
from ivbdesk.cases.dossier.casusstatus import CasusStatus
from ivbdesk.cases.dossier.tijdlijn import Aard, ItemSoort, Tijdlijnitem
from ivbdesk.cases.kader.kader import CasusSoort
from ivbdesk.cases.kader.kader_lezer import read_handelingskader
from ivbdesk.cases.kader.soorten import Herkomst, Klasse, Urgentie
from ivbdesk.cases.ladder.ladder import situation_of
from ivbdesk.cases.ladder.ladderbeeld import CelStaat, Laddercel
from ivbdesk.cases.publiek.ontvanger import Ontvanger
from ivbdesk.cases.publiek.projectie import Gevraagd, Oplegnotitie, Oplegvraag, project
from ivbdesk.export.oplegnotitie import Uitgave, file_name, render_oplegnotitie
from tests.cases.taal.masker.mensen import NAMEN
from tests.diep import examples
from tests.export.conftest import Findings

TODAY = date(2026, 11, 23)
MOMENT = datetime(2026, 11, 23, 9, tzinfo=UTC)
KADER = read_handelingskader(resources.read("handelingskader.toml"), "handelingskader.toml")
DRAFT = Uitgave(0, MOMENT, "12 · 0123456789abcdef", "Driehoek")
HEADINGS = (
    "1 Gevraagd besluit", "2 Kern", "3 Ladder", "4 Betrokkenen", "5 Risico en urgentie", "6 Overlast in cijfers",
    "7 Perspectief van zorg en veiligheid", "8 Juridisch", "9 Voorstel, alternatieven en gevolgen",
    "10 Communicatie en vervolg",
)  # fmt: skip


def uid(number: int) -> UUID:
    return UUID(int=number)


CASUS = uid(1)
CARE, HOUSING = uid(50), uid(51)
PARTNERS = [
    Partner(CARE, "ggz", "GGZ", "GGZ", "zorg", klasse=Klasse.ZORG),
    Partner(HOUSING, "rijnhart_wonen", "Rijnhart Wonen", "Rijnhart W.", "wonen", klasse=Klasse.CORPORATIE),
]


def item(number: int, herkomst: Herkomst, tekst: str, *, bijzonder: bool = False) -> Tijdlijnitem:
    day = TODAY - timedelta(days=number % 200)
    return Tijdlijnitem(uid(100 + number), CASUS, ItemSoort.NOTITIE, Aard.FEIT, herkomst, "bron", tekst, day, MOMENT, bijzonder=bijzonder)  # fmt: skip


def casus(*items: Tijdlijnitem) -> Casus:
    return Casus(
        CASUS, "LD-2026-007", 7, CasusSoort.WOONOVERLAST, "Woonoverlast Molenwerf 3", CasusStatus.ACTIEF, Urgentie.GEEL,
        "", "doel", "Gemeentewet art. 172", TODAY - timedelta(days=90), KADER.versie, tijdlijn=list(items),
    )  # fmt: skip


def note_of(
    case: Casus, ontvanger: Ontvanger = Ontvanger.DRIEHOEK, vraag: Oplegvraag | None = None
) -> Oplegnotitie:
    asked = vraag or Oplegvraag(Gevraagd.INFORMEREN, "Kennisnemen.", "Kern.", "Anne Verzonnen", TODAY)
    situation = situation_of(case, TODAY, frozenset({"apv_151d"}))
    return project(case, KADER, situation, PARTNERS, {}, ontvanger, asked, TODAY, lijst=NAMEN)


def all_text(data: bytes) -> str:
    """Everything that stands in the file: shown text, decompressed objects, bookmarks, metadata."""
    reader = pypdf.PdfReader(BytesIO(data))
    parts = [page.extract_text() for page in reader.pages]
    with pikepdf.open(BytesIO(data)) as pdf:
        loose = BytesIO()
        pdf.save(loose, stream_decode_level=pikepdf.StreamDecodeLevel.all, compress_streams=False)
        for value in pdf.objects:
            if isinstance(value, pikepdf.Dictionary):
                parts += [str(value[key]) for key in ("/Alt", "/Title", "/ActualText") if key in value]
    return "\n".join(parts) + loose.getvalue().decode("latin-1")


def test_ten_headings_even_when_all_is_empty(pdf_findings: Findings) -> None:
    empty = note_of(casus(), vraag=Oplegvraag(Gevraagd.INFORMEREN, "", "", "", TODAY))
    data = render_oplegnotitie(empty, DRAFT)
    front = pypdf.PdfReader(BytesIO(data)).pages[0].extract_text()
    positions = [front.find(heading) for heading in HEADINGS]
    assert -1 not in positions
    assert positions == sorted(positions)
    assert "geen gegevens" in front
    assert pdf_findings(data) == []


def test_a_large_case_is_shortened_honestly_to_three_pages(pdf_findings: Findings) -> None:
    long = "Een zin die iets vertelt over wat er die avond gebeurde. " * 40
    case = casus(*(item(n, Herkomst.EIGEN, long) for n in range(300)))
    case.afspraken = [
        Afspraak(uid(900 + n), CASUS, f"afspraak {n} {long}", HOUSING, "", TODAY, TODAY) for n in range(30)
    ]
    vraag = Oplegvraag(Gevraagd.BESLUITEN, "Instemmen.", long, "Anne", TODAY, "B04", voorstel=long, alternatieven=long, gevolgen=long, communicatie=long)  # fmt: skip
    data = render_oplegnotitie(note_of(case, vraag=vraag), DRAFT)
    pages = pypdf.PdfReader(BytesIO(data)).pages
    assert len(pages) <= 3
    front = pages[0].extract_text()
    assert all(heading in front for heading in HEADINGS)
    assert "ingekort; volledig in het dossier" in front
    assert "in het register" in "\n".join(page.extract_text() for page in pages)
    assert pdf_findings(data) == []


def test_the_ladder_is_drawn_with_every_word_of_it() -> None:
    used = [soort for soort in KADER.maatregelen.values() if soort.trede]
    cells = tuple(
        Laddercel(
            soort.code, soort.trede, soort.spoor, soort.kort, CelStaat.NIET_GELUKT, "past niet bij deze casus"
        )
        for soort in used
    )
    pages = pypdf.PdfReader(
        BytesIO(render_oplegnotitie(replace(note_of(casus()), cellen=cells), DRAFT))
    ).pages
    shown = " ".join(" ".join(page.extract_text().split()) for page in pages)
    assert {soort.kort for soort in used if soort.kort not in shown} == set()
    assert shown.count("past niet bij deze casus") == len(used)


def test_the_same_note_gives_the_same_bytes() -> None:
    note = note_of(casus(item(1, Herkomst.EIGEN, "iets")))
    assert render_oplegnotitie(note, DRAFT) == render_oplegnotitie(note, DRAFT)


def test_a_final_version_has_no_watermark_and_its_number() -> None:
    final = replace(DRAFT, versie=3)
    note = note_of(casus())
    shown = all_text(render_oplegnotitie(note, final))
    assert "CONCEPT" not in shown
    assert "versie 3" in shown
    assert file_name(note, final) == "LD-2026-007_oplegger_v3.pdf"
    assert file_name(note, DRAFT) == "LD-2026-007_oplegger_concept.pdf"


def test_the_head_of_the_log_stands_on_every_page() -> None:
    data = render_oplegnotitie(note_of(casus()), DRAFT)
    assert all(DRAFT.auditkop.upper() in page.extract_text() for page in pypdf.PdfReader(BytesIO(data)).pages)


WORD = st.text(alphabet="BCDFGHJKLMNPQRSTVWXZ", min_size=9, max_size=14)


@pytest.mark.parametrize("ontvanger", list(Ontvanger))
@given(st.lists(WORD, min_size=6, max_size=6, unique=True), st.booleans())
@examples(12)
def test_nothing_forbidden_reaches_the_file(ontvanger: Ontvanger, words: list[str], opened: bool) -> None:
    melder, child, care, special, mate, minutes = words
    special_item = item(3, Herkomst.EIGEN, f"bijzonder {special}", bijzonder=True)
    case = casus(
        item(1, Herkomst.MELDER, f"volgens {melder} was het luid, en {child} huilde"),
        item(2, Herkomst.ZORG, f"behandeling {care}"),
        special_item,
        item(4, Herkomst.POLITIE, "aangetroffen in de woning"),
    )
    case.melders = [Melder(uid(60), CASUS, f"Mia {melder}", "")]
    case.betrokkenen = [
        Betrokkenheid(
            uid(70),
            CASUS,
            Persoon(uid(71), Persoonsgegevens("Jo", "van", "Hoofd", 1980)),
            Rol.OVERLASTGEVER,
            TODAY,
        ),
        Betrokkenheid(
            uid(72),
            CASUS,
            Persoon(uid(73), Persoonsgegevens(child, "", "Hoofd", 2018)),
            Rol.MINDERJARIGE,
            TODAY,
        ),
        Betrokkenheid(
            uid(74), CASUS, Persoon(uid(75), Persoonsgegevens("Bo", "", mate, 1970)), Rol.HUISGENOOT, TODAY
        ),
    ]
    ended = Maatregel(uid(80), CASUS, "Z07", MaatregelStatus.BEEINDIGD, TODAY, CARE, TODAY, None, TODAY, Resultaat.GEWEIGERD, f"want {care}")  # fmt: skip
    case.maatregelen = [ended]
    case.afspraken = [Afspraak(uid(85), CASUS, f"gesprek over {care}", CARE, "", TODAY, TODAY)]
    weighing = Afweging(
        uid(90), CASUS, "B04", TODAY, MOMENT, f"zorg: {care}", "GGZ", "veiligheid", "Politie", "besluit", "Burgemeester",
        TODAY, KADER.versie,
        standpunten=[Standpunt(uid(91), uid(90), "GGZ", Stand.TEGEN, "liever later")],
        verantwoordingen=[Verantwoording(uid(92), uid(90), "Z05", Grond.NIET_PASSEND, f"door {care}")],
    )  # fmt: skip
    case.afwegingen = [weighing]
    reasons = {special_item.id: "nodig voor het besluit"} if opened else {}
    vraag = Oplegvraag(
        Gevraagd.BESLUITEN, f"Instemmen, zegt {melder}", "", "Anne", TODAY, "B04", opengesteld=reasons
    )
    shown = all_text(render_oplegnotitie(note_of(case, ontvanger, vraag), DRAFT))
    assert melder not in shown
    assert child not in shown
    assert mate not in shown
    assert minutes not in shown
    assert (care in shown) == (ontvanger is Ontvanger.BURGEMEESTER)
    assert (special in shown) == opened
    assert "van Hoofd" in shown
