"""Some forty varied, invented cases over two years, so that every screen has something to show."""

from __future__ import annotations

from random import Random
from typing import Any

_VOORNAMEN = (
    "Noor",
    "Bram",
    "Fenna",
    "Karim",
    "Lotte",
    "Milan",
    "Sanne",
    "Omar",
    "Jip",
    "Tess",
    "Wout",
    "Elif",
)
_ACHTERNAMEN = (
    ("van der", "Berg"), ("de", "Wit"), ("", "Bakker"), ("van", "Leeuwen"), ("", "Yilmaz"), ("ter", "Horst"),
    ("", "Hendriks"), ("in 't", "Veld"), ("", "Öztürk"), ("van den", "Broek"), ("", "Smit"), ("", "El Amrani"),
    ("de", "Jong"), ("", "Vermeulen"), ("'t", "Hart"), ("", "Koçak"),
)  # fmt: skip
STRATEN = (
    "Lindelaan", "Vlinderpad", "Hoge Rijndijk", "Kievitstraat", "Berkenkade", "Laan van Klarenbeek",
    "Molenwerf", "Rietschans", "Ericalaan", "Touwbaan", "Sterrentuin", "Persant Snoepweg",
)  # fmt: skip
_MELDINGEN = (
    "Harde muziek tot diep in de nacht.", "Geschreeuw en gebonk tegen de muur.", "Veel aanloop bij de woning.",
    "Vuilniszakken en stank in het portiek.", "Loslopende hond valt voorbijgangers aan.",
    "Buurman praat verward en klopt 's nachts op deuren.", "Rook en brandlucht uit de woning.",
)  # fmt: skip
_HULP = ("P03", "P04", "P05", "Z01", "Z03", "Z05", "Z08")
_UITKOMST = ("gelukt", "deels", "onvoldoende", "geweigerd", "geen_contact")
_PARTNER = {"P03": "politie", "P04": "buurtbemiddeling", "P05": "incluzio", "Z01": "incluzio", "Z03": "college",
            "Z05": "ggd", "Z08": "gemeente_oov"}  # fmt: skip
_REGIE = (*("Incluzio, sociaal team",) * 8, "GGZ", "GGZ", "GGD", "")
_KWETSBAAR = {
    1: (
        "baanverlies",
        "Sinds het werk stopte is er geen dagritme en ligt de post ongeopend.",
        "stabiele_woning",
    ),
    2: ("schulden", "De deurwaarder belt aan; de post blijft dicht.", "overzicht_over_geld"),
    3: ("baanverlies", "Ligt overdag in bed en komt de deur niet uit.", "werk_of_dagbesteding"),
    7: ("verlies_naaste", "Sinds de partner er niet meer is komt er niemand langs.", "steunend_netwerk"),
    9: ("chronisch_psychisch", "Doet de deur niet open en praat hardop in de nacht.", "vaste_hulpverlener"),
    10: (
        "verslaving",
        "Is in de middag niet aanspreekbaar; er is geen geld voor eten.",
        "vaste_hulpverlener",
    ),
    12: ("sociale_achtergrond", "Kent de instanties niet en heeft niemand om te bellen.", "steunend_netwerk"),
}
_KETEN = {1: "rijnhart_wonen", 2: "college", 3: "incluzio", 7: "incluzio", 9: "ggz", 10: "verslavingszorg",
          12: "gemeente_oov"}  # fmt: skip
_AFSPRAKEN = {
    1: ("Gesprek over het huurcontract", "Terugkoppeling van de verhuurder"),
    2: ("Intake schuldhulp", "Budgetplan bespreken"),
    3: ("Plan voor dagbesteding", "Gesprek met de jobcoach"),
    7: ("Huisbezoek plannen", "Kennismaking met de maatjesgroep"),
    9: ("Uitkomst van de intake", "Terugkoppeling over de behandeling"),
    10: ("Intake verslavingszorg", "Afspraak over begeleiding"),
    12: ("Controle in de avond", "Gesprek met de melders"),
}


