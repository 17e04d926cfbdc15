"""Makes each PDF, workbook and calendar file from its projection, dated by the clock of the desk.

The modules of `export` are loaded where they are used: reportlab takes half a second, and only who makes a
document waits for it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from ivbdesk import __version__
from ivbdesk.actions.bewaren.bewaren import RenderVerklaring
from ivbdesk.actions.bewaren.inzage import RenderInzage
from ivbdesk.actions.context import AMSTERDAM, Context
from ivbdesk.actions.publiek.oplegger import Uitvoering
from ivbdesk.actions.publiek.uitvoer import Drukkerij
from ivbdesk.cases.beheer.handleiding import read_handleiding
from ivbdesk.cases.beheer.programmadeel import Programmadeel
from ivbdesk.cases.beheer.veiligheidsblad import Veiligheidsblad
from ivbdesk.cases.bewaren.inzage import Inzage
from ivbdesk.cases.bewaren.vernietiging import Verklaring
from ivbdesk.cases.cijfers.blad import Blad
from ivbdesk.cases.cijfers.brief import Raadsbrief
from ivbdesk.cases.cijfers.vorm import Cijfervorm
from ivbdesk.cases.invoer.afgekeurd import Afgekeurd
from ivbdesk.cases.kader.kader import Handelingskader
from ivbdesk.cases.publiek.afwegingsblad import Afwegingsblad
from ivbdesk.cases.publiek.agendablad import Agendablad
from ivbdesk.cases.publiek.dossieroverzicht import Dossieroverzicht
from ivbdesk.cases.publiek.overlegverslag import Actielijst, Agendapunt, Verslag
from ivbdesk.cases.publiek.projectie import Oplegnotitie
from ivbdesk.cases.uitvoeringsplan.plantekst import Plantekst
from ivbdesk.cases.uitvoeringsplan.vorm import Planvorm
from ivbdesk.cases.zoeken.lijst import Lijstblad, Lijstvorm
from ivbdesk.resources import resource, texts


def render_note(note: Oplegnotitie, uitvoering: Uitvoering, password: str | None) -> bytes:
    """The PDF of a note."""
    from ivbdesk.export.oplegnotitie import Uitgave, render_oplegnotitie

    issue = Uitgave(
        versie=uitvoering.versie,
        gemaakt_op=uitvoering.gemaakt_op.astimezone(AMSTERDAM),
        auditkop=uitvoering.auditkop,
        exemplaar=note.ontvanger.label,
    )
    return render_oplegnotitie(note, issue, password)


def render_declaration(ctx: Context) -> RenderVerklaring:
    """Makes the declaration of a destruction, dated now."""

    def render(told: Verklaring) -> bytes:
        from ivbdesk.export.verklaring import render_verklaring

        return render_verklaring(told, ctx.now().astimezone(AMSTERDAM))

    return render


def render_own_data(ctx: Context) -> RenderInzage:
    """Makes the copy of a resident's own data, dated now."""

    def render(told: Inzage, gemeente: str, auditkop: str) -> bytes:
        from ivbdesk.export.inzage import render_inzage

        return render_inzage(told, gemeente, auditkop, ctx.now().astimezone(AMSTERDAM))

    return render


def render_rejected(found: Afgekeurd) -> bytes:
    """The rows that an import did not take in, as a workbook."""
    from ivbdesk.export.afgekeurd import render_afgekeurd

    return render_afgekeurd(found)


def render_manual(now: datetime) -> bytes:
    """The manual of the program, with its pictures."""
    from ivbdesk.export.handleiding import render_handleiding

    def picture(name: str) -> bytes:
        return resource(f"handleiding/{name}.png").read_bytes()

    manual = read_handleiding(texts("handleiding"))
    return render_handleiding(manual, picture, __version__, now.astimezone(AMSTERDAM))


