"""One of each kind of form; a form that is added and not named here fails a test."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from uuid import uuid4

import ivbdesk.ui
from ivbdesk.actions.besluitvorming.termijnen import from_rule
from ivbdesk.actions.bestand import write_file
from ivbdesk.actions.betrokkenen import betrokkenen
from ivbdesk.actions.dossier.blad import read_blad
from ivbdesk.actions.dossier.casus import open_casus
from ivbdesk.actions.keten import keten
from ivbdesk.actions.ladder import ladder
from ivbdesk.actions.signaal.signaal import record_signaal
from ivbdesk.actions.zoeken.lijsten import cases_source
from ivbdesk.cases.besluitvorming.handhavingsverzoek import Handhavingsverzoek
from ivbdesk.cases.besluitvorming.inzichtverschil import Inzichtverschil
from ivbdesk.cases.besluitvorming.verzoek import VerzoekSoort, make_verzoek
from ivbdesk.cases.betrokkenen.kwetsbaarheid import Kwetsbaarheid
from ivbdesk.cases.dossier.doel import Doel, Stap
from ivbdesk.cases.dossier.overdracht import Overdracht, OverdrachtSoort
from ivbdesk.cases.dossier.overtreding import Overtreding
from ivbdesk.cases.kader.soorten import Thema
from ivbdesk.cases.keten.keten import Gat, GatSoort
from ivbdesk.cases.publiek.bevinding import Leesvondst, Nalezing
from ivbdesk.cases.publiek.ontvanger import Ontvanger
from ivbdesk.cases.publiek.overleg import Bespreking, Deelname, Overleg, OverlegSoort
from ivbdesk.cases.signaal.bekende import Bekende
from ivbdesk.cases.signaal.signaal import Signaal, SignaalBron, SignaalGegevens
from ivbdesk.cases.taal.masker.nummers import numbers_in
from ivbdesk.cases.uitvoeringsplan.plan import Planactie, Planmoment, Uitvoeringsplan
from ivbdesk.cases.uitvoeringsplan.planblad import Planblad
from ivbdesk.cases.werk.werkvoorraad import AandachtSoort
from ivbdesk.cases.zoeken.rijen import CasusFilter, WerkRij
from ivbdesk.storage.sqlite.drop_box import Briefje
from ivbdesk.ui.beheer.afwezig_dialog import AfwezigDialog
from ivbdesk.ui.beheer.instellingen_dialog import InstellingenDialog
from ivbdesk.ui.beheer.medewerker_dialog import MedewerkerDialog
from ivbdesk.ui.beheer.overdraag_dialog import OverdraagDialog
from ivbdesk.ui.beheer.proef_dialogs import HerstelProefDialog, KopieProefDialog
from ivbdesk.ui.beheer.sleutel_dialogs import HerstelsleutelDialog, PassphraseDialog, VernieuwDialog
from ivbdesk.ui.besluitvorming.afweging_dialog import AfwegingDialog
from ivbdesk.ui.besluitvorming.besluit_dialog import BesluitDialog
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
from ivbdesk.ui.besluitvorming.verschil_dialog import KeuzeDialog, StandpuntDialog, VerschilDialog
from ivbdesk.ui.besluitvorming.zienswijze_dialog import ZienswijzeDialog
from ivbdesk.ui.betrokkenen.betrokkene_dialog import BetrokkeneDialog, EindeRolDialog
from ivbdesk.ui.betrokkenen.kwetsbaarheid_dialog import KwetsbaarheidDialog, KwetsbaarheidKlaarDialog
from ivbdesk.ui.betrokkenen.leeftijd_dialog import LeeftijdDialog
from ivbdesk.ui.betrokkenen.melder_dialog import MelderDialog, ToonMeldersDialog
from ivbdesk.ui.betrokkenen.organisatie_dialog import OrganisatieDialog
from ivbdesk.ui.betrokkenen.persoon_dialog import BereikDialog, WoonadresDialog
from ivbdesk.ui.betrokkenen.samengaan_dialogs import AfsplitsDialog, OpgaanDialog
from ivbdesk.ui.betrokkenen.samenhang_dialogs import ObjectDialog, VerbindDialog
from ivbdesk.ui.betrokkenen.samenvoeg_dialog import SamenvoegDialog, ZoekTweedeDialog
from ivbdesk.ui.betrokkenen.vertegenwoordiger_dialog import VertegenwoordigerDialog
from ivbdesk.ui.bewaren.inzage_dialog import InzageDialog
from ivbdesk.ui.bewaren.verzoek_dialog import AfhandelDialog, NieuwVerzoekDialog, VerzoekDialog
from ivbdesk.ui.brieven.brief_dialog import BriefDialog
from ivbdesk.ui.brieven.opneem_dialog import OpneemDialog
from ivbdesk.ui.dossier.afspraak_dialog import AfrondDialog, AfspraakDialog, VerzetDialog
from ivbdesk.ui.dossier.behandelaar_dialog import BehandelaarDialog
from ivbdesk.ui.dossier.belofte_dialog import BelofteDialog, Beloofd
from ivbdesk.ui.dossier.besloten import NoodDialog
from ivbdesk.ui.dossier.casus_dialog import CasusDialog
from ivbdesk.ui.dossier.doel_dialog import DoelDialog, DoelKlaarDialog, StappenDialog
from ivbdesk.ui.dossier.item_dialog import ItemDialog
from ivbdesk.ui.dossier.nieuwe_casus import NieuweCasusDialog
from ivbdesk.ui.dossier.overdracht_dialog import AntwoordDialog, OverdrachtDialog
from ivbdesk.ui.dossier.status_dialog import StatusDialog
from ivbdesk.ui.dossier.stuk_dialog import StukDialog
from ivbdesk.ui.dossier.toegang_dialog import ToegangDialog
from ivbdesk.ui.dossier.zaakstuk_dialog import ZaakstukDialog
from ivbdesk.ui.forms.form_dialog import FormDialog
from ivbdesk.ui.forms.reden_dialog import RedenDialog
from ivbdesk.ui.keten.aanvaard_dialog import AanvaardDialog
from ivbdesk.ui.keten.contactpersoon_dialog import ContactpersoonDialog
from ivbdesk.ui.keten.convenant_dialog import ConvenantDialog
from ivbdesk.ui.keten.inzet_dialog import InzetDialog
from ivbdesk.ui.keten.knelpunt_dialog import KnelpuntDialog
from ivbdesk.ui.keten.leefgebied_dialog import LeefgebiedDialog
from ivbdesk.ui.keten.partner_kaart import KaartDialog
from ivbdesk.ui.ladder.dossier_dialog import DossierDialog
from ivbdesk.ui.ladder.maatregel_dialog import (
    AfschaalDialog,
    EindDialog,
    EvaluatieDialog,
    GerichtDialog,
    IntrekDialog,
    StartDialog,
    VoorstelDialog,
)
from ivbdesk.ui.publiek.deel_dialog import DeelDialog, InformeerDialog
from ivbdesk.ui.publiek.nalezen_dialog import NalezenDialog
from ivbdesk.ui.publiek.oplegger_dialog import OpleggerDialog
from ivbdesk.ui.publiek.overleg_dialog import AgendaDialog, BesprekingDialog, OverlegDialog, PersonenDialog
from ivbdesk.ui.publiek.uitvoer_dialog import UitvoerDialog
from ivbdesk.ui.rapportage.plan_dialogs import (
    PlanbeginDialog,
    PlantekstDialog,
    PlanvaststelDialog,
    PlanversieDialog,
)
from ivbdesk.ui.rapportage.planactie_dialog import PlanactieDialog, VoortgangDialog
from ivbdesk.ui.signaal.aangereikt import KlaarlegDialog, OverneemDialog, WeigerDialog
from ivbdesk.ui.signaal.signaal_dialog import SignaalDialog
from ivbdesk.ui.signaal.toon_melder_dialog import ToonMelderDialog
from ivbdesk.ui.signaal.weging_dialog import WegingDialog
from ivbdesk.ui.werk.tijd_dialog import TijdDialog
from ivbdesk.ui.werk.uitstel_dialog import UitstelDialog
from ivbdesk.ui.window.main_window import MainWindow
from ivbdesk.ui.zoeken.lijst_dialog import KopieDialog, LijstDialog
from ivbdesk.ui.zoeken.weergave_dialog import WeergaveDialog
from tests.werkplaats import NOW, PERSOON, casus_gegevens


def dialogs(window: MainWindow) -> Iterator[FormDialog]:
    """One of each kind of form, over a casus that has one of everything."""
    place = window.place
    ctx = place.ctx
    casus_id = open_casus(ctx, casus_gegevens(), PERSOON)
    betrokkenen.add_melder(ctx, casus_id, "Een Melder", "", True)
    keten.make_afspraak(
        ctx, casus_id, keten.AfspraakGegevens("bellen", ctx.reads.keten.partners()[0].id, "", NOW.date())
    )
    ladder.start_measure(ctx, casus_id, "P03")
    ladder.propose_measure(ctx, casus_id, "P05", None)
    blad = read_blad(ctx, casus_id)
    casus, kader = blad.casus, ctx.kader
    running, proposed = casus.maatregelen
    heavy = kader.soort("B04")
    druk = place.desk.drukkerij
    yield NieuweCasusDialog(place, window)
    yield CasusDialog(place, blad, window)
    yield StatusDialog(place, blad, window)
    yield AfspraakDialog(place, blad, window)
    yield AfrondDialog(place, casus_id, casus.afspraken[0], window)
    yield VerzetDialog(place, casus_id, casus.afspraken[0], window)
    yield AfwegingDialog(place, blad, heavy, window)
    yield DossierDialog(place, blad, heavy, window)
    yield BetrokkeneDialog(place, blad, None, window)
    yield OrganisatieDialog(place, blad, None, window)
    yield LeeftijdDialog(place, casus_id, casus.betrokkenen[0].persoon, 18, window)
    yield GerichtDialog(place, blad, kader.soort("P05"), proposed, window)
    yield EindeRolDialog(place, casus_id, casus.betrokkenen[0], window)
    yield InzetDialog(place, blad, 1, None, window)
    gap = Gat(GatSoort.GEEN_PARTNER, 1, "Wonen", "Vraag een partner")
    yield AanvaardDialog(place, casus_id, gap, window)
    yield ItemDialog(place, blad, None, window)
    yield LeefgebiedDialog(place, blad, None, window)
    yield VoorstelDialog(place, blad, heavy, window)
    yield StartDialog(place, blad, kader.soort("Z08"), window)
    yield EindDialog(place, blad, running, window)
    yield EvaluatieDialog(place, blad, running, window)
    yield IntrekDialog(place, blad, proposed, window)
    yield AfschaalDialog(place, blad, window)
    yield MelderDialog(place, casus_id, window)
    yield ToonMeldersDialog(place, casus_id, window)
    yield OpleggerDialog(place, blad, druk.notitie, window)
    yield InstellingenDialog(place, {}, window)
    yield PassphraseDialog(place, window)
    yield KaartDialog(place, blad.partners[0], window)
    yield HerstelsleutelDialog(place, window)
    yield VernieuwDialog(place, window, lambda _: None)
    yield KopieProefDialog(place, window.back_ups.folder, window)
    yield HerstelProefDialog(place, window)
    officers = ctx.reads.beheer.medewerkers()
    yield AfwezigDialog(place, officers[0], officers, [], window)
    hands = ctx.reads.werk.in_handen(ctx.officer, NOW.date())
    yield OverdraagDialog(place, officers[0], officers, hands, window)
    cases = ctx.reads.dossier.casussen(CasusFilter(), NOW.date(), 0, 5)
    yield BehandelaarDialog(place, cases, officers, window)
    yield MedewerkerDialog(place, None, window)
    yield NoodDialog(place, window)
    yield ToegangDialog(place, casus, blad.medewerkers, (), window)
    yield StukDialog(place, blad, [], window)
    yield BriefDialog(place, blad, window)
    yield OpneemDialog(place, blad, window)
    yield ZaakstukDialog(place, blad, window)
    person = casus.betrokkenen[0].persoon
    yield BereikDialog(place, casus_id, person, window)
    yield WoonadresDialog(place, casus_id, person, window)
    yield VertegenwoordigerDialog(place, casus_id, person, window)
    yield ZoekTweedeDialog(place, person, window)
    yield ObjectDialog(place, blad, window)
    yield VerbindDialog(place, blad, window)
    yield OpgaanDialog(place, blad, window)
    yield AfsplitsDialog(place, blad, window)
    known = Bekende(person.id, person.gegevens, (), "", 0)
    yield SamenvoegDialog(place, casus_id, (person, person), (known, known), window)
    yield VerzoekDialog(place, person.id, person.naam, window)
    yield NieuwVerzoekDialog(place, window)
    yield InzageDialog(place, person, druk.inzage, window)
    request = make_verzoek(
        person.id, person.id, VerzoekSoort.INZAGE, NOW.date(), "alles", NOW.date(), ctx.naslag.feestdagen
    )
    yield AfhandelDialog(place, request, person.naam, window)
    term = place.ctx.kader.termijnregel("T20")
    running_term = from_rule(ctx, casus_id, term, NOW.date(), None)
    asked = Handhavingsverzoek(person.id, casus_id, NOW.date(), "treed op tegen de nachtelijke muziek")
    yield ZienswijzeDialog(place, blad, heavy, window)
    yield BesluitDialog(place, blad, heavy, window)
    yield TermijnDialog(place, casus_id, window)
    yield OpschortDialog(place, casus_id, running_term, window)
    yield BeginDialog(place, casus_id, running_term, window)
    broken = Overtreding(person.id, heavy.code, person.id, NOW.date())
    yield VerbeurteDialog(place, casus_id, [broken], window)
    yield HervatDialog(place, casus_id, running_term, window)
    yield VerlengDialog(place, casus_id, running_term, window)
    yield TermijnKlaarDialog(place, casus_id, running_term, window)
    yield HandhavingsverzoekDialog(place, blad, window)
    yield IngebrekeDialog(place, casus_id, asked, window)
    yield HandhavingsbesluitDialog(place, casus_id, asked, window)
    nothing = Nalezing((), lambda text: (), place.ctx.naslag.woordkeus)
    yield UitvoerDialog(
        place,
        "Dossier",
        "dossier.pdf",
        lambda who, at, _: write_file(at, b"%PDF"),
        lambda who: nothing,
        Ontvanger.JURIST,
        window,
    )
    told = "bel 06-12345678"
    read = Nalezing((Leesvondst("Titel", told, numbers_in(told)[0]),), numbers_in, place.ctx.naslag.woordkeus)
    yield NalezenDialog(place, read, (), window)
    partner = blad.partners[0]
    goal = Doel(
        person.id,
        casus_id,
        1,
        "huur gewaarborgd",
        NOW.date(),
        stappen=[Stap(person.id, person.id, 1, "bellen")],
    )
    handover = Overdracht(
        person.id, casus_id, OverdrachtSoort.OPSCHALEN_ZVH, "OOV", "ZVH", NOW.date(), "complex"
    )
    difference = Inzichtverschil(person.id, casus_id, "blijven of gaan", NOW.date())
    yield AfspraakDialog(place, blad, window, leefgebied=7, partner_id=partner.id)
    weight = Kwetsbaarheid(person.id, casus_id, person.id, "schulden", 3, "post dicht", "OOV", NOW.date())
    yield KwetsbaarheidDialog(place, casus_id, person, weight, window)
    yield KwetsbaarheidKlaarDialog(place, casus_id, weight, window)
    yield DoelDialog(place, blad, None, window)
    yield DoelDialog(place, blad, goal, window)
    yield StappenDialog(place, casus_id, goal, window)
    yield DoelKlaarDialog(place, casus_id, goal, window)
    yield OverdrachtDialog(place, blad, window, OverdrachtSoort.OPSCHALEN_ZVH)
    yield AntwoordDialog(place, casus_id, handover, window)
    yield VerschilDialog(place, blad, window)
    yield StandpuntDialog(place, blad, difference, window)
    yield KeuzeDialog(place, casus_id, difference, window)
    yield ContactpersoonDialog(place, partner, None, window)
    yield ConvenantDialog(place, None, blad.partners, window)
    yield KnelpuntDialog(place, None, None, window)
    plan = Uitvoeringsplan(person.id, 2026, 2)
    action = Planactie(person.id, person.id, person.id, 1, "", "", "", "", "", Planmoment.JAAR)
    yield PlanbeginDialog(place, (), window)
    yield PlanactieDialog(place, plan, None, (), window)
    yield VoortgangDialog(place, plan, action, window)
    yield PlantekstDialog(place, plan, window)
    yield PlanversieDialog(place, plan, window)
    yield PlanvaststelDialog(place, plan, Planblad("", 2026, 2, None, "", "", (), (), "", ""), window)
    yield TijdDialog(place, None, window)
    yield DeelDialog(place, blad, (), window)
    yield InformeerDialog(place, blad, window)
    meeting = Overleg(person.id, OverlegSoort.LOKAAL, NOW.date(), None)
    item = Bespreking(person.id, person.id, casus_id, 1)
    yield OverlegDialog(place, blad.partners, None, window)
    yield AgendaDialog(place, meeting, (), window)
    yield PersonenDialog(place, meeting, Deelname(person.id, person.id, partner.id), partner, window)
    yield BesprekingDialog(place, meeting, item, "LD-2026-001", window)
    signal = Signaal(person.id, "S-2026-001", 1, NOW, SignaalBron.BOA, Thema.ANDERS, "iets")
    yield SignaalDialog(place, None, window)
    yield SignaalDialog(place, signal, window)
    yield KlaarlegDialog(place, window)
    note = Briefje(uuid4(), place.ctx.officer, place.ctx.now(), '{"tekst": "geschreeuw"}')
    yield OverneemDialog(place, note, "Anne Proef", window)
    yield WeigerDialog(place, note, "Anne Proef", window)
    yield ToonMelderDialog(place, signal, window)
    heard = record_signaal(ctx, SignaalGegevens(SignaalBron.BOA, Thema.WOONOVERLAST, "veel aanloop"))
    yield WegingDialog(place, ctx.reads.signaal.signaal(heard), window)
    yield UitstelDialog(
        place, WerkRij(casus_id, "LD-2026-001", "titel", AandachtSoort.GAT, "gat", "", "", None), window
    )
    yield BelofteDialog(place, Beloofd(person.id, True, "Terugkoppeling aan de melder"), window)
    yield WeergaveDialog(place, "Weergave bewaren", lambda _: None, "", window)
    yield KopieDialog(place, cases_source(ctx, CasusFilter()), cases, window)
    yield LijstDialog(place, cases_source(ctx, CasusFilter()), frozenset({person.id, casus_id}), window)
    yield RedenDialog(place, "Waarom", lambda _ctx, _reden: None, window, kind="waarom", ref="1", verb="Doen")


def every_form() -> set[type[FormDialog]]:
    """Every kind of form there is, also those that a form builds on."""
    for module in pkgutil.walk_packages(ivbdesk.ui.__path__, "ivbdesk.ui."):
        importlib.import_module(module.name)

    def below(kind: type[FormDialog]) -> set[type[FormDialog]]:
        return {found for sub in kind.__subclasses__() for found in {sub, *below(sub)}}

    return {kind for kind in below(FormDialog) if kind.__module__.startswith("ivbdesk.")}
