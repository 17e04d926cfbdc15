"""The terms of a casus with their calculation, and the requests to act that wait for a decision."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ivbdesk.actions.besluitvorming.handhaving import penalty_from
from ivbdesk.actions.dossier.blad import CasusBlad
from ivbdesk.cases.besluitvorming.handhavingsverzoek import Handhavingsverzoek
from ivbdesk.cases.besluitvorming.termijn import Berekening, Termijn, reckon
from ivbdesk.cases.betrokkenen.medewerker import Recht
from ivbdesk.cases.dossier.casus import Casus
from ivbdesk.cases.dossier.overtreding import open_breaches
from ivbdesk.cases.ladder.verlenging import measure_of
from ivbdesk.cases.taal.nederlands import short_date, term, weekday_date
from ivbdesk.ui.act import act
from ivbdesk.ui.besluitvorming.besluit_dialog import open_extension
from ivbdesk.ui.besluitvorming.handhaving_dialog import (
    HandhavingsbesluitDialog,
    HandhavingsverzoekDialog,
    IngebrekeDialog,
)
from ivbdesk.ui.besluitvorming.termijn_dialog import (
    BeginDialog,
    HervatDialog,
    OpschortDialog,
    TermijnDialog,
    TermijnKlaarDialog,
    VerlengDialog,
)
from ivbdesk.ui.besluitvorming.verbeurte_dialog import VerbeurteDialog
from ivbdesk.ui.forms.form_dialog import FormDialog
from ivbdesk.ui.forms.vooraf import foresee
from ivbdesk.ui.widgets.basics import HeaderLabel, MutedLabel, PrimaryButton, SecondaryButton
from ivbdesk.ui.widgets.flow import Flow
from ivbdesk.ui.widgets.plain_table import PlainTable
from ivbdesk.ui.workplace import Workplace


class TermijnenTab(QWidget):
    """Two tables: terms, and requests to act; what may be done to the chosen row stands below each."""

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self.place = place
        self._blad: CasusBlad | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(8)
        column.addWidget(MutedLabel("Elke termijn laat zien hoe de laatste dag is berekend.", small=True))
        self.terms = PlainTable[Termijn](
            place.theme,
            "Termijnen van de casus",
            (("Laatste dag", 17), ("Termijn", 36), ("Zo berekend", 0), ("Stand", 20)),
            "Nog geen termijnen. Zij beginnen vanzelf met een middel, besluit of verzoek, of met Nieuwe termijn.",
        )
        column.addWidget(self.terms, 3)
        space = place.theme.px(8)
        new, resume = (
            PrimaryButton("Nieuwe termijn", self.new_term),
            SecondaryButton("Hervatten …", self.resume),
        )
        running = [
            SecondaryButton("Opschorten …", lambda: self._with_term(OpschortDialog)),
            SecondaryButton("Verlengen …", self.extend),
            SecondaryButton("Begin …", lambda: self._with_term(BeginDialog)),
            SecondaryButton("Afronden …", lambda: self._with_term(TermijnKlaarDialog)),
        ]
        for button in (new, resume, *running):
            button.needing(place)
        self.terms.offer(
            (resume, lambda term: term.staat_stil),
            *((button, lambda term: term.loopt) for button in running),
        )
        column.addWidget(Flow(new, running[0], resume, *running[1:], space=space))
        column.addSpacing(6)
        column.addWidget(HeaderLabel("Verzoeken om handhaving", 2))
        self.requests = PlainTable[Handhavingsverzoek](
            place.theme,
            "Verzoeken om handhaving",
            (("Ontvangen", 17), ("Uiterlijk", 17), ("Gevraagd", 0), ("Stand", 0)),
            "Geen. Wie schriftelijk vraagt om op te treden krijgt binnen acht weken een besluit.",
        )
        column.addWidget(self.requests, 2)
        ask = SecondaryButton("Verzoek vastleggen …", self.new_request)
        deciding = [
            SecondaryButton("Beslissen …", lambda: self._with_request(HandhavingsbesluitDialog)),
            SecondaryButton("Ingebrekestelling …", lambda: self._with_request(IngebrekeDialog)),
        ]
        breach = SecondaryButton("Verbeurde dwangsom …", self.settle_breach)
        for button in (ask, *deciding, breach):
            button.needing(place)
        self.requests.offer(*((button, lambda request: request.is_open) for button in deciding))
        column.addWidget(Flow(ask, *deciding, breach, space=space))

    def show_blad(self, blad: CasusBlad) -> None:
        """Show a casus: what runs first, by its last day."""
        self._blad = blad
        days, today = self.place.ctx.naslag.feestdagen, self.place.today()
        found = [(item, reckon(item, days)) for item in blad.casus.termijnen]
        found.sort(key=lambda pair: (not pair[0].loopt, pair[1].laatste or date.max))
        self.terms.show_rows([(item, _term_row(item, last, today)) for item, last in found])
        last_days = {item.bij_id: last.laatste for item, last in reversed(found) if item.loopt}
        self.requests.show_rows(
            [
                (
                    item,
                    _request_row(item, last_days.get(item.id), today, self._penalty(blad.casus, item, today)),
                )
                for item in sorted(
                    blad.casus.handhavingsverzoeken, key=lambda v: (not v.is_open, v.ontvangen_op)
                )
            ]
        )

    def _penalty(self, casus: Casus, item: Handhavingsverzoek, today: date) -> str:
        """What the municipality owes for deciding late, as it stands or as it came to."""
        first = penalty_from(self.place.ctx, casus, item.id)
        return self.place.ctx.naslag.dwangsom.told(first, item.besloten_op or today) if first else ""

    @act("Termijn toevoegen", "nieuwe datum wettelijk", needs=Recht.REGIEVOERDER)
    def new_term(self) -> None:
        """Begin a term by hand."""
        if self._blad is not None:
            TermijnDialog(self.place, self._blad.casus.id, self).start()

    @act("Verzoek om handhaving vastleggen", "handhavingsverzoek", needs=Recht.REGIEVOERDER)
    def new_request(self) -> None:
        """Keep a resident's request to act."""
        if self._blad is not None:
            HandhavingsverzoekDialog(self.place, self._blad, self).start()

    @act("Verbeurde dwangsom afhandelen", "invorderen overtreding dwangsom", needs=Recht.REGIEVOERDER)
    def settle_breach(self) -> None:
        """Decide about a breach of an order under penalty."""
        if self._blad is None:
            return
        ctx, casus = self.place.ctx, self._blad.casus
        breaches = open_breaches(casus, ctx.kader, ctx.naslag.feestdagen)
        if not breaches:
            self.place.messages.notice("Er is geen overtreding waarover nog besloten moet worden.")
            return
        VerbeurteDialog(self.place, casus.id, breaches, self).start()

    def resume(self) -> None:
        """Let the chosen term run again."""
        chosen = self.terms.chosen()
        if len(chosen) == 1 and not chosen[0].staat_stil:
            self.place.messages.notice("Deze termijn staat niet stil.")
            return
        self._with_term(HervatDialog)

    def extend(self) -> None:
        """Make the chosen term longer; the time that a decision holds only by a decision."""
        chosen, blad = self.terms.chosen(), self._blad
        if blad is not None and len(chosen) == 1 and chosen[0].loopt:
            code = measure_of(blad.casus, self.place.ctx.kader, chosen[0])
            if code:
                open_extension(self.place, blad, self.place.ctx.kader.soort(code), self)
                return
        self._with_term(VerlengDialog)

    def _with_term(
        self, dialog: type[BeginDialog | OpschortDialog | HervatDialog | VerlengDialog | TermijnKlaarDialog]
    ) -> None:
        chosen = self.terms.chosen()
        if self._blad is None or len(chosen) != 1 or not chosen[0].loopt:
            self.place.messages.notice("Kies één termijn die nog loopt.")
            return
        made = dialog(self.place, self._blad.casus.id, chosen[0], self)
        made.start()
        foresee(made, *made.ways)

    def _with_request(self, dialog: type[HandhavingsbesluitDialog | IngebrekeDialog]) -> None:
        chosen = self.requests.chosen()
        if self._blad is None or len(chosen) != 1 or not chosen[0].is_open:
            self.place.messages.notice("Kies één verzoek waarop nog niet is beslist.")
            return
        made: FormDialog = dialog(self.place, self._blad.casus.id, chosen[0], self)
        made.start()


def _term_row(item: Termijn, found: Berekening, today: date) -> tuple[str, str, str, str]:
    if found.laatste is None:
        last = "staat stil"
    elif item.loopt:
        clock = f" {found.moment:%H:%M}" if found.moment else ""
        last = f"{term(found.laatste, today)}\n{weekday_date(found.laatste)}{clock}"
    else:
        last = weekday_date(found.laatste)
    state = item.status.label
    if item.afgerond_op is not None:
        state = f"{state} op {short_date(item.afgerond_op)}\n{item.toelichting}".strip()
    return last, f"{item.naam}\n{item.duur} · {item.grondslag}", found.uitleg, state


def _request_row(
    item: Handhavingsverzoek, last: date | None, today: date, penalty: str
) -> tuple[str, str, str, str]:
    state = item.status.label
    if item.ingebreke_op is not None and item.is_open:
        state = f"In gebreke gesteld op {short_date(item.ingebreke_op)}"
    if item.besloten_op is not None:
        state = f"{state} op {short_date(item.besloten_op)}\n{item.besluit}"
    state = f"{state}\n{penalty}".strip()
    until = term(last, today) if last is not None and item.is_open else ""
    return short_date(item.ontvangen_op), until, item.vraag, state
