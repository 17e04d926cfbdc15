"""What a municipality owes for deciding too late, read from resources/dwangsom.toml (Awb 4:17)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from ivbdesk.cases.taal.nederlands import count
from ivbdesk.cases.taal.toml_lezer import TomlTekst


@dataclass(frozen=True)
class Dwangsomstaffel:
    """Steps of so many days at so many euros a day, one after the other."""

    stappen: tuple[tuple[int, int], ...]
    bron: str
    gecontroleerd_op: date | None

    @property
    def dagen(self) -> int:
        """For how many days it runs at most."""
        return sum(days for days, _ in self.stappen)

    def last_day(self, eerste: date, tot: date) -> date:
        """The last day over which it is due, for a decision that comes on the day `tot`."""
        return min(tot, eerste + timedelta(days=self.dagen - 1))

    def amount(self, dagen: int) -> int:
        """What is due after so many days, in whole euros."""
        owed = 0
        for days, each in self.stappen:
            owed += min(max(dagen, 0), days) * each
            dagen -= days
        return owed

    def told(self, eerste: date, tot: date) -> str:
        """The sum in words, as it stands on the day `tot`; empty before the first day."""
        days = (self.last_day(eerste, tot) - eerste).days + 1
        if days < 1:
            return ""
        more = "" if self.gecontroleerd_op else "; bedragen nog te toetsen"
        return f"Dwangsom over {count(days, 'dag', 'dagen')}: € {self.amount(days)} ({self.bron}{more})"


def read_dwangsom(text: str, file: str) -> Dwangsomstaffel:
    """The steps from the text of a TOML file; raises KaderFout with every error in it."""
    source = TomlTekst(text, file)
    top = source.top(("bron", "gecontroleerd_op", "staffel"))
    steps = tuple(
        (table.number("dagen", 1, 366), table.number("per_dag", 1, 10_000))
        for table in source.tables("staffel", ("dagen", "per_dag"))
    )
    made = Dwangsomstaffel(steps, top.text("bron"), top.day("gecontroleerd_op"))
    source.finish()
    return made
