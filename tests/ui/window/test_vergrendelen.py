"""The lock over everything that can be open: nothing asks, nothing refuses, nothing typed is lost, nothing stays in memory."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog
from pytestqt.qtbot import QtBot

from ivbdesk.cases.betrokkenen.betrokkene import Persoonsgegevens
from ivbdesk.ui.fields.fields import LongTextField, TextField
from ivbdesk.ui.forms.form_dialog import FormDialog
from ivbdesk.ui.messages import Toast
from ivbdesk.ui.signaal.signaal_dialog import SignaalDialog
from ivbdesk.ui.theme import Theme
from ivbdesk.ui.widgets.lees_dialog import LeesDialog
from ivbdesk.ui.window.main_window import MainWindow
from tests.ui.formulieren import dialogs, every_form
from tests.ui.hand import PATIENCE_S, settle
from tests.ui.vensters import OTHERS, other_dialogs
from tests.werkplaats import reopen

FORMS = sorted(every_form(), key=lambda kind: kind.__name__)
TYPED = "Half getypt, en niet opgeslagen"


@pytest.mark.parametrize("kind", FORMS, ids=lambda kind: kind.__name__)
def test_every_form_gives_way_and_keeps_what_was_typed(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, kind: type[FormDialog]
) -> None:
    form = next(dialog for dialog in dialogs(window) if type(dialog) is kind)
    form.start()
    settle(window)
    texts = [f for f in form.fields.values() if isinstance(f, TextField | LongTextField)]
    open_ones = [f for f in texts if f.may_be_kept()]
    if open_ones:
        open_ones[0].set_value(TYPED)
    draft = form.draft.name
    with qtbot.waitSignal(window.leaving.locked):
        QTest.keyClick(form.focusWidget() or form, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    desk = reopen(tmp_path)
    if draft is not None and open_ones:
        kept = desk.drafts.load(*draft)
        assert kept is not None
        assert TYPED in kept.inhoud
    desk.close()


@pytest.mark.parametrize("number", range(len(OTHERS)))
def test_every_other_dialog_gives_way(window: MainWindow, qtbot: QtBot, tmp_path: Path, number: int) -> None:
    dialog = list(other_dialogs(window))[number]
    assert type(dialog) is OTHERS[number]
    dialog.open()
    settle(window)
    with qtbot.waitSignal(window.leaving.locked):
        QTest.keyClick(dialog.focusWidget() or dialog, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    reopen(tmp_path).close()


def test_no_other_dialog_is_left_out() -> None:
    def below(kind: type[QDialog]) -> set[type[QDialog]]:
        return {found for sub in kind.__subclasses__() for found in {sub, *below(sub)}}

    ours = {kind for kind in below(QDialog) if kind.__module__.startswith("ivbdesk.")}
    named = {kind for kind in ours - every_form() if not kind.__name__.startswith("_")}
    assert named - {FormDialog, LeesDialog} == set(OTHERS)


LOCKING = """
import os, sys, traceback
from pathlib import Path
from uuid import UUID
from PySide6.QtCore import QSocketNotifier, QTimer
from PySide6.QtWidgets import QApplication
from ivbdesk.desktop import run_opened
from ivbdesk.desk import Desk, with_passphrase
from tests.werkplaats import PASSPHRASE
from ivbdesk.ui.qt_start import start_qt
app = start_qt(["ivbdesk"])
def fail(*error):
    traceback.print_exception(*error)
    os._exit(1)
desk = Desk.open(Path(sys.argv[1]), with_passphrase(PASSPHRASE))
print(desk.register._root.subkey("db").hex(), flush=True)
def window():
    return next(w for w in QApplication.topLevelWidgets() if type(w).__name__ == "MainWindow")
def show():
    sys.excepthook = fail
    window().open_casus(UUID(sys.argv[2]))
    assert window().background.wait_idle(120)
    print("getoond", flush=True)
