"""What an earlier handelingskader meant by its codes, read from resources/handelingskader_eerder.toml."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from ivbdesk.cases.kader.bronregels import SOURCE_KEYS, Bronregels, read_bronregels
from ivbdesk.cases.kader.kader import Dossierpuntsoort, Maatregelsoort
from ivbdesk.cases.kader.termijnregel import Termijnregel, Vanzelf
from ivbdesk.cases.taal.toml_lezer import Tabel, TomlTekst

MEASURE_KEYS = ("bestuurlijk", "preventief", "na_afschalen", "opheffen_na_maanden")
"""The keys of a measure that an earlier text did not have."""
TERM_KEYS = ("invordering", "verlengen")
"""The keys of a term that an earlier text did not have."""
ITEM_KEYS = ("bij_spoed",)
"""The keys of an item of the file that an earlier text did not have."""


@dataclass(frozen=True, slots=True)
class Eerder:
    """The meaning of each key that an earlier text lacks; the file says what they are."""

    bestuurlijk_letters: tuple[str, ...]
    bestuurlijk_vanaf: int
    preventief_letters: tuple[str, ...]
    na_afschalen: tuple[str, ...]
    opheffen: tuple[str, ...]
    opheffen_na_maanden: int
    invordering: tuple[str, ...]
    ingebrekestelling: tuple[str, ...]
    bij_spoed: str
    bronregels: Bronregels

    def measures(self, tables: Sequence[Tabel], read: Sequence[Maatregelsoort]) -> list[Maatregelsoort]:
        """Measures as they held, `read` from these tables."""
        lacking = unsaid(tables, MEASURE_KEYS)
        return [self._measure(item, lacking) for item in read]

    def _measure(self, item: Maatregelsoort, lacking: Sequence[str]) -> Maatregelsoort:
        if "bestuurlijk" in lacking:
            begins = item.code.startswith(self.bestuurlijk_letters)
            item = replace(item, bestuurlijk=begins and item.ingrijpend >= self.bestuurlijk_vanaf)
        if "preventief" in lacking:
            item = replace(item, preventief=item.code.startswith(self.preventief_letters))
        if "na_afschalen" in lacking:
            item = replace(item, na_afschalen=item.code in self.na_afschalen)
        if "opheffen_na_maanden" in lacking:
            months = self.opheffen_na_maanden if item.code in self.opheffen else 0
            item = replace(item, opheffen_na_maanden=months)
        return item

    def items(self, tables: Sequence[Tabel], read: Sequence[Dossierpuntsoort]) -> list[Dossierpuntsoort]:
        """Items of the file as they held, `read` from these tables."""
        if not unsaid(tables, ITEM_KEYS):
            return list(read)
        return [replace(item, bij_spoed=self.bij_spoed) for item in read]

    def terms(self, tables: Sequence[Tabel], read: Sequence[Termijnregel]) -> list[Termijnregel]:
        """Terms as they held, `read` from these tables."""
        terms = list(read)
        if unsaid(tables, TERM_KEYS):
            terms = [replace(item, invordering=item.code in self.invordering) for item in terms]
        if not any(item.vanzelf is Vanzelf.INGEBREKESTELLING for item in terms):
            terms = [
                replace(item, vanzelf=Vanzelf.INGEBREKESTELLING)
                if item.code in self.ingebrekestelling
                else item
                for item in terms
            ]
        return terms


def unsaid(tables: Sequence[Tabel], keys: Collection[str]) -> list[str]:
    """Which of these keys none of the tables names."""
    return [key for key in keys if not any(table.has(key) for table in tables)]


def read_eerder(text: str, file: str) -> Eerder:
    """What earlier texts meant, from the text of a TOML file; raises KaderFout with every error in it."""
    source = TomlTekst(text, file)
    top = source.top((*Eerder.__slots__[:-1], *SOURCE_KEYS))
    made = Eerder(
        top.texts("bestuurlijk_letters"),
        top.number("bestuurlijk_vanaf", 0, 9),
        top.texts("preventief_letters"),
        top.texts("na_afschalen"),
        top.texts("opheffen"),
        top.number("opheffen_na_maanden", 1, 120),
        top.texts("invordering"),
        top.texts("ingebrekestelling"),
        top.text("bij_spoed"),
        read_bronregels(top),
    )
    source.finish()
    return made
