"""The file of a casus, one weighing, and the explanation: accessible, on their pages, and with nothing withheld in them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path
from uuid import UUID

import pikepdf
import pypdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ivbdesk.actions.besluitvorming import handhaving
from ivbdesk.actions.betrokkenen import betrokkenen
from ivbdesk.actions.context import AMSTERDAM, Context
from ivbdesk.actions.dossier.casus import NieuwePersoon, open_casus
from ivbdesk.actions.dossier.stukken import StukGegevens, add_stuk
from ivbdesk.actions.dossier.tijdlijn import ItemGegevens, record_entry
from ivbdesk.actions.ladder import dossierpunten as dossier
from ivbdesk.actions.ladder import ladder
from ivbdesk.actions.publiek.uitvoer import read_over_dossier, save_afweging, save_dossier, save_uitleg
from ivbdesk.cases.besluitvorming.afweging import Grond, Stand
from ivbdesk.cases.besluitvorming.zienswijze import Hoorvorm
from ivbdesk.cases.betrokkenen.betrokkene import Persoonsgegevens, Rol
from ivbdesk.cases.dossier.tijdlijn import Aard, ItemSoort, Verificatie
from ivbdesk.cases.kader.kader import Spoor
from ivbdesk.cases.kader.soorten import Herkomst, StukSoort
from ivbdesk.cases.ladder.ladder import lighter_measures
from ivbdesk.cases.publiek.afwegingsblad import project_afweging
from ivbdesk.cases.publiek.ontvanger import Ontvanger
from ivbdesk.desk import Desk
from ivbdesk.drukwerk import drukkerij
from ivbdesk.export.afweging import render_afweging
from ivbdesk.export.uitleg import render_uitleg
from tests.cases.taal.masker.mensen import NAMEN
from tests.cases.zaak import KADER
from tests.diep import examples
from tests.export.conftest import Findings
from tests.werkplaats import NOW, PERSOON, Klok, casus_gegevens, new_desk

MOMENT = datetime(2026, 11, 23, 9, tzinfo=UTC)
TODAY = NOW.date()
CARE = "Kwispelwaterzorg"
POLICE = "Mutatiegeheim"
OM_WORDS = "Sepotgeheim"
CHILD = "Pimpampoentje"
MELDER = "Tuinkabouterman"
SPECIAL = "Bijzonderheidje"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = new_desk(tmp_path, Klok(), apv_151d="2:79")
    yield made
    made.close()


@pytest.fixture
def casus_id(desk: Desk) -> UUID:
    """A casus that holds something of all that a recipient may not read."""
    ctx = desk.ctx
    made = open_casus(ctx, casus_gegevens(), PERSOON)
    betrokkenen.add_betrokkene(
        ctx, made, NieuwePersoon(Persoonsgegevens(CHILD, "", "Berg", 2018), Rol.MINDERJARIGE)
    )
    melder = betrokkenen.add_melder(ctx, made, f"Saar {MELDER}", "", True)
    for herkomst, bron, text, special in (
        (Herkomst.ZORG, "GGZ", f"{CARE} in behandeling", False),
        (Herkomst.POLITIE, "Wijkagent", f"{POLICE} om middernacht", False),
        (Herkomst.OM, "OM", f"{OM_WORDS} besproken", False),
        (Herkomst.EIGEN, "OOV", f"{SPECIAL} over gezondheid", True),
        (Herkomst.EIGEN, "OOV", f"{CHILD} was thuis en {MELDER} belde.", False),
    ):
        record_entry(ctx, made, ItemGegevens(ItemSoort.INCIDENT, Aard.FEIT, herkomst, bron, text, TODAY,
                                             verificatie=Verificatie.VASTGESTELD, bijzonder=special))  # fmt: skip
    record_entry(ctx, made, ItemGegevens(ItemSoort.MELDING, Aard.VERKLARING, Herkomst.MELDER, MELDER, "lawaai", TODAY,
                                         melder_id=melder))  # fmt: skip
    for herkomst, name in ((Herkomst.ZORG, f"verslag {CARE}"), (Herkomst.POLITIE, f"rapport {POLICE}")):
        add_stuk(ctx, made, StukGegevens(name, StukSoort.VERSLAG, TODAY, herkomst, "bron"), name.encode())
    ladder.start_measure(ctx, made, "Z07")
    options = (("niets", "Niets doen", "", "de overlast gaat door", False), ("afschalen", "Afschalen", "", "het is te vroeg", False),
               ("Z05", "Bemoeizorg via het meldpunt OGGZ", f"{CARE} gaat dan voor", "", False), ("B02", "Waarschuwing", "een duidelijke grens", "", True))  # fmt: skip
    ladder.record_afweging(ctx, made, ladder.AfwegingGegevens(
        "B02", f"{CARE} loopt", "GGZ", f"{POLICE} houdt aan", "Politie", "de burgemeester waarschuwt", "Burgemeester",
        TODAY + timedelta(days=30), "het helpt tegen lawaai", "niets lichters helpt", "het weegt op tegen de last", "", True, "acuut gevaar voor buren",
        "de gewone weg hielp niet", "eigen bevoegdheid", f"{CARE} is gewogen", "artikel 8 is gewogen", "er is een kind",
        "het beleid is gevolgd", "dan een lichter middel", "", options, (("Incluzio", Stand.VOOR_MITS, f"{CARE} gaat voor"), ("Rijnhart Wonen", Stand.VOOR_MITS, "alleen met hulp erbij")), _reasons(ctx, made),
    ))  # fmt: skip
    ladder.start_measure(ctx, made, "B02")
    dossier.record_zienswijze(
        ctx,
        made,
        dossier.ZienswijzeGegevens("B02", TODAY, None, Hoorvorm.NIET_GEHOORD, grond="spoed: acuut gevaar"),
    )
    handhaving.record_handhavingsverzoek(ctx, made, TODAY, "treed op tegen het lawaai", melder)
    return made


def _reasons(ctx: Context, casus_id: UUID) -> tuple[tuple[str, Grond, str], ...]:
    """A written reason for each lighter means; for those of care in words that only some may read."""
    situation = ctx.situation(ctx.reads.dossier.casus(casus_id), frozenset({"apv_151d"}))
    gaps = tuple((code, Grond.MOTIVERING, "hier niet doorslaggevend") for code in ("D01", "D02"))
    return gaps + tuple(
        (
            soort.code,
            Grond.NIET_PASSEND,
            f"{CARE} past niet" if soort.spoor is Spoor.ZORG else "past hier niet",
        )
        for soort in lighter_measures(KADER, situation, "B02")
    )


def said(data: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(data)).pages).split())


def everything(data: bytes) -> str:
    """The words, the metadata, and what a screen reader hears."""
    with pikepdf.open(BytesIO(data)) as pdf, pdf.open_metadata() as meta:
        hidden = str(dict(pdf.docinfo.items())) + str(dict(meta.items()))
        alts = " ".join(
            str(obj.Alt) for obj in pdf.objects if isinstance(obj, pikepdf.Dictionary) and "/Alt" in obj
        )
    return said(data) + hidden + alts


NEVER = (CHILD, MELDER, SPECIAL)
WITHHELD = {
    Ontvanger.BURGEMEESTER: (),
    Ontvanger.DRIEHOEK: (CARE,),
    Ontvanger.POLITIE: (CARE,),
    Ontvanger.OM: (CARE,),
    Ontvanger.JURIST: (CARE, OM_WORDS),
}


@pytest.mark.parametrize("ontvanger", list(Ontvanger))
def test_the_file_holds_what_its_recipient_may_read_and_no_more(
    desk: Desk, casus_id: UUID, tmp_path: Path, ontvanger: Ontvanger, pdf_findings: Findings
) -> None:
    target = tmp_path / "dossier.pdf"
    save_dossier(desk.ctx, drukkerij(desk.ctx), casus_id, ontvanger, target)
    data = target.read_bytes()
    told = everything(data)
    for word in (*NEVER, *WITHHELD[ontvanger]):
        assert word not in told, word
    for word in {CARE, POLICE, OM_WORDS} - set(WITHHELD[ontvanger]):
        assert word in told, word
    for words in ("Bestuurlijke waarschuwing", "Niets doen", "alleen met hulp erbij", "Noodzakelijk: niets lichters helpt", "acuut",
                  "niet voor deze ontvanger bestemd", "Verzoek om handhaving"):  # fmt: skip
        assert words in told, words
    if ontvanger is Ontvanger.JURIST:
        assert "Vrijwillige GGZ" not in told
        assert "Bemoeizorg" not in told
        assert pdf_findings(data) == []
    logged = desk.ctx.reads.beheer.auditregels(0, 5, casus_id=casus_id, actie="dossier exporteren")
    assert {row.entiteit for row in logged} == {"casus", "verstrekking"}
    (given,) = desk.ctx.reads.dossier.casus(casus_id).verstrekkingen
    assert (given.aan, given.sha256) == (ontvanger.label, hashlib.sha256(data).hexdigest())


def test_the_same_file_gives_the_same_projection(desk: Desk, casus_id: UUID) -> None:
    assert (
        read_over_dossier(desk.ctx, casus_id, Ontvanger.JURIST)[0]
        == (read_over_dossier(desk.ctx, casus_id, Ontvanger.JURIST)[0])
    )


@pytest.mark.parametrize("ontvanger", list(Ontvanger))
def test_a_weighing_stands_on_one_page(
    desk: Desk, casus_id: UUID, tmp_path: Path, ontvanger: Ontvanger, pdf_findings: Findings
) -> None:
    target = tmp_path / "afweging.pdf"
    weighing = desk.ctx.reads.dossier.casus(casus_id).afwegingen[0]
    save_afweging(desk.ctx, drukkerij(desk.ctx), casus_id, weighing.id, ontvanger, target)
    data = target.read_bytes()
    assert len(pypdf.PdfReader(BytesIO(data)).pages) == 1
    told = everything(data)
    assert (CARE in told) is (ontvanger is Ontvanger.BURGEMEESTER)
    name = "Incluzio" if ontvanger is Ontvanger.BURGEMEESTER else "Zorgpartner"
    for words in ("Waarschuwing (gekozen)", f"{name}: voor, mits", "artikel 8", "Mandaat: eigen"):
        assert words in told, words
    if ontvanger is Ontvanger.DRIEHOEK:
        assert pdf_findings(data) == []


@settings(examples(15), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters(codec="latin-1", exclude_categories=["Cc"]), min_size=1500, max_size=4000))
def test_however_long_the_words_a_weighing_stays_on_one_page(desk: Desk, casus_id: UUID, words: str) -> None:
    casus = desk.ctx.reads.dossier.casus_om_te_delen(casus_id)
    weighing = casus.afwegingen[0]
    for name in (
        "veiligheidsperspectief",
        "geschikt",
        "noodzakelijk",
        "evenwichtig",
        "evrm",
        "derden",
        "besluit",
        "motivering",
    ):
        setattr(weighing, name, words)
    for option in weighing.opties:
        option.voor = option.tegen = words
    blad = project_afweging(casus, KADER, weighing, Ontvanger.DRIEHOEK, "Leiderdorp", (), TODAY, lijst=NAMEN)
    data = render_afweging(blad, "9 · ab", MOMENT)
    assert len(pypdf.PdfReader(BytesIO(data)).pages) == 1
    assert "ingekort; volledig in het dossier" in said(data)


def test_the_explanation_is_two_pages_from_the_same_data(
    desk: Desk, tmp_path: Path, pdf_findings: Findings
) -> None:
    target = tmp_path / "uitleg.pdf"
    open_casus(desk.ctx, casus_gegevens(titel="Kenmerkende titel"), PERSOON)
    save_uitleg(desk.ctx, drukkerij(desk.ctx), target)
    data = target.read_bytes()
    told = everything(data)
    assert len(pypdf.PdfReader(BytesIO(data)).pages) == 2
    assert pdf_findings(data) == []
    for trede in KADER.treden:
        assert trede.voor_bewoners in said(data)
    for part in KADER.uitleg:
        assert part.kop in said(data)
    assert "Kenmerkende titel" not in told
    assert "Proeflaan" not in told
    assert "LD-2026" not in told
    assert data == render_uitleg(KADER, "Leiderdorp", desk.ctx.now().astimezone(AMSTERDAM))
