"""Each refusal of the ladder, once: a full file in which one thing is wrong, and the words with which it is told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest

from ivbdesk import resources
from ivbdesk.cases.besluitvorming.afweging import Grond, Verantwoording
from ivbdesk.cases.besluitvorming.geadresseerde import NIEMAND, Geadresseerde
from ivbdesk.cases.besluitvorming.maatregel import Maatregel, MaatregelStatus, Resultaat
from ivbdesk.cases.dossier.casus import Casus
from ivbdesk.cases.dossier.casusstatus import CasusStatus
from ivbdesk.cases.kader.kader import GerichtAan
from ivbdesk.cases.ladder import bekendmaking, gericht, opschaling, verlenging
from ivbdesk.cases.ladder.afschaling import end_measure, step_down
from ivbdesk.cases.ladder.ladder import situation_of
from ivbdesk.cases.taal.feestdagen import read_feestdagen
from ivbdesk.cases.taal.fouten import RegelFout
from tests.cases.ladder.vol_dossier import announced_before, full, situation
from tests.cases.zaak import KADER, TODAY, days_ago

DAGEN = read_feestdagen(resources.read("feestdagen.toml"), "feestdagen.toml")
ELSE = Geadresseerde(GerichtAan.PERSOON, persoon_id=uuid4())
Fout = Callable[[Casus], object]


def ready(code: str, *, extension: bool = False) -> Casus:
    casus = full(KADER.soort(code))
    casus.afwegingen[0].motivering = "een lichtere stap vooraf kon hier niet"
    if extension:
        announced_before(casus, code)
    casus.besluiten[0].geadresseerde = gericht.only_one(casus, KADER.soort(code))
    return casus


def put(holder: str, **changes: object) -> Fout:
    """Change the newest weighing, decision, hearing or measure of the file."""

    def change(casus: Casus) -> None:
        for name, value in changes.items():
            setattr(getattr(casus, holder)[0], name, value)

    return change


def used(casus: Casus, code: str, **changes: object) -> Maatregel:
    made = Maatregel(uuid4(), casus.id, code, MaatregelStatus.LOOPT, days_ago(20), begonnen_op=days_ago(20))
    for name, value in changes.items():
        setattr(made, name, value)
    casus.maatregelen.append(made)
    return made


def announce(casus: Casus, code: str) -> None:
    args = (casus, KADER, situation(casus), casus.besluiten[0], casus.laatste_afweging(code), DAGEN)
    bekendmaking.require_announceable(*args)


def start(casus: Casus, code: str) -> None:
    opschaling.require_startable(casus, KADER, situation(casus), code, casus.laatste_afweging(code))


def over(casus: Casus, code: str) -> Maatregel:
    """A use of the measure that ended yesterday, on a decision of a month ago."""
    put("besluiten", opgesteld_op=days_ago(30), bekend_op=days_ago(30))(casus)
    return used(casus, code, status=MaatregelStatus.BEEINDIGD, beeindigd_op=days_ago(1))


def lasts(casus: Casus) -> None:
    verlenging.require_duration(casus, KADER, casus.besluiten[0], DAGEN)


def runs_on(casus: Casus) -> None:
    made = casus.afwegingen[0]
    made.verantwoordingen.append(Verantwoording(uuid4(), made.id, "Z02", Grond.LOOPT_DOOR, "het loopt door"))


def aimed_at_nobody(casus: Casus) -> None:
    casus.betrokkenen.clear()
    casus.besluiten[0].geadresseerde = NIEMAND


REFUSED = [
    ("B04", lambda c: announce(c, "B04"), put("zienswijzen", ontvangen_op=TODAY), "na de bekendmaking"),
    ("B04", lambda c: announce(c, "B04"), put("zienswijzen", uiterlijk=TODAY), "mag nog reageren"),
    ("B04", lambda c: announce(c, "B04"), put("besluiten", toezicht=""), "staat nog open"),
    ("B04", lambda c: announce(c, "B04"), put("afwegingen", mandaat=""), "kan nog niet worden bekendgemaakt"),
    ("B04", lambda c: announce(c, "B04"), put("afwegingen", bevoegd=""), "Niet vastgelegd wie bevoegd is"),
    ("B04", lambda c: announce(c, "B04"), lambda c: used(c, "B05"), "die nog loopt"),
    ("B04", lambda c: announce(c, "B04"), put("besluiten", geadresseerde=ELSE), "kan niet zijn gericht aan"),
    ("B04", lambda c: announce(c, "B04"), put("afwegingen", geadresseerde=Geadresseerde(GerichtAan.EIGENAAR)),
     "gaat over iemand anders"),
    ("B04", lambda c: bekendmaking.require_heard_before(c, KADER, c.zienswijzen[0]),
     put("zienswijzen", ontvangen_op=TODAY), "horen gaat daaraan vooraf"),
    ("B06", lambda c: announce(c, "B06"), aimed_at_nobody, "Kies aan wie dit middel is gericht: van die"),
    ("B13", lambda c: announce(c, "B13"), put("afwegingen", gronden=""), "op welke grond van de wet"),
    ("B15", lambda c: announce(c, "B15"), lambda c: None, "Dit middel staat uit"),
    ("B04", lambda c: gericht.require_addressee(c, KADER.soort("B04"), ELSE), lambda c: None, "kan dit middel niet zijn"),
    ("B04", lambda c: gericht.require_announceable(c, KADER.soort("B04"), situation(c), c.besluiten[0]),
     put("besluiten", geadresseerde=NIEMAND), "Kies aan wie het besluit is gericht"),
    ("B04", lambda c: gericht.require_announceable(c, KADER.soort("B04"), situation(c), c.besluiten[0]),
     put("besluiten", geadresseerde=ELSE), "kan niet zijn gericht aan"),
    ("B12", lambda c: opschaling.require_weighable(c, KADER, c.afwegingen[0]), runs_on, "loopt niet in deze casus"),
    ("B13", lambda c: opschaling.require_weighable(c, KADER, c.afwegingen[0]), lambda c: None, "Kies op welke grond"),
    ("B04", lambda c: opschaling.require_new(c, KADER.soort("B04")), lambda c: used(c, "B04"), "staat al op de ladder"),
    ("B04", lambda c: opschaling.start_measure(c, KADER, situation(c), used(c, "B04"), c.afwegingen[0], TODAY),
     lambda c: None, "is al gestart"),
    ("B04", lambda c: opschaling.start_measure(c, KADER, situation(c), used(c, "B04", status=MaatregelStatus.VOORGESTELD),
                                               c.afwegingen[0], TODAY),
     lambda c: setattr(c, "status", CasusStatus.GESLOTEN), "Deze casus is gesloten"),
    ("B04", lambda c: start(c, "B04"), put("besluiten", bekend_op=TODAY + timedelta(days=3)), "werkt pas vanaf die dag"),
    ("B04", lambda c: start(c, "B04"), lambda c: over(c, "B04"), "geldt niet meer: een nieuw gebruik"),
    ("B04", lambda c: opschaling.require_after_use(c, "B04", "begonnen_op", days_ago(2)), lambda c: over(c, "B04"),
     "Dit middel liep toen nog"),
    ("B12", lambda c: verlenging.to_extend(c, "B12"), lambda c: None, "Alleen een middel dat loopt"),
    ("B12", lambda c: verlenging.to_extend(c, "B12"), lambda c: (used(c, "B12"), c.besluiten.clear()), "Leg eerst het besluit"),
    ("B06", lasts, put("besluiten", geldig_tot=TODAY + timedelta(days=10)), "hoogstens 10 dagen"),
    ("B12", lambda c: end_measure(c, KADER, c.maatregelen[0], Resultaat.DEELS, TODAY, "het ging beter"),
     put("maatregelen", status=MaatregelStatus.BEEINDIGD), "al beëindigd"),
    ("B12", lambda c: end_measure(c, KADER, c.maatregelen[0], Resultaat.DEELS, days_ago(30), "het ging beter"),
     lambda c: None, "voor de begindatum"),
    ("B12", lambda c: step_down(c, KADER, [], TODAY, "het gaat beter"), lambda c: None, "Kies welk middel eindigt"),
]  # fmt: skip
EXTENSIONS = [
    ("B06", put("besluiten", geldig_tot=TODAY + timedelta(days=90)), "In totaal hoogstens 28 dagen"),
    ("B12", lambda c: setattr(c.besluiten[-1], "bekend_op", None), "niet bekendgemaakt"),
    ("B12", lambda c: c.besluiten.append(ready("B12", extension=False).besluiten[0])
     or setattr(c.besluiten[-1], "verlengt_id", c.besluiten[0].verlengt_id), "al met een ander besluit verlengd"),
    ("B12", put("besluiten", geldig_tot=TODAY), "een verlenging eindigt later"),
    ("B12", put("besluiten", geldig_tot=None), "Kies tot en met wanneer"),
    ("B12", put("besluiten", bekend_op=days_ago(60)), "de verlenging komt daarna"),
    ("B12", put("besluiten", bekend_op=TODAY + timedelta(days=8)), "Wat voorbij is"),
    ("B16", lambda c: None, "Dit kan niet worden verlengd"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("code", "act", "wrong", "words"), REFUSED, ids=lambda part: part if isinstance(part, str) else ""
)
def test_one_thing_wrong_is_refused_in_its_own_words(code: str, act: Fout, wrong: Fout, words: str) -> None:
    casus = ready(code)
    wrong(casus)
    with pytest.raises(RegelFout, match=words):
        act(casus)


@pytest.mark.parametrize(
    ("code", "wrong", "words"), EXTENSIONS, ids=lambda part: part if isinstance(part, str) else ""
)
def test_an_extension_with_one_thing_wrong_is_refused_in_its_own_words(
    code: str, wrong: Fout, words: str
) -> None:
    casus = ready(code, extension=True)
    wrong(casus)
    with pytest.raises(RegelFout, match=words):
        lasts(casus)


def test_an_order_that_is_in_force_excludes_the_other() -> None:
    casus = ready("B05")
    other = ready("B04").besluiten[0]
    casus.besluiten.append(other)
    with pytest.raises(RegelFout, match="bekendgemaakt en geldt nog"):
        opschaling.require_startable(casus, KADER, situation(casus), "B05", casus.afwegingen[0])
    casus.besluiten.remove(other)
    opschaling.require_startable(casus, KADER, situation(casus), "B05", casus.afwegingen[0])


@pytest.mark.parametrize(
    ("born", "words"), [(TODAY.year - 16, "is jonger"), (TODAY.year - 18, "kan nog 17 zijn")]
)
def test_the_age_of_the_addressee_stops_a_huisverbod(born: int, words: str) -> None:
    casus = ready("B06")
    person = casus.betrokkenen[0].persoon
    person.gegevens = replace(person.gegevens, geboortejaar=born)
    with pytest.raises(RegelFout, match=words):
        opschaling.require_startable(casus, KADER, situation(casus), "B06", casus.afwegingen[0])


def test_without_an_apv_article_there_is_no_151d() -> None:
    casus = ready("B04")
    without = situation_of(casus, TODAY, frozenset())
    with pytest.raises(RegelFout, match="geen APV-artikel"):
        opschaling.require_startable(casus, KADER, without, "B04", casus.afwegingen[0])
