"""The window in which the work is done: navigation, search, pages."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from uuid import UUID

from PySide6.QtCore import QByteArray, QSettings, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QMainWindow,
    QVBoxLayout,
    QWidget,
)

from ivbdesk.cases.betrokkenen.medewerker import Medewerker, Recht
from ivbdesk.cases.zoeken.rijen import Tellingen
from ivbdesk.ui.act import Act, act
from ivbdesk.ui.acts import all_acts
from ivbdesk.ui.background import Background
from ivbdesk.ui.beheer.back_ups import BackUps
from ivbdesk.ui.beheer.keuring import KeuringLine, WeeklyCheck
from ivbdesk.ui.beheer.page import BeheerPage
from ivbdesk.ui.dossier.besloten import NoodDialog
from ivbdesk.ui.dossier.casussen import CasussenPage
from ivbdesk.ui.dossier.nieuwe_casus import NieuweCasusDialog
from ivbdesk.ui.dossier.page import CasusPage
from ivbdesk.ui.keten.partners_page import PartnersPage
from ivbdesk.ui.meekijken import keep_shared_screen
from ivbdesk.ui.messages import Messages
from ivbdesk.ui.opened import Opened
from ivbdesk.ui.publiek.overleg_page import OverlegPage
from ivbdesk.ui.rapportage.page import RapportagePage
from ivbdesk.ui.signaal.aangereikt import KlaarlegDialog
from ivbdesk.ui.signaal.page import SignalenPage
from ivbdesk.ui.signaal.signaal_dialog import SignaalDialog
from ivbdesk.ui.theme import Theme
from ivbdesk.ui.werk.page import WerkvoorraadPage
from ivbdesk.ui.widgets.basics import PrimaryButton, SecondaryButton, window_title
from ivbdesk.ui.window.arrival import Arrival
from ivbdesk.ui.window.conference import Conference
from ivbdesk.ui.window.copy_banner import CopyBanner
from ivbdesk.ui.window.guide import Guide
from ivbdesk.ui.window.head_memory import HeadMemory
from ivbdesk.ui.window.invented_banner import InventedBanner
from ivbdesk.ui.window.klok_banner import KlokBanner
from ivbdesk.ui.window.leaving import Leaving
from ivbdesk.ui.window.line_banner import LineBanner
from ivbdesk.ui.window.nav import Nav
from ivbdesk.ui.window.nav_foot import NavFoot
from ivbdesk.ui.window.page_stack import PageStack
from ivbdesk.ui.window.spoken_acts import SpokenActs
from ivbdesk.ui.window.taking_back import TakingBack
from ivbdesk.ui.window.top_bar import TopBar
from ivbdesk.ui.window.turn_banner import TurnBanner
from ivbdesk.ui.window.unanswered import Unanswered
from ivbdesk.ui.window.whereabouts import CASUS, Whereabouts
from ivbdesk.ui.workplace import Workplace
from ivbdesk.ui.zoeken.search_hits import SearchHits
from ivbdesk.ui.zoeken.searching import Searching

_NAV_NEEDS = 1240


class MainWindow(QMainWindow):
    """All pages of one open register, and the way to each of them."""

    nav: Nav
    top: TopBar
    beheer: BeheerPage
    casus_page: CasusPage

    def __init__(self, desk: Opened, theme: Theme, settings: QSettings) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._settings = settings
        self.messages = Messages(self)
        self.background = Background(self.messages, self)
        self.place = Workplace(desk, self.background, self.messages, theme, self)
        self.back_ups = BackUps(self.place, settings)
        self.heads = HeadMemory(self.place, settings, self.back_ups)
        self.keuring = WeeklyCheck(self.place, self.back_ups, lambda: self.heads.seen)
        self.arrival = Arrival(self, self.place)
        self.leaving = Leaving(self, self.place, settings, self._where)
        self.taking_back = TakingBack(self.place)
        self.unanswered = Unanswered(self.place)
        self.conference = Conference(self, self.place, self.leaving.idle_watch)
        self._build_frame(theme)
        self._build_pages()
        self._wire()
        self._restore_size()
        self.go_to("werkvoorraad")
        QTimer.singleShot(0, self._after_start)

    def _build_frame(self, theme: Theme) -> None:
        body = QWidget()
        row = QHBoxLayout(body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.nav = Nav(theme, "ivbdesk", "Register Zorg & Veiligheid")
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
        self.klok = KlokBanner(self.place)
        self.turns = TurnBanner(self.place, self.leaving.idle_watch, lambda: self.conference.is_on)
        self.copy = CopyBanner(self.place)
        self.invented = InventedBanner()
        wrong = KeuringLine(self.place, self.keuring, lambda: self.beheer.open_safety())
        for banner in (self.invented, LineBanner(self.place), self.klok, self.turns, self.copy, wrong):
            column.addWidget(banner)
        pages = PageStack()
        self.stack = pages.stack
        column.addWidget(pages, 1)
        row.addWidget(right, 1)
        self.setCentralWidget(body)
        self.hits = SearchHits(self)

    def _build_pages(self) -> None:
        self.beheer = BeheerPage(
            self.place,
            self.back_ups,
            self.keuring,
            self.leaving.idle_watch,
            self._settings,
            self.leaving.renew_keys,
        )
        self.werkvoorraad = WerkvoorraadPage(self.place, self.back_ups.newest)
        self.overleg = OverlegPage(self.place)
        self.signalen = SignalenPage(self.place)
        self.partners = PartnersPage(self.place)
        self.pages: dict[str, QWidget] = {
            "werkvoorraad": self.werkvoorraad,
            "signalen": self.signalen,
            "casussen": CasussenPage(self.place, self._settings),
            "overleg": self.overleg,
            "partners": self.partners,
            "rapportage": RapportagePage(self.place),
            "beheer": self.beheer,
        }
        self.casus_page = CasusPage(self.place)
        shown = {
            "navigatie": self.nav,
            "pagina": self.stack,
            "signaal": self._record,
            "zoeken": self.top.search,
        }
        self.guide = Guide(self, self, self.place, shown)
        for page in (*self.pages.values(), self.casus_page):
            self.stack.addWidget(page)

    def _wire(self) -> None:
        SpokenActs(self.place, self.casus_page)
        self._count = QTimer(self, singleShot=True, interval=120)
        self._count.timeout.connect(self.refresh_counts)
        self.nav.chosen.connect(self.go_to)
        self.place.casus_asked.connect(self.open_casus)
        self.place.page_asked.connect(self.go_to)
        self.place.new_casus_asked.connect(self.new_casus)
        self.place.new_signaal_asked.connect(self.new_signaal)
        self.place.signaal_asked.connect(self.open_signaal)
        self.place.overleg_asked.connect(self.open_overleg)
        self.overleg.held.connect(self.conference.hold)
        self.place.changed.connect(lambda _: self._count.start())
        self.searching = Searching(self, self.hits)
        foot = NavFoot(self.nav, self.place, self.back_ups, self.leaving.idle_watch)
        self.arrival.met.connect(self._meet)
        self.arrival.met.connect(foot.meet)
        self.arrival.came_from.connect(self._go_back)
        self.leaving.begins.connect(self._keep_typed)
        self.turns.yields.connect(self.leaving.lock)
        self.copy.wanted.connect(self.leaving.lock)
        for known in all_acts(self):
            if known.key and known.bound:
                QShortcut(QKeySequence(known.key), self, partial(self.do, known))

    def _after_start(self) -> None:
        if not self.arrival.begin():
            self.close()
            return
        for widget in self.casus_page.findChildren(QWidget):
            widget.ensurePolished()  # now, so that the first casus opens as fast as the next
        self.refresh_counts()
        self.klok.look()
        self.heads.look()
        self.leaving.tell()
        if not self.place.reads_copy:
            self.turns.look()

    def _meet(self, officer: Medewerker) -> None:
        self._record.setVisible(self.place.may_record)
        self._new.setVisible(self.place.recht.covers(Recht.REGIEVOERDER))

    @act("Tellingen vernieuwen", "verversen", "F5")
    def refresh_counts(self) -> None:
        """Read the counts of the navigation again."""
        reads, today = self.place.ctx.reads, self.place.today()

        def show(found: Tellingen) -> None:
            self.nav.set_count("werkvoorraad", found.werk, "te doen")
            self.nav.set_count("signalen", found.signalen, "te wegen")
            self.nav.set_count("casussen", found.casussen, "lopend")

        self.place.read(self, lambda: reads.werk.tellingen(today), show, key="tellingen")

    @act(
        "Signaal vastleggen",
        "melding zorg bewoner",
        "F9",
        needs=Recht.REGIEVOERDER,
        useful=True,
        reading=True,
    )
    def new_signaal(self) -> None:
        """Record a signal, from anywhere; a form that is open stays as it is."""
        if QApplication.activeModalWidget() is not None or not self.place.may_record:
            return
        if self.place.may_hand_over:
            KlaarlegDialog(self.place, self).start()
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
        self.setWindowTitle(window_title(self.nav.names()[key]))
        self.stack.setCurrentWidget(self.pages[key])
        self._here = Whereabouts(key)

    def open_casus(self, casus_id: UUID, tab: str = "") -> None:
        """Show a casus."""
        self.nav.mark("casussen")
        self.setWindowTitle(window_title("Casus"))
        self.stack.setCurrentWidget(self.casus_page)
        self.casus_page.show_casus(casus_id, tab)
        self.casus_page.setFocus()
        self._here = Whereabouts(CASUS, str(casus_id))

    def open_overleg(self, overleg_id: UUID) -> None:
        """Show a meeting on the page where it is prepared."""
        self.go_to("overleg")
        self.overleg.show_overleg(overleg_id)

    @act("Nieuwe casus", "casus openen maken toevoegen", "Ctrl+N", needs=Recht.REGIEVOERDER, useful=True)
    def new_casus(self) -> None:
        """Ask what a new casus is about; it opens when it is kept."""
        dialog = NieuweCasusDialog(self.place, self)
        dialog.saved.connect(lambda casus_id: self.open_casus(casus_id))
        dialog.start()

    @act("Besloten casus in nood openen", "noodopening toegang geheim", needs=Recht.REGIEVOERDER)
    def open_in_emergency(self) -> None:
        """Ask for the number of a closed casus that cannot wait, and open it."""
        dialog = NoodDialog(self.place, self)
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
        self.partners.who_helps.setFocus()

    def _where(self) -> Whereabouts:
        is_casus = self._here.page == CASUS
        return replace(self._here, tab=self.casus_page.current_tab) if is_casus else self._here

    def _go_back(self, to: Whereabouts) -> None:
        if to.page == CASUS:
            self.open_casus(UUID(to.casus_id), to.tab)
        elif to.page in self.pages:
            self.go_to(to.page)

    def _restore_size(self) -> None:
        stored = self._settings.value("venster")
        if isinstance(stored, QByteArray) and self.restoreGeometry(stored):
            self.resize(self.size().boundedTo(self.screen().availableGeometry().size()))
        else:
            area, px = self.screen().availableGeometry(), self.place.theme.px
            self.resize(min(px(1440), area.width() * 9 // 10), min(px(900), area.height() * 9 // 10))
            if area.width() <= px(1500) or area.height() <= px(960):
                self.setWindowState(Qt.WindowState.WindowMaximized)

    def _keep_typed(self) -> None:
        keep_shared_screen(self._settings, self.conference.screen_name)
        self.conference.end()
        self.casus_page.tijdlijn.quick.keep_draft()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the navigation gives way to the work."""
        super().resizeEvent(event)
        self.nav.set_compact(self.width() < self.place.theme.px(_NAV_NEEDS))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep what is typed, close the register, and end."""
        self.leaving.close()
        event.accept()
