"""The shared screen: by keyboard alone, and never a word that someone in the room may not read."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QWidget,
)

from ivbdesk.actions.besluitvorming import verschil
from ivbdesk.actions.betrokkenen import betrokkenen
from ivbdesk.actions.betrokkenen.kwetsbaarheid import KwetsbaarheidGegevens, record_factor
from ivbdesk.actions.context import Context
from ivbdesk.actions.dossier.casus import NieuwePersoon, open_casus
from ivbdesk.actions.dossier.tijdlijn import ItemGegevens, record_entry
from ivbdesk.actions.keten import keten
from ivbdesk.actions.publiek import aanwezig, delen, gezegd
from ivbdesk.actions.publiek import overleg as acts
from ivbdesk.actions.publiek.delen import VerstrekkingGegevens
from ivbdesk.cases.besluitvorming.afweging import Stand
from ivbdesk.cases.besluitvorming.inzichtverschil import Perspectief
from ivbdesk.cases.betrokkenen.betrokkene import Persoonsgegevens, Rol
from ivbdesk.cases.betrokkenen.partner import InzetRol, Partner
from ivbdesk.cases.dossier.delen import Drager
from ivbdesk.cases.dossier.tijdlijn import Aard, ItemSoort, Verificatie
from ivbdesk.cases.kader.soorten import Herkomst, Klasse
from ivbdesk.cases.publiek.overleg import OverlegSoort
from ivbdesk.ui.publiek.zaal.window import ZaalWindow
from ivbdesk.ui.theme import Theme
from ivbdesk.ui.window.main_window import MainWindow
from tests.diep import examples
from tests.ui.hand import press, settle
from tests.werkplaats import NOW, PERSOON, casus_gegevens, new_desk

TODAY = NOW.date()
MARKED = {
    Herkomst.EIGEN: "Eigenwoord",
    Herkomst.MELDER: "Meldwoord",
    Herkomst.CORPORATIE: "Huurwoord",
    Herkomst.POLITIE: "Mutatiewoord",
    Herkomst.OM: "Sepotwoord",
    Herkomst.ZORG: "Zorgwoord",
}
# Written out here once more, apart from the program: who may read what of which origin (domein 3.2).
READERS = {
    Herkomst.EIGEN: set(Klasse) - {Klasse.OVERIG, Klasse.RIEC, Klasse.NABIJ},
    Herkomst.MELDER: set(Klasse) - {Klasse.OVERIG, Klasse.RIEC, Klasse.NABIJ},
    Herkomst.CORPORATIE: set(Klasse) - {Klasse.OVERIG, Klasse.RIEC, Klasse.NABIJ},
    Herkomst.POLITIE: {Klasse.GEMEENTE, Klasse.BURGEMEESTER, Klasse.POLITIE, Klasse.OM, Klasse.RECHTER},
    Herkomst.OM: {Klasse.GEMEENTE, Klasse.BURGEMEESTER, Klasse.POLITIE, Klasse.OM},
    Herkomst.ZORG: {Klasse.GEMEENTE, Klasse.BURGEMEESTER, Klasse.ZORG},
}
CARE = {Klasse.GEMEENTE, Klasse.BURGEMEESTER, Klasse.ZORG}
VULNERABLE = "Draaglastwoord"
SPECIAL, MELDER, CHILD, CHILD_LAST = "Bijzonderwoord", "Kabouterman", "Pimpam", "Poentje"
CARE_DEAL, OPEN_DEAL, CARE_STAND, STREET = (
    "Behandelafspraak",
    "Hekafspraak",
    "Zorgstandpunt: eerst rust",
    "Proeflaan",
)
NAMES = ("Berg", "Jo van der Berg", STREET)
CODES = ("gemeente_oov", "incluzio", "ggz", "rijnhart_wonen", "politie", "om", "zvh", "riec", "halt")


class Kamer:
    """A meeting over one casus that holds something of all that someone may not read."""

    def __init__(self, ctx: Context) -> None:
        self.ctx = ctx
        self.partners: dict[str, Partner] = {p.code: p for p in ctx.reads.keten.partners()}
        self.casus_id = open_casus(ctx, casus_gegevens(), PERSOON)
        betrokkenen.add_betrokkene(
            ctx, self.casus_id, NieuwePersoon(Persoonsgegevens(CHILD, "", CHILD_LAST, 2018), Rol.MINDERJARIGE)
        )
        melder = betrokkenen.add_melder(ctx, self.casus_id, f"Saar {MELDER}", "", True)
        self.items = {
            h: self._entry(h, f"{word} over Jo van der Berg aan de {STREET} 3 en {CHILD}")
            for h, word in MARKED.items()
        }
        record_entry(ctx, self.casus_id, ItemGegevens(ItemSoort.MELDING, Aard.VERKLARING, Herkomst.MELDER, MELDER, f"{MELDER} belde",
                                                      TODAY, melder_id=melder))  # fmt: skip
        self._entry(Herkomst.EIGEN, SPECIAL, special=True)
        person = ctx.reads.dossier.casus(self.casus_id).betrokkenen[0].persoon.id
        record_factor(
            ctx, self.casus_id, person, KwetsbaarheidGegevens("schulden", 4, VULNERABLE, VULNERABLE, TODAY)
        )
        keten.score_leefgebied(ctx, self.casus_id, 9, 1, "GGZ", "Zorgtoelichting")
        keten.score_leefgebied(ctx, self.casus_id, 1, 2, "Rijnhart", "")
        for code in CODES:
            given = keten.InzetGegevens(self.partners[code].id, 1, InzetRol.BETROKKEN)
            keten.assign_partner(ctx, self.casus_id, given)
        for code, words in (("ggz", CARE_DEAL), ("rijnhart_wonen", OPEN_DEAL)):
            keten.make_afspraak(ctx, self.casus_id, keten.AfspraakGegevens(words, self.partners[code].id, "", TODAY + timedelta(days=9)))  # fmt: skip
        visie = verschil.VisieGegevens(self.partners["ggz"].id, Perspectief.ZORG, Stand.TEGEN, CARE_STAND)
        verschil.record_difference(ctx, self.casus_id, "Wel of niet", (visie,))
        invited = tuple(self.partners[code].id for code in CODES)
        given = acts.OverlegGegevens(OverlegSoort.LOKAAL, TODAY, None, "", "", invited)
        self.overleg_id = acts.plan_overleg(ctx, given)
        acts.put_on_agenda(ctx, self.overleg_id, [self.casus_id])
        self.item_id = ctx.reads.publiek.overleg(self.overleg_id).agenda[0].id
        acts.change_bespreking(
            ctx, self.overleg_id, self.item_id, f"Mag {CHILD} bij Jo van der Berg blijven?", 12
        )
        acts.begin_overleg(ctx, self.overleg_id)

    def _entry(self, herkomst: Herkomst, words: str, *, special: bool = False) -> UUID:
        return record_entry(self.ctx, self.casus_id, ItemGegevens(
            ItemSoort.INCIDENT, Aard.FEIT, herkomst, "bron", words, TODAY, verificatie=Verificatie.VASTGESTELD, bijzonder=special,
        ))  # fmt: skip

    def let_in(self, codes: set[str]) -> set[Klasse]:
        """Only these are in the room; gives what kinds they are."""
        for code in CODES:
            act = aanwezig.arrive if code in codes else aanwezig.leave
            act(self.ctx, self.overleg_id, self.partners[code].id)
        return {self.partners[code].klasse for code in codes}


def everything_said(window: QWidget) -> str:
    """Every word that the window shows, speaks, or would show on hovering."""
    found = [window.windowTitle(), QGuiApplication.clipboard().text()]
    for widget in [window, *window.findChildren(QWidget)]:
        found += [
            widget.toolTip(),
            widget.accessibleName(),
            widget.accessibleDescription(),
            widget.whatsThis(),
            widget.statusTip(),
            widget.windowTitle(),
        ]
        if isinstance(widget, QLineEdit | QPlainTextEdit):
            found.append(widget.placeholderText())
        if isinstance(widget, QLabel | QAbstractButton | QLineEdit):
            found.append(widget.text())
        elif isinstance(widget, QPlainTextEdit):
            found.append(widget.toPlainText())
        elif isinstance(widget, QComboBox):
            found += [widget.itemText(number) for number in range(widget.count())]
        elif isinstance(widget, QListWidget):
            roles = (
                Qt.ItemDataRole.DisplayRole,
                Qt.ItemDataRole.AccessibleTextRole,
                Qt.ItemDataRole.ToolTipRole,
            )
            found += [str(widget.item(n).data(role)) for n in range(widget.count()) for role in roles]
    return "\n".join(found)


@pytest.fixture(scope="module")
def kamer(
    tmp_path_factory: pytest.TempPathFactory, qapp: object
) -> Iterator[tuple[Kamer, MainWindow, ZaalWindow]]:
    """The work window and the conference window over one meeting, for many audiences."""
    folder = tmp_path_factory.mktemp("zaal")
    desk = new_desk(folder)
    made = Kamer(desk.ctx)
    theme = Theme()
    theme.apply(qapp, "licht")  # type: ignore[arg-type]  # the application of pytest-qt
    window = MainWindow(desk, theme, QSettings(str(folder / "i.ini"), QSettings.Format.IniFormat))
    window.show()
    window.conference.hold(made.overleg_id)
    settle(window)
    assert window.conference.zaal is not None
    yield made, window, window.conference.zaal
    window.close()


@settings(
    examples(15),
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(codes=st.sets(st.sampled_from(CODES), min_size=1), names=st.booleans())
def test_no_word_reaches_a_room_in_which_someone_may_not_read_it(
    kamer: tuple[Kamer, MainWindow, ZaalWindow], codes: set[str], names: bool
) -> None:
    made, window, zaal = kamer
    kinds = made.let_in(codes)
    settle(window)
    if Klasse.RIEC in kinds:  # not in the room of a casus of another soort than ondermijning
        said = everything_said(zaal)
        assert "RIEC" in said
        assert not [word for word in (*MARKED.values(), OPEN_DEAL, SPECIAL, CHILD, *NAMES) if word in said]
        return
    if names:
        zaal.turn_names()
    settle(window)
    said = everything_said(zaal)
    for herkomst, word in MARKED.items():
        assert (word in said) is (kinds <= READERS[herkomst]), (word, kinds)
    for word in (SPECIAL, MELDER, CHILD, CHILD_LAST, VULNERABLE):
        assert word not in said, word
    assert (CARE_DEAL in said) is (kinds <= CARE)
    assert (CARE_STAND in said) is (kinds <= CARE)
    assert ("Psychisch" in said) is (kinds <= CARE)
    assert (OPEN_DEAL in said) is (kinds <= READERS[Herkomst.CORPORATIE])
    for word in NAMES:
        assert (word in said) is ((names and word != STREET) or names), word
    assert "weggelaten" in said  # special data is left out for everyone
    assert not made.ctx.reads.dossier.zoek(MELDER)
    if names:
        zaal.turn_names()
        settle(window)


def test_a_recorded_ground_opens_one_item_for_one_partner_until_it_ends(
    kamer: tuple[Kamer, MainWindow, ZaalWindow],
) -> None:
    made, window, zaal = kamer
    ctx = made.ctx
    made.let_in({"gemeente_oov", "rijnhart_wonen"})
    settle(window)
    assert MARKED[Herkomst.POLITIE] not in everything_said(zaal)
    given = delen.ConvenantGegevens(
        "Proefconvenant", TODAY - timedelta(days=400), TODAY + timedelta(days=1), (), "", ""
    )
    agreement = delen.save_convenant(ctx, None, given)
    shared = delen.share(ctx, made.casus_id, VerstrekkingGegevens(
        made.partners["rijnhart_wonen"].id, "", Drager.OVERLEG, "mutatie", "G10", "voor het huurdossier", TODAY,
        (made.items[Herkomst.POLITIE],), agreement, besluit_kenmerk="PL-2026-12", besluit_op=TODAY,
    ))  # fmt: skip
    settle(window)
    assert MARKED[Herkomst.POLITIE] in everything_said(zaal)
    made.let_in({"gemeente_oov", "rijnhart_wonen", "incluzio"})
    settle(window)
    assert MARKED[Herkomst.POLITIE] not in everything_said(zaal)
    made.let_in({"gemeente_oov", "rijnhart_wonen"})
    ended = delen.ConvenantGegevens(
        "Proefconvenant", TODAY - timedelta(days=400), TODAY - timedelta(days=1), (), "", ""
    )
    delen.save_convenant(ctx, agreement, ended)
    settle(window)
    assert MARKED[Herkomst.POLITIE] not in everything_said(zaal)
    delen.save_convenant(ctx, agreement, given)
    settle(window)
    assert MARKED[Herkomst.POLITIE] in everything_said(zaal)
    delen.withdraw(ctx, made.casus_id, shared, "niet meer nodig")
    settle(window)
    assert MARKED[Herkomst.POLITIE] not in everything_said(zaal)


def test_showing_names_is_logged_first_and_the_next_casus_hides_them(
    kamer: tuple[Kamer, MainWindow, ZaalWindow],
) -> None:
    made, window, zaal = kamer
    before = len(made.ctx.reads.beheer.auditregels(0, 500, casus_id=made.casus_id, actie="namen tonen"))
    QTest.keyClick(zaal, Qt.Key.Key_F8)
    settle(window)
    assert "Jo van der Berg" in everything_said(zaal)
    assert (
        len(made.ctx.reads.beheer.auditregels(0, 500, casus_id=made.casus_id, actie="namen tonen"))
        == before + 1
    )
    QTest.keyClick(zaal, Qt.Key.Key_F8)
    settle(window)
    assert "Jo van der Berg" not in everything_said(zaal)


def test_who_has_no_role_in_the_casus_must_leave_before_anything_is_shown(
    kamer: tuple[Kamer, MainWindow, ZaalWindow],
) -> None:
    made, window, zaal = kamer
    ctx = made.ctx
    made.let_in({"gemeente_oov", "politie"})
    casus = ctx.reads.dossier.casus(made.casus_id)
    mine = next(i for i in casus.inzetten if i.partner_id == made.partners["politie"].id)
    keten.end_inzet(ctx, made.casus_id, mine.id, "het is klaar")
    settle(window)
    said = everything_said(zaal)
    assert "zodra Politie de zaal heeft verlaten" in said
    for word in (*MARKED.values(), OPEN_DEAL):
        assert word not in said
    made.let_in({"gemeente_oov"})
    settle(window)
    assert MARKED[Herkomst.EIGEN] in everything_said(zaal)
    keten.assign_partner(ctx, made.casus_id, keten.InzetGegevens(mine.partner_id, 1, InzetRol.BETROKKEN))


def test_what_is_typed_lands_in_the_casus_at_once_and_what_is_wrong_stays(
    kamer: tuple[Kamer, MainWindow, ZaalWindow],
) -> None:
    made, window, zaal = kamer
    made.let_in({"gemeente_oov", "incluzio"})
    settle(window)
    QTest.keyClick(zaal, Qt.Key.Key_F2)
    notes = zaal.notities
    notes.who.set_value(made.partners["incluzio"].id)
    QTest.keyClicks(notes.afspraak.fields["wat"].input, "start schuldhulp")
    QTest.keyClicks(notes.afspraak.fields["uiterlijk"].input, "31 feb")
    QTest.keyClick(
        notes.afspraak.fields["uiterlijk"].input, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier
    )
    settle(window)
    assert notes.afspraak.fields["uiterlijk"].error
    assert notes.afspraak.fields["wat"].raw() == "start schuldhulp"
    date_input = notes.afspraak.fields["uiterlijk"].input
    assert isinstance(date_input, QLineEdit)
    date_input.clear()
    QTest.keyClicks(date_input, "over 14 dagen")
    QTest.keyClick(date_input, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(window)
    made_now = [
        a for a in made.ctx.reads.dossier.casus(made.casus_id).afspraken if a.bespreking_id == made.item_id
    ]
    assert [(a.wat, a.uiterlijk) for a in made_now] == [("start schuldhulp", TODAY + timedelta(days=14))]
    assert "start schuldhulp" in everything_said(zaal)
    assert notes.afspraak.fields["wat"].raw() == ""


def test_the_decision_that_was_typed_is_kept_when_the_window_closes(tmp_path: Path, qapp: object) -> None:
    desk = new_desk(tmp_path)
    made = Kamer(desk.ctx)
    theme = Theme()
    theme.apply(qapp, "licht")  # type: ignore[arg-type]  # the application of pytest-qt
    window = MainWindow(desk, theme, QSettings(str(tmp_path / "i.ini"), QSettings.Format.IniFormat))
    window.show()
    window.conference.hold(made.overleg_id)
    settle(window)
    assert window.conference.zaal is not None
    made.let_in({"gemeente_oov"})
    settle(window)
    QTest.keyClick(window.conference.zaal, Qt.Key.Key_F3)
    QTest.keyClicks(window.conference.zaal.notities.besluit.fields["besluit"].input, "Verlengen tot maart")
    QTest.keyClicks(window.conference.zaal.notities.afspraak.fields["wat"].input, "half getypt")
    QTest.keyClick(window.conference.zaal, Qt.Key.Key_Escape)
    settle(window)
    assert window.conference.zaal is not None, "first it asks"
    press(window, "Sluiten", window.conference.zaal)
    assert window.conference.zaal is None
    assert made.ctx.reads.publiek.overleg(made.overleg_id).agenda[0].besluit == "Verlengen tot maart"
    window.conference.hold(made.overleg_id)
    settle(window)
    reopened = window.conference.zaal
    assert isinstance(reopened, ZaalWindow)
    assert reopened.notities.afspraak.fields["wat"].raw() == "half getypt"
    acts.close_overleg(made.ctx, made.overleg_id)
    told = [
        i.tekst for i in made.ctx.reads.dossier.casus(made.casus_id).tijdlijn if i.soort is ItemSoort.BESLUIT
    ]
    assert any("Verlengen tot maart" in words for words in told)
    assert date(2026, 11, 23) == TODAY
    window.close()


@pytest.fixture
def gesprek(window: MainWindow) -> tuple[Kamer, ZaalWindow]:
    """A meeting of its own, over a casus that nobody said anything of yet."""
    made = Kamer(window.place.ctx)
    window.conference.hold(made.overleg_id)
    settle(window)
    assert window.conference.zaal is not None
    made.let_in({"gemeente_oov", "incluzio"})
    settle(window)
    return made, window.conference.zaal


def note(made: Kamer, **texts: str) -> None:
    """A colleague keeps something in the meeting."""
    gezegd.note_bespreking(
        made.ctx, made.overleg_id, made.item_id, **{"beeld": "", "oordeel": "", "besluit": "", **texts}
    )


def kept(made: Kamer) -> tuple[str, str, str]:
    item = made.ctx.reads.publiek.overleg(made.overleg_id).agenda[0]
    return item.beeld, item.oordeel, item.besluit


def test_what_a_colleague_kept_of_the_casus_shows_and_stays(
    window: MainWindow, gesprek: tuple[Kamer, ZaalWindow]
) -> None:
    made, zaal = gesprek
    QTest.keyClicks(zaal.notities.decision.input, "Verlengen")
    note(made, oordeel="Het gaat beter")
    settle(window)
    assert zaal.notities.judgement.value() == "Het gaat beter"
    assert zaal.notities.decision.value() == "Verlengen"
    zaal.notities.besluit.button.click()
    settle(window)
    assert kept(made) == ("", "Het gaat beter", "Verlengen")


def test_a_decision_that_both_wrote_is_told_before_mine_comes_in_its_place(
    window: MainWindow, gesprek: tuple[Kamer, ZaalWindow]
) -> None:
    made, zaal = gesprek
    QTest.keyClicks(zaal.notities.decision.input, "Verlengen")
    note(made, besluit="Stoppen")
    zaal.notities.besluit.button.click()
    settle(window)
    assert kept(made)[2] == "Stoppen"
    assert "Er staat nu: Stoppen." in zaal.notities.decision.error
    assert zaal.notities.decision.value() == "Verlengen"
    zaal.notities.besluit.button.click()
    settle(window)
    assert kept(made)[2] == "Verlengen"


def test_what_could_not_be_kept_on_closing_comes_back_as_a_draft(
    window: MainWindow, gesprek: tuple[Kamer, ZaalWindow]
) -> None:
    made, zaal = gesprek
    QTest.keyClicks(zaal.notities.decision.input, "Verlengen")
    note(made, besluit="Stoppen")
    zaal.close()
    settle(window)
    assert kept(made)[2] == "Stoppen"
    window.conference.hold(made.overleg_id)
    settle(window)
    assert window.conference.zaal is not None
    assert window.conference.zaal.notities.decision.value() == "Verlengen"
    assert "Er staat nu: Stoppen." in window.conference.zaal.notities.decision.error