def invent_cases(random: Random, aantal: int = 40) -> list[dict[str, Any]]:
    """A number of cases in the form of resources/demonstratie.toml; the same random gives the same cases."""
    return [_invent(random, number) for number in range(aantal)]


def _invent(random: Random, number: int) -> dict[str, Any]:
    nuisance = random.random() < 0.6
    soort = "woonoverlast" if nuisance else random.choice(("meervoudig", "beide"))
    straat, huisnummer = random.choice(STRATEN), str(random.randint(1, 180))
    tussenvoegsel, achternaam = _ACHTERNAMEN[(number + random.randint(0, 3)) % len(_ACHTERNAMEN)]
    opened = random.randint(8, 700) if number > 12 else random.randint(8, 120)
    label = "Woonoverlast" if nuisance else "Meervoudig"
    spec: dict[str, Any] = {
        "titel": f"{label} {straat} {huisnummer}",
        "soort": soort,
        "doel": "Overlast beëindigen en passende hulp organiseren",
        "grondslag": "Gemeentewet art. 172; Wmo 2015 art. 2.3.2",
        "urgentie": random.choice(("geel", "geel", "groen", "groen", "oranje")),
        "urgentie_reden": "Ingeschat bij de weging",
        "procesregie": "Gemeente OOV",
        "casusregie": random.choice(_REGIE),
        "adres": [
            straat,
            huisnummer,
            "",
            f"235{random.randint(1, 3)} Z{random.choice('ABCDEFGH')}",
            "Leiderdorp",
        ],
        "huurvorm": random.choice(("sociale_huur", "sociale_huur", "particuliere_huur", "koop")),
        "eigenaar": "",
        "dagen_geleden": opened,
        "personen": [
            {
                "voornaam": random.choice(_VOORNAMEN),
                "tussenvoegsel": tussenvoegsel,
                "achternaam": achternaam,
                "geboortejaar": random.randint(1948, 2005),
                "rol": "overlastgever" if nuisance else "betrokkene",
            }
        ],
        "melders": [{"naam": "Verzonnen Melder", "contact": ""}],
        "stappen": [],
    }
    _course(random, spec, opened)
    return spec


def _course(random: Random, spec: dict[str, Any], opened: int) -> None:
    """A plausible course: reports, scores, weighing, some light means with results, afspraken, an end."""
    steps: list[dict[str, Any]] = spec["stappen"]
    day = opened
    for _ in range(random.randint(1, 3)):
        steps.append(_melding(random, day))
        day = max(1, day - random.randint(1, 6))
    if opened > 640:  # long enough ago that it must be looked at again
        steps.append({"dagen_geleden": day, "doe": "item", "soort": "incident", "aard": "waarneming",
                      "herkomst": "politie", "bron": "Wijkagent", "verificatie": "waargenomen",
                      "tekst": "Wijkagent sprak bewoner aan op geluid; bewoner zette de muziek zachter."})  # fmt: skip
    first, second = random.sample((1, 2, 3, 7, 9, 10, 12), 2)
    _vulnerable(steps, day, (first, second))
    for gebied in (first, second):
        steps.append({"dagen_geleden": day, "doe": "score", "leefgebied": gebied, "score": random.randint(1, 3),
                      "bron": "Sociaal team", "tekst": ""})  # fmt: skip
    if opened < 14:
        return
    steps.append(
        {"dagen_geleden": day, "doe": "status", "naar": "weging", "tekst": "Weging met twee partners"}
    )
    day = max(1, day - 3)
    steps.append({"dagen_geleden": day, "doe": "informeer"})
    steps.append({"dagen_geleden": day, "doe": "status", "naar": "actief", "tekst": "Lokale aanpak"})
    day = _help(random, steps, day)
    if opened > 330:
        _close(steps, day)
        return
    _chain(random, steps, min(day, random.randint(2, 24)), (first, second))


