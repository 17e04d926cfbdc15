"""The window in which the work is done: navigation, search, pages."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from PySide6.QtCore import QSettings, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeySequence, QResizeEvent, QShortcut, QWindow
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QMainWindow,
    QVBoxLayout,
    QWidget,
)

from ivbdesk.actions.dossier.casus import refresh_stale
from ivbdesk.cases.betrokkenen.medewerker import Medewerker, Recht
from ivbdesk.cases.betrokkenen.register import GEMEENTE
from ivbdesk.cases.zoeken.rijen import Tellingen
from ivbdesk.ui.act import Act, act
from ivbdesk.ui.acts import FIXED_KEYS, all_acts
from ivbdesk.ui.background import Background
from ivbdesk.ui.beheer.back_ups import BackUps
from ivbdesk.ui.beheer.keuring import WeeklyCheck
from ivbdesk.ui.beheer.page import BeheerPage
from ivbdesk.ui.clipboard import Clipboard
from ivbdesk.ui.dossier.casussen import CasussenPage
from ivbdesk.ui.dossier.nieuwe_casus import NieuweCasusDialog
from ivbdesk.ui.dossier.page import CasusPage
from ivbdesk.ui.keten.partners_page import PartnersPage
from ivbdesk.ui.messages import Messages
from ivbdesk.ui.opened import Changed, Opened
from ivbdesk.ui.outside import clear_outside
from ivbdesk.ui.publiek.overleg_page import OverlegPage
from ivbdesk.ui.publiek.zaal.afschermen import exclude_from_capture
from ivbdesk.ui.publiek.zaal.venster import Zaalvenster
from ivbdesk.ui.rapportage.page import RapportagePage
from ivbdesk.ui.signaal.page import SignalenPage
from ivbdesk.ui.signaal.signaal_dialog import SignaalDialog
from ivbdesk.ui.theme import Theme
from ivbdesk.ui.werk.page import WerkvoorraadPage
from ivbdesk.ui.widgets.basics import PrimaryButton, SecondaryButton
from ivbdesk.ui.widgets.form_dialog import FormDialog
from ivbdesk.ui.window.idle import IdleWatch, chosen_minutes
from ivbdesk.ui.window.nav import Nav
from ivbdesk.ui.window.page_stack import PageStack
from ivbdesk.ui.window.session import SessionWatch
from ivbdesk.ui.window.toetsen_dialog import ToetsenDialog
from ivbdesk.ui.window.top_bar import TopBar
from ivbdesk.ui.workplace import Workplace
from ivbdesk.ui.zoeken.search_hits import SearchHits
from ivbdesk.ui.zoeken.searching import Searching

_NAV_NEEDS = 1240
PLACE_DRAFT = ("plaats", "")
LOCKS = "vergrendelt"


class MainWindow(QMainWindow):
    """All pages of one open register. `locked` asks to end this process and show the unlock window."""

    nav: Nav
    top: TopBar
    beheer: BeheerPage
    casus_page: CasusPage
    locked = Signal()

    def __init__(self, desk: Opened, theme: Theme, settings: QSettings) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("ivbdesk")
        self._settings = settings
        self.messages = Messages(self)
        self.background = Background(self.messages, self)
        self.place = Workplace(desk, self.background, self.messages, theme, self)
        self.back_ups = BackUps(self.place, settings)
        self.keuring = WeeklyCheck(self.place, settings)
        self.idle_watch = IdleWatch(self, chosen_minutes(settings))
        self.idle_watch.due.connect(self.lock)
        self.session_watch = SessionWatch(self)
        self.session_watch.due.connect(self.lock)
        self.clipboard = Clipboard(self)
        self.zaal: Zaalvenster | None = None
        self._build(theme)
        self._wire()
        self._restore_size()
        self.go_to("werkvoorraad")
        QTimer.singleShot(0, self._after_start)

    def _build(self, theme: Theme) -> None:
        body = QWidget()
        row = QHBoxLayout(body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.nav = Nav(theme, "IVB-desk", "Register Zorg & Veiligheid")
        self.nav.add("werkvoorraad", "Werkvoorraad", "werkvoorraad")
        self.nav.add("signalen", "Signalen", "signalen")
        self.nav.add("casussen", "Casussen", "casussen")
        self.nav.add("overleg", "Overleg", "overleg")
        self.nav.add("partners", "Partners", "partners")
        self.nav.add("rapportage", "Rapportage", "rapportage")
        self.nav.add("beheer", "Beheer", "beheer")
        row.addWidget(self.nav)
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.top = TopBar("Zoek overal; > voor handelingen")
        self._record = SecondaryButton("Signaal vastleggen", self.new_signaal)
        self._record.setToolTip("F9")
        self.top.add_button(self._record)
        self._new = PrimaryButton("Nieuwe casus", self.new_casus)
        self._new.setToolTip("Ctrl+N")
        self.top.add_button(self._new)
        column.addWidget(self.top)
        pages = PageStack()
        self.stack = pages.stack
        column.addWidget(pages, 1)
        row.addWidget(right, 1)
        self.setCentralWidget(body)
        self.beheer = BeheerPage(self.place, self.back_ups, self.idle_watch, self._settings, self.renew_keys)
        self.overleg = OverlegPage(self.place)
        self.overleg.held.connect(self.hold_overleg)
        self.signalen = SignalenPage(self.place)
        self.place.overleg_asked.connect(self.open_overleg)
        self.partners = PartnersPage(self.place)
        self.pages: dict[str, QWidget] = {
            "werkvoorraad": WerkvoorraadPage(self.place, self.back_ups.newest),
            "signalen": self.signalen,
            "casussen": CasussenPage(self.place, self._settings),
            "overleg": self.overleg,
            "partners": self.partners,
            "rapportage": RapportagePage(self.place),
            "beheer": self.beheer,
        }
        self.casus_page = CasusPage(self.place)
        for page in (*self.pages.values(), self.casus_page):
            self.stack.addWidget(page)
        self.hits = SearchHits(self)

    def _wire(self) -> None:
        self._count = QTimer(self, singleShot=True, interval=120)
        self._count.timeout.connect(self.refresh_counts)
        self.nav.chosen.connect(self.go_to)
        self.place.casus_asked.connect(self.open_casus)
        self.place.page_asked.connect(self.go_to)
        self.place.new_casus_asked.connect(self.new_casus)
        self.place.new_signaal_asked.connect(self.new_signaal)
        self.place.signaal_asked.connect(self.open_signaal)
        self.place.changed.connect(lambda _: self._count.start())
        self.place.changed.connect(self._on_changed)
        self.searching = Searching(self, self.hits)
        self._officer = ""
        self.back_ups.told.connect(self._show_back_up)
        for known in all_acts(self):
            if known.key and known.bound:
                QShortcut(QKeySequence(known.key), self, partial(self.do, known))
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.focusWindowChanged.connect(self._let_lock)

    def _let_lock(self, window: QWindow | None) -> None:
        """Every window that gets the focus, a dialog of Qt's own too, knows the key that locks."""
        for top in QApplication.topLevelWidgets():
            if (
                top is not self
                and window is not None
                and top.windowHandle() is window
                and not top.property(LOCKS)
            ):
                top.setProperty(LOCKS, True)
                QShortcut(QKeySequence("Ctrl+L"), top, self.lock)

    def _after_start(self) -> None:
        desk = self.place.desk
        if desk.register.warnings:
            told = "\n\n".join(str(warning) for warning in desk.register.warnings)
            if self.messages.confirm("Let op bij dit register", "Toch verder werken", told):
                self.background.run(desk.register.accept_warnings, lambda _: None, owner=self)
            else:
                self.close()
                return
        if desk.own_kader.keuze.fout:
            self.messages.notice(
                "Het eigen handelingskader naast het register kan niet worden gebruikt; zie Beheer, Handelingskader."
            )
        for widget in self.casus_page.findChildren(QWidget):
            widget.ensurePolished()  # now, so that the first casus opens as fast as the next
        words = self.place.ctx.woordkeus
        self.background.run(lambda: words.find("klaar"), lambda _: None, owner=self)  # before somebody types
        clear_outside()  # what a crash may have left
        ctx = self.place.ctx
        self.background.run(lambda: refresh_stale(ctx), lambda _: None, owner=self, key="nieuwe dag")
        drafts = self.place.desk.drafts
        self.background.run(lambda: drafts.load(*PLACE_DRAFT), self._restore_place, owner=self)
        self.refresh_counts()
        officer = ctx.officer
        self.background.run(lambda: ctx.reads.beheer.medewerker(officer), self._show_foot, owner=self)
        self._read_gemeente()

    def _on_changed(self, changes: Changed) -> None:
        if "instelling" in changes.entiteiten:
            self._read_gemeente()

    def _read_gemeente(self) -> None:
        reads = self.place.ctx.reads
        self.background.run(
            lambda: reads.beheer.instellingen().get(GEMEENTE, ""), self._show_gemeente, owner=self
        )

    def _show_gemeente(self, naam: object) -> None:
        self.place.gemeente = str(naam)

    def _show_foot(self, officer: object) -> None:
        if isinstance(officer, Medewerker):
            self._officer = officer.naam
            self.place.recht = officer.recht
            for button in (self._record, self._new):
                button.setVisible(officer.recht.covers(Recht.REGIEVOERDER))
        tries = self.place.desk.register.earlier_tries
        if tries:
            self.messages.notice(f"Sinds de vorige keer is {tries} keer een verkeerde wachtwoordzin getypt.")
        self.back_ups.look()

    def _show_back_up(self, line: str) -> None:
        known = self.idle_watch.is_known
        lock = f"Vergrendelt na {self.idle_watch.minutes} min · Ctrl+L" if known else "Ctrl+L vergrendelt"
        lines = (self._officer, f"Register: {self.place.desk.register.folder.name}", line, lock)
        self.nav.set_foot([line for line in lines if line])

    @act("Tellingen vernieuwen", "verversen", "F5")
    def refresh_counts(self) -> None:
        """Read the counts of the navigation again."""
        reads, today = self.place.ctx.reads, self.place.today()

        def show(found: Tellingen) -> None:
            self.nav.set_count("werkvoorraad", found.werk, "te doen")
            self.nav.set_count("signalen", found.signalen, "te wegen")
            self.nav.set_count("casussen", found.casussen, "lopend")

        self.place.read(self, lambda: reads.werk.tellingen(today), show, key="tellingen")

    @act("Signaal vastleggen", "melding zorg bewoner", "F9", needs=Recht.REGIEVOERDER, useful=True)
    def new_signaal(self) -> None:
        """Record a signal, from anywhere; a form that is open stays as it is."""
        if QApplication.activeModalWidget() is not None or not self.place.recht.covers(Recht.REGIEVOERDER):
            return
        dialog = SignaalDialog(self.place, None, self)
        dialog.saved.connect(lambda _: self.messages.notice("Het signaal is vastgelegd."))
        dialog.start()

    @act(
        "Signalen wegen",
        "weging beoordelen melding",
        needs=Recht.REGIEVOERDER,
        useful=True,
        given=("signalen",),
    )
    @act("Terug naar de casussen", key="Alt+Left", given=("casussen",))
    def go_to(self, key: str) -> None:
        """Show a page of the navigation."""
        self.nav.mark(key)
        self.stack.setCurrentWidget(self.pages[key])
        self._here = (key, "")

    def open_casus(self, casus_id: UUID, tab: str = "") -> None:
        """Show a casus."""
        self.nav.mark("casussen")
        self.stack.setCurrentWidget(self.casus_page)
        self.casus_page.show_casus(casus_id, tab)
        self.casus_page.setFocus()
        self._here = ("casus", str(casus_id))

    def open_overleg(self, overleg_id: UUID) -> None:
        """Show a meeting on the page where it is prepared."""
        self.go_to("overleg")
        self.overleg.show_overleg(overleg_id)

    def hold_overleg(self, overleg_id: UUID) -> None:
        """Open the conference window; the work window stays out of a capture where the platform can."""
        if self.zaal is not None:
            self.zaal.close()
        self.zaal = Zaalvenster(self.place, overleg_id)
        self.zaal.left.connect(self._left_zaal)
        exclude_from_capture(self)
        screen = self.screen().availableGeometry()
        self.zaal.resize(min(screen.width(), 1920), min(screen.height(), 1080))
        self.zaal.show()
        self.zaal.activateWindow()

    def _left_zaal(self) -> None:
        self.zaal = None
        exclude_from_capture(self, False)

    @act("Nieuwe casus", "casus openen maken toevoegen", "Ctrl+N", needs=Recht.REGIEVOERDER, useful=True)
    def new_casus(self) -> None:
        """Ask what a new casus is about; it opens when it is kept."""
        dialog = NieuweCasusDialog(self.place, self)
        dialog.saved.connect(lambda casus_id: self.open_casus(casus_id))
        dialog.start()

    def open_signaal(self, signaal_id: UUID) -> None:
        """Show a signal."""
        self.go_to("signalen")
        self.signalen.show_signaal(signaal_id)

    def do(self, act: Act) -> None:
        """Do an act, or say why it cannot be done."""
        if refusal := act.refusal(self):
            self.messages.notice(f"{act.name}: {refusal}.")
        else:
            act.do()

    @property
    def shown_casus(self) -> UUID | None:
        """The casus that is on the screen."""
        return self.casus_page.shown_id if self.stack.currentWidget() is self.casus_page else None

    @act("Sneltoetsen", "toetsen toetsenbord hulp", "F1", useful=True)
    def show_keys(self) -> None:
        """Show all keys."""
        keys = [(act.key, act.name) for act in all_acts(self) if act.key]
        ToetsenDialog(self.place, [*keys, *FIXED_KEYS], self).show()

    @act("Overleg plannen", "casusoverleg vergadering agenda", needs=Recht.REGIEVOERDER, useful=True)
    def plan_overleg(self) -> None:
        """Plan a meeting."""
        self.go_to("overleg")
        self.overleg.plan()

    @act("Wie kan helpen? Partner zoeken", "organisatie hulp verwijzen", useful=True)
    def find_partner(self) -> None:
        """Look for a partner that can help."""
        self.go_to("partners")
        self.partners.tabs.show_tab("Wie kan helpen?")

    def anchor(self) -> None:
        """Note the head of the audit log in the key file, off the UI thread."""
        self.background.run(self.place.desk.register.anchor, lambda _: None, owner=self)

    @act("Vergrendelen", "afsluiten slot weg", "Ctrl+L", useful=True)
    def lock(self) -> None:
        """Keep drafts and place, close the register, and end the process that held the key.

        Nothing is asked and nothing can refuse: not an open form, not a question, not a file dialog.
        """
        if self.isHidden():
            return
        self.hide()
        key, ref = self._here
        tab = self.casus_page.current_tab if key == "casus" else ""
        try:
            self._keep_drafts()
            self.place.desk.drafts.save(*PLACE_DRAFT, f"{key}|{ref}|{tab}", self.place.ctx.now())
            self._leave()
        finally:  # also when the disk is full: the key must leave the memory
            self.locked.emit()

    def renew_keys(self, recovery: str) -> None:
        """Give the register other keys: end all other work, renew, and start anew at the unlock window."""
        key, ref = self._here
        self._keep_drafts()
        self.place.desk.drafts.save(*PLACE_DRAFT, f"{key}|{ref}|", self.place.ctx.now())
        self.background.shutdown()
        waiting = self.messages.wait("De sleutels worden vernieuwd. Sluit de computer niet af.")
        work = Background(self.messages, self)
        keys = self.place.desk.keys

        def leave() -> None:
            waiting.done(0)
            self.hide()
            self.locked.emit()

        def failed(error: BaseException) -> None:
            self.messages.show_exception(error).finished.connect(leave)

        work.run(lambda: keys.renew(recovery), lambda _: leave(), failed, owner=self)

    def _restore_place(self, draft: object) -> None:
        if draft is None:
            return
        key, ref, tab = [*str(getattr(draft, "inhoud", "")).split("|"), "", ""][:3]
        drafts = self.place.desk.drafts
        self.background.run(lambda: drafts.discard(*PLACE_DRAFT), lambda _: None, owner=self)
        if key == "casus" and ref:
            self.open_casus(UUID(ref), tab)
        elif key in self.pages:
            self.go_to(key)

    def _restore_size(self) -> None:
        stored = self._settings.value("venster")
        if stored is not None and self.restoreGeometry(stored):
            self.resize(self.size().boundedTo(self.screen().availableGeometry().size()))
        else:
            area, px = self.screen().availableGeometry(), self.place.theme.px
            self.resize(min(px(1440), area.width() * 9 // 10), min(px(900), area.height() * 9 // 10))
            if area.width() <= px(1500) or area.height() <= px(960):
                self.setWindowState(Qt.WindowState.WindowMaximized)

    def _keep_drafts(self) -> None:
        for form in self.findChildren(FormDialog):
            form.keep_draft()
        if self.zaal is not None:
            self.zaal.close()
        self.casus_page.tijdlijn.keep_draft()

    def _leave(self) -> None:
        self._settings.setValue("venster", self.saveGeometry())
        clear_outside()
        self.clipboard.clear()
        self.background.shutdown()
        self.place.desk.close()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the navigation gives way to the work."""
        super().resizeEvent(event)
        self.nav.set_compact(self.width() < self.place.theme.px(_NAV_NEEDS))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep what is typed, close the register, and end."""
        if not self.isHidden():
            self._keep_drafts()
            self._leave()
        event.accept()
