"""Reads one cell as the value of its field: a day, a word of a set, a year, yes or no, or text; or says what is wrong."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time

from ivbdesk.cases.invoer.excelvondst import is_rounded, undone
from ivbdesk.cases.invoer.formule import is_error, is_formula, plain_words
from ivbdesk.cases.invoer.geennaam import NAMEN, ONBEKEND, is_no_name, person_of, word_to_ask
from ivbdesk.cases.invoer.invoerdatum import OLDEST_YEAR, Datumfout, read_moment, read_year
from ivbdesk.cases.invoer.invoertekst import is_garbled, ungarbled
from ivbdesk.cases.invoer.invoertijd import read_time
from ivbdesk.cases.invoer.invoerveld import (
    ADRES,
    LIJSTEN,
    NAAMWOORD,
    InvoerSoort,
    Invoerveld,
    Invoervelden,
    fold,
)
from ivbdesk.cases.invoer.rekenblad import Cel, Formule, as_text
from ivbdesk.cases.invoer.voorstel import mistyped
from ivbdesk.cases.taal.nederlands import count, join_nl
from ivbdesk.cases.taal.persoonsnummers import has_bsn

_SHOWN = 40
_NUMBERED = ("huisnummer", "toevoeging")
_LONGEST = {"tekst": 20_000, "doel": 4_000}
_LONGEST_ELSE = 250


class Mis(ValueError):
    """What is wrong at a field, and what to do; `secret` where the cell itself may not be shown.

    `voorstellen` are what may have been meant; `lijst` is the set that does not know the cell, or `woord` of it.
    `klaar`: nothing is wrong in the cell, but what is finished does not come in.
    """

    def __init__(
        self,
        code: str,
        wat: str,
        doen: str,
        voorstellen: tuple[str, ...] = (),
        *,
        secret: bool = False,
        lijst: str = "",
        woord: str = "",
        klaar: bool = False,
    ) -> None:
        super().__init__(wat)
        self.code, self.wat, self.doen, self.secret = code, wat, doen, secret
        self.voorstellen, self.lijst, self.woord, self.klaar = voorstellen, lijst, woord, klaar


def faults(veld: Invoerveld, cell: Cel) -> list[Mis]:
    """All that may not stand in a cell, whatever its field."""
    text = as_text(cell)
    found = []
    if not isinstance(cell, Formule) and (words := plain_words(text)):
        found.append(
            Mis(
                veld.code,
                "Deze tekst begint met een =, zoals een formule.",
                "Laat de tekst met een letter beginnen.",
                (words,),
            )
        )
    elif isinstance(cell, Formule) or is_formula(text):
        found.append(
            Mis(
                veld.code,
                "Hier staat een formule. Die wordt niet uitgerekend, want zij kan andere bestanden of programma's openen.",
                "Kopieer de kolom in Excel en plak haar als waarden (Plakken speciaal > Waarden). Is het gewone tekst, "
                "laat die dan met een letter beginnen.",
            )
        )
    elif is_error(text):
        found.append(
            Mis(
                veld.code,
                f"Hier staat een fout van Excel ({text}), geen waarde.",
                "Herstel de formule in Excel, of typ de waarde in de cel.",
            )
        )
    # A telephone number that Excel took the first 0 from has nine digits too.
    if has_bsn(text) and not (veld.code == "melder_contact" and text.startswith("6")):
        found.append(
            Mis(
                veld.code,
                "Hier staat een getal dat een burgerservicenummer (BSN) kan zijn. Dat mag niet in dit register.",
                "Haal het getal uit de cel. Is het geen BSN, schrijf het dan anders.",
                secret=True,
            )
        )
    if is_garbled(text):
        found.append(
            Mis(
                veld.code,
                "Hier staan vreemde tekens; de letters met accenten zijn eerder verkeerd gelezen.",
                "Herstel de tekst, of sla de lijst opnieuw op als Excel-werkmap (.xlsx).",
                ungarbled(text),
            )
        )
    most = _LONGEST.get(veld.code, _LONGEST_ELSE)
    if len(text) > most:
        found.append(
            Mis(veld.code, f"De tekst is langer dan {count(most, 'teken', 'tekens')}.", "Kort de tekst in.")
        )
    return found


class Cellezer:
    """Reads cells; a word that was found once is found at once the next time."""

    def __init__(self, velden: Invoervelden, today: date) -> None:
        self._velden, self._today = velden, today
        self._found: dict[tuple[str, str], str | None] = {}
        self._readers: dict[str, Callable[[Invoerveld, Cel], object]] = {
            "ontvangen_op": self._moment,
            "gebeurd_op": self._day,
            "geopend_op": self._day,
            "geinformeerd_op": self._day,
            "tijd": self._time,
            "geboortejaar": self._year,
            "melder_contact": self._contact,
            **dict.fromkeys(ADRES, self._said),
            **dict.fromkeys(NAMEN, self._name),
        }

    def read(self, veld: Invoerveld, cell: Cel) -> object:
        """The value of a filled cell; raises Mis."""
        if veld.lijst:
            return self._word(veld, cell)
        reader = self._readers.get(veld.code)
        return reader(veld, cell) if reader is not None else as_text(cell)

    def _moment(self, veld: Invoerveld, cell: Cel) -> datetime:
        """The moment in the Netherlands, the first of its day where no time is known."""
        day, at = self._dated(veld, cell)
        return datetime.combine(day, at or time())

    def _day(self, veld: Invoerveld, cell: Cel) -> date:
        return self._dated(veld, cell)[0]

    def _dated(self, veld: Invoerveld, cell: Cel) -> tuple[date, time | None]:
        try:
            day, at = read_moment(cell, self._today)
        except Datumfout as error:
            raise Mis(veld.code, error.wat, error.doen, error.voorstellen) from None
        if day > self._today:
            raise Mis(veld.code, "Deze datum ligt in de toekomst.", "Kijk de dag en het jaar na.")
        if day.year < OLDEST_YEAR:
            raise Mis(veld.code, f"Deze datum ligt voor {OLDEST_YEAR}.", "Kijk het jaar na.")
        return day, at

    def _time(self, veld: Invoerveld, cell: Cel) -> time | None:
        """The time of day; none where a word says that it is not known."""
        if is_no_name("naam", as_text(cell), self._velden.woorden.get(NAAMWOORD, {})):
            return None
        try:
            return read_time(cell)
        except Datumfout as error:
            raise Mis(veld.code, error.wat, error.doen) from None

    def _year(self, veld: Invoerveld, cell: Cel) -> int:
        try:
            year = read_year(cell, self._today)
        except Datumfout as error:
            raise Mis(veld.code, error.wat, error.doen, error.voorstellen) from None
        first = self._today.year - 120
        if not first <= year <= self._today.year:
            raise Mis(
                veld.code, f"Een geboortejaar ligt tussen {first} en {self._today.year}.", "Kijk het jaar na."
            )
        return year

    def _said(self, veld: Invoerveld, cell: Cel) -> str:
        """A part of an address; Excel makes a date of 12-2, and a day or yes and no are none."""
        if isinstance(cell, bool | date) or (isinstance(cell, float) and not cell.is_integer()):
            raise Mis(
                veld.code,
                "Excel heeft hier iets anders van gemaakt: een datum, waar of onwaar, of een getal met een komma.",
                "Typ wat er bedoeld is. In Excel helpt de opmaak Tekst.",
                undone(cell) if veld.code in _NUMBERED else (),
            )
        return as_text(cell)

    def _name(self, veld: Invoerveld, cell: Cel) -> str:
        """A name, or nothing where a word says that there is none; a casus may be of somebody unknown."""
        text, woorden = as_text(cell), self._velden.woorden.get(NAAMWOORD, {})
        whole = veld.code in ("naam", "achternaam")
        if is_no_name(veld.code, text, woorden):
            return ONBEKEND if whole and veld.soort is InvoerSoort.CASUS else ""
        if not whole:
            return text
        if word := word_to_ask(text, woorden):
            raise Mis(
                veld.code,
                f"Is ‘{text[:_SHOWN]}’ één persoon?",
                f"Zeg bij ‘Woorden’ wat ‘{word[:_SHOWN]}’ hier betekent, of typ de naam van één persoon.",
                lijst=NAAMWOORD,
                woord=word,
            )
        return person_of(text, woorden)

    def _contact(self, veld: Invoerveld, cell: Cel) -> str:
        """A telephone number of which Excel took the first 0 or the + gets it back; one that it rounded is lost."""
        text = as_text(cell)
        if (
            isinstance(cell, bool | date)
            or (isinstance(cell, float) and not text.isdigit())
            or is_rounded(text)
        ):
            raise Mis(
                veld.code,
                "Excel heeft dit nummer afgerond of er iets anders van gemaakt; de cijfers zijn weg.",
                "Typ het nummer opnieuw, of maak de cel leeg.",
            )
        if text.isdigit() and len(text) == 9:
            return f"0{text}"
        return f"+{text}" if text.isdigit() and len(text) == 11 and text.startswith("31") else text

    def _word(self, veld: Invoerveld, cell: Cel) -> object:
        text, word = as_text(cell), fold(as_text(cell))
        known = f"Kies uit: {join_nl([text for _, text in self._velden.choices(veld.lijst)])}."
        if "?" in text:
            raise Mis(veld.code, f"‘{text[:_SHOWN]}’ is niet zeker: er staat een vraagteken bij.", known)
        key = (veld.lijst, word)
        if key not in self._found:
            self._found[key] = self._meant(veld.lijst, word)
        found = self._found[key]
        if found is None:
            wat = f"Het woord ‘{text[:_SHOWN]}’ kent het programma hier niet."
            raise Mis(veld.code, wat, known, lijst=veld.lijst)
        return LIJSTEN[veld.lijst](found) if veld.lijst in LIJSTEN else found

    def _meant(self, lijst: str, word: str) -> str | None:
        words = self._velden.woorden.get(lijst, {})
        return words[word] if word in words else mistyped(word, words)
