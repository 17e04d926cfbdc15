"""As what a plan leaves: the plan itself or its evaluation, to print or to go on writing in."""

from __future__ import annotations

from enum import StrEnum

from ivbdesk.cases.uitvoeringsplan.planblad import Planblad


class Planvorm(StrEnum):
    """A form of document."""

    PLAN_DOCX = "uitvoeringsplan.docx"
    PLAN_PDF = "uitvoeringsplan.pdf"
    EVALUATIE_DOCX = "evaluatie.docx"
    EVALUATIE_PDF = "evaluatie.pdf"

    @property
    def label(self) -> str:
        """The words a user reads."""
        return {
            "uitvoeringsplan.docx": "Uitvoeringsplan (Word)",
            "uitvoeringsplan.pdf": "Uitvoeringsplan (PDF)",
            "evaluatie.docx": "Evaluatie (Word)",
        }.get(self.value, "Evaluatie (PDF)")

    @property
    def uitgang(self) -> str:
        """The ending of its file, with its dot."""
        return "." + self.value.rpartition(".")[2]

    @property
    def is_evaluatie(self) -> bool:
        """Whether it tells how far the plan is."""
        return self in (Planvorm.EVALUATIE_DOCX, Planvorm.EVALUATIE_PDF)


def plan_name(vorm: Planvorm, blad: Planblad) -> str:
    """The name of its file: of which year and version, so that one does not replace another."""
    return f"{vorm.value.partition('.')[0]}-{blad.jaar}-versie-{blad.nummer}{vorm.uitgang}"
