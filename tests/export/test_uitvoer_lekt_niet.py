"""Whatever stands in a casus, and whoever it is made for: what leaves the program holds no word that they may not read.

A state machine writes into a casus in which every text has a word of its own, and makes the real documents. Each is
read as a whole, its metadata, outline and alternative texts too, and held against the table of who reads what.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Iterable
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID

import pikepdf
import pypdf
import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test

from ivbdesk.actions.betrokkenen.kwetsbaarheid import save_count
from ivbdesk.actions.bewaren.inzage import export_inzage, read_over_inzage
from ivbdesk.actions.publiek import aanwezig
from ivbdesk.actions.publiek.actielijsten import read_over_actielijst, save_actielijst, save_agenda_ics
from ivbdesk.actions.publiek.oplegger import make_draft, suggest_question
from ivbdesk.actions.publiek.overleg_uitvoer import (
    read_over_overlegverslag,
    read_over_verslag,
    save_overlegverslag,
    save_verslag,
)
from ivbdesk.actions.publiek.uitvoer import read_over_afweging, read_over_dossier, save_afweging, save_dossier
from ivbdesk.actions.publiek.zaal import read_zaal
from ivbdesk.cases.betrokkenen.partner import Partner
from ivbdesk.cases.dossier.leesregels import ZELF_NIETS
from ivbdesk.cases.kader.soorten import Herkomst, Klasse
from ivbdesk.cases.publiek.bevinding import Keuzewijze, Naleeskeuze, Nalezing
from ivbdesk.cases.publiek.ontvanger import Ontvanger
from ivbdesk.cases.taal.fouten import RegelFout
from ivbdesk.drukwerk import drukkerij
from tests.diep import DEEP
from tests.export.gemerkt import Gemerkt
from tests.export.merktekens import CODES, TODAY, Merkteken
from tests.werkplaats import Klok, new_desk

# Written out here once more, apart from the program: who reads a document that is made for each of these.
MINUTE = timedelta(minutes=1)
KLASSEN = {
    Ontvanger.DRIEHOEK: (Klasse.BURGEMEESTER, Klasse.OM, Klasse.POLITIE),
    Ontvanger.BURGEMEESTER: (Klasse.BURGEMEESTER,),
    Ontvanger.OM: (Klasse.OM,),
    Ontvanger.POLITIE: (Klasse.POLITIE,),
    Ontvanger.JURIST: (Klasse.RECHTER,),
}
MIDDELEN = ("", "Z12", "B04", "B02", "S03", "B12")


def everything(data: bytes) -> str:
    """All that a PDF holds: its words, metadata, outline and alternative texts, and its objects as they are."""
    parts = [page.extract_text() for page in pypdf.PdfReader(BytesIO(data)).pages]
    with pikepdf.open(BytesIO(data)) as pdf:
        loose = BytesIO()
        pdf.save(loose, stream_decode_level=pikepdf.StreamDecodeLevel.all, compress_streams=False)
        with pdf.open_metadata() as meta:
            parts += [str(dict(pdf.docinfo.items())), str(dict(meta.items()))]
        for value in pdf.objects:
            if isinstance(value, pikepdf.Dictionary):
                parts += [str(value[key]) for key in ("/Alt", "/Title", "/ActualText", "/E") if key in value]
    return "\n".join(parts) + loose.getvalue().decode("latin-1")


def leaks(told: str, merken: Iterable[Merkteken], klassen: Collection[Klasse], geopend: Collection[UUID | None] = (),
          bekend: Collection[str] = ()) -> list[str]:  # fmt: skip
    """Where the words stand that are told and may not be; `bekend` are words that these said or heard themselves."""
    flat = "".join(told.split())
    return sorted(
        {m.plek for m in merken if m.woord in flat and not m.may(klassen, geopend) and m.woord not in bekend}
    )


def left(read: Nalezing) -> tuple[Naleeskeuze, ...]:
    """All that was found is left as it stands: what leaves the program then may not hang on the officer's mask."""
    return tuple(Naleeskeuze(item, Keuzewijze.LATEN, "de lezer kent dit al") for item in read.bevindingen)


def told_to(partners: Collection[Partner]) -> tuple[list[Klasse], list[None], list[str]]:
    """Of what class these are, that nothing was opened for them, and their names, which they know."""
    return [p.klasse for p in partners], [], [word for p in partners for word in (p.naam, p.kort)]