def drukkerij(ctx: Context) -> Drukkerij:
    """All that can be printed."""

    def afweging(told: Afwegingsblad, auditkop: str) -> bytes:
        from ivbdesk.export.afweging import render_afweging

        return render_afweging(told, auditkop, ctx.now().astimezone(AMSTERDAM))

    def dossier(told: Dossieroverzicht, auditkop: str) -> bytes:
        from ivbdesk.export.dossier import render_dossier

        return render_dossier(told, auditkop, ctx.now().astimezone(AMSTERDAM))

    def uitleg(kader: Handelingskader, gemeente: str) -> bytes:
        from ivbdesk.export.uitleg import render_uitleg

        return render_uitleg(kader, gemeente, ctx.now().astimezone(AMSTERDAM))

    def verslag(told: Verslag, auditkop: str) -> bytes:
        from ivbdesk.export.verslag import render_verslag

        return render_verslag(told, auditkop, ctx.now().astimezone(AMSTERDAM))

    def actielijst(told: Actielijst, auditkop: str) -> bytes:
        from ivbdesk.export.actielijst import render_actielijst

        return render_actielijst(told, auditkop, ctx.now().astimezone(AMSTERDAM))

    def agendablad(told: Agendablad, auditkop: str) -> bytes:
        from ivbdesk.export.agendablad import render_agendablad

        return render_agendablad(told, auditkop, ctx.now().astimezone(AMSTERDAM))

    def agenda(punten: Sequence[Agendapunt]) -> bytes:
        from ivbdesk.export.agenda import render_agenda

        return render_agenda(punten, ctx.now())

    def lijst(told: Lijstblad, vorm: Lijstvorm, auditkop: str) -> bytes:
        from ivbdesk.export.lijst import render_lijst_pdf, render_lijst_xlsx

        return render_lijst_xlsx(told) if vorm is Lijstvorm.XLSX else render_lijst_pdf(told, auditkop)

    def veiligheid(told: Veiligheidsblad, auditkop: str) -> bytes:
        from ivbdesk.export.veiligheid import render_veiligheid

        return render_veiligheid(told, auditkop, ctx.now().astimezone(AMSTERDAM))

    def delen(own: Programmadeel, parts: Sequence[Programmadeel], serial: UUID) -> bytes:
        from ivbdesk.export.cyclonedx import render_parts

        return render_parts(own, parts, serial, ctx.now())

    def cijfers(blad: Blad, vorm: Cijfervorm) -> bytes:
        from ivbdesk.export.cijferblad import render_blad
        from ivbdesk.export.cijferblad_ods import render_ods
        from ivbdesk.export.cijferboek import render_cijferboek

        if vorm is Cijfervorm.XLSX:
            return render_cijferboek(blad)
        return render_ods(blad) if vorm is Cijfervorm.ODS else render_blad(blad, now())

    def raadsbrief(brief: Raadsbrief, vorm: Cijfervorm) -> bytes:
        from ivbdesk.export.cijferblad import render_brief
        from ivbdesk.export.raadsbrief import render_brief_docx

        return render_brief_docx(brief) if vorm.uitgang == ".docx" else render_brief(brief, now())

    def plan(told: Plantekst, vorm: Planvorm) -> bytes:
        from ivbdesk.export.uitvoeringsplan import render_plan_docx, render_plan_pdf

        return render_plan_docx(told) if vorm.uitgang == ".docx" else render_plan_pdf(told, now())

    def now() -> datetime:
        return ctx.now().astimezone(AMSTERDAM)

    return Drukkerij(
        notitie=render_note,
        afweging=afweging,
        dossier=dossier,
        inzage=render_own_data(ctx),
        uitleg=uitleg,
        verklaring=render_declaration(ctx),
        verslag=verslag,
        actielijst=actielijst,
        agendablad=agendablad,
        agenda=agenda,
        lijst=lijst,
        veiligheid=veiligheid,
        delen=delen,
        cijfers=cijfers,
        raadsbrief=raadsbrief,
        plan=plan,
    )
