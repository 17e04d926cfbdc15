"""Reads resources/wegingen.toml; every error is reported with file, line and key."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from ivbdesk.cases.kader.kader import CasusSoort
from ivbdesk.cases.kader.leefgebied_kader import NUMMERS
from ivbdesk.cases.kader.soorten import Thema, Uitkomst, Urgentie
from ivbdesk.cases.kader.wegingskader import (
    Bellen,
    Deel,
    Themaregel,
    Uitkomstregel,
    Verband,
    Voorwaarde,
    Wegingskader,
    Wegingsstap,
    Wegingsvraag,
)
from ivbdesk.cases.taal.toml_lezer import Tabel, TomlTekst, refuse_doubles

EISEN = (
    "reden", "vernietigen", "rechtmatig", "partner", "casus", "kenmerk", "categorie", "urgentie", "doel",
    "tijdlijn",
)  # fmt: skip
NOOIT = ("afkomst", "etnic", "geloof", "herkomst", "nationalit", "postcode", "religie", "wijk")
"""What may never count in the sum of urgency (domein 2.4)."""
_BASIS = ("acuut", "doelbinding", "proportie", "subsidiair", "bijzonder")
"""The questions that the rules themselves look at."""
_TOP = (
    "versie", "eigen", "nog_te_toetsen", "rood_vanaf", "oranje_vanaf", "geel_vanaf", "bellen", "stap", "vraag",
    "deel", "uitkomst", "categorie", "leeftijdsgroep", "thema", "verband",
)  # fmt: skip
_LONGEST_CODE = 16
_LETTERS = "abcd"


def read_wegingskader(text: str, file: str, zvh_criteria: Sequence[str]) -> Wegingskader:
    """The checklist from the text of a TOML file; raises KaderFout with every error in it."""
    source = TomlTekst(text, file)
    top = source.top(_TOP)
    steps, questions = _steps(source), _questions(source, zvh_criteria)
    made = Wegingskader(
        versie=top.text("versie", longest=24),
        eigen=top.text("eigen"),
        nog_te_toetsen=top.text("nog_te_toetsen"),
        grenzen=_bounds(top),
        stappen=tuple(step for _, step in steps),
        vragen=tuple(question for _, question in questions),
        bellen=tuple(
            Bellen(t.text("wie"), t.text("nummer"), t.text("wanneer"))
            for t in source.tables("bellen", Bellen.__slots__)
        ),
        delen=_parts(source),
        uitkomsten=_outcomes(source, [question.code for _, question in questions]),
        categorieen=_names(source, "categorie"),
        leeftijdsgroepen=_names(source, "leeftijdsgroep"),
        themas=_themes(source),
        verbanden=_links(source, [question.code for _, question in questions]),
    )
    codes = {question.code for question in made.vragen}
    for table, step in steps:
        _check(table, "tonen_als", step.tonen_als, codes)
    for code in _BASIS:
        if questions and code not in codes:
            questions[0][0].wrong(
                "code", f"De vraag ‘{code}’ ontbreekt; de regels van de weging vragen ernaar."
            )
    places = {step.code for step in made.stappen}
    for table, question in questions:
        if question.stap:
            table.refuse_strange("stap", [question.stap], places, "stap")
    source.finish()
    return made


def _bounds(top: Tabel) -> tuple[tuple[Urgentie, int], ...]:
    classes = (Urgentie.ROOD, Urgentie.ORANJE, Urgentie.GEEL)
    found = [top.number(f"{urgency.value}_vanaf", 1, 99) for urgency in classes]
    if found != sorted(set(found), reverse=True):
        top.wrong("rood_vanaf", "De grenzen lopen af: rood boven oranje, en oranje boven geel.")
    return tuple(zip(classes, found, strict=True))


def _steps(source: TomlTekst) -> list[tuple[Tabel, Wegingsstap]]:
    tables = source.tables("stap", Wegingsstap.__slots__)
    found = [
        (t, Wegingsstap(t.text("code"), t.text("naam"), t.groups("tonen_als"), t.flag("toetsen", False)))
        for t in tables
    ]
    refuse_doubles(tables, "code", [step.code for _, step in found])
    return found


def _questions(source: TomlTekst, criteria: Sequence[str]) -> list[tuple[Tabel, Wegingsvraag]]:
    tables = source.tables("vraag", (*Wegingsvraag.__slots__, "criterium"))
    found = []
    for t in tables:
        letter = t.word("criterium", _LETTERS, optional=True)
        words = criteria[_LETTERS.index(letter)] if letter in _LETTERS[: len(criteria)] and letter else ""
        question = Wegingsvraag(
            t.text("code", longest=_LONGEST_CODE),
            t.text("kort"),
            f"{letter}. {words}" if words else t.text("tekst"),
            t.text("help", optional=True),
            t.text("stap", optional=True),
            t.word("uitkomst", list(Uitkomst), optional=True),
        )
        if bool(question.stap) == bool(question.uitkomst):
            t.wrong("stap", "Een vraag hoort bij een stap of bij een uitkomst: bij een van de twee.")
        found.append((t, question))
    refuse_doubles(tables, "code", [question.code for _, question in found])
    return found


def _parts(source: TomlTekst) -> tuple[Deel, ...]:
    tables = source.tables("deel", Deel.__slots__)
    found = []
    for t in tables:
        part = Deel(t.text("code"), t.text("naam"), t.numbers("waarden"), t.texts("woorden"))
        if len(part.waarden) < 2 or list(part.waarden) != sorted(set(part.waarden)):
            t.wrong("waarden", "Hier horen ten minste twee getallen, van laag naar hoog.")
        if len(part.woorden) != len(part.waarden):
            t.wrong("woorden", "Bij elk getal horen woorden, en niet meer.")
        for key in ("code", "naam"):
            if any(word in t.text(key).casefold() for word in NOOIT):
                t.wrong(key, "Dit mag nooit meetellen in de urgentie (AVG art. 9).")
        found.append(part)
    refuse_doubles(tables, "code", [part.code for part in found])
    return tuple(found)


def _outcomes(source: TomlTekst, questions: Collection[str]) -> dict[Uitkomst, Uitkomstregel]:
    tables = source.tables("uitkomst", Uitkomstregel.__slots__)
    found = []
    for t in tables:
        demands = t.texts("eist")
        t.refuse_strange("eist", demands, EISEN, "eis")
        rule = Uitkomstregel(
            code=t.choice("code", Uitkomst),
            help=t.text("help"),
            past_als=t.groups("past_als"),
            alleen_als=t.groups("alleen_als"),
            anders=t.text("anders", optional=not t.has("alleen_als")),
            eist=frozenset(demands),
            reden=t.text("reden"),
            maanden=t.number("maanden", 0, 120, 0),
            voorstel=t.number("voorstel", 0, 120, 0),
            partner=t.text("partner", optional=True),
            grond=t.text("grond", optional=True),
        )
        for key, condition in (("past_als", rule.past_als), ("alleen_als", rule.alleen_als)):
            _check(t, key, condition, questions)
        if ("vernietigen" in rule.eist) is not bool(rule.maanden):
            t.wrong(
                "maanden",
                "Een signaal zonder casus heeft een termijn in maanden, en ‘vernietigen’ bij ‘eist’.",
            )
        if rule.voorstel > rule.maanden:
            t.wrong("voorstel", "Dit is later dan ‘maanden’ toestaat.")
        found.append(rule)
    refuse_doubles(tables, "code", [rule.code for rule in found])
    missing = [outcome.value for outcome in Uitkomst if outcome not in {rule.code for rule in found}]
    if tables and missing:
        tables[0].wrong("code", f"Deze uitkomsten ontbreken: {', '.join(missing)}.")
    return {rule.code: rule for rule in found}


def _check(table: Tabel, key: str, condition: Voorwaarde, questions: Collection[str]) -> None:
    for token in (token for group in condition for token in group):
        name, _, value = token.partition("=")
        if name == "thema":
            table.refuse_strange(key, [value], [thema.value for thema in Thema], "thema")
        else:
            table.refuse_strange(key, [name], questions, "vraag")
            if value not in ("", "nee"):
                table.wrong(key, f"‘{token}’: na het is-teken hoort ‘nee’, of niets voor ja.")


def _names(source: TomlTekst, name: str) -> dict[str, str]:
    tables = source.tables(name, ("code", "naam"))
    found = [(t.text("code"), t.text("naam")) for t in tables]
    refuse_doubles(tables, "code", [code for code, _ in found])
    return dict(found)


def _themes(source: TomlTekst) -> dict[Thema, Themaregel]:
    tables = source.tables("thema", Themaregel.__slots__)
    found = [
        Themaregel(t.choice("code", Thema), t.choice("soort", CasusSoort), t.text("doel"), _areas(t))
        for t in tables
    ]
    refuse_doubles(tables, "code", [theme.code for theme in found])
    if tables and len({theme.code for theme in found}) < len(Thema):
        tables[0].wrong("code", "Elk thema van een signaal hoort hier te staan.")
    return {theme.code: theme for theme in found}


def _areas(table: Tabel) -> tuple[int, ...]:
    found = table.numbers("leefgebieden")
    table.refuse_strange("leefgebieden", found, NUMMERS, "leefgebied")
    return found


def _filled(table: Tabel, key: str) -> tuple[str, ...]:
    found = table.texts(key)
    if not found:
        table.wrong(key, "Noem er ten minste één.")
    return found


def _links(source: TomlTekst, questions: Collection[str]) -> tuple[Verband, ...]:
    found = []
    for t in source.tables("verband", Verband.__slots__):
        asked = t.text("vraag", optional=True)
        if asked:
            t.refuse_strange("vraag", [asked], questions, "vraag")
        link = Verband(
            _filled(t, "woorden"),
            t.number("leefgebied", min(NUMMERS), max(NUMMERS)),
            _filled(t, "partners"),
            t.text("waarom"),
            asked,
            t.text("let_op", optional=True),
        )
        found.append(link)
    return tuple(found)
