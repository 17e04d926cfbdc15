"""What an officer does in a day, one thing at a time and at random, each with a mark by which the log is asked for it later."""

from __future__ import annotations

import random
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import count
from uuid import UUID

from ivbdesk.actions.beheer.beheer import change_partner
from ivbdesk.actions.betrokkenen.betrokkenen import add_betrokkene
from ivbdesk.actions.betrokkenen.persoon import Bereik, change_bereik
from ivbdesk.actions.context import Context
from ivbdesk.actions.dossier.basis import save_over
from ivbdesk.actions.dossier.casus import CasusGegevens, NieuwePersoon, change_casus, open_casus
from ivbdesk.actions.dossier.tijdlijn import ItemGegevens, record_entry
from ivbdesk.actions.keten import keten
from ivbdesk.actions.ladder.ladder import end_measure, start_measure
from ivbdesk.actions.signaal.signaal import record_signaal
from ivbdesk.actions.signaal.weging import Weging, decide
from ivbdesk.actions.werk.overdragen import assign_all
from ivbdesk.cases.besluitvorming.maatregel import Resultaat
from ivbdesk.cases.betrokkenen.betrokkene import Persoonsgegevens, Rol
from ivbdesk.cases.betrokkenen.object import Adres
from ivbdesk.cases.betrokkenen.partner import KaartGegevens, Partner
from ivbdesk.cases.dossier.afspraak import AfspraakStatus
from ivbdesk.cases.dossier.basis import Botsing, Getoond, Invulling, TegelijkBewaard, plain
from ivbdesk.cases.dossier.casus import Casus
from ivbdesk.cases.dossier.tijdlijn import Aard, ItemSoort
from ivbdesk.cases.kader.soorten import Herkomst, Thema, Uitkomst
from ivbdesk.cases.signaal.signaal import SignaalBron, SignaalGegevens
from ivbdesk.cases.signaal.weging import Ingevuld, Wegingsbesluit
from ivbdesk.cases.taal.fouten import RegelFout
from ivbdesk.cases.zoeken.rijen import SignaalFilter
from tests.cases.signaal.test_weging import ENOUGH
from tests.werkplaats import casus_gegevens

STREETS = ("Proeflaan", "Houtkamp", "Acacialaan", "Achthovenerweg")
_CARD = tuple(KaartGegevens.__dataclass_fields__)
_TYPED = ("titel", "doel", "procesregie", "casusregie")


@dataclass
class Boek:
    """What was acknowledged (its mark, with what was done), and how everything ended."""

    bewaard: dict[str, str] = field(default_factory=dict)
    einde: Counter[str] = field(default_factory=Counter)
    duur: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    fouten: list[str] = field(default_factory=list)


@dataclass
class Medewerker:
    """One officer at work on cases that the others work on too."""

    ctx: Context
    naam: str
    casussen: Sequence[UUID]
    toeval: random.Random
    denktijd: float
    boek: Boek = field(default_factory=Boek)
    _nummers: count[int] = field(default_factory=lambda: count(1))

    def one_thing(self) -> str:
        """Do one thing, and note how it ended; gives what it was."""
        act = self.toeval.choices(ACTS, WEIGHTS)[0]
        mark = f"merk{self.naam}x{next(self._nummers)}x"
        begun = time.monotonic()
        try:
            ended = act(self, mark) or "gelukt"
        except RegelFout:
            ended = "geweigerd"
        except TegelijkBewaard:
            ended = "nog eens"
        except Exception as error:  # what this looks for
            ended = "fout"
            self.boek.fouten.append(f"{act.__name__}: {type(error).__name__} {error}")
        self.boek.einde[ended] += 1
        if ended.startswith("gelukt"):
            self.boek.bewaard[mark] = act.__name__
            self.boek.duur[act.__name__].append(time.monotonic() - begun)
        return f"{act.__name__} ({ended})"

    def any_casus(self) -> UUID:
        return self.toeval.choice(self.casussen)

    def read(self) -> Casus:
        return self.ctx.reads.dossier.casus(self.any_casus())

    def think(self) -> None:
        time.sleep(self.toeval.uniform(0, self.denktijd))


def write_entry(who: Medewerker, mark: str) -> None:
    """A line in the timeline."""
    today = who.ctx.today()
    item = ItemGegevens(ItemSoort.NOTITIE, Aard.FEIT, Herkomst.EIGEN, "OOV", f"gezien {mark}", today)
    record_entry(who.ctx, who.any_casus(), item)


def change_a_casus(who: Medewerker, mark: str) -> str:
    """The form of a casus, opened, thought over, and saved over what stands there then."""
    casus_id = who.any_casus()
    shown = _of_casus(who.ctx.reads.dossier.casus(casus_id))
    name = who.toeval.choice(_TYPED)

    def submit(values: dict[str, object]) -> None:
        place = values.pop("adres")
        assert isinstance(place, Adres)
        given = CasusGegevens(**values, adres=place)  # type: ignore[arg-type]  # by name
        change_casus(who.ctx, casus_id, given, f"reden {mark}")

    who.think()
    return _save_form(who, shown, lambda unit: _of_casus(unit.casus(casus_id)), name, mark, submit)


def change_a_card(who: Medewerker, mark: str) -> str:
    """The card of a partner, which stands in no casus."""
    partner = who.toeval.choice(who.ctx.reads.keten.partners()[:4])
    shown, name = Getoond.of(partner, *_CARD), who.toeval.choice(("taken", "diensten", "bereikbaar"))

    def submit(values: dict[str, object]) -> None:
        change_partner(who.ctx, partner.id, KaartGegevens(**values), f"reden {mark}")  # type: ignore[arg-type]

    who.think()
    return _save_form(
        who, shown, lambda unit: Getoond.of(unit.find(Partner, partner.id), *_CARD), name, mark, submit
    )


