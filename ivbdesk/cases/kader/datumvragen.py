"""When a day that was typed is so far away that the officer is asked about it, from resources/datumvragen.toml."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ivbdesk.cases.taal.maanden import months_after
from ivbdesk.cases.taal.nederlands import count, short_date
from ivbdesk.cases.taal.toml_lezer import TomlTekst


@dataclass(frozen=True, slots=True)
class Datumvragen:
    """How far back, in months, and how far ahead, in years, a day goes without a question."""

    maanden_terug: int
    jaren_vooruit: int

    def ask(self, dag: date, vandaag: date) -> str:
        """The question about a day, in Dutch; empty where it is near enough."""
        if months_after(dag, self.maanden_terug) < vandaag:
            far = f"meer dan {count(self.maanden_terug, 'maand', 'maanden')} terug"
        elif months_after(vandaag, 12 * self.jaren_vooruit) < dag:
            far = f"meer dan {self.jaren_vooruit} jaar vooruit"
        else:
            return ""
        return f"{short_date(dag)} ligt {far}. Klopt dat?"


def read_datumvragen(text: str, file: str) -> Datumvragen:
    """From the text of a TOML file; raises KaderFout with every error in it."""
    source = TomlTekst(text, file)
    top = source.top(Datumvragen.__slots__)
    made = Datumvragen(top.number("maanden_terug", 1, 1200), top.number("jaren_vooruit", 1, 100))
    source.finish()
    return made