class Uitvoer:
    """All that can leave the program of one marked casus, each with the words in it that should not be there."""

    def __init__(self, folder: Path) -> None:
        self.klok = Klok()
        self.desk = new_desk(folder, self.klok, apv_151d="2:79")
        self.case = Gemerkt(self.desk)
        self.target = folder / "uitvoer"
        self.seen: set[str] = set()
        self.together: dict[str, set[str]] = {code: set() for code in CODES}
        """With whom each was in the room while the casus was on the screen."""

    def _leaks(
        self,
        told: str,
        klassen: Collection[Klasse],
        geopend: Collection[UUID | None] = (),
        bekend: Collection[str] = (),
    ) -> list[str]:
        flat = "".join(told.split())
        self.seen |= {m.plek for m in self.case.merken if m.woord in flat}
        return leaks(told, self.case.merken, klassen, geopend, bekend)

    def _print(self) -> str:
        return everything(self.target.read_bytes())

    def notitie(self, ontvanger: Ontvanger, code: str, opened: bool, *, drawn: bool = True) -> list[str]:
        """The oplegnotitie; where it is not `drawn`, all that the PDF is made from."""
        ctx, id = self.desk.ctx, self.case.casus_id
        special = (
            [item.id for item in ctx.reads.dossier.casus(id).tijdlijn if item.bijzonder] if opened else []
        )
        asked = suggest_question(ctx, id, TODAY)
        asked = dataclasses.replace(asked, code=code, opengesteld=dict.fromkeys(special, "nodig"))
        render = drukkerij(ctx).notitie if drawn else lambda *_: b""
        made = make_draft(ctx, render, id, ontvanger, asked)
        told = repr(made.inhoud) + (everything(made.pdf) if drawn else "")
        return self._leaks(told, KLASSEN[ontvanger], geopend=special)

    def dossier(self, ontvanger: Ontvanger, *, drawn: bool = True) -> list[str]:
        """The file of the casus."""
        ctx, id = self.desk.ctx, self.case.casus_id
        read, asked = read_over_dossier(ctx, id, ontvanger)
        told = repr(read)
        if drawn:
            save_dossier(ctx, drukkerij(ctx), id, ontvanger, self.target, left(asked))
            told += self._print()
        return self._leaks(told, KLASSEN[ontvanger])

    def afweging(self, ontvanger: Ontvanger, number: int, *, drawn: bool = True) -> list[str]:
        """One weighing on its page."""
        ctx, id = self.desk.ctx, self.case.casus_id
        made = ctx.reads.dossier.casus(id).afwegingen
        if not made:
            return []
        weighing = made[number % len(made)].id
        read, asked = read_over_afweging(ctx, id, weighing, ontvanger)
        told = repr(read)
        if drawn:
            save_afweging(ctx, drukkerij(ctx), id, weighing, ontvanger, self.target, left(asked))
            told += self._print()
        return self._leaks(told, KLASSEN[ontvanger])

    def room(self, codes: Collection[str]) -> list[Partner]:
        """Only these are in the room from now on, and see the casus; gives who they are."""
        ctx, meeting, item = self.desk.ctx, self.case.overleg_id, self.case.bespreking_id
        self.klok.nu += MINUTE
        aanwezig.clear_screen(ctx, meeting)
        here = ctx.reads.publiek.overleg(meeting)
        present = set(here.present(next(b for b in here.agenda if b.id == item)))
        for code in CODES:
            id = self.case.partners[code].id
            if code in codes and id not in present:
                aanwezig.arrive(ctx, meeting, id)
            if code not in codes and id in present:
                aanwezig.leave(ctx, meeting, id)
        aanwezig.put_on_screen(ctx, meeting, item)
        self.klok.nu += MINUTE
        return [self.case.partners[code] for code in codes]

    def zaal(self, codes: Collection[str]) -> list[str]:
        """The shared screen, the minutes for everyone who saw the casus until now, and those for each who sees it now."""
        present = self.room(codes)
        ctx, meeting, item = self.desk.ctx, self.case.overleg_id, self.case.bespreking_id
        for code in codes:
            self.together[code] |= set(codes)
        met = [
            self.case.partners[code] for code in set.intersection(*(self.together[code] for code in codes))
        ]
        image = repr(read_zaal(ctx, meeting, item, namen=True).beeld)
        found = self._leaks(image, told_to(present)[0], bekend=told_to(met)[2])
        overleg = ctx.reads.publiek.overleg(meeting)
        saw = [p for p in self.case.partners.values() if p.id in overleg.saw(overleg.agenda[0])]
        save_verslag(
            ctx, drukkerij(ctx), meeting, item, self.target, left(read_over_verslag(ctx, meeting, item))
        )
        found += self._leaks(self._print(), *told_to(saw))
        for partner in present:
            if partner.klasse in ZELF_NIETS:
                continue
            asked = left(read_over_overlegverslag(ctx, meeting, partner.id))
            save_overlegverslag(ctx, drukkerij(ctx), meeting, partner.id, self.target, asked)
            met = [p for p in self.case.partners.values() if p.id in overleg.met(partner.id)]
            found += self._leaks(self._print(), [partner.klasse], bekend=told_to(met)[2])
        return sorted(set(found))

    def actielijst(self, code: str) -> list[str]:
        ctx, meeting, partner = self.desk.ctx, self.case.overleg_id, self.case.partners[code]
        try:
            asked = left(read_over_actielijst(ctx, meeting, partner.id))
            save_actielijst(ctx, drukkerij(ctx), meeting, partner.id, self.target, asked)
        except RegelFout:
            return []
        return self._leaks(self._print(), [partner.klasse], bekend=[partner.naam, partner.kort])

    def agenda(self, whole: bool, code: str | None) -> list[str]:
        """A calendar file for the own agenda or a partner's: it names partners, and never what was agreed."""
        partner = None if code is None else self.case.partners[code]
        ctx, meeting = self.desk.ctx, None if whole else self.case.overleg_id
        try:
            save_agenda_ics(ctx, drukkerij(ctx), meeting, partner.id if partner else None, self.target)
        except RegelFout:
            return []
        told = self.target.read_text(encoding="utf-8").replace("\n ", "")
        if partner is None:
            return self._leaks(told, [Klasse.GEMEENTE])
        return self._leaks(told, [partner.klasse], bekend=[partner.naam, partner.kort])

    def telling(self) -> list[str]:
        """The csv for college and raad: figures, and no word of any casus."""
        try:
            save_count(self.desk.ctx, TODAY.year, self.target)
        except RegelFout:
            return []
        flat = "".join(self.target.read_text(encoding="utf-8-sig").split())
        return [m.plek for m in self.case.merken if m.woord in flat]

    def inzage(self) -> list[str]:
        """The copy of a resident's own data: nothing of police or OM, not who reported, not what professionals thought."""
        ctx = self.desk.ctx
        person = ctx.reads.inzage.persoon(self.case.persoon_id)
        made = export_inzage(
            ctx, person.id, drukkerij(ctx).inzage, keuzes=left(read_over_inzage(ctx, person, ()))
        )
        told = "".join(everything(made).split())
        found = [m for m in self.case.merken if m.woord in told]
        self.seen |= {m.plek for m in found}
        return sorted({m.plek for m in found if not _own(m)})