def _vulnerable(steps: list[dict[str, Any]], day: int, gebieden: tuple[int, int]) -> None:
    """What burdens by leefgebied, and one thing that carries; most of it already ran for a year."""
    burdens = {_KWETSBAAR[gebied][0]: _KWETSBAAR[gebied][1] for gebied in gebieden}
    for number, (factor, words) in enumerate(burdens.items()):
        steps.append({"dagen_geleden": day, "doe": "kwetsbaarheid", "factor": factor, "gewicht": 4 - number,
                      "al": 330, "bron": "Sociaal team", "tekst": words})  # fmt: skip
    steps.append({"dagen_geleden": day, "doe": "kwetsbaarheid", "factor": _KWETSBAAR[gebieden[0]][2], "gewicht": 2,
                  "al": 330, "bron": "Sociaal team", "tekst": "Dit gaat goed en geeft houvast."})  # fmt: skip


def _chain(random: Random, steps: list[dict[str, Any]], day: int, gebieden: tuple[int, int]) -> None:
    """Most leefgebieden have a partner and an afspraak; some have a gap, some cases have gone quiet."""
    if random.random() < 0.15:
        return
    for gebied in gebieden:
        if random.random() < 0.1:
            continue
        partner = _KETEN[gebied]
        steps.append({"dagen_geleden": day, "doe": "inzet", "partner": partner, "leefgebied": gebied,
                      "rol": random.choice(("trekker", "trekker", "betrokken"))})  # fmt: skip
        if random.random() < 0.92:
            due = day + random.choice((-5, -2, 2, 5, 9, 13, 16, 20, 27, 34, 41, 55))
            steps.append({"dagen_geleden": day, "doe": "afspraak", "wat": random.choice(_AFSPRAKEN[gebied]),
                          "partner": partner, "over": max(1, due), "leefgebied": gebied})  # fmt: skip
    steps.append({"dagen_geleden": max(1, day - 1), "doe": "item", "soort": "contact", "aard": "waarneming",
                  "herkomst": "eigen", "bron": "OOV", "tekst": "Telefonisch contact; afspraken nagelopen."})  # fmt: skip


def _melding(random: Random, day: int) -> dict[str, Any]:
    return {"dagen_geleden": day, "doe": "item", "soort": random.choice(("melding", "incident")),
            "aard": "verklaring", "herkomst": "melder", "bron": "Omwonende", "melder": 0,
            "verificatie": random.choice(("gemeld", "aannemelijk", "waargenomen")),
            "tekst": random.choice(_MELDINGEN)}  # fmt: skip


def _help(random: Random, steps: list[dict[str, Any]], day: int) -> int:
    codes = random.sample(_HULP, random.randint(1, 4))
    for code in codes:
        if day < 3:
            break
        steps.append({"dagen_geleden": day, "doe": "start", "code": code, "partner": _PARTNER[code]})
        day = max(2, day - random.randint(4, 30))
        if random.random() < 0.7:
            steps.append({"dagen_geleden": day, "doe": "eind", "code": code, "resultaat": random.choice(_UITKOMST),
                          "tekst": "Besproken met de partner."})  # fmt: skip
        else:
            again = day + random.choice((-4, 2, 5, 12, 25, 40, 60))
            steps.append({"dagen_geleden": day, "doe": "evalueer", "code": code, "over": max(1, again),
                          "tekst": "Loopt naar wens; later opnieuw bekijken."})  # fmt: skip
    return day


def _close(steps: list[dict[str, Any]], day: int) -> None:
    """An old casus ends: what still runs gets an outcome, and it is closed."""
    running = {s["code"] for s in steps if s["doe"] == "start"} - {
        s["code"] for s in steps if s["doe"] == "eind"
    }
    for code in sorted(running):
        steps.append({"dagen_geleden": day, "doe": "eind", "code": code, "resultaat": "gelukt", "tekst": ""})
    steps.append(
        {"dagen_geleden": day, "doe": "status", "naar": "gesloten", "tekst": "Doel bereikt, rust hersteld"}
    )
