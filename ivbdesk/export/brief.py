"""A letter filled in: the template of the municipality or our own, and what its addressee may read; a Word file."""

from __future__ import annotations

from collections.abc import Collection
from io import BytesIO

from docx.document import Document as DocumentType
from docxtpl import DocxTemplate
from jinja2 import TemplateError

from ivbdesk.cases.brieven.velden import Briefinhoud
from ivbdesk.cases.taal.fouten import Bestandsfout, KaderFout
from ivbdesk.export.briefkeuring import check_template, environment
from ivbdesk.export.huisstijl import printable

_STAYS = ("}title", "}language")
_OF_WORD = ("/extended-properties", "/custom-properties", "/people")
"""The parts that name a company, a manager or an author, and no text of the letter."""


def fill_template(template: bytes, file: str, inhoud: Briefinhoud, velden: Collection[str]) -> bytes:
    """The letter; raises KaderFout with every fault of the template, and then nothing is made.

    A field that this letter does not have is empty. Nothing of the template is carried out but its fields and its blocks.
    """
    if faults := check_template(template, file, velden):
        raise KaderFout(faults)
    values = dict.fromkeys(velden, "") | {name: _printable(value) for name, value in inhoud.waarden().items()}
    made = DocxTemplate(BytesIO(template))
    try:
        made.render(values, jinja_env=environment(), autoescape=True)
    except TemplateError as error:
        told = f"Dit sjabloon kan niet worden ingevuld: een blok staat niet waar het kan staan ({error})."
        raise KaderFout([Bestandsfout(file, 0, "", told)]) from None
    _bare(made.docx)
    out = BytesIO()
    made.save(out)
    return out.getvalue()


def _bare(document: DocumentType) -> None:
    """Without who made the template, and what Word keeps of it beside the text (AVG art. 5 lid 1 onder c)."""
    properties = document.core_properties._element
    for part in list(properties):
        if not part.tag.endswith(_STAYS):
            properties.remove(part)
    package = document.part.package
    for holder in (package.rels, document.part.rels):
        for id in [id for id, rel in holder.items() if rel.reltype.endswith(_OF_WORD)]:
            del holder[id]


def _printable(value: object) -> object:
    if isinstance(value, str):
        return printable(value)
    if isinstance(value, dict):
        return {name: _printable(part) for name, part in value.items()}
    return [_printable(part) for part in value] if isinstance(value, list) else value