_TOLD = (
    "Maatregelsoort.naam",
    "Casus.doel",
    "Casus.grondslag",
    "Tijdlijnitem.",
    "Stuk.naam",
    "Kwetsbaarheid.",
    "Partner.naam",
)
"""What a resident gets to read (AVG art. 15 lid 1), written out apart from the program."""


def _own(merk: Merkteken) -> bool:
    left = {Herkomst.POLITIE, Herkomst.OM} & (merk.herkomsten or set())
    return merk.plek.startswith(_TOLD) and (not left or merk.plek.startswith("Partner."))


class Uitvoermachine(RuleBasedStateMachine):
    """Write something, make something, and look in what was made."""

    @initialize()
    def begin(self) -> None:
        self.folder = TemporaryDirectory()
        self.out = Uitvoer(Path(self.folder.name))

    def teardown(self) -> None:
        if hasattr(self, "out"):
            self.out.desk.close()
            self.folder.cleanup()

    @rule(kinds=st.lists(st.sampled_from(sorted(name.removeprefix("write_") for name in dir(Gemerkt) if name.startswith("write_") and name != "write_everything")), min_size=1, max_size=4), turn=st.integers(0, 11))  # fmt: skip
    def write(self, kinds: list[str], turn: int) -> None:
        for kind in kinds:
            self.out.case.write(kind, turn)

    @rule(herkomst=st.sampled_from(Herkomst))
    def add_stuk(self, herkomst: Herkomst) -> None:
        self.out.case.add_stuk(herkomst)

    @rule(ontvanger=st.sampled_from(Ontvanger), code=st.sampled_from(MIDDELEN), opened=st.booleans())
    def notitie(self, ontvanger: Ontvanger, code: str, opened: bool) -> None:
        assert self.out.notitie(ontvanger, code, opened) == []

    @rule(ontvanger=st.sampled_from(Ontvanger))
    def dossier(self, ontvanger: Ontvanger) -> None:
        assert self.out.dossier(ontvanger) == []

    @rule(ontvanger=st.sampled_from(Ontvanger), number=st.integers(0, 20))
    def afweging(self, ontvanger: Ontvanger, number: int) -> None:
        assert self.out.afweging(ontvanger, number) == []

    @rule(codes=st.sets(st.sampled_from(CODES), min_size=1))
    def zaal(self, codes: set[str]) -> None:
        assert self.out.zaal(sorted(codes)) == []

    @rule(code=st.sampled_from(CODES))
    def actielijst(self, code: str) -> None:
        assert self.out.actielijst(code) == []

    @rule(whole=st.booleans(), code=st.none() | st.sampled_from(CODES))
    def agenda(self, whole: bool, code: str | None) -> None:
        assert self.out.agenda(whole, code) == []

    @rule()
    def telling(self) -> None:
        assert self.out.telling() == []

    @rule()
    def inzage(self) -> None:
        assert self.out.inzage() == []


