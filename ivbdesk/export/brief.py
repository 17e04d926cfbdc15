"""A letter filled in: the template of the municipality or our own, and what its addressee may read; a Word file."""

from __future__ import annotations

from collections.abc import Collection
from io import BytesIO

from docxtpl import DocxTemplate
from jinja2 import TemplateError

from ivbdesk.cases.brieven.velden import Briefinhoud
from ivbdesk.cases.taal.fouten import Bestandsfout, KaderFout
from ivbdesk.export.briefkeuring import check_template, environment
from ivbdesk.export.huisstijl import printable


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
    out = BytesIO()
    made.save(out)
    return out.getvalue()


def _printable(value: object) -> object:
    if isinstance(value, str):
        return printable(value)
    if isinstance(value, dict):
        return {name: _printable(part) for name, part in value.items()}
    return [_printable(part) for part in value] if isinstance(value, list) else value