asked = QSocketNotifier(0, QSocketNotifier.Type.Read)
asked.activated.connect(lambda: window().leaving.lock())
QTimer.singleShot(0, show)
run_opened(desk)
"""
MARK = "Zwartkijkerswaterval"


def processes_with(folder: Path) -> list[int]:
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                line = (entry / "cmdline").read_bytes()
            except OSError:
                continue
            if str(folder).encode() in line:
                found.append(int(entry.name))
    return found


def in_memory(pid: int, words: list[bytes]) -> list[bytes]:
    found: set[bytes] = set()
    with open(f"/proc/{pid}/maps") as maps, open(f"/proc/{pid}/mem", "rb", 0) as memory:
        for line in maps:
            span, rights = line.split()[:2]
            if not rights.startswith("rw"):
                continue
            start, end = (int(part, 16) for part in span.split("-"))
            try:
                memory.seek(start)
                data = memory.read(end - start)
            except (OSError, ValueError, OverflowError):
                continue
            found.update(word for word in words if word in data)
    return sorted(found)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="leest het geheugen via /proc")
def test_after_the_lock_no_process_of_ours_has_a_name_or_the_key_in_memory(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    from ivbdesk.actions.dossier.casus import NieuwePersoon, open_casus
    from ivbdesk.cases.betrokkenen.betrokkene import Rol
    from tests.werkplaats import PASSPHRASE, casus_gegevens

    person = NieuwePersoon(Persoonsgegevens("Jo", "", MARK, 1980), Rol.OVERLASTGEVER)
    casus_id = open_casus(window.place.ctx, casus_gegevens(), person)
    window.close()
    folder = tmp_path / "proef.ivb"
    home = tmp_path / "thuis"
    home.mkdir()
    temp = tmp_path / "tijdelijk"
    temp.mkdir()
    environment = {**os.environ, "HOME": str(home), "XDG_CONFIG_HOME": str(home), "TMPDIR": str(temp)}
    with subprocess.Popen(
        [sys.executable, "-c", LOCKING, str(folder), str(casus_id)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=environment,
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        key = process.stdout.readline().strip()
        words = [
            MARK.encode(),
            MARK.encode("utf-16-le"),
            PASSPHRASE.encode(),
            key.encode(),
            bytes.fromhex(key),
        ]
        assert process.stdout.readline().strip() == "getoond"
        try:
            seen = in_memory(process.pid, words[:1])
        except PermissionError:
            process.kill()
            pytest.skip("het geheugen is hier niet te lezen")
        assert seen, "het register stond niet in het geheugen; de proef bewijst niets"
        process.stdin.write("vergrendel\n")
        process.stdin.flush()
        assert process.wait(PATIENCE_S) == 0
    try:
        fresh = processes_with(folder)
        assert len(fresh) == 1
        # It shows its window first, and loads what opens a register after that.
        qtbot.waitUntil(lambda: b"sqlcipher" in Path(f"/proc/{fresh[0]}/maps").read_bytes())
        assert in_memory(fresh[0], words) == []
        written = [path for place in (home, temp) for path in place.rglob("*") if path.is_file()]
        assert written, "de instellingen horen er te staan"
        assert [path.name for path in written if any(word in path.read_bytes() for word in words)] == []
    finally:
        for pid in processes_with(folder):
            os.kill(pid, signal.SIGKILL)


def test_a_dialog_of_qt_itself_gives_way_too(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = QFileDialog(window)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.open()
    settle(window)
    with qtbot.waitSignal(window.leaving.locked):
        QTest.keyClick(dialog.focusWidget() or dialog, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    reopen(tmp_path).close()


@contextmanager
def no_more_room(register: Path) -> Iterator[None]:
    """Meanwhile no file of this process grows past what the journal of the register is now."""
    resource = pytest.importorskip("resource", reason="not on Windows")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, ((register / "register.db-wal").stat().st_size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.mark.parametrize("why", ["de schijf is vol", "er loopt nog werk"])
def test_a_lock_ends_whatever_it_meets_and_the_next_opening_tells_it(
    window: MainWindow, qtbot: QtBot, settings: QSettings, theme: Theme, tmp_path: Path, why: str
) -> None:
    gate = Event()
    window.top.search.setText("geheim")
    window.top.search.selectAll()
    window.top.search.copy()
    assert QApplication.clipboard().text() == "geheim"
    form = SignaalDialog(window.place, None, window)
    form.start()
    form.fields["tekst"].set_value(TYPED)
    full = why == "de schijf is vol"
    if not full:
        window.leaving.patience_s = 0.05
        window.place.background.run(lambda: gate.wait(PATIENCE_S), lambda _: None)
    place = window.place.desk.register.folder
    with no_more_room(place) if full else nullcontext(), qtbot.waitSignal(window.leaving.locked):
        window.leaving.lock()
    assert not gate.is_set(), "it did not wait for the work"
    assert QApplication.clipboard().text() == ""
    gate.set()
    window.place.background.shutdown()
    if not full:
        window.place.desk.close()  # as the end of the process does
    again = MainWindow(reopen(tmp_path), theme, settings)
    again.show()
    settle(again)
    told = " ".join(toast.accessibleName() for toast in again.findChildren(Toast))
    assert "kon niet alles worden afgemaakt" in told
    again.close()
