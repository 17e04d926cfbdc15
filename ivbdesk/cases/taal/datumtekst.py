"""A day as people say it, read in one way wherever it is typed; what can be two days is asked, never guessed."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from enum import Enum

from ivbdesk.cases.taal.maanden import months_after
from ivbdesk.cases.taal.nederlands import DAGEN, MAANDEN, MAANDEN_KORT, short_date


class Dagkant(Enum):
    """On which side of today a day lies where nothing else is said: it was, it is still to come, or the nearest."""

    GEWEEST = -1
    ONBEKEND = 0
    KOMT = 1


_HOW = "Typ een datum als 24-9-2026, 24 sep, vandaag, vrijdag, 3 dagen geleden of over 14 dagen."
_FAR = timedelta(days=20 * 365)
"""A year of two digits that lies further ahead is rather one of before 2000."""
_NO_SUCH_DAY = "Deze dag bestaat niet. Controleer de dag en de maand."
_FUTURE = "Deze datum ligt in de toekomst; hier hoort een dag die is geweest."
_DAY_NAMES = "|".join(
    [*DAGEN, *(name[:2] for name in DAGEN), "don", "woe", "zat", "zon", "maa", "din", "vri"]
)
_WEEKDAY = re.compile(rf"({_DAY_NAMES})\.?,?\s+(?=\d)")
_SAID = re.compile(
    rf"(?:(?P<welke>afgelopen|laatste|vorige|jongstleden|komende|aankomende|aanstaande|volgende|deze)\s+)?(?P<week>week\s+)?"
    rf"(?P<dag>{_DAY_NAMES})\.?(?:\s+(?P<na>vorige week|volgende week|deze week))?"
)
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_NUMERIC = re.compile(r"(\d{1,2})[-/. ](\d{1,2})(?:[-/. ](\d{4}|\d{2}))?")
_PLAIN = re.compile(r"\d{8}|\d{6}")
_WORDS = re.compile(r"(\d{1,2})(?:e|ste|de)?\s*([a-z]{3,9})\.?(?:\s*'?(\d{4}|\d{2}))?")
_NUMBERS = {
    "een": 1, "één": 1, "twee": 2, "drie": 3, "vier": 4, "vijf": 5, "zes": 6, "zeven": 7, "acht": 8, "negen": 9,
    "tien": 10, "elf": 11, "twaalf": 12, "dertien": 13, "veertien": 14,
}  # fmt: skip
_COUNTED = "|".join(_NUMBERS)
_AWAY = re.compile(
    rf"(?:(?P<over>over\s+|\+\s*)|(?P<terug>-\s*))?(?P<aantal>\d{{1,3}}|{_COUNTED})\s*"
    r"(?P<eenheid>dagen|dag|dgn|d|weken|week|wkn|wk|w|maanden|maand|mndn|mnd|m|jaren|jaar|jr|j)(?P<geleden>\s+(?:geleden|terug))?"
)
_NAMED = {
    "vandaag": 0, "gisteren": -1, "gister": -1, "eergisteren": -2, "eergister": -2, "morgen": 1, "overmorgen": 2,
    "nu": 0, "net": 0, "zonet": 0, "zojuist": 0, "daarnet": 0, "zopas": 0, "zoeven": 0, "zo-even": 0,
    "vanmorgen": 0, "vanochtend": 0, "vanmiddag": 0, "vanavond": 0,
    "gisterochtend": -1, "gistermorgen": -1, "gistermiddag": -1, "gisteravond": -1,
    "eergisterochtend": -2, "eergistermorgen": -2, "eergistermiddag": -2, "eergisteravond": -2,
    "morgenochtend": 1, "morgenmiddag": 1, "morgenavond": 1,
}  # fmt: skip
NOW = frozenset(("nu", "net", "zonet", "zojuist", "daarnet", "zopas", "zoeven", "zo-even"))
"""Said of this moment: with the day the time is known."""
_ROUGHLY = re.compile(r"(?P<deel>ochtend|morgen|middag|avond)\s+(?:heel\s+)?(?:vroeg|laat)$")
_WEEKEND = re.compile(r"((?:afgelopen|vorig|komend|dit|volgend) )?weekend")
_PART_OF_DAY = re.compile(rf"\b({'|'.join(DAGEN)})\s?(ochtend|morgen|middag|avond|nacht)\b")
_YESTERDAY = re.compile(r"\b(eer)?gister(?:en)?\s?(ochtend|morgen|middag|avond|nacht)\b")
_PARTS = re.compile(r"(?:ochtend|morgen|middag|avond|nacht)$")
_SAID_TIME = re.compile(
    rf"(?:^|\s+)(?:om\s+|rond\s+)(?P<tijd>(?:(?:half|kwart (?:over|voor)|(?:vijf|tien) (?:over|voor)(?: half)?)\s+)?"
    rf"(?:{_COUNTED}|\d{{1,2}})(?:\s+uur)?)$|\s+(?P<half>half (?:{_COUNTED}))$"
)
_HOURS_AGO = re.compile(
    rf"(?:zo'n\s+|ongeveer\s+)?(?P<aantal>\d{{1,4}}|{_COUNTED}|half|anderhalf|anderhalve)\s*(?P<eenheid>uur|uren|u|minuten|minuut|min|kwartier)"
    r"\s+(?:geleden|terug)"
)
_PERIOD = re.compile(
    r"(?:(?:begin|eind|einde|half|medio|halverwege|in|rond)\s+(?:van\s+)?)+(?:(?:de|deze|vorige|afgelopen|volgende|komende)\s+)?(?P<wat>[a-z]{3,9})(?:\s+\d{4})?"
    r"|(?P<maand>[a-z]{3,9})(?:\s+\d{4})?"
)
_SEASONS = frozenset(("lente", "voorjaar", "zomer", "herfst", "najaar", "winter", "week", "maand", "jaar"))
_WHOLE = re.compile(r"((?:afgelopen|vorige|volgende|komende|deze) )?(?:week|maand)")
_LAST_NIGHT = ("vannacht", "afgelopen nacht")
_NIGHT = ("vannacht", "afgelopen nacht", "gisternacht", "vorige nacht")
_SIDE = re.compile(r"\s+(?:(jl\.?|j\.l\.?)|(a\.?s\.?))$")
_SIDE_FIRST = re.compile(r"^(?:(jl\.?|j\.l\.?)|(a\.?s\.?))\s+")
_TIME = re.compile(r"(?:,?\s+(?:om\s+)?)(\d{1,2})(?:[:.](\d{2})(?:\s*(?:uur|u))?|\s*(?:uur|u))$")


def split_time(text: str) -> tuple[str, time | None]:
    """A text without the clock time at its end, and that time: "gisteren 23.30", "vandaag om 9 uur"."""
    match = _TIME.search(text)
    if match is None or int(match[1]) > 23 or int(match[2] or 0) > 59:
        return text, None
    if re.fullmatch(_DAY_NAMES, text[: match.start()].strip()) and re.search(
        r"\.(?:0[1-9]|1[0-2])$", match[0]
    ):
        return text, None  # "wo 12.09" is a date
    return text[: match.start()], time(int(match[1]), int(match[2] or 0))


def part_of_day(text: str) -> str:
    """The part of a day that is said with the day, "avond" of "gisterenavond"; empty where none is."""
    day = _without_clock(text.casefold().strip())
    found = _PARTS.search(day)
    return found[0] if found and day not in ("morgen", "overmorgen") else ""


def parse_date(text: str, today: date, kant: Dagkant = Dagkant.ONBEKEND, nu: datetime | None = None) -> date:
    """The day that was typed: "24-9-2024", "24 sep", "28112026", "vrijdag", "3 dagen geleden", "+2w", "gisteren 23.30".

    Without a year the nearest to today on the side `kant`; two digits are a year from 2000 on, unless far ahead. Raises ValueError
    with a Dutch sentence for the user, also for what can be two days, and for a day to come where it must have been.
    `nu` is what the clock says, for "3 uur geleden".
    """
    typed, asked = _without_clock(" ".join(text.casefold().split())), kant
    if side := _SIDE.search(typed) or _SIDE_FIRST.search(typed):
        typed = typed[: side.start()] + (typed[side.end() :] if not side.start() else "")
        kant = Dagkant.GEWEEST if side[1] else Dagkant.KOMT
    if hours := _HOURS_AGO.fullmatch(typed):
        return _hours_ago(hours, nu)
    day = _said(typed, today, kant, jl=bool(side and side[1])) or _written(typed, today, kant)
    if Dagkant.GEWEEST in (asked, kant) and day > today:
        raise ValueError(_FUTURE)
    return day


def _without_clock(typed: str) -> str:
    """Without the clock time or the part of the day that stands behind it, in figures or in words."""
    return _ROUGHLY.sub(r"\g<deel>", _SAID_TIME.sub("", split_time(typed)[0]).strip())


def said_time(text: str) -> str:
    """A clock time in words at the end of a text, "half twaalf": which half of the day that is, is not said."""
    found = _SAID_TIME.search(" ".join(text.casefold().split()))
    return found["tijd"] or found["half"] if found else ""


def month_of(word: str) -> int:
    """The number of the month of which this is the name or its first three letters or more; 0 where it is none."""
    if len(word) < 3:
        return 0
    for number, (full, short) in enumerate(zip(MAANDEN, MAANDEN_KORT, strict=True), start=1):
        if word == short or full.startswith(word):
            return number
    return 0


def _said(typed: str, today: date, kant: Dagkant, *, jl: bool) -> date | None:
    """A day that is said from today on: by a word, so many days away, or the name of a weekday."""
    if typed in _LAST_NIGHT and kant is not Dagkant.KOMT:
        raise ValueError(
            "Een nacht hoort bij twee dagen. Voor middernacht is dat gisteren, daarna vandaag. Typ welke van de twee."
        )
    typed = _YESTERDAY.sub(lambda found: f"{found[1] or ''}gister{found[2]}", typed)
    part = _PART_OF_DAY.search(typed)
    if typed in _NIGHT or typed.endswith("gisternacht") or (part and part[2] == "nacht"):
        raise ValueError("Een nacht hoort bij twee dagen. Typ de datum.")
    typed = _PART_OF_DAY.sub(r"\1", typed)
    if (period := _PERIOD.fullmatch(typed)) and _is_long(period["wat"] or period["maand"]):
        raise ValueError(
            f"‘{typed}’ is een periode; hier past één dag. Typ een datum, en zet de periode in de tekst."
        )
    if weekend := _WEEKEND.fullmatch(typed):
        raise ValueError(f"‘{typed}’ heeft meer dagen. Typ welke: {_of_weekend(weekend[1] or '', kant)}.")
    if _WHOLE.fullmatch(typed):
        raise ValueError(f"‘{typed}’ heeft meer dagen. Typ welke: vorige week vrijdag, of een datum.")
    if typed in _NAMED:
        return today + timedelta(days=_NAMED[typed])
    if away := _AWAY.fullmatch(typed):
        return _away(away, today)
    if said := _SAID.fullmatch(typed):
        return _weekday(said, today, kant, jl=jl)
    return None


def _of_weekend(which: str, kant: Dagkant) -> str:
    """The two days of the weekend that was meant, in words that are read."""
    was = which in ("afgelopen ", "vorig ") or (not which and kant is not Dagkant.KOMT)
    side = "afgelopen" if was else "komende"
    return f"{side} zaterdag of {side} zondag"


def _is_long(word: str) -> bool:
    return word in _SEASONS or bool(month_of(word))


def _hours_ago(said: re.Match[str], nu: datetime | None) -> date:
    if nu is None:
        raise ValueError(f"‘{said[0]}’ kan vandaag of gisteren zijn. Typ welke van de twee.")
    typed = said["aantal"]
    number = (
        {"half": 0.5, "anderhalf": 1.5, "anderhalve": 1.5}.get(typed) or _NUMBERS.get(typed) or float(typed)
    )
    minutes = 60 if said["eenheid"].startswith("u") else 15 if said["eenheid"] == "kwartier" else 1
    return (nu - timedelta(minutes=number * minutes)).date()


def _away(away: re.Match[str], today: date) -> date | None:
    back = bool(away["terug"] or away["geleden"])
    if back is bool(away["over"]):
        return None  # neither of the two is said, or both
    number = (_NUMBERS.get(away["aantal"]) or int(away["aantal"])) * (-1 if back else 1)
    unit = away["eenheid"][0]
    try:
        if unit in "dw":
            return today + timedelta(days=number * (7 if unit == "w" else 1))
        return months_after(today, number * (12 if unit == "j" else 1))
    except (OverflowError, ValueError):
        raise ValueError(_NO_SUCH_DAY) from None


def _weekday(said: re.Match[str], today: date, kant: Dagkant, *, jl: bool = False) -> date:
    number = _day_number(said["dag"])
    name, ago, ahead = (
        DAGEN[number],
        (today.weekday() - number - 1) % 7 + 1,
        (number - today.weekday() - 1) % 7 + 1,
    )
    last, next_one = today - timedelta(days=ago), today + timedelta(days=ahead)
    which, week = said["welke"] or "", bool(said["week"])
    after = said["na"] or ""
    if (which and after) or (week and which not in ("vorige", "volgende", "deze", "afgelopen", "komende")):
        raise ValueError(_HOW)
    if week or after.endswith("week"):
        word = (
            (which if week else after.split()[0])
            .replace("afgelopen", "vorige")
            .replace("komende", "volgende")
        )
        weeks = {"vorige": -1, "deze": 0, "volgende": 1}[word]
        return today - timedelta(days=today.weekday()) + timedelta(days=7 * weeks + number)
    if which in ("afgelopen", "laatste", "jongstleden"):
        return last
    if which in ("komende", "aankomende", "aanstaande"):
        return next_one
    if which in ("vorige", "volgende") and (
        (ago if which == "vorige" else ahead) >= _whole_week(which, today)
    ):
        return last if which == "vorige" else next_one
    if which in ("vorige", "volgende"):
        near = "afgelopen" if which == "vorige" else "komende"
        raise ValueError(f"Typ {near} {name}, of {name} {which} week.")
    if number == today.weekday() and jl:
        return last
    if number == today.weekday():
        raise ValueError(f"Vandaag is het {name}. Typ vandaag, afgelopen {name} of komende {name}.")
    if kant is Dagkant.ONBEKEND or which == "deze":
        raise ValueError(f"Typ afgelopen {name} of komende {name}.")
    return last if kant is Dagkant.GEWEEST else next_one


def _whole_week(which: str, today: date) -> int:
    """From how many days away on a weekday lies in the week before this one, or in the week after it."""
    return today.weekday() + 1 if which == "vorige" else 7 - today.weekday()


def _day_number(name: str) -> int:
    return next(number for number, full in enumerate(DAGEN) if full.startswith(name))


def _written(typed: str, today: date, kant: Dagkant) -> date:
    weekday = _WEEKDAY.match(typed)
    day = _figures(typed[weekday.end() :] if weekday else typed, today, kant)
    if weekday and _day_number(weekday[1]) != day.weekday():
        raise ValueError(f"{short_date(day)} is een {DAGEN[day.weekday()]}. Controleer de dag en de datum.")
    return day


def _figures(typed: str, today: date, kant: Dagkant) -> date:
    if iso := _ISO.fullmatch(typed):
        return _day(int(iso[1]), int(iso[2]), int(iso[3]))
    if numeric := _NUMERIC.fullmatch(typed):
        return _day_in(numeric[3], int(numeric[2]), int(numeric[1]), today, kant)
    if typed.isascii() and _PLAIN.fullmatch(typed):
        if len(typed) == 8 and typed[:2] in ("19", "20") and int(typed[4:6]) <= 12:
            return _day(int(typed[:4]), int(typed[4:6]), int(typed[6:]))
        return _day_in(typed[4:], int(typed[2:4]), int(typed[:2]), today, kant)
    if (words := _WORDS.fullmatch(typed)) and (month := month_of(words[2])):
        return _day_in(words[3], month, int(words[1]), today, kant)
    raise ValueError(_HOW)


def _day(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise ValueError(_NO_SUCH_DAY) from None


def _day_in(year: str | None, month: int, day: int, today: date, kant: Dagkant) -> date:
    if year is not None:
        found = _day(int(year) + (2000 if len(year) == 2 else 0), month, day)
        last = today if kant is Dagkant.GEWEEST else today + _FAR
        if len(year) == 2 and found > last:
            raise ValueError("Schrijf het jaar met vier cijfers.")
        return found
    # Eight years to either side: 29 February finds the nearest leap year, also around 1900 and 2100.
    around = []
    for shift in range(-8, 9):
        with suppress(ValueError):
            around.append(date(today.year + shift, month, day))
    if not around:
        raise ValueError(_NO_SUCH_DAY)
    on_side = [found for found in around if (found - today).days * kant.value >= 0]
    return min(on_side, key=lambda found: abs((found - today).days))
