"""No form chooses for the officer: what is not certain is asked, and what was passed by leaves nothing behind."""

from __future__ import annotations

from fnmatch import fnmatch

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ivbdesk.cases.dossier.tijdlijn import ItemSoort
from ivbdesk.cases.kader.soorten import Klasse, Thema, Uitkomst
from ivbdesk.ui.fields.choice_field import ChoiceField
from ivbdesk.ui.fields.chooser import CHOOSE
from ivbdesk.ui.forms.form_dialog import FormDialog
from ivbdesk.ui.signaal.weging_dialog import WegingDialog
from ivbdesk.ui.window.main_window import MainWindow
from tests.ui.formulieren import dialogs
from tests.ui.hand import settle
from tests.ui.rondgang import forms

CERTAIN = {
    "as the register holds it": (
        "CasusDialog.*", "KaartDialog.klasse", "KwetsbaarheidDialog.*", "DoelDialog.leefgebied", "SignaalDialog.*",
        "WegingDialog.thema", "VoortgangDialog.licht",
    ),
    "asked for this one": (
        "InzetDialog.leefgebied", "AfspraakDialog.leefgebied", "AfspraakDialog.partner_id", "OverdrachtDialog.soort",
        "UitvoerDialog.ontvanger",
    ),
    "the only one there is": (
        "*.geadresseerde", "VoorstelDialog.partner", "StartDialog.partner", "VerbeurteDialog.overtreding", "OverdrachtDialog.partner_id",
    ),
    "says that nothing is known or done yet": (
        "*.huurvorm", "DossierDialog.staat_*", "ItemDialog.verificatie", "ZienswijzeDialog.vorm", "KnelpuntDialog.status",
    ),
    "follows from the file, and says so": (
        "AfwegingDialog.grond_P03", "OpleggerDialog.soort", "VerlengDialog.eenheid", "NalezenDialog.wijze_0",
    ),
}  # fmt: skip
"""What a form may have chosen from the start, and why; anything else begins at "Kies …"."""
_TABS = 120


def choices(dialog: FormDialog) -> list[ChoiceField[object]]:
    return [field for field in dialog.fields.values() if isinstance(field, ChoiceField)]


def chosen(field: ChoiceField[object]) -> str:
    """What is chosen, in words; empty where nothing is, or what stands for that."""
    return "" if field.raw() in (None, "") else field.combo.currentText()


def raw(dialog: FormDialog) -> dict[str, object]:
    return {name: field.raw() for name, field in dialog.fields.items()}


def choose(field: ChoiceField[object], index: int) -> None:
    """As a hand does."""
    field.combo.setCurrentIndex(index)
    field.combo.activated.emit(index)


def test_what_is_chosen_from_the_start(window: MainWindow) -> None:
    certain = [pattern for patterns in CERTAIN.values() for pattern in patterns]
    found = {
        f"{name}.{field.name}": words
        for name, dialog in forms(window)
        if isinstance(dialog, FormDialog)
        for field in choices(dialog)
        if (words := chosen(field))
    }
    assert {name: words for name, words in found.items() if not any(fnmatch(name, p) for p in certain)} == {}
    assert [pattern for pattern in certain if not any(fnmatch(name, pattern) for name in found)] == []


def test_what_is_not_chosen_is_asked_at_its_field(window: MainWindow) -> None:
    silent, asked = [], 0
    for dialog in dialogs(window):
        dialog.values()
        for field in choices(dialog):
            if field.combo.currentIndex() < 0:
                asked += 1
                if not field.error:
                    silent.append(f"{type(dialog).__name__}.{field.name}")
                assert field.combo.placeholderText() == CHOOSE
    assert silent == []
    assert asked > 40


def test_what_was_passed_by_leaves_nothing_behind(window: MainWindow) -> None:
    left = {}
    for name, dialog in forms(window):
        assert isinstance(dialog, FormDialog)
        for field in choices(dialog):
            start = field.combo.currentIndex()
            home = max(start, 0)
            choose(field, home)
            before = raw(dialog)
            for index in range(min(field.combo.count(), 9)):
                choose(field, index)
            choose(field, home)
            settle(window)
            if raw(dialog) != before:
                moved = {key for key, value in raw(dialog).items() if value != before[key]}
                left[f"{name}.{field.name}"] = moved
    assert left == {}


def test_a_round_with_tab_changes_nothing(window: MainWindow) -> None:
    changed = {}
    for name, dialog in forms(window):
        assert isinstance(dialog, FormDialog)
        before, seen = raw(dialog), set()
        for _ in range(_TABS):
            focus = QApplication.focusWidget()
            if focus is None or focus in seen:
                break
            seen.add(focus)
            QTest.keyClick(focus, Qt.Key.Key_Tab)
        after = {key for key, value in raw(dialog).items() if value != before[key]}
        least = 2 if dialog.save_button.isEnabled() else 1  # one that is refused takes nothing in
        if after or dialog._touched or len(seen) < least:
            changed[name] = (after, dialog._touched, len(seen))
    assert changed == {}


def weighing(window: MainWindow) -> WegingDialog:
    found = next(dialog for dialog in dialogs(window) if isinstance(dialog, WegingDialog))
    found.start()
    settle(window)
    return found


def test_a_theme_that_was_passed_by_leaves_no_health_data(window: MainWindow) -> None:
    dialog = weighing(window)
    areas, theme = dialog._areas, dialog._answers.thema
    at_first = areas.value()
    theme.set_value(Thema.VERWARD)
    assert set(areas.value()) - set(at_first)
    theme.set_value(Thema.WOONOVERLAST)
    assert areas.value() == at_first


def test_what_the_officer_ticks_or_unticks_stays_with_another_theme(window: MainWindow) -> None:
    dialog = weighing(window)
    areas, theme = dialog._areas, dialog._answers.thema
    own = next(key for key in areas.boxes if key not in areas.value())
    areas.boxes[own].click()
    theme.set_value(Thema.VERWARD)
    proposed = next(key for key in areas.value() if key != own)
    areas.boxes[proposed].click()
    theme.set_value(Thema.WOONOVERLAST)
    theme.set_value(Thema.VERWARD)
    assert own in areas.value()
    assert proposed not in areas.value()


def test_an_outcome_that_was_passed_by_takes_its_receiver_along(window: MainWindow) -> None:
    dialog = weighing(window)
    decided = dialog._decided
    partner = next(p for p in dialog._decision.partners if p.klasse is Klasse.ZORG)
    decided.uitkomst.set_value(Uitkomst.PARTNER)
    decided.partner.set_value(partner.id)
    only = next(
        outcome for outcome, rule in window.place.ctx.naslag.wegingskader.uitkomsten.items() if rule.partner
    )
    decided.uitkomst.set_value(only)
    assert decided.partner.chosen() not in (None, partner.id)
    decided.uitkomst.set_value(Uitkomst.PARTNER)
    assert decided.partner.chosen() == partner.id


def test_the_quick_line_asks_its_kind_and_keeps_what_was_typed_beside_it(window: MainWindow) -> None:
    quick = window.casus_page.tijdlijn.quick
    assert [quick.kind.chosen(), quick.aard.chosen(), quick.herkomst.chosen()] == [None, None, None]
    quick.who.set_value("de wijkagent")
    quick.kind.set_value(ItemSoort.CONTACT)
    quick.kind.set_value(ItemSoort.MELDING)
    assert quick.who.value() == "de wijkagent"
