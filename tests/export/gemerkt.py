"""A casus in which every text of every entity carries a word of its own."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import timedelta

from ivbdesk.actions.betrokkenen import betrokkenen
from ivbdesk.actions.context import Unit
from ivbdesk.actions.dossier.casus import open_casus
from ivbdesk.actions.dossier.stukken import StukGegevens, add_stuk
from ivbdesk.actions.publiek import overleg as acts
from ivbdesk.cases.besluitvorming.afweging import Afweging, Grond, Optie, Stand, Standpunt, Verantwoording
from ivbdesk.cases.besluitvorming.besluit import Besluit
from ivbdesk.cases.besluitvorming.dossierpunt import Dossierpunt, PuntStaat
from ivbdesk.cases.besluitvorming.handhavingsverzoek import HandhavingStatus, Handhavingsverzoek
from ivbdesk.cases.besluitvorming.inzichtverschil import Inzichtverschil, Perspectief, Visie
from ivbdesk.cases.besluitvorming.maatregel import Maatregel, MaatregelStatus, Resultaat
from ivbdesk.cases.besluitvorming.termijn import Opschorting, Termijn, Verlenging
from ivbdesk.cases.besluitvorming.uitstel import Uitstel
from ivbdesk.cases.besluitvorming.verbeurte import Verbeurte, VerbeurteUitkomst
from ivbdesk.cases.besluitvorming.zienswijze import Hoorvorm, Zienswijze
from ivbdesk.cases.betrokkenen.kwetsbaarheid import Kwetsbaarheid
from ivbdesk.cases.betrokkenen.leefgebied import Leefgebiedscore
from ivbdesk.cases.betrokkenen.partner import Inzet, InzetRol
from ivbdesk.cases.dossier.afspraak import Afspraak
from ivbdesk.cases.dossier.casus import Casus
from ivbdesk.cases.dossier.casusstatus import CasusStatus, Statusovergang
from ivbdesk.cases.dossier.doel import Doel, Stap
from ivbdesk.cases.dossier.gataanvaarding import Gataanvaarding
from ivbdesk.cases.dossier.leesregels import ALLES
from ivbdesk.cases.dossier.overdracht import Overdracht, OverdrachtSoort
from ivbdesk.cases.dossier.tijdlijn import Aard, ItemSoort, Tijdlijnitem, Verificatie
from ivbdesk.cases.kader.duur import Eenheid, TermijnSoort
from ivbdesk.cases.kader.kader import Spoor
from ivbdesk.cases.kader.soorten import Herkomst, StukSoort
from ivbdesk.cases.keten.keten import GatSoort
from ivbdesk.cases.publiek.overleg import OverlegSoort
from ivbdesk.desk import Desk
from tests.cases.zaak import GEBIEDEN, KADER
from tests.export.merktekens import CODES, EIGEN, OF_KLASSE, OF_SPOOR, TODAY, ZORG, Merker, Merkteken
from tests.werkplaats import NOW, PERSOON, casus_gegevens


class Gemerkt(Merker):
    """The casus, with a meeting over it; `merken` are all words, in the order in which they were written."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.casus_id = open_casus(self.ctx, casus_gegevens(procesregie="Gemeente OOV"), PERSOON)
        with self.unit() as unit:
            for partner in unit.register.partners():
                self._mark(
                    partner,
                    {OF_KLASSE.get(partner.klasse, Herkomst.EIGEN)},
                    only=("naam", "kort"),
                    short=True,
                )
        self.partners = {p.code: p for p in self.ctx.reads.keten.partners()}
        self.melder_id = betrokkenen.add_melder(
            self.ctx, self.casus_id, self._word("Melder.naam", None), "", True
        )
        with self.unit() as unit:
            casus = unit.casus(self.casus_id)
            self.persoon_id = casus.betrokkenen[0].persoon.id
            casus.status = CasusStatus.ACTIEF
            casus.procesregie = self.partners["gemeente_oov"].kort
            self._mark(casus, EIGEN, only=("titel", "doel", "grondslag", "urgentie_reden", "casusregie",
                                           "niet_geinformeerd_reden", "zvh_criteria"))  # fmt: skip
            for code in CODES:
                casus.inzetten.append(self.made(Inzet, self.new_id(), self.casus_id, self.partners[code].id, 1,
                                                InzetRol.BETROKKEN, TODAY))  # fmt: skip
        for code in ("Z05", "Z11", "Z12", "S03"):
            soort = KADER.soort(code)
            for name in {soort.naam, soort.kort}:
                plek = f"Maatregelsoort.naam ({code})"
                self.merken.append(Merkteken("".join(name.split()), plek, frozenset({self._of_code(code)})))
        medical = "".join(KADER.dossierpunten["D24"].naam.split())
        self.merken.append(Merkteken(medical, "Dossierpuntsoort.naam (D24)", ZORG))
        invited = tuple(self.partners[code].id for code in CODES)
        given = acts.OverlegGegevens(OverlegSoort.LOKAAL, TODAY, None, "", "", invited)
        self.overleg_id = acts.plan_overleg(self.ctx, given)
        acts.put_on_agenda(self.ctx, self.overleg_id, [self.casus_id])
        self.bespreking_id = self.ctx.reads.publiek.overleg(self.overleg_id).agenda[0].id
        acts.begin_overleg(self.ctx, self.overleg_id)

    def kinds(self) -> tuple[str, ...]:
        """What can be written in the casus."""
        return tuple(
            n.removeprefix("write_") for n in dir(self) if n.startswith("write_") and n != "write_everything"
        )

    def write(self, kind: str, turn: int) -> None:
        """Write one kind of thing; `turn` chooses the variant."""
        with self.unit() as unit:
            getattr(self, f"write_{kind}")(unit.casus(self.casus_id), unit, turn)

    def write_everything(self) -> None:
        """Every kind in every variant."""
        with self.unit() as unit:
            casus = unit.casus(self.casus_id)
            for kind in self.kinds():
                for turn in range(12):
                    getattr(self, f"write_{kind}")(casus, unit, turn)

    def write_tijdlijn(self, casus: Casus, unit: Unit, turn: int) -> None:
        herkomst = list(Herkomst)[turn % 6]
        special = turn // 6 % 2 == 1
        kind = (ItemSoort.INCIDENT, ItemSoort.MELDING, ItemSoort.CONTACT)[turn % 3]
        casus.tijdlijn.append(self.made(
            Tijdlijnitem, self.new_id(), casus.id, kind, Aard.FEIT, herkomst, "", "", TODAY, NOW, label=f" ({herkomst})",
            verificatie=Verificatie.VASTGESTELD, bijzonder=special,
        ))  # fmt: skip

    def write_overgang(self, casus: Casus, unit: Unit, turn: int) -> None:
        way = (
            (CasusStatus.ACTIEF, CasusStatus.OPGESCHAALD_ZVH)
            if turn % 2
            else (CasusStatus.GESLOTEN, CasusStatus.ACTIEF)
        )
        casus.overgangen.append(
            self.made(Statusovergang, self.new_id(), casus.id, *way, TODAY, "", over=ALLES)
        )

    def write_afspraak(self, casus: Casus, unit: Unit, turn: int) -> None:
        partner = self._partner(turn)
        casus.afspraken.append(self.made(
            Afspraak, self.new_id(), casus.id, "", partner.id, "", TODAY + timedelta(days=turn), TODAY,
            over={self._origin(partner)}, label=f" ({partner.code})",
        ))  # fmt: skip

    def write_middel(self, casus: Casus, unit: Unit, turn: int) -> None:
        code, over = self._means(turn)
        weighing = self._weighing(casus, code, over, turn)
        ended = turn % 3 == 0
        measure = self.made(
            Maatregel, self.new_id(), casus.id, code, MaatregelStatus.BEEINDIGD if ended else MaatregelStatus.LOOPT,
            TODAY - timedelta(days=9), self._partner(turn).id, TODAY - timedelta(days=8), None, TODAY if ended else None,
            Resultaat.DEELS if ended else None, "", weighing.id, over=over, label=f" ({code})",
        )  # fmt: skip
        casus.maatregelen.append(measure)
        for vorm in (Hoorvorm.SCHRIFTELIJK, Hoorvorm.NIET_GEHOORD):
            casus.zienswijzen.append(self.made(
                Zienswijze, self.new_id(), casus.id, code, TODAY, None, vorm, TODAY, over=over, label=f" ({code})"
            ))  # fmt: skip
        casus.besluiten.append(self.made(
            Besluit, self.new_id(), casus.id, code, TODAY - timedelta(days=turn), dwangsom_bedrag=100, dwangsom_max=900,
            bekend_op=TODAY, over=over, label=f" ({code})",
        ))  # fmt: skip
        term = self.made(
            Termijn, self.new_id(), casus.id, "", "", TermijnSoort.WETTELIJK, "", TODAY, 2, Eenheid.WEEK, bij_id=measure.id,
            over=over, label=f" ({code})",
        )  # fmt: skip
        if turn % 2:
            term.opschortingen.append(
                self.made(Opschorting, self.new_id(), term.id, TODAY, None, "", over=over)
            )
        else:
            term.verlengingen.append(
                self.made(Verlenging, self.new_id(), term.id, 1, Eenheid.WEEK, TODAY, "", over=over)
            )
        casus.termijnen.append(term)

    def write_voorbereid(self, casus: Casus, unit: Unit, turn: int) -> None:
        """Weighed, and not begun."""
        self._weighing(casus, ("Z11", "B12", "S04")[turn % 3], {OF_SPOOR.get(Spoor(("zorg", "bestuur", "straf")[turn % 3]), Herkomst.EIGEN)}, turn)  # fmt: skip

    def _weighing(self, casus: Casus, code: str, over: Collection[Herkomst], turn: int) -> Afweging:
        made: Afweging = self.made(
            Afweging, self.new_id(), casus.id, code, TODAY - timedelta(days=9), NOW, "", "", "", "", "", "",
            TODAY + timedelta(days=30), KADER.versie, spoed=True, versie=turn + 1, over=over, label=f" ({code})",
        )  # fmt: skip
        made.gronden, made.bevestigd = "", ""
        for number, other in enumerate(("niets", "Z07", "S02", "B01")):
            own = set(over) | ({self._of_code(other)} if other in KADER.maatregelen else set())
            option = self.made(
                Optie,
                self.new_id(),
                made.id,
                number,
                other,
                "",
                gekozen=number == 3,
                over=own,
                label=f" ({code}/{other})",
            )
            made.opties.append(option)
        for name, origin in self._organisations(turn):
            stand = self.made(Standpunt, self.new_id(), made.id, name, (Stand.TEGEN, Stand.VOOR)[turn % 2], over={origin} | set(over),
                              only=("tekst", "akkoord_door", "deelbaar"), label=f" ({origin}, {code})")  # fmt: skip
            stand.akkoord_op = TODAY if turn % 4 < 2 else None
            made.standpunten.append(stand)
        for other in (
            "Z01",
            "Z05",
            "P04",
            "B01",
            "D02",
            "D07",
            "D08",
            *(("D24",) if Herkomst.ZORG in over else ()),
        ):
            if other in KADER.maatregelen:
                own, grond = {self._of_code(other)}, Grond.NIET_PASSEND
            else:
                own, grond = (ZORG if other in ("D07", "D08") else EIGEN), Grond.MOTIVERING
            made.verantwoordingen.append(self.made(
                Verantwoording, self.new_id(), made.id, other, grond, over=set(own) | set(over), label=f" ({code}/{other})"
            ))  # fmt: skip
        casus.afwegingen.append(made)
        return made

    def write_punt(self, casus: Casus, unit: Unit, turn: int) -> None:
        code = f"D{turn + 1:02d}"
        if any(punt.code == code for punt in casus.dossierpunten):
            return
        over = ZORG if code in ("D06", "D07", "D08") else EIGEN
        casus.dossierpunten.append(self.made(
            Dossierpunt, self.new_id(), casus.id, code, PuntStaat.NVT, TODAY, over=over, label=f" ({code})"
        ))  # fmt: skip

    def write_verschil(self, casus: Casus, unit: Unit, turn: int) -> None:
        found = self.made(Inzichtverschil, self.new_id(), casus.id, "", TODAY - timedelta(days=30))
        partner = self._partner(turn)
        views = (Perspectief.BESTUUR, Perspectief.ZORG, Perspectief.VEILIGHEID)
        origin = {Perspectief.ZORG: {Herkomst.ZORG}, Perspectief.VEILIGHEID: {Herkomst.POLITIE}}
        for view in views:
            over = {self._origin(partner)} | origin.get(view, set())
            visie = self.made(Visie, self.new_id(), found.id, partner.id, view, (Stand.TEGEN, Stand.VOOR)[turn % 2], "", TODAY,
                              over=over, label=f" ({partner.code}, {view})")  # fmt: skip
            visie.akkoord_op = TODAY if turn % 4 < 2 else None
            found.visies.append(visie)
        casus.verschillen.append(found)

    def write_gat(self, casus: Casus, unit: Unit, turn: int) -> None:
        gebied = (9, 1, 10, 2)[turn % 4]
        score = self.made(Leefgebiedscore, self.new_id(), casus.id, gebied, 1, TODAY, "")
        casus.leefgebieden.append(score)
        over = ZORG if GEBIEDEN.is_zorg(gebied) else EIGEN
        casus.aanvaardingen.append(self.made(
            Gataanvaarding, self.new_id(), casus.id, GatSoort.GEEN_PARTNER.value, gebied, "", "", TODAY,
            TODAY + timedelta(days=9), over=over, label=f" (leefgebied {gebied})",
        ))  # fmt: skip

    def write_verzoek(self, casus: Casus, unit: Unit, turn: int) -> None:
        status = HandhavingStatus.AFGEWEZEN if turn % 2 else HandhavingStatus.LOOPT
        casus.handhavingsverzoeken.append(self.made(
            Handhavingsverzoek, self.new_id(), casus.id, TODAY, "", self.melder_id, status, besloten_op=TODAY
        ))  # fmt: skip

    def write_verbeurte(self, casus: Casus, unit: Unit, turn: int) -> None:
        """What was decided on a breach of an order; only once there is an order, and an entry that tells the breach."""
        if casus.besluiten and casus.tijdlijn:
            casus.verbeurten.append(self.made(
                Verbeurte, self.new_id(), casus.id, casus.besluiten[0].id, casus.tijdlijn[0].id,
                VerbeurteUitkomst.INVORDEREN, TODAY, "", over=EIGEN,
            ))  # fmt: skip

    def write_binnen(self, casus: Casus, unit: Unit, turn: int) -> None:
        """What is work among ourselves."""
        id = self.new_id
        casus.kwetsbaarheden.append(self.made(
            Kwetsbaarheid, id(), casus.id, self.persoon_id, "schulden", 4, "", "", TODAY, TODAY, only=("woorden", "bron")
        ))  # fmt: skip
        doel = self.made(Doel, id(), casus.id, 9, "", TODAY)
        doel.stappen.append(self.made(Stap, id(), doel.id, 1, ""))
        casus.doelen.append(doel)
        casus.overdrachten.append(
            self.made(Overdracht, id(), casus.id, OverdrachtSoort.TAAK, "", "", TODAY, "")
        )
        casus.uitstellen.append(
            self.made(
                Uitstel, id(), casus.id, "gat", "", TODAY, "", TODAY, self.ctx.officer, only=("wat", "reden")
            )
        )

    def write_bespreking(self, casus: Casus, unit: Unit, turn: int) -> None:
        """What was said in the meeting, and the afspraak that was made there; said once more it is another."""
        from ivbdesk.cases.publiek.overleg import Overleg

        herkomst = (Herkomst.EIGEN, Herkomst.ZORG, Herkomst.POLITIE, Herkomst.OM)[turn % 4]
        item = next(b for b in unit.find(Overleg, self.overleg_id).agenda if b.id == self.bespreking_id)
        item.herkomst, item.besproken = herkomst.value, True
        self._mark(item, only=("vraag",))
        for name in ("beeld", "oordeel", "besluit"):
            word = self._word(f"Bespreking.{name} ({herkomst})", {herkomst})
            setattr(item, name, f"{word} is gezegd")

    def add_stuk(self, herkomst: Herkomst) -> None:
        """A document, which has a file of its own."""
        name, source = (self._word(f"Stuk.{field} ({herkomst})", {herkomst}) for field in ("naam", "bron"))
        add_stuk(
            self.ctx,
            self.casus_id,
            StukGegevens(name, StukSoort.VERSLAG, TODAY, herkomst, source),
            name.encode(),
        )

    def _organisations(self, turn: int) -> Iterator[tuple[str, Herkomst]]:
        """Partners by their own name, and names that are no partner: who they are is unknown, so it may be care."""
        for partner in (self._partner(turn), self._partner(turn + 2)):
            yield partner.kort, self._origin(partner)
        for name in ("Huisarts", "De Waag", "Buurtteam"):
            word = self._word(f"Standpunt.organisatie ({name})", ZORG)
            yield f"{name} {word}", Herkomst.ZORG
