"""The declaration of destruction and the copy of one's own data: accessible, and with nothing in the metadata."""

from __future__ import annotations

from datetime import UTC, date, datetime
from io import BytesIO

import pikepdf
import pypdf

from ivbdesk.cases.bewaren.inzage import Gedeeld, Inzage, InzageCasus, InzageSignaal
from ivbdesk.cases.bewaren.vernietiging import Verklaring, Vernietigsoort
from ivbdesk.export.inzage import render_inzage
from ivbdesk.export.verklaring import render_verklaring
from tests.export.conftest import Findings

NOW = datetime(2040, 1, 2, 9, tzinfo=UTC)
TOLD = Verklaring(
    "Leiderdorp", "LD-2026-001", Vernietigsoort.CASUS, "Casus zonder bestuurlijk besluit", "selectielijst", "Anne Proef",
    date(2040, 1, 1), "Bram Collega", date(2040, 1, 2), (("casussen", 1), ("stukken", 3)), date(2041, 1, 2), "9 · ab",
)  # fmt: skip
CASE = InzageCasus(
    "LD-2026-001", "overlast beëindigen", "Gemeentewet art. 172", ("Overlastgever",), date(2026, 1, 2), None,
    ("Incluzio",), ((date(2026, 2, 3), "Notitie", "OOV", "Gesproken over <b>geluid</b> & meer."),),
    (("Gesprek", "Loopt", date(2026, 3, 1)),), ("Brief van 3 maart",), 2,
)  # fmt: skip

SIGNAL = InzageSignaal(
    "S-2026-001", datetime(2026, 2, 3, 9, tzinfo=UTC), "Woonoverlast", "een melding", "Lawaai <b>& meer</b>.", "", "Naar een partner",
    "Gemeentewet art. 172", (Gedeeld(date(2026, 2, 5), "Incluzio", "dit signaal", "AVG art. 6", "hulp"),), date(2027, 2, 5),
)  # fmt: skip


def text_of(data: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(data)).pages).split())


def metadata(data: bytes) -> str:
    with pikepdf.open(BytesIO(data)) as pdf, pdf.open_metadata() as meta:
        return str(dict(pdf.docinfo.items())) + str(dict(meta.items()))


def test_the_declaration_tells_what_went_by_whom_and_until_when_copies_have_it(
    pdf_findings: Findings,
) -> None:
    data = render_verklaring(TOLD, NOW)
    said = text_of(data)
    for words in (
        "LD-2026-001",
        "Anne Proef",
        "Bram Collega",
        "stukken",
        "2 jan 2041",
        "Handtekening",
        "9 · ab",
    ):
        assert words in said
    assert pdf_findings(data) == []
    assert data == render_verklaring(TOLD, NOW)
    assert "Proef" not in metadata(data)


def test_the_copy_of_ones_own_data_reads_in_plain_words(pdf_findings: Findings) -> None:
    data = render_inzage(Inzage("Jo van der Berg", 1980, True, (CASE,)), "Leiderdorp", "9 · ab", NOW)
    said = text_of(data)
    for words in (
        "Jo van der Berg",
        "1980",
        "<b>geluid</b> & meer",
        "2 regels, stukken en middelen komen van politie",
        "zo min mogelijk",
    ):
        assert words in said
    assert pdf_findings(data) == []
    assert "Berg" not in metadata(data)
    loose = Inzage("Jo", None, False, (), (SIGNAL,), niet_alles=True)
    data = render_inzage(loose, "Leiderdorp", "9 · ab", NOW)
    for words in ("S-2026-001", "<b>& meer</b>", "Incluzio", "5 feb 2027", "bezwaar maken", "geen casussen"):
        assert words in text_of(data)
    assert pdf_findings(data) == []
    assert "geen casussen" in text_of(
        render_inzage(Inzage("Jo", None, False, ()), "Leiderdorp", "9 · ab", NOW)
    )
