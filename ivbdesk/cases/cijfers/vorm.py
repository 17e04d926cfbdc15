"""As what the figures leave: a letter to the raad, a report, or tables."""

from __future__ import annotations

from enum import StrEnum


class Cijfervorm(StrEnum):
    """A form of document or file."""

    BRIEF_DOCX = "raadsbrief.docx"
    BRIEF_PDF = "raadsbrief.pdf"
    BLAD_PDF = "cijfers.pdf"
    XLSX = "cijfers.xlsx"
    ODS = "cijfers.ods"
    CSV = "cijfers.csv"
    JSON = "cijfers.json"

    @property
    def label(self) -> str:
        """The words a user reads."""
        return {
            "raadsbrief.docx": "Raadsbrief om te bewerken (Word)",
            "raadsbrief.pdf": "Raadsbrief (PDF)",
            "cijfers.pdf": "Alle cijfers (PDF)",
            "cijfers.xlsx": "Alle tabellen (Excel)",
            "cijfers.ods": "Alle tabellen (ODS)",
            "cijfers.csv": "Alle tabellen (csv)",
        }.get(self.value, "Alle tabellen voor de regio (json)")

    @property
    def uitgang(self) -> str:
        """The ending of its file, with its dot."""
        return "." + self.value.rpartition(".")[2]
