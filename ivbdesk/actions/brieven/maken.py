"""A letter from a casus: what only the writer knows is asked, what the file lacks is told, and a Word file is made."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Protocol
from uuid import UUID

from ivbdesk.actions.bestand import placing
from ivbdesk.actions.context import Context, Unit, filled_settings
from ivbdesk.actions.publiek.delen import book
from ivbdesk.actions.publiek.nalezen import read_over
from ivbdesk.actions.publiek.zaal import audience_of
from ivbdesk.cases.betrokkenen.partner import Partner
from ivbdesk.cases.brieven.aanspreken import SEALED
from ivbdesk.cases.brieven.briefsoort import AanSoort, Briefsoort, Briefvraag
from ivbdesk.cases.brieven.geadresseerden import Aan, role_of
from ivbdesk.cases.brieven.lezers import named_for, reads_of
from ivbdesk.cases.brieven.projectie import Briefbron, Briefopdracht, means_of, project_brief
from ivbdesk.cases.brieven.velden import Briefinhoud
from ivbdesk.cases.brieven.vooraf import Openpunt, open_points, questions_of, require_complete
from ivbdesk.cases.dossier.casus import Casus
from ivbdesk.cases.dossier.delen import Drager, Publiek
from ivbdesk.cases.kader.soorten import Klasse
from ivbdesk.cases.publiek.ambtshalve import Ambtshalve
from ivbdesk.cases.publiek.bevinding import Naleeskeuze, Nalezing, Plek, applied
from ivbdesk.cases.taal.fouten import KaderFout, RegelFout

_LAW = (Klasse.POLITIE, Klasse.OM, Klasse.BURGEMEESTER)


class Briefdrukker(Protocol):
    """Fills in the template of a kind: that of the municipality, or else our own; raises KaderFout with its faults."""

    def fill(self, soort: Briefsoort, inhoud: Briefinhoud) -> bytes:
        """The letter as a Word file."""


@dataclass(frozen=True)
class Voorbereid:
    """A letter before it is made: what it holds, what the writer still fills in, and what its file lacks."""

    inhoud: Briefinhoud
    vragen: tuple[Briefvraag, ...]
    punten: tuple[Openpunt, ...]


@dataclass(frozen=True)
class Briefverzoek:
    """What the writer chose: the kind by its code, the addressee, the day, who signs, and the answers by their code."""

    soort: str
    aan: Aan
    datum: date
    ondertekenaar: str
    antwoorden: tuple[tuple[str, str], ...] = ()
    ondanks: str = ""


@dataclass(frozen=True)
class Gemaakt:
    """A letter that was made, with how many of its fields the writer filled in and how many the dossier did."""

    getypt: int
    uit_dossier: int


def prepare(ctx: Context, casus_id: UUID, verzoek: Briefverzoek) -> Voorbereid:
    """What the letter would hold, ask and lack; nothing is logged until it leaves the program."""
    casus = ctx.reads.dossier.casus_om_te_delen(casus_id)
    return _prepared(ctx, casus, verzoek)


def read_over_brief(ctx: Context, casus_id: UUID, verzoek: Briefverzoek) -> Nalezing:
    """What is to be decided in a letter before it goes; raises RegelFout where it cannot be made yet."""
    casus = ctx.reads.dossier.casus_om_te_delen(casus_id)
    found = _prepared(ctx, casus, verzoek)
    require_complete(dict(verzoek.antwoorden), found.vragen, found.punten, verzoek.ondanks)
    return _read(ctx, casus, verzoek, found.inhoud)


def make_brief(
    ctx: Context,
    drukker: Briefdrukker,
    casus_id: UUID,
    verzoek: Briefverzoek,
    target: Path,
    keuzes: Sequence[Naleeskeuze] = (),
) -> Gemaakt:
    """Write the letter for its one addressee, after it was read over; that it left is logged, with what was open.

    Raises RegelFout where something is not answered or not decided on, or where the template has faults, and
    KanNietSchrijven. The seal of a melder is opened only here, and that is logged.
    """
    casus, soort = ctx.reads.dossier.casus_om_te_delen(casus_id), kind_of(ctx, verzoek)
    found = _prepared(ctx, casus, verzoek)
    require_complete(dict(verzoek.antwoorden), found.vragen, found.punten, verzoek.ondanks)
    keuzes = _read(ctx, casus, verzoek, found.inhoud).decided(keuzes)
    told, who = applied(found.inhoud, keuzes), role_of(casus, verzoek.aan, ctx.reads.keten.partners())
    with placing(target) as write, ctx.begin("brief exporteren", f"{soort.naam} voor {who}") as unit:
        unit.take_time()
        data = _filled(drukker, soort, _unsealed(unit, casus_id, verzoek, told))
        digest = hashlib.sha256(data).hexdigest()
        unit.log("casus", casus_id, f"brief {soort.code} voor {who}, sha256 {digest}")
        for keuze in keuzes:
            unit.log("casus", casus_id, f"nagelezen: {keuze.told}")
        if found.punten:
            still = "; ".join(punt.tekst for punt in found.punten)
            because = f"; toch gemaakt, want {verzoek.ondanks.strip()}" if verzoek.ondanks.strip() else ""
            unit.log("casus", casus_id, f"open bij het maken van de brief: {still}{because}")
        why, aan = f"Brief op grond van {soort.grondslag}.", verzoek.aan
        partner_id = aan.id if aan.soort is AanSoort.PARTNER else None
        book(
            ctx, unit, casus_id, who, soort.naam, why, digest, keuzes,
            drager=Drager.SCHRIFTELIJK, partner_id=partner_id,
        )  # fmt: skip
        write(data)
    typed = sum(bool(words.strip()) for _, words in verzoek.antwoorden)
    return Gemaakt(typed, sum(bool(value) for value in found.inhoud.waarden().values()) - typed)


def kind_of(ctx: Context, verzoek: Briefverzoek) -> Briefsoort:
    """The kind that was chosen; raises RegelFout for one that is not there."""
    found = ctx.naslag.brieven.soorten.get(verzoek.soort)
    if found is None:
        raise RegelFout("soort", "Kies wat voor brief het is.")
    return found


def _prepared(ctx: Context, casus: Casus, verzoek: Briefverzoek) -> Voorbereid:
    soort, settings = kind_of(ctx, verzoek), ctx.reads.beheer.instellingen()
    partners = ctx.reads.keten.partners()
    officer = ctx.reads.beheer.medewerker(casus.behandelaar_id or ctx.officer)
    source = Briefbron(
        ctx.kader, ctx.naslag.brieven, partners, _readers(ctx, casus, verzoek, partners), settings,
        officer.naam if officer else "", ctx.naslag.feestdagen, ctx.naslag.namen,
    )  # fmt: skip
    empty = Briefopdracht(soort, verzoek.aan, verzoek.datum, verzoek.ondertekenaar, {})
    asked = questions_of(soort, project_brief(casus, source, empty))
    wanted = {vraag.code for vraag in asked}
    answers = {code: words.strip() for code, words in verzoek.antwoorden if code in wanted}
    inhoud = project_brief(casus, source, replace(empty, antwoorden=answers))
    situation = ctx.situation(casus, filled_settings(settings))
    return Voorbereid(inhoud, asked, open_points(casus, ctx.kader, situation, empty))


def _readers(ctx: Context, casus: Casus, verzoek: Briefverzoek, partners: Sequence[Partner]) -> Publiek:
    """Who reads: a partner with what the ledger opens for it, another by whether they are a party (domein 3.1)."""
    aan = verzoek.aan
    chosen = [one for one in partners if aan.soort is AanSoort.PARTNER and one.id == aan.id]
    means = means_of(casus, kind_of(ctx, verzoek), ctx.kader)
    return audience_of(ctx, casus, chosen) if chosen else reads_of(casus, aan, means)


def _read(ctx: Context, casus: Casus, verzoek: Briefverzoek, inhoud: Briefinhoud) -> Nalezing:
    partner = next((one for one in ctx.reads.keten.partners() if one.id == verzoek.aan.id), None)
    return read_over(
        ctx,
        [casus],
        inhoud,
        places_of_brief(ctx, verzoek, inhoud),
        everyone=verzoek.aan.soort is AanSoort.MELDER,
        straf=partner is not None and partner.klasse not in _LAW,
        alleen=named_for(verzoek.aan),
    )


def places_of_brief(ctx: Context, verzoek: Briefverzoek, inhoud: Briefinhoud) -> list[Plek]:
    """The free texts of a letter, with the place where the writer finds them."""
    titles = {vraag.code: vraag.titel for vraag in kind_of(ctx, verzoek).vragen}
    places: list[Plek] = [(f"Feit van {line.datum}", line.wat) for line in inhoud.feiten]
    named = ("last", "begunstiging", "toezicht", "geschikt", "noodzakelijk", "evenwichtig", "zienswijze")
    places += [(titles.get(name, name.capitalize()), getattr(inhoud, name)) for name in named]
    places += [("Wat met de reactie is gedaan", inhoud.verwerking), ("Doel van de verwerking", inhoud.doel)]
    places += [("Het verzoek", inhoud.verzoek), ("De beslissing", inhoud.beslissing)]
    places += [
        (titles.get(code, code), words)
        for code, words in inhoud.antwoorden
        if not isinstance(words, Ambtshalve)
    ]
    return [place for place in places if place[1]]


def _unsealed(unit: Unit, casus_id: UUID, verzoek: Briefverzoek, inhoud: Briefinhoud) -> Briefinhoud:
    """With the name of the melder in the address, where the letter is to one."""
    if verzoek.aan.soort is not AanSoort.MELDER:
        return inhoud
    unit.log("casus", casus_id, "identiteit van een melder gelezen voor een brief aan de melder")
    name = next((one.naam for one in unit.casus(casus_id).melders if one.id == verzoek.aan.id), "")
    return replace(
        inhoud, aan=tuple(Ambtshalve(name) if line == SEALED and name else line for line in inhoud.aan)
    )


def _filled(drukker: Briefdrukker, soort: Briefsoort, inhoud: Briefinhoud) -> bytes:
    try:
        return drukker.fill(soort, inhoud)
    except KaderFout as fault:
        lines = "\n".join(f"• {one}" for one in fault.fouten)
        raise RegelFout(
            "soort", f"Het sjabloon van deze brief kan zo niet worden gebruikt:\n{lines}"
        ) from None
