"""Judges one row of a list: what it becomes, or every reason why it cannot be taken in."""

from __future__ import annotations

from collections.abc import Mapping
from copy import copy
from dataclasses import dataclass, replace
from datetime import date

from ivbdesk.cases.invoer.invoercel import Cellezer, Mis, faults
from ivbdesk.cases.invoer.invoerdatum import Datumkolom, look_at_dates
from ivbdesk.cases.invoer.invoerrij import gather_casus, gather_signaal
from ivbdesk.cases.invoer.invoerveld import DATUMS, InvoerSoort, Invoerveld, Invoervelden, Waarden
from ivbdesk.cases.invoer.kolommen import column_letter
from ivbdesk.cases.invoer.lijst import BESIDE, MELDER_REMARK, REMARK, REMARKS, Lijst
from ivbdesk.cases.invoer.meldertekst import is_same_person, look_for_melder
from ivbdesk.cases.invoer.rekenblad import Cel, Rekenrij, as_text, is_blank
from ivbdesk.cases.signaal.bekende import Bekende
from ivbdesk.cases.taal.persoonsnummers import has_bsn

_QUOTED = 40
_LEAVE_OUT = (
    "De melder hoort verzegeld, niet in de open tekst (AVG art. 5 lid 1 onder c). Laat weg wat niet nodig is."
)
_NEAR = 20
_AS_ABOVE = frozenset(
    (
        "idem",
        "id",
        "ditto",
        "zie boven",
        "zie hierboven",
        "als boven",
        "hetzelfde",
        "dezelfde",
        "zelfde",
        "de zelfde",
        '"',
        "''",
        "”",
        "„",
        "″",
        "〃",
    )
)
"""What a list says instead of repeating the cell above."""


@dataclass(frozen=True, slots=True)
class Rijbevinding:
    """What is wrong in one cell or row, and what to do; `waarde` is what stands there, for the screen only.

    `code` is the field, `voorstellen` what may have been meant; `woord` is a word that the set `lijst` does not know.
    `klaar`: the row is finished, and does not come in.
    """

    regel: int
    kolom: str
    wat: str
    doen: str
    waarde: str = ""
    code: str = ""
    voorstellen: tuple[str, ...] = ()
    geheim: bool = False
    lijst: str = ""
    woord: str = ""
    klaar: bool = False


@dataclass(frozen=True, slots=True)
class Invoerrij:
    """One row: its values by field, or its findings; `bekend` says why it seems to be in the register already.

    `mensen` are those in the register who may be the person of the row; `straat` is the street where it could be read,
    also of a row that is wrong elsewhere.
    """

    regel: int
    waarden: Waarden
    bevindingen: tuple[Rijbevinding, ...] = ()
    bekend: str = ""
    mensen: tuple[Bekende, ...] = ()
    straat: str = ""

    @property
    def is_good(self) -> bool:
        """Whether nothing is wrong with it."""
        return not self.bevindingen


