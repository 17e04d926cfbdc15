"""Puts the values of one row together as a signal or a casus, with the rules that go over more than one cell."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date, datetime, time

from ivbdesk.cases.betrokkenen.adrestekst import read_fields, read_number, require_address, turned_address
from ivbdesk.cases.betrokkenen.betrokkene import Persoonsgegevens, Rol, tells_surname
from ivbdesk.cases.betrokkenen.object import Adres, parse_postcode
from ivbdesk.cases.dossier.casusstatus import CasusStatus
from ivbdesk.cases.invoer.excelvondst import undone_text
from ivbdesk.cases.invoer.geennaam import ONBEKEND
from ivbdesk.cases.invoer.invoercel import Mis
from ivbdesk.cases.invoer.invoerveld import JaNee, Waarden, fold
from ivbdesk.cases.kader.kader import Huurvorm
from ivbdesk.cases.signaal.plek import read_plek
from ivbdesk.cases.signaal.signaal import SignaalStatus
from ivbdesk.cases.taal.fouten import RegelFout
from ivbdesk.cases.taal.naamtekst import born_name, split_in_surname, split_name, split_surname
from ivbdesk.cases.taal.nederlands import short_date, sort_key
from ivbdesk.cases.taal.voorletters import short_of, tidy_initials

STAY_OUT: Mapping[str, frozenset[str]] = {
    "signaalstatus": frozenset({SignaalStatus.AFGEROND}),
    "casusstatus": frozenset(CasusStatus) - {CasusStatus.AANGEMELD, CasusStatus.WEGING, CasusStatus.ACTIEF},
}
"""The states with which nothing comes in: what was done to get there does not stand in a list."""
_SHORTEST_NAME = 3
_SOME_NUMBER = "1"
"""Stands for a number that is wrong, so that the rest of the address is still judged."""
_MEND = "Verbeter de cel."
_NAME = ("naam", "voorletters", "voornaam", "tussenvoegsel", "achternaam")
_ADDRESS = ("straat", "huisnummer", "toevoeging", "postcode", "plaats")


def gather_signaal(values: Waarden, unread: Collection[str], today: date) -> tuple[Waarden, list[Mis]]:
    """The values of a signal, and every rule that they break; `unread` are the fields that could not be read."""
    rules = _Regels(values, unread)
    status = values["status"] or SignaalStatus.NIEUW
    if status in STAY_OUT["signaalstatus"]:
        rules.broken(
            "status",
            "Dit signaal is al afgerond; afgeronde signalen komen niet binnen, want hun weging staat er niet bij.",
            "Laat de rij weg. Is het toch niet afgerond, zet de stand dan op nieuw of in weging.",
            (SignaalStatus.NIEUW.label, SignaalStatus.IN_WEGING.label),
            klaar=True,
        )
    who = rules.name()
    received = rules.received()
    happened: date | None = values["gebeurd_op"]
    if received is not None and happened is not None and happened > received.date():
        rules.broken(
            "gebeurd_op", "Dit gebeurde volgens de lijst pas na de melding.", "Kijk beide datums na."
        )
    plain = ("van", "melder_naam", "melder_contact")
    return {
        **{name: values[name] or "" for name in plain},
        **{name: values[name] for name in ("tekst", "bron", "thema", "gebeurd_op")},
        "ontvangen_op": received,
        "wil_terugkoppeling": values["wil_terugkoppeling"] is JaNee.JA,
        "adres": rules.place(),
        **_in_parts(who),
        "achternaam": " geb. ".join(part for part in (who.achternaam, who.geboortenaam) if part),
        "status": status,
    }, rules.mis


def gather_casus(values: Waarden, unread: Collection[str], today: date) -> tuple[Waarden, list[Mis]]:
    """The values of a casus with its person, and every rule that they break; `unread` are the fields not read."""
    rules = _Regels(values, unread)
    status = values["status"] or CasusStatus.AANGEMELD
    if status in STAY_OUT["casusstatus"]:
        rules.broken(
            "status",
            f"Een casus met de stand ‘{status.label}’ komt niet zo binnen: wat daarvoor nodig was, staat niet in de lijst.",
            "Laat de rij weg, of zet de stand op actief en werk de casus daarna bij.",
            (CasusStatus.ACTIEF.label, CasusStatus.AANGEMELD.label),
            klaar=not status.is_open,
        )
    place = rules.place()
    who = rules.name()
    born: int | None = values["geboortejaar"]
    if born is None and who == Persoonsgegevens(achternaam=ONBEKEND):
        who = Persoonsgegevens()  # of somebody of whom nothing is known there is nothing to keep
    if rules.can_judge(*_NAME) and not who.achternaam and (not who.is_empty() or born is not None):
        rules.broken(
            "achternaam", "De achternaam ontbreekt.", "Vul hem in; weet u die niet, typ dan ‘onbekend’."
        )
    kind = values["soort"].label if values["soort"] is not None else ""
    title = values["titel"] or " ".join((kind, place.kort)).strip()
    if len(who.achternaam) >= _SHORTEST_NAME and tells_surname(title, who.achternaam):
        rules.broken(
            "titel",
            "In de titel staat de naam van de betrokkene.",
            "Maak de titel neutraal: soort en straat.",
        )
    plain = ("urgentie_reden", "procesregie", "casusregie", "eigenaar", "niet_geinformeerd_reden")
    return {
        **{name: values[name] or "" for name in plain},
        **{
            name: values[name]
            for name in ("soort", "doel", "grondslag", "urgentie", "geopend_op", "geinformeerd_op")
        },
        "titel": title,
        "adres": place,
        "huurvorm": values["huurvorm"] or Huurvorm.ONBEKEND,
        **_in_parts(who),
        "geboortenaam": who.geboortenaam,
        "geboortejaar": born,
        "rol": values["rol"] or Rol.BETROKKENE,
        "status": status,
    }, rules.mis


def known_key(waarden: Waarden, today: date) -> tuple[object, ...] | None:
    """By what a row is known again: a signal by address, day and text, a casus by person and address."""
    place: Adres = waarden["adres"]
    if "tekst" in waarden:
        received: datetime | None = waarden["ontvangen_op"]
        return signal_key(place, received.date() if received else today, waarden["tekst"])
    first = waarden["voornaam"] or waarden["voorletters"]
    return person_key(place, first, waarden["tussenvoegsel"], waarden["achternaam"])


def in_words(waarden: Waarden) -> str:
    """A good row as an officer knows it again: day, place and the text of a signal; title and person of a casus."""
    place: Adres = waarden["adres"]
    if "tekst" not in waarden:
        name = " ".join(part for part in (waarden[one] for one in _NAME[1:]) if part)
        return " · ".join(part for part in (waarden["titel"], place.kort, name) if part)
    received: datetime | None = waarden["ontvangen_op"]
    day = short_date(received.date()) if received else ""
    return " · ".join(part for part in (day, place.kort, " ".join(waarden["tekst"].split())) if part)


def signal_key(place: Adres, day: date, text: str) -> tuple[object, ...]:
    """Address, day and text without what writing alike differs in."""
    return (*_address_key(place), day, fold(text))


def person_key(place: Adres, first: str, between: str, last: str) -> tuple[object, ...] | None:
    """Person and address; None where either is not known."""
    if not last or not place.huisnummer:
        return None
    return (*_address_key(place), sort_key(" ".join((last, between))), sort_key(first)[:1])


def _address_key(place: Adres) -> tuple[object, ...]:
    return (fold(place.straat), place.huisnummer, fold(place.toevoeging))


class _Regels:
    """The rules that go over more than one cell of a row; each looks only at what could be read."""

    def __init__(self, values: Waarden, unread: Collection[str]) -> None:
        self._values, self._unread = values, set(unread)
        self.mis: list[Mis] = []

    def broken(
        self, code: str, wat: str, doen: str, voorstellen: tuple[str, ...] = (), *, klaar: bool = False
    ) -> None:
        """A rule is broken at this field; `klaar` where it only says that the row is finished."""
        self.mis.append(Mis(code, wat, doen, voorstellen, klaar=klaar))
        self._unread.add(code)

    def can_judge(self, *codes: str) -> bool:
        """Whether nothing is wrong with these fields so far."""
        return not self._unread.intersection(codes)

    def received(self) -> datetime | None:
        """When it came in: the day, with the time that stands with it or in a cell of its own."""
        day: datetime | None = self._values["ontvangen_op"]
        at: time | None = self._values["tijd"]
        if at is None or not self.can_judge("ontvangen_op"):
            return day
        if day is None:
            self.broken("tijd", "Er staat een tijd zonder datum.", "Vul de datum in, of maak de tijd leeg.")
            return None
        if day.time() not in (time(), at):
            self.broken(
                "tijd",
                f"Bij de datum staat een andere tijd: {day:%H.%M} uur.",
                "Maak de tijd leeg, of verbeter hem.",
                (f"{day:%H:%M}",),
            )
        return datetime.combine(day, at)

    def name(self) -> Persoonsgegevens:
        """The name in its parts."""
        if self.can_judge(*_NAME):
            try:
                return _name(self._values)
            except Mis as mis:
                self.broken(mis.code, mis.wat, mis.doen, mis.voorstellen)
        return Persoonsgegevens()

    def place(self) -> Adres:
        """The address; a wrong number and a wrong postcode are each reported, also where the street is wrong too."""
        values = dict(self._values)
        has_postcode = bool(values["postcode"]) or "postcode" in self._unread
        try:
            parse_postcode(values["postcode"] or "")
        except RegelFout as error:
            self.broken("postcode", error.melding, _MEND)
            values["postcode"] = None
        if values["huisnummer"] and not (values["adres"] and values["straat"]):
            try:
                read_number(values["huisnummer"])
            except RegelFout as error:
                self.broken("huisnummer", error.melding, _MEND, undone_text(values["huisnummer"]))
                values["huisnummer"] = _SOME_NUMBER
        elif "huisnummer" in self._unread:
            values["huisnummer"] = _SOME_NUMBER
        if self.can_judge("adres", "straat"):
            try:
                return _place(values, has_postcode)
            except Mis as mis:
                typed = values.get(mis.code) or ""
                turned = turned_address(typed)
                meant = (str(turned),) if turned is not None else undone_text(typed)
                self.broken(mis.code, mis.wat, mis.doen, meant)
        return Adres()


def _place(values: Waarden, has_postcode: bool) -> Adres:
    """The address from one column or from five; no address at all is allowed."""
    straat, *rest = (values[name] or "" for name in _ADDRESS)
    whole = values["adres"] or ""
    if not whole and not straat and (values["huisnummer"] or has_postcode):
        raise Mis("straat", "Er is een huisnummer of postcode, maar geen straat.", "Vul de straat in.")
    try:
        if not (whole or straat):
            return Adres()
        if "tekst" in values and not whole:  # of a signal it may be a place in words, as with F9
            return read_plek(straat, *rest)
        if whole and straat:
            return require_address(read_fields(whole, "", *rest[1:]))
        return require_address(read_fields(whole or straat, *rest))
    except RegelFout as error:
        at = error.veld if values.get(error.veld) else "adres" if whole else "straat"
        raise Mis(at if values.get(at) else error.veld, error.melding, _MEND) from None


def _in_parts(who: Persoonsgegevens) -> Waarden:
    return {name: getattr(who, name) for name in _NAME[1:]}


def _name(values: Waarden) -> Persoonsgegevens:
    """The name from one column or from more, with the initials as they are written."""
    try:
        initials = tidy_initials(values["voorletters"] or "")
    except RegelFout as error:
        meant = short_of(values["voorletters"] or "")
        raise Mis("voorletters", error.melding, _MEND, (meant,) if meant else ()) from None
    first, between, last = _three_parts(values)
    born = born_name(values["achternaam"] or values["naam"] or "")
    return Persoonsgegevens(first, between, last, voorletters=initials, geboortenaam=born)


def _three_parts(values: Waarden) -> tuple[str, str, str]:
    first, between, last = (values[name] or "" for name in ("voornaam", "tussenvoegsel", "achternaam"))
    whole = values["naam"]
    try:
        if (whole and not last) or "," in last:
            found = split_name(last or whole)
            if last:
                return first or found.voornaam, between or found.tussenvoegsel, found.achternaam
            return found.voornaam or first, found.tussenvoegsel or between, found.achternaam
        if last and not (first or between or values["voorletters"]):
            found = split_in_surname(last)
            return found.voornaam, found.tussenvoegsel, found.achternaam
    except RegelFout as error:
        raise Mis("achternaam" if last else "naam", error.melding, _MEND) from None
    before, family = split_surname(last) if last else ("", "")
    return (first, between, last) if between and before else (first, between or before, family)
