"""The chain by hand: each gap opens what closes it, handovers are asked and answered, and views stay side by side."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTableWidgetItem

from ivbdesk.actions.besluitvorming import verschil
from ivbdesk.actions.besluitvorming.verschil import VisieGegevens
from ivbdesk.actions.dossier import overdracht
from ivbdesk.actions.dossier.blad import read_blad
from ivbdesk.actions.dossier.casus import change_status, open_casus
from ivbdesk.actions.dossier.overdracht import OverdrachtGegevens
from ivbdesk.actions.keten import keten
from ivbdesk.cases.besluitvorming.afweging import Stand
from ivbdesk.cases.besluitvorming.inzichtverschil import Perspectief
from ivbdesk.cases.betrokkenen.partner import InzetRol
from ivbdesk.cases.dossier.afspraak import AfspraakStatus
from ivbdesk.cases.dossier.casus import Casus
from ivbdesk.cases.dossier.casusstatus import CasusStatus
from ivbdesk.cases.dossier.overdracht import OverdrachtSoort, OverdrachtStatus
from ivbdesk.cases.keten.keten import GatSoort
from ivbdesk.ui.besluitvorming.verschil_dialog import KeuzeDialog
from ivbdesk.ui.dossier.afspraak_dialog import AfspraakDialog, VerzetDialog
from ivbdesk.ui.dossier.overdracht_dialog import AntwoordDialog, OverdrachtDialog
from ivbdesk.ui.dossier.plan import PlanTab
from ivbdesk.ui.fields.tick_field import TickField
from ivbdesk.ui.forms.form_dialog import FormDialog
from ivbdesk.ui.keten.aanvaard_dialog import AanvaardDialog
from ivbdesk.ui.keten.inzet_dialog import InzetDialog
from ivbdesk.ui.keten.keten import KetenTab
from ivbdesk.ui.keten.keten_kaarten import CLOSES
from ivbdesk.ui.keten.leefgebied_dialog import LeefgebiedDialog
from ivbdesk.ui.window.main_window import MainWindow
from tests.ui.hand import errors, fill, form, press, save, seen, settle
from tests.ui.ladder.test_ladder import words
from tests.werkplaats import NOW, PERSOON, Klok, casus_gegevens

TODAY = NOW.date()
AREA = 7
CLOSED = "De keten is sluitend"


class Hand:
    """The chain of one active casus: one problem, with a partner and an afspraak."""

    def __init__(self, window: MainWindow, klok: Klok) -> None:
        self.window, self.klok, self.ctx = window, klok, window.place.ctx
        self.partners = {partner.code: partner for partner in self.ctx.reads.keten.partners()}
        self.id = open_casus(self.ctx, casus_gegevens(), PERSOON)
        for status in (CasusStatus.WEGING, CasusStatus.ACTIEF):
            change_status(self.ctx, self.id, status, "nu is gewogen")
        for gebied in self.ctx.naslag.gebieden.lijst:
            self.score(5, 300, gebied.nummer)
        self.score(2)
        keten.assign_partner(
            self.ctx, self.id, keten.InzetGegevens(self.partner("incluzio"), AREA, InzetRol.TREKKER)
        )
        self.agree()

    def partner(self, code: str) -> UUID:
        return self.partners[code].id

    def score(self, value: int | None, days: int = 0, area: int = AREA) -> None:
        day = TODAY - timedelta(days=days)
        keten.score_leefgebied(self.ctx, self.id, area, value, "sociaal team", "", day)

    def agree(self) -> UUID:
        given = keten.AfspraakGegevens(
            "huisbezoek", self.partner("incluzio"), "", TODAY + timedelta(days=7), AREA
        )
        return keten.make_afspraak(self.ctx, self.id, given)

    @property
    def casus(self) -> Casus:
        return self.ctx.reads.dossier.casus(self.id)

    def gaps(self) -> list[GatSoort]:
        return [gap.soort for gap in read_blad(self.ctx, self.id).gaten]

    def show(self) -> KetenTab:
        self.window.open_casus(self.id, "Keten")
        settle(self.window)
        return seen(self.window, KetenTab, lambda _: True)

    def later(self, days: int) -> None:
        self.klok.nu += timedelta(days=days)

    def lapse(self) -> None:
        """End the one afspraak as no longer needed, in the window."""
        self.window.open_casus(self.id, "Plan & afspraken")
        settle(self.window)
        seen(self.window, PlanTab, lambda _: True).table.selectRow(0)
        press(self.window, "Afronden")
        fill(self.window, status=AfspraakStatus.VERVALLEN, resultaat="niet meer nodig")
        save(self.window)


@pytest.fixture
def hand(window: MainWindow, klok: Klok) -> Hand:
    return Hand(window, klok)


def test_removing_one_afspraak_opens_exactly_the_gap_that_it_closed(hand: Hand) -> None:
    hand.show()
    assert CLOSED in words(hand.window)
    hand.lapse()
    hand.show()
    assert CLOSED not in words(hand.window)
    assert hand.gaps() == [GatSoort.GEEN_ACTIE]
    press(hand.window, CLOSES[GatSoort.GEEN_ACTIE])
    dialog = fill(hand.window, wat="opnieuw langs")
    assert isinstance(dialog, AfspraakDialog)
    assert dialog.fields["leefgebied"].value() == AREA
    assert dialog.fields["partner_id"].value() == hand.partner("incluzio")
    save(hand.window)
    assert hand.gaps() == []
    assert CLOSED in words(hand.window)


def refuse(hand: Hand) -> None:
    gegevens = keten.InzetGegevens(
        hand.partner("incluzio"), AREA, InzetRol.TREKKER, True, 0, "er is geen plek"
    )
    keten.assign_partner(hand.ctx, hand.id, gegevens)


def leave(hand: Hand) -> None:
    keten.end_inzet(hand.ctx, hand.id, hand.casus.inzetten[0].id, "is verhuisd")


def drop_process(hand: Hand) -> None:
    with hand.ctx.begin("proef", "proef") as unit:
        unit.casus(hand.id).procesregie = ""


def wait_silent(hand: Hand) -> None:
    hand.later(7 + 22)


def differ(hand: Hand) -> None:
    visie = VisieGegevens(hand.partner("ggz"), Perspectief.ZORG, Stand.TEGEN, "nu nog te vroeg")
    verschil.record_difference(hand.ctx, hand.id, "Blijven of gaan?", (visie,))
    hand.later(15)


def do_not_look(hand: Hand) -> None:
    hand.score(None, 43, area=3)


def ask(hand: Hand) -> None:
    asked = OverdrachtGegevens(OverdrachtSoort.PROCESREGIE, "Zorg- en Veiligheidshuis", "te complex")
    overdracht.ask_handover(hand.ctx, hand.id, asked)
    hand.later(15)


CASES: list[tuple[GatSoort, Callable[[Hand], None], str, type[FormDialog], dict[str, object]]] = [
    (GatSoort.GEEN_PARTNER, leave, CLOSES[GatSoort.GEEN_PARTNER], InzetDialog, {}),
    (GatSoort.GEBLOKKEERD, refuse, CLOSES[GatSoort.GEBLOKKEERD], InzetDialog, {}),
    (GatSoort.STIL, wait_silent, CLOSES[GatSoort.STIL], VerzetDialog, {"reden": "ziek geweest"}),
    (
        GatSoort.IMPASSE,
        differ,
        "Keuze vastleggen …",
        KeuzeDialog,
        {
            "gekozen": "blijven",
            "gekozen_door": "burgemeester",
            "opnieuw_op": TODAY + timedelta(days=60),
        },
    ),
    (
        GatSoort.BLINDE_VLEK,
        do_not_look,
        CLOSES[GatSoort.BLINDE_VLEK],
        LeefgebiedDialog,
        {"score": 4, "bron": "wijkteam"},
    ),
    (
        GatSoort.GEEN_PROCESREGIE,
        drop_process,
        CLOSES[GatSoort.GEEN_PROCESREGIE],
        OverdrachtDialog,
        {"naar": "Gemeente OOV", "reden": "wij bewaken de afspraken"},
    ),
    (GatSoort.OVERDRACHT, ask, CLOSES[GatSoort.OVERDRACHT], AntwoordDialog, {}),
]


@pytest.mark.parametrize(
    ("kind", "cause", "button", "dialog", "typed"), CASES, ids=[case[0].value for case in CASES]
)
def test_a_gap_opens_the_form_that_closes_it_filled_in(
    hand: Hand,
    kind: GatSoort,
    cause: Callable[[Hand], None],
    button: str,
    dialog: type[FormDialog],
    typed: dict[str, object],
) -> None:
    cause(hand)
    hand.show()
    assert kind in hand.gaps()
    press(hand.window, button)
    assert isinstance(form(hand.window), dialog)
    if dialog is InzetDialog:
        assert form(hand.window).fields["leefgebied"].value() == AREA
        (gap,) = (gap for gap in read_blad(hand.ctx, hand.id).gaten if gap.soort is kind)
        assert form(hand.window).fields["partner_id"].value() == gap.partner_id
    fill(hand.window, **typed)
    save(hand.window)
    if kind is GatSoort.GEEN_PROCESREGIE:  # asked is not yet done
        for status in (OverdrachtStatus.AANVAARD, OverdrachtStatus.GEDAAN):
            press(hand.window, button)
            fill(hand.window, status=status)
            save(hand.window)
    assert kind not in hand.gaps()


def test_a_gap_is_accepted_and_opened_again_in_the_window(hand: Hand) -> None:
    leave(hand)
    hand.show()
    press(hand.window, "Aanvaarden …")
    dialog = form(hand.window)
    assert isinstance(dialog, AanvaardDialog)
    fill(hand.window, tot=TODAY + timedelta(days=14))
    press(hand.window, "Aanvaarden", dialog)
    assert set(errors(dialog)) == {"door", "reden"}
    fill(hand.window, door="M. Verzonnen, teamleider", reden="wacht op de inkoop")
    save(hand.window)
    told = words(hand.window)
    assert "Aanvaard tot en met 7 dec 2026 door M. Verzonnen, teamleider: wacht op de inkoop" in told
    assert "1 gat aanvaard" in told
    assert CLOSED not in told
    press(hand.window, "Weer openen …")
    fill(hand.window, reden="de inkoop is afgezegd")
    save(hand.window)
    assert "◆ Sociaal netwerk: probleem zonder partner" in words(hand.window)
    assert "1 gat aanvaard" not in words(hand.window)


def test_a_partner_without_the_expertise_is_asked_why_it_covers(hand: Hand) -> None:
    leave(hand)
    hand.show()
    press(hand.window, CLOSES[GatSoort.GEEN_PARTNER])
    dialog = form(hand.window)
    assert not dialog.fields["dekking"].isVisible()
    fill(hand.window, partner_id=hand.partner("politie"), rol=InzetRol.TREKKER)
    assert dialog.fields["dekking"].isVisible()
    fill(hand.window, dekking="de wijkagent kent zijn netwerk")
    save(hand.window)
    assert GatSoort.GEEN_PARTNER not in hand.gaps()
    assert hand.casus.inzetten[-1].dekking == "de wijkagent kent zijn netwerk"


def test_without_casusregie_somebody_is_asked_and_it_passes_on_once_it_is_done(
    window: MainWindow, hand: Hand
) -> None:
    _empty_regie(hand)
    assert hand.gaps() == [GatSoort.GEEN_REGIE]
    hand.show()
    press(window, CLOSES[GatSoort.GEEN_REGIE])
    dialog = form(window)
    assert isinstance(dialog, OverdrachtDialog)
    assert dialog.fields["soort"].value() is OverdrachtSoort.CASUSREGIE
    press(window, "Vragen", dialog)
    assert set(errors(dialog)) == {"naar", "reden"}
    fill(window, naar="GGZ, team west", reden="zorg staat voorop")
    save(window)
    assert hand.gaps() == [GatSoort.GEEN_REGIE]  # asked is not yet done
    for status in (OverdrachtStatus.AANVAARD, OverdrachtStatus.GEDAAN):
        press(window, CLOSES[GatSoort.GEEN_REGIE])  # leads to the answer that is missing
        fill(window, status=status)
        save(window)
    assert hand.gaps() == []
    assert hand.casus.casusregie == "GGZ, team west"
    assert [o.status for o in hand.casus.overdrachten] == [OverdrachtStatus.GEDAAN]


def _empty_regie(hand: Hand) -> None:
    """Nobody has the casusregie, as after opening the casus without it."""
    with hand.ctx.begin("proef", "proef") as unit:
        unit.casus(hand.id).casusregie = ""


def test_a_handover_refused_keeps_its_reason_and_everything_as_it_was(hand: Hand) -> None:
    window = hand.window
    hand.show()
    press(window, "Overdracht vragen …")
    fill(window, soort=OverdrachtSoort.PROCESREGIE, naar="Buurgemeente", reden="is verhuisd")
    save(window)
    assert "Procesregie → Buurgemeente" in words(window)
    press(window, "Beantwoorden …")
    dialog = fill(window, status=OverdrachtStatus.GEWEIGERD)
    QTest.mouseClick(dialog.save_button, Qt.MouseButton.LeftButton)
    settle(window)
    assert set(errors(dialog)) == {"antwoord"}
    assert dialog.fields["status"].value() is OverdrachtStatus.GEWEIGERD
    fill(window, antwoord="nog geen adres")
    save(window)
    assert "nog geen adres" in words(window)
    assert hand.casus.procesregie == "Gemeente OOV"
    assert not [b for b in window.findChildren(type(dialog.save_button)) if b.text() == "Beantwoorden …"]


def test_going_up_asks_for_the_criteria_at_their_field_and_loses_nothing(hand: Hand) -> None:
    window = hand.window
    hand.show()
    press(window, "Overdracht vragen …")
    dialog = fill(
        window, soort=OverdrachtSoort.OPSCHALEN_ZVH, naar="ZVH", reden="de aanpak stokt", kenmerk="PGAX-2231"
    )
    ticks = dialog.fields["criteria"]
    assert isinstance(ticks, TickField)
    assert ticks.isVisible()
    for letter in "ab":
        ticks.boxes[letter].click()
    press(window, "Vragen", dialog)
    assert set(errors(dialog)) == {"criteria"}
    assert dialog.fields["kenmerk"].raw() == "PGAX-2231"
    assert ticks.value() == ["a", "b"]
    assert hand.casus.overdrachten == []
    ticks.boxes["c"].click()
    save(window)
    for status in (OverdrachtStatus.AANVAARD, OverdrachtStatus.GEDAAN):
        press(window, "Beantwoorden …")
        fill(window, status=status)
        save(window)
    casus = hand.casus
    assert casus.status is CasusStatus.OPGESCHAALD_ZVH
    assert (casus.zvh_criteria, casus.pgax_referentie) == ("abc", "PGAX-2231")
    press(window, "Overdracht vragen …")
    offered = [text for _, text in form(window).fields["soort"]._choices]  # type: ignore[attr-defined]
    assert OverdrachtSoort.AFSCHALEN_ZVH.label in offered
    assert OverdrachtSoort.OPSCHALEN_ZVH.label not in offered


def test_views_stand_side_by_side_in_their_own_words_until_it_is_settled(hand: Hand) -> None:
    window = hand.window
    hand.show()
    press(window, "Verschil vastleggen …")
    dialog = fill(
        window,
        onderwerp="Mag hij blijven?",
        partner_id=hand.partner("ggz"),
        stand=Stand.TEGEN,
        partner_id_2=hand.partner("politie"),
        stand_2=Stand.VOOR_MITS,
        tekst_2="x" * 301,
    )
    press(window, "Opslaan", dialog)
    assert set(errors(dialog)) == {"tekst", "tekst_2"}
    assert len(dialog.fields["tekst_2"].raw()) == 301
    fill(window, tekst="Zonder woning raken wij hem kwijt.", tekst_2="De aanloop stopt nu.")
    save(window)
    (made,) = hand.casus.verschillen
    assert [v.perspectief for v in made.geldende()] == [Perspectief.ZORG, Perspectief.VEILIGHEID]
    assert "‘Zonder woning raken wij hem kwijt.’" in words(window)
    assert "‘De aanloop stopt nu.’" in words(window)
    press(window, "Standpunt toevoegen …")
    fill(window, partner_id=hand.partner("politie"), perspectief=Perspectief.VEILIGHEID, stand=Stand.TEGEN,
         tekst="De straat is nu rustig.")  # fmt: skip
    save(window)
    assert "‘De aanloop stopt nu.’" not in words(window)
    assert len(hand.casus.verschillen[0].visies) == 3
    press(window, "Keuze vastleggen …")
    dialog = fill(window, gekozen="Blijven met toezicht")
    press(window, "Opslaan", dialog)
    assert set(errors(dialog)) == {"gekozen_door"}
    fill(window, gekozen_door="Burgemeester", opnieuw_op=TODAY + timedelta(days=30))
    save(window)
    assert "Opnieuw bekijken: wo 23 dec" in words(window)
    press(window, "Keuze vastleggen …")
    fill(window, klaar=True)
    save(window)
    assert not hand.casus.verschillen[0].is_open
    assert "✓ Mag hij blijven?" in words(window)


def test_the_course_of_a_leefgebied_is_told_in_words(hand: Hand) -> None:
    hand.score(3, 40, area=1)
    hand.score(2, 90, area=1)
    hand.score(4, 2, area=1)
    matrix = hand.show().matrix
    cells = [matrix.item(row, 1) for row in range(matrix.rowCount())]
    (cell,) = (found for found in cells if isinstance(found, QTableWidgetItem) and "→ 3" in found.toolTip())
    assert "5 → 2 → 3 → 4 (beter)" in cell.toolTip()
    assert "5 → 2 → 3 → 4 (beter)" in str(cell.data(Qt.ItemDataRole.AccessibleTextRole))
    assert "25 aug 2026: 2" in cell.toolTip()


def test_a_casus_that_is_not_weighed_is_not_called_closed(window: MainWindow) -> None:
    casus_id = open_casus(window.place.ctx, casus_gegevens(), PERSOON)
    window.open_casus(casus_id, "Keten")
    settle(window)
    assert CLOSED not in words(window)
    assert "nog niet actief" in words(window)


def test_the_keyboard_keeps_its_place_when_the_cards_are_made_anew(hand: Hand) -> None:
    tab = hand.show()
    press(hand.window, "Overdracht vragen …")
    fill(hand.window, naar="GGZ", reden="zorg voorop")
    save(hand.window)
    focus = tab.focusWidget()
    assert focus is not None
    assert tab.isAncestorOf(focus)
    assert getattr(focus, "text", str)() == "Overdracht vragen …"
