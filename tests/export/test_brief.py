"""A template of a letter, ours or that of a municipality: filled in, or refused with each fault and its place."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from zipfile import ZipFile

import pytest
from docx import Document
from docx.document import Document as DocumentType
from docx.oxml import OxmlElement

from ivbdesk.cases.brieven.velden import Briefinhoud, Feitregel
from ivbdesk.cases.publiek.ambtshalve import Ambtshalve
from ivbdesk.cases.taal.fouten import KaderFout
from ivbdesk.export.brief import fill_template
from ivbdesk.export.briefkeuring import check_template
from ivbdesk.export.briefvorm import build_template
from tests.cases.brieven.test_briefsoort import shipped

FIELDS = shipped().velden()


def letter(**changes: object) -> Briefinhoud:
    plain: dict[str, object] = {
        name: () if "tuple" in str(field.type) else Ambtshalve("") if "Ambt" in str(field.type) else ""
        for name, field in Briefinhoud.__dataclass_fields__.items()
    }
    return Briefinhoud(**{**plain, **changes})  # type: ignore[arg-type]  # a test's own fields


def words_of(content: bytes) -> str:
    made = Document(BytesIO(content))
    cells = (cell.text for table in made.tables for row in table.rows for cell in row.cells)
    return "\n".join((*(one.text for one in made.paragraphs), *cells))


def template(write: Callable[[DocumentType], None]) -> bytes:
    made, out = Document(), BytesIO()
    write(made)
    made.save(out)
    return out.getvalue()


def faults(write: Callable[[DocumentType], None]) -> list[str]:
    return [str(one) for one in check_template(template(write), "waarschuwing.docx", FIELDS)]


@pytest.mark.parametrize("code", ["waarschuwing", "dwangsom", "terugkoppeling"])
def test_a_shipped_template_is_filled_in_whole(code: str) -> None:
    content = build_template(shipped().soorten[code])
    assert check_template(content, "x.docx", FIELDS) == []
    facts = (Feitregel("1 mei 2026", "muziek & geschreeuw <01.20 uur>", "wijkagent"),)
    made = words_of(
        fill_template(
            content, "x.docx", letter(feiten=facts, aan=(Ambtshalve("Jo & Co"), Ambtshalve("Laan 1"))), FIELDS
        )
    )
    assert "Jo & Co\nLaan 1" in made
    assert ("muziek & geschreeuw <01.20 uur>" in made) == (code != "terugkoppeling")
    assert "{" not in made


def test_every_fault_is_told_with_its_place() -> None:
    def write(made: DocumentType) -> None:
        made.add_paragraph("Beste {{ aanhefd }},")
        made.add_paragraph("Op {{ datum } was er iets.")
        made.add_paragraph("{%p if eerder %}")
        table = made.add_table(2, 2)
        table.cell(1, 1).text = "{{ rij.wat }}"
        made.add_paragraph("{%p for rij in feitn %}")
        made.add_paragraph("{{ rij.bewijzen }}")
        made.sections[0].footer.paragraphs[0].text = "{{ kenmerkk }}"

    told = faults(write)
    assert told[0].startswith("waarschuwing.docx, alinea 1: Er is geen veld ‘aanhefd’. Bedoelde u ‘aanhef’?")
    assert any("alinea 2: Bij ‘{{’ ontbreekt het andere eind" in one for one in told)
    assert any("tabel 1, rij 2, kolom 2" in one and "{% for rij in … %}" in one for one in told)
    assert any("alinea 4: Er is geen lijst ‘feitn’. Bedoelde u ‘feiten’?" in one for one in told)
    assert any("voettekst, alinea 1: Er is geen veld ‘kenmerkk’" in one for one in told)
    assert any("alinea 3: Bij {% if … %} ontbreekt {% endif %}" in one for one in told)


@pytest.mark.parametrize(
    "trick",
    [
        "{{ datum.__class__ }}",
        "{{ [].__class__.__base__ }}",
        "{{ 'a' * 999999999 }}",
        "{{ datum | upper }}",
        "{{ cycler.__init__.__globals__ }}",
        "{{ range(9) }}",
        "{% include '/etc/passwd' %}",
        "{% set x = 1 %}",
        "{%p import 'os' as os %}",
    ],
)
def test_a_template_does_nothing_but_fill_in_fields(trick: str) -> None:
    assert faults(lambda made: made.add_paragraph(trick) and None)


def test_what_no_check_reaches_is_carried_out_no_more_than_the_rest() -> None:
    """The properties of the file are filled in by the library too."""

    def write(made: DocumentType) -> None:
        made.core_properties.title = "{{ 'a' * 999999999 }}"

    with pytest.raises(KaderFout, match="kan niet worden ingevuld"):
        fill_template(template(write), "x.docx", letter(), FIELDS)


def test_what_is_no_word_file_is_told() -> None:
    assert "Dit is geen Word-document" in str(check_template(b"%PDF-1.7", "x.docx", FIELDS)[0])


def test_text_beside_a_block_that_takes_its_paragraph_is_told() -> None:
    told = faults(lambda made: made.add_paragraph("{%p if last %}Beste {%p endif %}") and None)
    assert "valt de andere tekst van deze alinea weg" in told[0]


def test_who_made_the_template_goes_out_with_no_letter() -> None:
    def write(made: DocumentType) -> None:
        made.add_paragraph("{{ aanhef }}")
        made.core_properties.author = made.core_properties.last_modified_by = "Sanne Sjabloonmaker"
        made.core_properties.comments, made.core_properties.keywords = "zie zaak Jansen", "geheim"

    with ZipFile(BytesIO(fill_template(template(write), "x.docx", letter(), FIELDS))) as parts:
        assert "docProps/app.xml" not in parts.namelist()
        kept = "".join(parts.read(name).decode() for name in parts.namelist() if name.endswith(".xml"))
    assert not [word for word in ("Sjabloonmaker", "Jansen", "geheim") if word in kept]


def test_what_word_keeps_beside_the_text_is_a_fault() -> None:
    def comment(made: DocumentType) -> None:
        made.add_comment(made.add_paragraph("{{ aanhef }}").runs, text="vorige keer", author="Wim")

    def track(made: DocumentType) -> None:
        made.add_paragraph("{{ aanhef }}")._p.append(OxmlElement("w:ins"))

    def even(made: DocumentType) -> None:
        made.sections[0].even_page_header.paragraphs[0].text = "{{ onbekend }}"

    assert "opmerkingen" in "".join(faults(comment))
    assert "wijzigingen" in "".join(faults(track))
    assert "koptekst van de even bladzijden, alinea 1: Er is geen veld ‘onbekend’" in "".join(faults(even))
