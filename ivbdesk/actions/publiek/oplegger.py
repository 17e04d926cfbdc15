"""The note for the driehoek: a draft to look at, and a final one of which the register keeps a snapshot."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from uuid import UUID

from ivbdesk.actions.auditkop import auditkop
from ivbdesk.actions.bestand import placing
from ivbdesk.actions.context import Context, filled_settings
from ivbdesk.actions.publiek.delen import book
from ivbdesk.actions.publiek.nalezen import read_over
from ivbdesk.cases.betrokkenen.register import Oplegger
from ivbdesk.cases.dossier.casus import Casus
from ivbdesk.cases.keten.keten import gaps_of
from ivbdesk.cases.publiek.bevinding import Naleeskeuze, Nalezing, applied
from ivbdesk.cases.publiek.ketenregels import chain_lines
from ivbdesk.cases.publiek.nalezen import places_of_note
from ivbdesk.cases.publiek.ontvanger import Ontvanger
from ivbdesk.cases.publiek.projectie import Oplegnotitie, Oplegvraag, default_question, project

MOST_OF_KERN = 600
"""So much of the core fits on the front page."""


@dataclass(frozen=True)
class Uitvoering:
    """How a note is made: version 0 is a draft with a watermark."""

    versie: int
    gemaakt_op: datetime
    auditkop: str

    @property
    def is_final(self) -> bool:
        """Whether this is a final version, kept as a snapshot."""
        return self.versie > 0


Render = Callable[[Oplegnotitie, Uitvoering, str | None], bytes]
"""Makes the PDF; the second is how, the third a password or None."""


@dataclass(frozen=True)
class Notitie:
    """A note that was made: its PDF, and what the officer should look at before it goes out."""

    pdf: bytes
    inhoud: Oplegnotitie
    uitvoering: Uitvoering
    nalezing: Nalezing
    keuzes: tuple[Naleeskeuze, ...]
    ook: tuple[str, ...]
    """What is told besides, and asks no decision."""

    @property
    def waarschuwingen(self) -> tuple[str, ...]:
        """All of it, a line for each thing."""
        return (*self.ook, *(item.told for item in self.nalezing.bevindingen))


def suggest_question(ctx: Context, casus_id: UUID, driehoek_op: date) -> Oplegvraag:
    """The question as the record itself suggests it, with the officer as its writer."""
    officer = ctx.reads.beheer.medewerker(ctx.officer)
    return default_question(
        ctx.reads.dossier.casus_om_te_delen(casus_id), ctx.kader, officer.naam if officer else "", driehoek_op
    )


def make_draft(
    ctx: Context,
    render: Render,
    casus_id: UUID,
    ontvanger: Ontvanger,
    vraag: Oplegvraag,
    password: str | None = None,
    keuzes: Sequence[Naleeskeuze] = (),
) -> Notitie:
    """A draft with a watermark, to look at; nothing is logged until it leaves the program."""
    casus = ctx.reads.dossier.casus_om_te_delen(casus_id)
    found = _project(ctx, casus, ontvanger, vraag)
    note = applied(found, keuzes)
    made = Uitvoering(0, ctx.now(), auditkop(ctx.reads.beheer.audit_head()))
    told = (*_restricted(casus), *_too_long(note))
    return Notitie(
        render(note, made, password), note, made, _read_over(ctx, casus, found), tuple(keuzes), told
    )


def _restricted(casus: Casus) -> list[str]:
    """Whose data may hardly be used now: a note for the driehoek then needs a weighty reason (AVG art. 18 lid 2)."""
    return [
        f"De verwerking van gegevens van {item.persoon.naam} is beperkt (AVG art. 18): deel alleen wat om een "
        "gewichtige reden nodig is."
        for item in casus.huidige_betrokkenen()
        if item.persoon.beperkt
    ]


def _project(ctx: Context, casus: Casus, ontvanger: Ontvanger, vraag: Oplegvraag) -> Oplegnotitie:
    settings = ctx.reads.beheer.instellingen()
    situation = ctx.situation(casus, filled_settings(settings))
    partners, gebieden = ctx.reads.keten.partners(), ctx.naslag.gebieden
    gaps = gaps_of(casus, gebieden, partners, ctx.today())
    return project(
        casus,
        ctx.kader_under(casus.laatste_afweging(vraag.code)),
        situation,
        partners,
        settings,
        ontvanger,
        vraag,
        ctx.today(),
        chain_lines(casus, gaps, gebieden, ontvanger, ctx.naslag.namen),
        lijst=ctx.naslag.namen,
    )


def make_final(
    ctx: Context,
    render: Render,
    casus_id: UUID,
    ontvanger: Ontvanger,
    vraag: Oplegvraag,
    password: str | None = None,
    keuzes: Sequence[Naleeskeuze] = (),
) -> Notitie:
    """A final note: the register keeps the unlocked PDF as a snapshot that nothing can change.

    The copy that is given carries the password where one is asked. Raises RegelFout where something is not decided on.
    """
    casus = ctx.reads.dossier.casus_om_te_delen(casus_id)
    found = _project(ctx, casus, ontvanger, vraag)
    read = _read_over(ctx, casus, found)
    keuzes = read.decided(keuzes)
    note = applied(found, keuzes)
    with ctx.begin("notitie definitief maken", f"oplegnotitie voor {ontvanger.label}") as unit:
        unit.take_time()
        made = Uitvoering(
            unit.nummers.oplegger(casus_id), unit.at_moment(), auditkop(unit.register.audit_head())
        )
        pdf = render(note, made, None)
        unit.add(
            Oplegger(
                id=ctx.new_id(),
                casus_id=casus_id,
                ontvanger=ontvanger.value,
                versie=made.versie,
                driehoek_op=vraag.driehoek_op,
                gemaakt_op=made.gemaakt_op,
                gemaakt_door=vraag.steller,
                auditkop=made.auditkop,
                sha256=hashlib.sha256(pdf).hexdigest(),
                pdf=pdf,
            )
        )
    handed = render(note, made, password) if password else pdf
    return Notitie(handed, note, made, read, tuple(keuzes), _too_long(note))


def hand_over(ctx: Context, casus_id: UUID, notitie: Notitie, target: Path) -> None:
    """Log that the note leaves the program (for whom, which version, which bytes), and write it: both, or neither.

    Raises RegelFout where something in it is not decided on, and KanNietSchrijven.
    """
    notitie.nalezing.decided(notitie.keuzes)
    version = f"versie {notitie.uitvoering.versie}" if notitie.uitvoering.is_final else "concept"
    digest = hashlib.sha256(notitie.pdf).hexdigest()
    receiver = notitie.inhoud.ontvanger
    with (
        placing(target) as write,
        ctx.begin("notitie exporteren", f"verstrekking aan {receiver.label}") as unit,
    ):
        unit.take_time()
        unit.log("casus", casus_id, f"oplegnotitie voor {receiver.value}, {version}, sha256 {digest}")
        for keuze in notitie.keuzes:
            unit.log("casus", casus_id, f"nagelezen: {keuze.told}")
        told = f"Oplegnotitie voor {receiver.label.lower()}, {version}"
        book(
            ctx,
            unit,
            casus_id,
            receiver.label,
            told,
            "Voor afstemming en besluit in de driehoek.",
            digest,
            notitie.keuzes,
        )
        write(notitie.pdf)


def _read_over(ctx: Context, casus: Casus, note: Oplegnotitie) -> Nalezing:
    burgemeester = note.ontvanger is Ontvanger.BURGEMEESTER
    return read_over(ctx, [casus], note, places_of_note(note), straf=burgemeester)


def _too_long(note: Oplegnotitie) -> tuple[str, ...]:
    if len(note.vraag.kern) <= MOST_OF_KERN:
        return ()
    return (f"De kern is langer dan {MOST_OF_KERN} tekens; op de voorzijde wordt hij ingekort.",)
