"""Puts the values of one row together as a signal or a casus, with the rules that go over more than one cell."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from ivbdesk.cases.betrokkene import Rol
from ivbdesk.cases.casus import CasusStatus
from ivbdesk.cases.fouten import RegelFout
from ivbdesk.cases.invoercel import Mis
from ivbdesk.cases.invoertekst import Tekstfout, split_address, split_name, split_number
from ivbdesk.cases.invoerveld import fold
from ivbdesk.cases.kader import Huurvorm
from ivbdesk.cases.nederlands import sort_key
from ivbdesk.cases.object import Adres
from ivbdesk.cases.signaal import SignaalStatus

_SHORTEST_NAME = 3
_ADDRESS = ("straat", "huisnummer", "toevoeging", "postcode", "plaats")


def gather_signaal(values: Mapping[str, Any], today: date) -> dict[str, Any]:
    """The values of a signal; raises Mis."""
    status = values["status"] or SignaalStatus.NIEUW
    if status is SignaalStatus.AFGEROND:
        raise Mis(
            "status",
            "Dit signaal is al afgerond; afgeronde signalen komen niet binnen, want hun weging staat er niet bij.",
            "Laat de rij weg, of zet de stand op nieuw.",
        )
    first, between, last = _name(values)
    received: datetime | None = values["ontvangen_op"]
    happened: date | None = values["gebeurd_op"]
    if received is not None and happened is not None and happened > received.date():
        raise Mis("gebeurd_op", "Dit gebeurde volgens de lijst pas na de melding.", "Kijk beide datums na.")
    plain = ("van", "melder_naam", "melder_contact")
    return {
        **{name: values[name] or "" for name in plain},
        **{name: values[name] for name in ("tekst", "bron", "thema", "ontvangen_op", "gebeurd_op")},
        "wil_terugkoppeling": bool(values["wil_terugkoppeling"]),
        "adres": _place(values),
        "voornaam": first,
        "tussenvoegsel": between,
        "achternaam": last,
        "status": status,
    }


def gather_casus(values: Mapping[str, Any], today: date) -> dict[str, Any]:
    """The values of a casus with its person; raises Mis."""
    status = values["status"] or CasusStatus.AANGEMELD
    if status not in (CasusStatus.AANGEMELD, CasusStatus.WEGING, CasusStatus.ACTIEF):
        raise Mis(
            "status",
            f"Een casus met de stand ‘{status.label}’ komt niet zo binnen: wat daarvoor nodig was, staat niet in de lijst.",
            "Laat de rij weg, of zet de stand op actief en werk de casus daarna bij.",
        )
    place = _place(values)
    first, between, last = _name(values)
    born: int | None = values["geboortejaar"]
    if not last and (first or between or born is not None):
        raise Mis(
            "achternaam", "De achternaam ontbreekt.", "Vul hem in; weet u die niet, typ dan ‘onbekend’."
        )
    title = values["titel"] or " ".join((values["soort"].label, place.kort)).strip()
    if last and len(last) >= _SHORTEST_NAME and f" {fold(last)} " in f" {fold(title)} ":
        raise Mis(
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
        "voornaam": first,
        "tussenvoegsel": between,
        "achternaam": last,
        "geboortejaar": born,
        "rol": values["rol"] or Rol.BETROKKENE,
        "status": status,
    }


def known_key(waarden: Mapping[str, Any], today: date) -> tuple[object, ...] | None:
    """By what a row is known again: a signal by address, day and text, a casus by person and address."""
    place: Adres = waarden["adres"]
    if "tekst" in waarden:
        received: datetime | None = waarden["ontvangen_op"]
        return signal_key(place, received.date() if received else today, waarden["tekst"])
    return person_key(place, waarden["voornaam"], waarden["tussenvoegsel"], waarden["achternaam"])


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


def _place(values: Mapping[str, Any]) -> Adres:
    """The address from one column or from five; no address at all is allowed."""
    parts = {name: values[name] or "" for name in _ADDRESS}
    whole = values["adres"]
    try:
        if whole and not parts["straat"] and parts["huisnummer"]:
            parts["straat"] = whole
        elif whole:
            found = split_address(whole)
            return Adres.parse(
                found.straat,
                str(found.huisnummer),
                found.toevoeging or parts["toevoeging"],
                found.postcode or parts["postcode"],
                found.plaats or parts["plaats"],
            )
        if not parts["straat"]:
            if parts["huisnummer"] or parts["postcode"]:
                raise Mis(
                    "straat", "Er is een huisnummer of postcode, maar geen straat.", "Vul de straat in."
                )
            return Adres()
        if not parts["huisnummer"]:
            return split_address(" ".join((parts["straat"], parts["postcode"], parts["plaats"])))
        number, addition = split_number(parts["huisnummer"])
        return Adres.parse(
            parts["straat"], number, parts["toevoeging"] or addition, parts["postcode"], parts["plaats"]
        )
    except Tekstfout as error:
        raise Mis("adres" if whole else "huisnummer", error.wat, error.doen) from None
    except RegelFout as error:
        at = error.veld if values.get(error.veld) else "adres" if whole else error.veld
        raise Mis(at, error.melding, "Verbeter de cel.") from None


def _name(values: Mapping[str, Any]) -> tuple[str, str, str]:
    """The name from one column or from three."""
    first, between, last = (values[name] or "" for name in ("voornaam", "tussenvoegsel", "achternaam"))
    whole = values["naam"]
    try:
        if whole and not last:
            found = split_name(whole)
            return found[0] or first, found[1] or between, found[2]
        if last and "," in last:
            found = split_name(last)
            return first or found[0], between or found[1], found[2]
        if last and not between and len(last.split()) > 1:
            between, last = _leading(last)
    except Tekstfout as error:
        raise Mis("naam" if whole and not last else "achternaam", error.wat, error.doen) from None
    return first, between, last


def _leading(last: str) -> tuple[str, str]:
    """A tussenvoegsel that stands before the last name in its own column, "van den Berg"."""
    given, between, family = split_name(last)
    return (between, family) if between and not given else ("", last)