def test_nothing_leaks_on_any_way_through() -> None:
    run_state_machine_as_test(  # type: ignore[no-untyped-call]
        Uitvoermachine,
        settings=settings(max_examples=60 if DEEP else 2, stateful_step_count=50 if DEEP else 14,
                          suppress_health_check=list(HealthCheck), deadline=None),
    )  # fmt: skip


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Iterable[Uitvoer]:
    """A casus that holds everything."""
    out = Uitvoer(tmp_path_factory.mktemp("alles"))
    out.case.write_everything()
    for herkomst in Herkomst:
        out.case.add_stuk(herkomst)
    yield out
    out.desk.close()


DRAWN = {
    Ontvanger.DRIEHOEK: "notitie B04",
    Ontvanger.BURGEMEESTER: "afweging 1",
    Ontvanger.OM: "notitie Z12",
    Ontvanger.POLITIE: "afweging 0",
    Ontvanger.JURIST: "dossier",
}
"""What is made into a PDF in every run; of the rest all that it is made from is read, and in the deep run all PDFs."""


@pytest.mark.parametrize("ontvanger", list(Ontvanger))
def test_of_a_casus_that_holds_everything_no_document_leaks(full: Uitvoer, ontvanger: Ontvanger) -> None:
    def drawn(name: str) -> bool:
        return DEEP or DRAWN[ontvanger] == name

    found = {"dossier": full.dossier(ontvanger, drawn=drawn("dossier"))}
    for code in MIDDELEN:
        name = f"notitie {code}"
        found[name] = full.notitie(ontvanger, code, opened=code == "B04", drawn=drawn(name))
    for number in range(16) if DEEP else (0, 1, 7):
        name = f"afweging {number}"
        found[name] = full.afweging(ontvanger, number, drawn=drawn(name))
    assert {name: places for name, places in found.items() if places} == {}


@pytest.mark.parametrize("codes", [("gemeente_oov",), ("ggz", "college"), ("politie", "om"), ("politie", "ggz", "rijnhart_wonen"), ("rijnhart_wonen", "zvh")])  # fmt: skip
def test_of_a_casus_that_holds_everything_no_room_sees_too_much(
    full: Uitvoer, codes: tuple[str, ...]
) -> None:
    assert full.zaal(codes) == []


def test_of_a_casus_that_holds_everything_nothing_else_leaks(full: Uitvoer) -> None:
    found = {"inzage": full.inzage(), "telling": full.telling()}
    for code in CODES:
        found[f"actielijst {code}"] = full.actielijst(code)
    for whole in (True, False):
        for reader in (None, *CODES):
            found[f"agenda {whole} {reader}"] = full.agenda(whole, reader)
    assert {name: places for name, places in found.items() if places} == {}


def test_what_the_table_tells_is_told(full: Uitvoer) -> None:
    """A word that the mayor may read and that stands nowhere would make the other tests say nothing."""
    for code in MIDDELEN:
        full.notitie(Ontvanger.BURGEMEESTER, code, opened=True, drawn=False)
    full.dossier(Ontvanger.BURGEMEESTER, drawn=False)
    full.notitie(Ontvanger.POLITIE, "B04", opened=False, drawn=False)
    for number in range(3):
        full.afweging(Ontvanger.BURGEMEESTER, number, drawn=False)
        full.afweging(Ontvanger.POLITIE, number, drawn=False)
    full.zaal(("gemeente_oov",))
    readable = {m.plek.partition(" ")[0] for m in full.case.merken if m.herkomsten is not None}
    told = {plek.partition(" ")[0] for plek in full.seen}
    assert readable - told == {"Afweging.gronden"}, "codes of the handelingskader, told by their names"