class Rijkeurder:
    """Judges the rows of one list."""

    def __init__(self, lijst: Lijst, velden: Invoervelden, today: date) -> None:
        self._lijst, self._today = lijst, today
        self._velden, self._namen = velden.of(lijst.soort), velden.namen
        self._reader = Cellezer(velden, today)
        self._order = {row.nummer: number for number, row in enumerate(lijst.rijen)}
        self._dates = {code: self._look(code) for code in self._matched if code in DATUMS}

    def mended(self, lijst: Lijst) -> Rijkeurder:
        """The same judge for the list with other cells mended."""
        other = copy(self)
        other._lijst = lijst
        return other

    @property
    def _matched(self) -> Mapping[str, int]:
        return self._lijst.koppeling.kolommen

    def _look(self, code: str) -> Datumkolom:
        cells = [(row.nummer, self._lijst.original(row, code)) for row in self._lijst.rijen]
        return look_at_dates(cells, self._today)

    def judge(self, row: Rekenrij) -> Invoerrij:
        """The values of a row, or all that is wrong with it."""
        looked = self.look(row)
        return replace(looked, waarden={}) if looked.bevindingen else looked

    def look(self, row: Rekenrij) -> Invoerrij:
        """The same, with what could be read of a row that does not pass: to be shown, not to be taken in."""
        values: Waarden = {}
        found: list[Mis] = []
        unread: set[str] = set()
        for veld in self._velden:
            values[veld.code], wrong = self._value(veld, row)
            wrong += self._in_comment(veld, row)
            found += wrong
            if wrong:
                unread.add(veld.code)
        found += self._of_melder(row, values)
        gather = gather_signaal if self._lijst.soort is InvoerSoort.SIGNAAL else gather_casus
        gathered, wrong = gather(values, unread, self._today)
        self._seal(row, gathered)
        ordered = sorted((*found, *wrong), key=lambda mis: self._matched.get(mis.code, len(row.cellen)))
        findings = [self._finding(row, mis) for mis in ordered]
        findings += self._beyond(row)
        return Invoerrij(row.nummer, gathered, tuple(findings), straat=gathered["adres"].straat)

    def _value(self, veld: Invoerveld, row: Rekenrij) -> tuple[object, list[Mis]]:
        """The value of a field, or all that is wrong with its cell."""
        cell = self._cell(veld, row)
        if cell is None:
            return None, [self._empty(veld, row)] if veld.verplicht else []
        if as_text(cell).casefold().strip(" .") in _AS_ABOVE:
            return None, [self._as_above(veld, row)]
        if wrong := faults(veld, cell):
            return None, wrong
        try:
            doubt = self._dates.get(veld.code, Datumkolom()).doubt(cell)
            if doubt is not None and (row.nummer, veld.code) not in self._lijst.hersteld:
                raise Mis(
                    veld.code, doubt.wat, "Schrijf de maand in letters, zoals 3 apr 2026.", doubt.voorstellen
                )
            return self._reader.read(veld, cell), []
        except Mis as mis:
            if veld.code in self._dates and not mis.voorstellen:
                mis.voorstellen = self._dates[veld.code].with_year(row.nummer, cell, self._today)
            return None, [mis]

    def _of_melder(self, row: Rekenrij, values: Waarden) -> list[Mis]:
        """The melder in the open: in the text, in a comment that becomes part of it, or as whom the row is about. What the
        officer mended or left so is not asked twice, but a melder who is named for sure never comes in so.
        """
        melder, names = values.get("melder_naam") or "", self._namen
        found: list[Mis] = []
        for code in ("tekst", REMARK) if values.get("tekst") else ():
            text = as_text(self._lijst.cell(row, code))
            spoor = look_for_melder(text, melder, names)
            if spoor is not None and (spoor.naam or (row.nummer, code) not in self._lijst.hersteld):
                stays = () if spoor.naam else (text,)
                wat = f"In de opmerking bij de cel: {spoor.wat}" if code == REMARK else spoor.wat
                found.append(Mis(code, wat, _LEAVE_OUT, (spoor.zonder, *stays)))
        for code in ("naam", "achternaam") if melder and "tekst" in values else ():
            who = values.get(code) or ""
            if who and (row.nummer, code) not in self._lijst.hersteld and is_same_person(who, melder, names):
                doen = "Maak de cel leeg, of laat haar zo als het echt dezelfde is."
                found.append(Mis(code, "Hier staat dezelfde naam als die van de melder.", doen, ("", who)))
        return found

    def _cell(self, veld: Invoerveld, row: Rekenrij) -> Cel:
        """What the field is read from: its cell, else the value for all rows; of the text with the comments of the row."""
        cell = self._lijst.cell(row, veld.code)
        if is_blank(cell):
            cell = self._lijst.koppeling.vast.get(veld.code, "").strip() or None
        remark = self._lijst.remark(row.nummer, REMARK) if veld.code == "tekst" else ""
        if remark and not faults(veld, cell) and not faults(veld, remark):
            return "\n\n".join(part for part in (as_text(cell), remark) if part)
        return cell

    def _seal(self, row: Rekenrij, gathered: Waarden) -> None:
        """A comment that may be about the melder stays with the melder, out of sight."""
        if remark := self._lijst.remark(row.nummer, MELDER_REMARK):
            kept = gathered["melder_contact"]
            gathered["melder_contact"] = f"{kept} · {remark}" if kept else remark

    def _in_comment(self, veld: Invoerveld, row: Rekenrij) -> list[Mis]:
        """What may not stand in a comment of the row that comes in."""
        code = {"tekst": REMARK, "melder_contact": MELDER_REMARK}.get(veld.code, "")
        remark = self._lijst.remark(row.nummer, code) if code else ""
        wrong = faults(replace(veld, code="tekst"), remark) if remark else []
        doen = "Typ de opmerking zonder wat er niet in hoort, of laat alleen de opmerking van deze rij weg."
        return [Mis(code, f"In de opmerking bij de cel: {mis.wat}", doen, secret=True) for mis in wrong]

    def _beyond(self, row: Rekenrij) -> list[Rijbevinding]:
        """What stands beside the last head, where no head says what it is; a text that was cut in two looks so too."""
        if self._lijst.ernaast_weglaten or self._lijst.laatste_kop is None:
            return []
        known = set(self._matched.values())
        return [
            Rijbevinding(
                row.nummer,
                f"Zonder kop ({column_letter(index)})",
                "Deze cel staat naast de laatste kop. Misschien is een tekst met een scheidingsteken in tweeën geknipt.",
                "Zet de tekst in de goede cel en maak deze leeg. Hoort het er niet bij, kies dan in stap 2 dat zulke "
                "cellen weg mogen blijven.",
                _quoted(row.cellen[index]),
                f"{BESIDE}{index}",
            )
            for index in range(self._lijst.laatste_kop, len(row.cellen))
            if index not in known and not is_blank(self._lijst.cell(row, f"{BESIDE}{index}"))
        ]

    def _as_above(self, veld: Invoerveld, row: Rekenrij) -> Mis:
        """The cell says the same as the one above it, which is proposed."""
        above = self._lijst.rijen[: self._order[row.nummer]]
        texts = (as_text(self._lijst.cell(other, veld.code)) for other in reversed(above[-_NEAR:]))
        meant = next((text for text in texts if text.casefold().strip(" .") not in _AS_ABOVE), "")
        return Mis(
            veld.code,
            "Hier staat dat het hetzelfde is als hierboven.",
            "Vul in wat er bedoeld is.",
            (meant,) if meant else (),
        )

    def _empty(self, veld: Invoerveld, row: Rekenrij) -> Mis:
        index = self._matched.get(veld.code)
        if index is not None and (row.nummer, index) in self._lijst.samengevoegd:
            return Mis(
                veld.code,
                "Deze cel is samengevoegd met een andere, en is daardoor leeg.",
                "Splits de cel in Excel en zet de waarde in elke rij, of vul hem hier in.",
            )
        return Mis(veld.code, "Deze cel is leeg, en elke rij heeft dit nodig.", "Vul de cel in.")

    def _finding(self, row: Rekenrij, mis: Mis) -> Rijbevinding:
        index = self._matched.get(mis.code)
        named = (veld.naam for veld in self._velden if veld.code == mis.code)
        name = next(named, REMARKS.get(mis.code, ""))
        if index is not None:
            name = f"{self._lijst.koppen[index]} ({column_letter(index)})"
        cell = self._lijst.cell(row, mis.code)
        value = "" if mis.secret else _quoted(cell)
        word = mis.woord or as_text(cell) if mis.lijst else ""
        return Rijbevinding(
            row.nummer, name, mis.wat, mis.doen, value, mis.code, mis.voorstellen, mis.secret, mis.lijst, word, mis.klaar
        )  # fmt: skip


def _quoted(cell: Cel) -> str:
    """The beginning of a cell for the screen, without what may be a BSN."""
    text = " ".join(as_text(cell).split())
    if has_bsn(text):
        return ""
    return text if len(text) <= _QUOTED else f"{text[:_QUOTED]} …"
