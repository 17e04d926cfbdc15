"""A weighing against a real register: what each outcome leaves behind, and that a failing one leaves nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from ivbdesk.actions.context import Context
from ivbdesk.actions.dossier.casus import NieuwePersoon, open_casus
from ivbdesk.actions.publiek.delen import ConvenantGegevens, save_convenant
from ivbdesk.actions.signaal.signaal import Gelijkenisbesluit, judge_likeness, record_signaal
from ivbdesk.actions.signaal.weging import Weging, decide, reopen, start_weighing
from ivbdesk.actions.signaal.weging_bekend import known_cases
from ivbdesk.cases.betrokkenen.betrokkene import Rol
from ivbdesk.cases.betrokkenen.object import Adres
from ivbdesk.cases.betrokkenen.partner import InzetRol
from ivbdesk.cases.dossier.tijdlijn import Aard
from ivbdesk.cases.kader.kader import Huurvorm
from ivbdesk.cases.kader.soorten import Herkomst, Thema, Uitkomst, Urgentie
from ivbdesk.cases.signaal.signaal import Antwoord, SignaalBron, SignaalGegevens, SignaalStatus
from ivbdesk.cases.signaal.weging import Ingevuld, Wegingsbesluit
from ivbdesk.cases.signaal.weging_partners import areas_in, cautions, propose_partners
from ivbdesk.cases.taal.fouten import RegelFout
from tests.cases.signaal.test_weging import ENOUGH
from tests.werkplaats import NOW, PERSOON, casus_gegevens, new_desk

TODAY = NOW.date()
DEURBEL = (
    "Mevrouw hoort de deurbel van haar buurvrouw meerdere keren per dag. Veel aanloop naar de sociale huurwoning, "
    "vooral mannen die maar kort blijven. Het HEIT vond online sekswerk op dit adres. De bewoonster heeft schulden "
    "en is haar baan kwijt. Haar zoon is autistisch."
)
WORDED = (
    "Veel aanloop, vooral mannen die maar kort blijven. Er is een zoon die extra begeleiding nodig heeft."
)
DECISION = Wegingsbesluit(
    None, "omdat het nodig is", "zonder dit komt er geen hulp", "Gemeentewet art. 172", Urgentie.GEEL, "samen overlegd",
    TODAY + timedelta(days=60), titel="Woonoverlast Proeflaan 3", doel="rust en hulp",
    tijdlijn=WORDED,
)  # fmt: skip


@pytest.fixture
def ctx(tmp_path: Path) -> Iterator[Context]:
    desk = new_desk(tmp_path)
    yield desk.ctx
    desk.close()


def signal(
    ctx: Context,
    bron: SignaalBron = SignaalBron.BEWONER,
    thema: Thema = Thema.MEERVOUDIG,
    voorletters: str = "",
) -> UUID:
    return record_signaal(
        ctx,
        SignaalGegevens(
            bron, thema, DEURBEL, van="Mevrouw Buur", melder_naam="Ria Buur", melder_contact="06 1", achternaam="Voort",
            adres=Adres("Proeflaan", 3, "", "2351 AB", "Leiderdorp"), voorletters=voorletters,
        ),
    )  # fmt: skip


def weigh(
    ctx: Context, id: UUID, outcome: Uitkomst, thema: Thema = Thema.MEERVOUDIG, **changes: object
) -> UUID | None:
    besluit = replace(DECISION, uitkomst=outcome, **changes)  # type: ignore[arg-type]  # a test's own fields
    return decide(ctx, id, Weging(Ingevuld(thema, ENOUGH), besluit))


def partner(ctx: Context, code: str) -> UUID:
    return next(p.id for p in ctx.reads.keten.partners() if p.code == code)


def test_the_doorbell_becomes_a_casus_with_the_partners_that_fit(ctx: Context) -> None:
    kader, id = ctx.naslag.wegingskader, signal(ctx)
    open_casus(ctx, casus_gegevens(), PERSOON)
    areas = areas_in(kader, ctx.naslag.gebieden, Thema.MEERVOUDIG, DEURBEL)
    assert {1, 2, 3, 6, 12} <= set(areas)
    proposed = propose_partners(kader, ctx.naslag.gebieden, ctx.reads.keten.partners(), DEURBEL, areas)
    codes = {item.partner.code for item in proposed}
    assert {"incluzio", "college", "rijnhart_wonen", "jgt", "heit", "avim"} <= codes
    assert codes.isdisjoint({"gemeente_oov", "scholen"})
    assert all(item.waarom for item in proposed)
    (told,) = cautions(kader, DEURBEL, ())
    assert "zonder naam" in told
    chosen = tuple(item for item in proposed if item.partner.code in ("incluzio", "jgt"))
    besluit = replace(DECISION, uitkomst=Uitkomst.NIEUWE_CASUS)
    casus_id = decide(
        ctx, id, Weging(Ingevuld(Thema.MEERVOUDIG, {**ENOUGH, "bijzonder": Antwoord.JA}), besluit, chosen)
    )
    assert casus_id is not None
    casus, found = ctx.reads.dossier.casus_om_te_delen(casus_id), ctx.reads.signaal.signaal(id)
    assert (found.status, found.uitkomst, found.casus_id) == (
        SignaalStatus.AFGEROND,
        Uitkomst.NIEUWE_CASUS,
        casus_id,
    )
    assert (found.gewogen_door, found.gewogen_op, found.weging_versie) == (ctx.officer, TODAY, kader.versie)
    assert {(i.partner_id, i.rol) for i in casus.inzetten} == {(c.id, InzetRol.GENOEMD) for c in chosen}
    (first,), (melder,) = casus.tijdlijn, casus.melders
    assert (first.aard, first.herkomst, first.bijzonder) == (Aard.VERKLARING, Herkomst.MELDER, False)
    assert (first.tekst, found.tekst) == (WORDED, DEURBEL)  # the signal stays as it was reported
    assert (melder.naam, first.melder_id) == ("Ria Buur", melder.id)
    assert "Buur" not in first.bron
    assert casus.object is not None
    assert casus.object.adres.kort == "Proeflaan 3"
    assert casus.object.huurvorm is Huurvorm.SOCIALE_HUUR  # what was known of the address stays


def test_the_person_of_a_signal_takes_the_whole_name_along(ctx: Context) -> None:
    casus_id = weigh(ctx, signal(ctx, voorletters="jp"), Uitkomst.NIEUWE_CASUS)
    assert casus_id is not None
    (role,) = ctx.reads.dossier.casus(casus_id).betrokkenen
    assert role.persoon.gegevens.volledig == "J.P. Voort"


def test_a_name_that_a_colleague_added_meanwhile_is_asked_as_it_is_carried_out(ctx: Context) -> None:
    id = signal(ctx, voorletters="jp")
    open_casus(ctx, casus_gegevens(), NieuwePersoon(ctx.reads.signaal.signaal(id).persoon, Rol.BETROKKENE))
    with pytest.raises(RegelFout, match="staat al in het register") as refused:
        weigh(ctx, id, Uitkomst.NIEUWE_CASUS, nazoeken=True)
    assert refused.value.veld == "bekend"
    assert weigh(ctx, id, Uitkomst.NIEUWE_CASUS, nazoeken=True, iemand_anders=True) is not None


def test_guarded_words_come_in_the_tijdlijn_only_with_a_reason(ctx: Context) -> None:
    casus_id, id = open_casus(ctx, casus_gegevens(), PERSOON), signal(ctx)
    join = {"outcome": Uitkomst.BESTAANDE_CASUS, "casus_id": casus_id, "tijdlijn": DEURBEL}
    with pytest.raises(RegelFout, match="‘autistisch’ lijkt op een diagnose") as refused:
        weigh(ctx, id, **join)  # type: ignore[arg-type]  # a test's own fields
    assert refused.value.veld == "tijdlijn"
    with pytest.raises(RegelFout) as refused:
        weigh(ctx, id, Uitkomst.NIEUWE_CASUS, titel="Verslaafde buurman")
    assert refused.value.veld == "titel"
    with pytest.raises(RegelFout) as refused:
        weigh(ctx, id, Uitkomst.NIEUWE_CASUS, reden="hij is psychotisch")
    assert refused.value.veld == "reden"
    with pytest.raises(RegelFout) as refused:
        weigh(ctx, id, Uitkomst.NIEUWE_CASUS, titel="Zorgen om Voort")
    assert refused.value.veld == "titel"
    assert ctx.reads.signaal.signaal(id).status is SignaalStatus.NIEUW
    weigh(ctx, id, **join, woord_reden="de rechter vraagt de letterlijke melding")  # type: ignore[arg-type]
    (entry,) = ctx.reads.dossier.casus(casus_id).tijdlijn
    assert (entry.tekst, entry.bijzonder) == (DEURBEL, True)
    kept = ctx.reads.signaal.signaal(id).noodzaak
    assert "Kan niet zonder ‘autistisch’ en ‘sekswerk’: de rechter vraagt" in kept


def test_a_signal_joins_a_casus_that_runs(ctx: Context) -> None:
    casus_id = open_casus(ctx, casus_gegevens(), PERSOON)
    id = signal(ctx, SignaalBron.WIJKAGENT)
    assert weigh(ctx, id, Uitkomst.BESTAANDE_CASUS, casus_id=casus_id) == casus_id
    (entry,) = ctx.reads.dossier.casus(casus_id).tijdlijn
    assert (entry.aard, entry.herkomst) == (Aard.VERKLARING, Herkomst.POLITIE)
    with pytest.raises(RegelFout, match="al gewogen"):
        weigh(ctx, id, Uitkomst.NIETS)
    with pytest.raises(RegelFout, match="hoort al bij een casus"):
        reopen(ctx, id, "de buren belden weer")


@pytest.mark.parametrize("missing", ["partner", "casus"])
def test_an_outcome_that_fails_leaves_nothing_half(ctx: Context, missing: str) -> None:
    id = signal(ctx)
    head = ctx.reads.beheer.audit_head()
    stranger = replace(propose_partners(
        ctx.naslag.wegingskader, ctx.naslag.gebieden, ctx.reads.keten.partners(), DEURBEL, [1]
    )[0])  # fmt: skip
    stranger.partner.id = uuid4()
    outcome = Uitkomst.NIEUWE_CASUS if missing == "partner" else Uitkomst.BESTAANDE_CASUS
    besluit = replace(DECISION, uitkomst=outcome, casus_id=uuid4())
    with pytest.raises(KeyError):
        decide(ctx, id, Weging(Ingevuld(Thema.MEERVOUDIG, ENOUGH), besluit, (stranger,)))
    found = ctx.reads.signaal.signaal(id)
    assert (found.status, found.antwoorden, ctx.reads.beheer.audit_head()) == (SignaalStatus.NIEUW, [], head)
    assert ctx.reads.werk.tellingen(TODAY).casussen == 0


def test_a_partner_is_told_only_on_a_ground_that_carries_it(ctx: Context) -> None:
    own, police = signal(ctx, SignaalBron.GEMEENTE), signal(ctx, SignaalBron.WIJKAGENT)
    rijnhart = partner(ctx, "rijnhart_wonen")
    for id, code, ground, field in (
        (own, "scholen", "G04", "deelgrond"), (own, "lov", "G04", "partner_id"), (police, "rijnhart_wonen", "G04", "deelgrond"),
        (own, "rijnhart_wonen", "", "deelgrond"), (own, "rijnhart_wonen", "G18", "convenant_id"),
    ):  # fmt: skip
        with pytest.raises(RegelFout) as refused:
            weigh(ctx, id, Uitkomst.PARTNER, partner_id=partner(ctx, code), deelgrond=ground)
        assert refused.value.veld == field
    weigh(ctx, own, Uitkomst.PARTNER, partner_id=rijnhart, deelgrond="G04")
    found = ctx.reads.signaal.signaal(own)
    assert (found.partner_id, found.deelgrond) == (rijnhart, "G04")
    assert any(
        "gedeeld met Woningcorporatie" in line.wijzigingen for line in ctx.reads.beheer.auditregels(0, 20)
    )
    weigh(ctx, police, Uitkomst.VEILIG_THUIS, partner_id=partner(ctx, "veilig_thuis"))
    assert ctx.reads.signaal.signaal(police).deelgrond == "G15"


def test_the_overleg_and_the_veiligheidshuis_pass_the_same_check(ctx: Context) -> None:
    to_riec: dict[str, object] = {"partner_id": partner(ctx, "riec")}
    to_zvh: dict[str, object] = {"partner_id": partner(ctx, "zvh"), "kenmerk": "PGAX-1"}
    own = signal(ctx, SignaalBron.GEMEENTE)
    for outcome, fields in ((Uitkomst.LSO, to_riec), (Uitkomst.VEILIGHEIDSHUIS, to_zvh)):
        with pytest.raises(RegelFout, match="geen geldig convenant") as refused:
            weigh(ctx, own, outcome, **fields)
        assert refused.value.veld == "convenant_id"
    both = agree(ctx, "riec", "zvh")
    refusals = (
        (own, Uitkomst.LSO, to_riec, {}, "convenant_id"),
        (own, Uitkomst.LSO, to_zvh, both, "partner_id"),
        (
            signal(ctx, SignaalBron.GGD),
            Uitkomst.LSO,
            to_riec,
            both,
            "deelgrond",
        ),  # what care partners said is not for the RIEC
        (own, Uitkomst.LSO, to_riec, {**both, "bijzonder_mee": "ja"}, "deelgrond"),
        (own, Uitkomst.LSO, to_riec, {**both, "bijzonder_mee": "nee", "reden": "sekswerk gezien"}, "reden"),
        (own, Uitkomst.LSO, to_riec, both, "bijzonder_mee"),
    )
    for id, outcome, fields, more, field in refusals:
        answers = (
            {**ENOUGH, "bijzonder": Antwoord.JA}
            if field in ("reden", "bijzonder_mee") or "bijzonder_mee" in more
            else ENOUGH
        )
        besluit = replace(DECISION, uitkomst=outcome, **fields, **more)
        with pytest.raises(RegelFout) as refused:
            decide(ctx, id, Weging(Ingevuld(Thema.ONDERMIJNING, answers), besluit))
        assert refused.value.veld == field
        assert ctx.reads.signaal.signaal(id).partner_id is None
    police, care = signal(ctx, SignaalBron.WIJKAGENT), signal(ctx, SignaalBron.GGD)
    with pytest.raises(RegelFout, match="alleen voor ondermijning"):
        weigh(ctx, police, Uitkomst.LSO, **to_riec, **both)
    lso = replace(DECISION, uitkomst=Uitkomst.LSO, **to_riec, **both)
    decide(ctx, police, Weging(Ingevuld(Thema.ONDERMIJNING, ENOUGH), lso))
    besluit = replace(DECISION, uitkomst=Uitkomst.VEILIGHEIDSHUIS, **to_zvh, **both, bijzonder_mee="ja")
    decide(ctx, care, Weging(Ingevuld(Thema.MEERVOUDIG, {**ENOUGH, "bijzonder": Antwoord.JA}), besluit))
    kept = [(s.partner_id, s.deelgrond) for s in map(ctx.reads.signaal.signaal, (police, care))]
    assert kept == [(to_riec["partner_id"], "G13"), (to_zvh["partner_id"], "G12")]
    logged = " ".join(line.wijzigingen for line in ctx.reads.beheer.auditregels(0, 30))
    assert (
        "gedeeld met Regionaal Informatie- en Expertisecentrum op G13 RIEC, Convenant van de proef" in logged
    )
    assert "G12 Zorg- en Veiligheidshuis, Convenant van de proef, met bijzondere gegevens" in logged


def agree(ctx: Context, *codes: str) -> dict[str, object]:
    """A convenant with these partners, as a weighing names it."""
    given = ConvenantGegevens("Convenant van de proef", TODAY, None, codes, "", "")
    return {"convenant_id": save_convenant(ctx, None, given)}


def test_exploitation_proposes_who_helps_the_victim_first(ctx: Context) -> None:
    told = "Er wonen steeds andere vrouwen. Een man haalt hen op."
    kader, partners = ctx.naslag.wegingskader, ctx.reads.keten.partners()
    asked = {"heit", "avim", "riec", "zorgcoordinator_mensenhandel"}
    without = propose_partners(kader, ctx.naslag.gebieden, partners, told, ())
    proposed = propose_partners(kader, ctx.naslag.gebieden, partners, told, (), ["uitbuiting"])
    assert asked.isdisjoint(item.partner.code for item in without)
    assert {item.partner.code for item in proposed} == asked
    assert not cautions(kader, told, ())
    assert "vraag niets aan betrokkene" in cautions(kader, told, ["uitbuiting"])[0]


@pytest.mark.parametrize(
    ("outcome", "thema", "changes"),
    [
        (Uitkomst.NIETS, Thema.ANDERS, {}),
        (Uitkomst.ADVIES, Thema.ANDERS, {}),
        (Uitkomst.LSO, Thema.ONDERMIJNING, {}),
        (Uitkomst.VEILIGHEIDSHUIS, Thema.MEERVOUDIG, {"kenmerk": "PGAX-1"}),
        (Uitkomst.GEDIGITALISEERD, Thema.GEDIGITALISEERD, {"categorie": "bedrog", "leeftijdsgroep": "40+"}),
    ],
)
def test_what_is_kept_without_a_casus_has_a_day_on_which_it_goes(
    ctx: Context, outcome: Uitkomst, thema: Thema, changes: dict[str, str]
) -> None:
    id = signal(ctx, thema=thema)
    fixed = ctx.naslag.wegingskader.uitkomsten[outcome].partner
    to = {"partner_id": partner(ctx, fixed), **agree(ctx, fixed)} if fixed else {}
    assert weigh(ctx, id, outcome, thema, **changes, **to) is None
    found = ctx.reads.signaal.signaal(id)
    assert (found.uitkomst, found.vernietigen_op) == (outcome, TODAY + timedelta(days=60))
    assert {name: getattr(found, name) for name in changes} == changes
    reopen(ctx, id, "nieuw inzicht")
    again = ctx.reads.signaal.signaal(id)
    assert (again.status, again.uitkomst, again.vernietigen_op) == (SignaalStatus.IN_WEGING, None, None)
    assert again.antwoorden  # what was answered stays
    assert again.partner_id == (to or {"partner_id": None})["partner_id"]  # with whom it was shared as well


def test_a_casus_that_is_there_is_shown_and_what_was_said_to_be_the_same_first(ctx: Context) -> None:
    other = open_casus(ctx, casus_gegevens(), PERSOON)
    earlier = signal(ctx)
    weigh(ctx, earlier, Uitkomst.NIEUWE_CASUS)
    id = signal(ctx)
    judge_likeness(ctx, id, Gelijkenisbesluit("signaal", earlier, True))
    first, second = known_cases(ctx, ctx.reads.signaal.signaal(id))
    assert (first.id, first.zelfde) == (ctx.reads.signaal.signaal(earlier).casus_id, True)
    assert (second.id, second.zelfde) == (other, False)
    judge_likeness(ctx, id, Gelijkenisbesluit("casus", other, False, "andere bewoner"))
    assert [casus.id for casus in known_cases(ctx, ctx.reads.signaal.signaal(id))] == [first.id]


def test_what_was_shared_before_there_was_a_casus_stands_in_its_ledger(ctx: Context) -> None:
    id = signal(ctx)
    weigh(ctx, id, Uitkomst.PARTNER, partner_id=partner(ctx, "incluzio"), deelgrond="G04")
    reopen(ctx, id, "ook aan de politie")
    weigh(ctx, id, Uitkomst.PARTNER, partner_id=partner(ctx, "politie"), deelgrond="G04")
    assert len(ctx.reads.signaal.signaal(id).delingen) == 2
    reopen(ctx, id, "het werd erger")
    casus_id = weigh(ctx, id, Uitkomst.NIEUWE_CASUS)
    assert casus_id is not None
    rows = ctx.reads.dossier.casus(casus_id).verstrekkingen
    assert {row.partner_id for row in rows} == {partner(ctx, "incluzio"), partner(ctx, "politie")}
    assert {(row.op, row.grondslag) for row in rows} == {(TODAY, "G04")}
    assert all(ctx.reads.signaal.signaal(id).nummer in row.wat for row in rows)


def test_answers_so_far_are_kept_for_a_colleague(ctx: Context) -> None:
    id = signal(ctx)
    start_weighing(
        ctx, id, Ingevuld(Thema.JEUGD, {"voor_ons": Antwoord.JA, "acuut": Antwoord.NEE}, {}, {"ernst": 2})
    )
    start_weighing(
        ctx, id, Ingevuld(Thema.JEUGD, {"voor_ons": Antwoord.NEE}, {"voor_ons": "zie gesprek"}, {"ernst": 2})
    )
    found = ctx.reads.signaal.signaal(id)
    assert (found.status, found.thema, found.punten) == (SignaalStatus.IN_WEGING, Thema.JEUGD, "ernst=2")
    assert [(a.code, a.antwoord, a.toelichting) for a in found.antwoorden] == [
        ("voor_ons", Antwoord.NEE, "zie gesprek")
    ]
