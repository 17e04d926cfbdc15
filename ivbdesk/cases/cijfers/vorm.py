"""As what the figures leave: a letter to the raad, a nota for the college, a report, or tables."""

from __future__ import annotations

import re
from enum import StrEnum

from ivbdesk.cases.cijfers.periode import Selectie


class Cijfervorm(StrEnum):
    """A form of document or file."""

    BRIEF_DOCX = "raadsbrief.docx"
    BRIEF_PDF = "raadsbrief.pdf"
    NOTA_DOCX = "nota.docx"
    NOTA_PDF = "nota.pdf"
    BLAD_PDF = "cijfers.pdf"
    XLSX = "cijfers.xlsx"
    ODS = "cijfers.ods"
    CSV = "cijfers.csv"
    JSON = "cijfers.json"

    @property
    def label(self) -> str:
        """The words a user reads."""
        return {
            "raadsbrief.docx": "Raadsbrief (Word)",
            "raadsbrief.pdf": "Raadsbrief (PDF)",
            "nota.docx": "Nota voor het college (Word)",
            "nota.pdf": "Nota voor het college (PDF)",
            "cijfers.pdf": "Cijfers (PDF)",
            "cijfers.xlsx": "Tabellen (Excel)",
            "cijfers.ods": "Tabellen (ODS)",
            "cijfers.csv": "Tabellen (csv)",
        }.get(self.value, "Voor de regio (json)")

    @property
    def is_nota(self) -> bool:
        """Whether it is written for the college."""
        return self in (Cijfervorm.NOTA_DOCX, Cijfervorm.NOTA_PDF)

    @property
    def is_tekst(self) -> bool:
        """Whether words stand around the figures: the letter and the nota."""
        return self.is_nota or self in (Cijfervorm.BRIEF_DOCX, Cijfervorm.BRIEF_PDF)

    @property
    def uitgang(self) -> str:
        """The ending of its file, with its dot."""
        return "." + self.value.rpartition(".")[2]


def proposed_name(vorm: Cijfervorm, selectie: Selectie) -> str:
    """The name of its file: what it is, of which days, theme and wijk, so that one does not replace another."""
    days = selectie.periode
    about = (
        re.sub(r"\W+", "-", part.casefold()).strip("-") for part in (selectie.thema, selectie.wijk) if part
    )
    return (
        "-".join((vorm.value.partition(".")[0], f"{days.van:%Y%m%d}", f"{days.tot:%Y%m%d}", *about))
        + vorm.uitgang
    )