def _of_casus(casus: Casus) -> Getoond:
    names = [name for name in CasusGegevens.__dataclass_fields__ if hasattr(casus, name)]
    place = casus.object
    shown = {name: getattr(casus, name) for name in names} | {"adres": place.adres if place else Adres()}
    shown |= {"huurvorm": place.huurvorm, "eigenaar": place.eigenaar} if place else {}
    return Getoond(shown, (casus.id,))


def _save_form(
    who: Medewerker,
    shown: Getoond,
    again: Callable[..., Getoond],
    name: str,
    mark: str,
    submit: Callable[..., None],
) -> str:
    typed = {**shown.waarden, name: f"{name} {mark}"}
    basis = {key: plain(value) for key, value in shown.waarden.items()}
    met = False
    while True:
        try:
            save_over(who.ctx, Invulling(typed, frozenset({name}), basis), shown, again, submit)
            return "gelukt na een botsing" if met else "gelukt"
        except Botsing as botsing:
            met = True
            shown = botsing.nu
            assert botsing.punten[0].door is not None, "it is known who"
            if who.toeval.random() < 0.5:
                return "bleef van een collega"
            basis = {key: plain(value) for key, value in shown.waarden.items()}


def open_one(who: Medewerker, mark: str) -> None:
    """A new casus at an address where others work too."""
    place = Adres(who.toeval.choice(STREETS), who.toeval.randint(1, 30), "", "2351 AB", "Leiderdorp")
    open_casus(who.ctx, casus_gegevens(titel=f"Zaak {mark}", adres=place), None)


def hear(who: Medewerker, mark: str) -> None:
    """A signal."""
    record_signaal(who.ctx, SignaalGegevens(SignaalBron.BOA, Thema.WOONOVERLAST, f"geluid {mark}"))


def weigh(who: Medewerker, mark: str) -> None:
    """A signal that is open, which a colleague may decide too."""
    waiting = who.ctx.reads.signaal.signalen(SignaalFilter(), 0, 5)
    if not waiting:
        raise RegelFout("", "Er is niets te wegen.")
    besluit = Wegingsbesluit(
        Uitkomst.NIETS, f"niet van ons {mark}", vernietigen_op=who.ctx.today() + timedelta(days=30)
    )
    signal = who.toeval.choice(waiting)
    decide(who.ctx, signal.id, Weging(Ingevuld(Thema.WOONOVERLAST, ENOUGH), besluit))


def agree(who: Medewerker, mark: str) -> None:
    """An afspraak."""
    ctx = who.ctx
    typed = keten.AfspraakGegevens(
        f"bellen {mark}", ctx.reads.keten.partners()[0].id, "", ctx.today() + timedelta(days=7)
    )
    keten.make_afspraak(ctx, who.any_casus(), typed)


def finish(who: Medewerker, mark: str) -> None:
    """An afspraak that is open, which a colleague may finish too."""
    casus = who.read()
    if not (running := [item for item in casus.afspraken if item.status.is_running]):
        raise RegelFout("", "Er is niets af te ronden.")
    who.think()
    done = who.toeval.choice(running)
    keten.finish_afspraak(who.ctx, casus.id, done.id, AfspraakStatus.GEDAAN, f"gebeld {mark}")


def judge(who: Medewerker, mark: str) -> None:
    """How a leefgebied goes."""
    score = who.toeval.randint(1, 5)
    keten.score_leefgebied(
        who.ctx, who.any_casus(), who.toeval.randint(1, 11), score, f"team {mark}", "aanloop"
    )


def reach(who: Medewerker, mark: str) -> None:
    """The language of a person who stands in several cases."""
    casus = who.read()
    if not casus.betrokkenen:
        raise RegelFout("", "Er is niemand.")
    person = who.toeval.choice(casus.betrokkenen).persoon
    change_bereik(who.ctx, casus.id, person.id, Bereik("", f"taal {mark}", False))


def involve(who: Medewerker, mark: str) -> None:
    """Somebody of the register in one more casus, or somebody new."""
    known = who.read().betrokkenen
    of_the_register = known[0].persoon.id if known and who.toeval.random() < 0.5 else None
    typed = Persoonsgegevens(achternaam=f"Naam {mark}")
    person = NieuwePersoon(typed, Rol.BETROKKENE, of_the_register, iemand_anders=of_the_register is None)
    add_betrokkene(who.ctx, who.any_casus(), person)
    if of_the_register is not None:
        write_entry(who, mark)


def start_or_end(who: Medewerker, mark: str) -> None:
    """A measure, which a colleague may start or end too."""
    casus = who.read()
    who.think()
    running = [item for item in casus.lopende_maatregelen() if item.code == "P03"]
    if running:
        end_measure(who.ctx, casus.id, running[0].id, Resultaat.GELUKT, f"rust {mark}")
    else:
        start_measure(who.ctx, casus.id, "P03")
        write_entry(who, mark)


def hand_over(who: Medewerker, mark: str) -> None:
    """Several cases at once, in whatever order."""
    officers = [item.id for item in who.ctx.reads.beheer.medewerkers()]
    chosen = who.toeval.sample(list(who.casussen), 3)
    assign_all(who.ctx, chosen, who.toeval.choice(officers), f"verdeeld {mark}")
    write_entry(who, mark)  # where all three were with that officer already, nothing changed


ACTS: Sequence[Callable[[Medewerker, str], str | None]] = (
    write_entry, change_a_casus, change_a_card, open_one, hear, weigh, agree, finish, judge, reach, involve,
    start_or_end, hand_over,
)  # fmt: skip
WEIGHTS = (20, 20, 4, 4, 8, 5, 8, 8, 6, 6, 5, 5, 2)
