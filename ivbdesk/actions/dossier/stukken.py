"""Keeping documents as evidence, reading them, and taking away one that was added by mistake."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from functools import partial
from uuid import UUID

from ivbdesk.actions.context import Context, Unit
from ivbdesk.actions.terugnemen import Terugzetting, Zet, weer_uit
from ivbdesk.cases.betrokkenen.medewerker import Recht
from ivbdesk.cases.bewaren.vernietiging import require_not_held
from ivbdesk.cases.dossier.casus import Casus
from ivbdesk.cases.dossier.stuk import Stuk, Vorm, require_valid
from ivbdesk.cases.dossier.stukinhoud import Afbeelding, Mail, readable
from ivbdesk.cases.dossier.stukvoorstel import Stukvoorstel, of_mail, of_picture
from ivbdesk.cases.dossier.stukvorm import as_text, recognise
from ivbdesk.cases.kader.soorten import Herkomst, StukSoort
from ivbdesk.cases.taal.eisen import require_reason
from ivbdesk.cases.taal.fouten import RegelFout


@dataclass(frozen=True)
class StukGegevens:
    """What the officer says of a document."""

    naam: str
    soort: StukSoort
    datum: date
    herkomst: Herkomst
    bron: str
    tijdlijnitem_id: UUID | None = None


@dataclass(frozen=True)
class Zaakverwijzing:
    """Where a document stands that is not kept here: in which system, under which number, and who may read it there."""

    zaaksysteem: str
    zaaknummer: str
    lezers: str = ""


def propose(ctx: Context, content: bytes) -> Stukvoorstel:
    """What a mail or a picture says of itself; nothing of what cannot be read, for which keeping it says why."""
    try:
        vorm, _ = recognise(content)
        if vorm is Vorm.MAIL:
            return of_mail(ctx.stuklezer.mail(content), ctx.today())
        return of_picture(ctx.stuklezer.beeld(content), ctx.today()) if vorm is Vorm.BEELD else Stukvoorstel()
    except RegelFout:
        return Stukvoorstel()


def add_stuk(ctx: Context, casus_id: UUID, gegevens: StukGegevens, content: bytes) -> UUID:
    """Keep a document in a casus; raises as `add_stukken`."""
    return add_stukken(ctx, casus_id, gegevens, [content])[0]


def add_stukken(
    ctx: Context,
    casus_id: UUID,
    gegevens: StukGegevens,
    contents: Sequence[bytes],
    bestandsnamen: Sequence[str] = (),
    ook: Callable[[Unit, Casus, Stuk], None] | None = None,
) -> list[UUID]:
    """Keep documents that the same is said of, each with the words by which it is found: all of them, or none.

    More than one have the name of their file behind the name that was given, or a number, and a mail is a mail. Raises RegelFout for what is not kept, judged by its content.
    `ook` does more with each in the same unit of work; then it cannot be undone at once.
    """
    known = [(content, *recognise(content)) for content in contents]
    words = [ctx.stuklezer.woorden(*one) for one in known]
    ids = [ctx.new_id() for _ in known]
    begin = partial(ctx.begin, "stuk toevoegen", gegevens.soort.label.lower())
    with begin() as unit:
        unit.casus(casus_id)  # whether it may, before what can take minutes to reach a server
        made = [
            _made(ctx, unit, id, casus_id, gegevens, *one[1:]) for id, one in zip(ids, known, strict=True)
        ]
    for number, (stuk, content, inhoud) in enumerate(zip(made, contents, words, strict=True), 1):
        if len(made) > 1:
            own = f" · {bestandsnamen[number - 1]}" if bestandsnamen else ""
            stuk.naam = stuk.naam and f"{stuk.naam}{own or f' ({number} van {len(made)})'}"
            stuk.soort = StukSoort.MAIL if stuk.vorm is Vorm.MAIL else stuk.soort
        stuk.grootte, stuk.inhoud = len(content), inhoud
        stuk.sha256 = hashlib.sha256(content).hexdigest()
        require_valid(stuk, ctx.today())
    try:
        for stuk, content in zip(made, contents, strict=True):
            stuk.sleutel = ctx.documents.put(stuk.id, content)
        with begin() as unit:
            casus = unit.casus(casus_id)
            for stuk in made:
                unit.add(stuk)
                if ook is not None:
                    ook(unit, casus, stuk)
            unit.flush()
            if ook is not None:
                return ids
            ctx.laatste.kan_terug(
                f"stuk toegevoegd bij casus {casus.nummer}",
                _proves_nothing(casus_id, ids),
                *map(weer_uit, made),
                erna=partial(_take_files_away, ctx, ids),
            )
    except BaseException:
        _take_files_away(ctx, ids)
        raise
    return ids


def _take_files_away(ctx: Context, ids: Sequence[UUID]) -> None:
    """Of documents without a row: nothing opens them, and what a full disk leaves goes at the next opening."""
    for id in ids:
        with suppress(Exception):
            ctx.documents.remove(id)


def _proves_nothing(casus_id: UUID, ids: Sequence[UUID]) -> Zet:
    """Refuses where one of these proves something by now, or nothing of the casus may go."""

    def put(unit: Terugzetting) -> None:
        require_not_held("deze casus", unit.bewaren.bewaarplichten(casus_id))
        if any(link.stuk_id in ids for link in unit.casus(casus_id).bewijzen):
            raise RegelFout("", "Dit stuk bewijst intussen iets in de casus. Er is niets ongedaan gemaakt.")

    return put


def add_reference(ctx: Context, casus_id: UUID, gegevens: StukGegevens, zaak: Zaakverwijzing) -> UUID:
    """Note where a document stands that is kept in the zaaksysteem; nothing of its content comes here."""
    id = ctx.new_id()
    with ctx.begin("stuk in zaaksysteem noemen", gegevens.soort.label.lower()) as unit:
        casus = unit.casus(casus_id)
        stuk = _made(ctx, unit, id, casus_id, gegevens, Vorm.ZAAK, "")
        stuk.zaaksysteem, stuk.zaaknummer = zaak.zaaksysteem.strip(), " ".join(zaak.zaaknummer.split())
        stuk.lezers = zaak.lezers.strip()
        require_valid(stuk, ctx.today())
        unit.add(stuk)
        unit.flush()
        told = f"stuk in zaaksysteem genoemd bij casus {casus.nummer}"
        ctx.laatste.kan_terug(told, _proves_nothing(casus_id, [id]), weer_uit(stuk))
    return id


def _made(
    ctx: Context, unit: Unit, id: UUID, casus_id: UUID, gegevens: StukGegevens, vorm: Vorm, uitgang: str
) -> Stuk:
    """The document by what the officer says of it; without a content yet."""
    return Stuk(
        id=id,
        casus_id=casus_id,
        naam=" ".join(gegevens.naam.split()),
        soort=gegevens.soort,
        vorm=vorm,
        uitgang=uitgang,
        datum=gegevens.datum,
        herkomst=gegevens.herkomst,
        bron=gegevens.bron.strip(),
        vastgelegd_op=unit.at_moment(),
        door=ctx.officer,
        grootte=0,
        sha256="",
        sleutel=b"",
        tijdlijnitem_id=gegevens.tijdlijnitem_id,
    )


def read_stuk(ctx: Context, stuk_id: UUID, waartoe: str = "bekeken") -> tuple[Stuk, bytes]:
    """A document with its content; who looked is logged. Raises DamagedDocument, as the storage reports it.

    A letter to a melder says who that is: it is for who may see that, and stands in the log as that too.
    """
    with ctx.begin("stuk bekijken", waartoe, Recht.LEZER) as unit:
        stuk = unit.stuk(stuk_id)
        is_sealed = bool(stuk.brief) and stuk.herkomst is Herkomst.MELDER
        if not is_sealed:
            unit.log("casus", stuk.casus_id, f"stuk {stuk_id} {waartoe}")
    if is_sealed:
        with ctx.begin("melder tonen", f"brief aan de melder {waartoe}") as unit:
            unit.log("casus", stuk.casus_id, "identiteit van melders getoond")
    return stuk, ctx.documents.get(stuk.id, stuk.sleutel)


@dataclass(frozen=True)
class Ingezien:
    """A document as it is shown: what was read of it by its form, beside the bytes themselves."""

    stuk: Stuk
    content: bytes
    mail: Mail | None = None
    beeld: Afbeelding | None = None
    tekst: str = ""


def look_at(ctx: Context, stuk_id: UUID) -> Ingezien:
    """A document read to be shown; who looked is logged. Raises what the storage and the reader explain themselves."""
    stuk, content = read_stuk(ctx, stuk_id)
    return _shown(ctx, stuk, content)


def take_out(ctx: Context, stuk_id: UUID) -> Ingezien:
    """A document that is to be opened in another program; of a picture with what its file tells besides. Logged."""
    stuk, content = read_stuk(ctx, stuk_id, "buiten het programma geopend")
    beeld = ctx.stuklezer.beeld(content) if stuk.vorm is Vorm.BEELD else None
    return Ingezien(stuk, content, beeld=beeld)


def _shown(ctx: Context, stuk: Stuk, content: bytes) -> Ingezien:
    """What there is to see of these bytes."""
    if stuk.vorm is Vorm.MAIL:
        return Ingezien(stuk, content, mail=ctx.stuklezer.mail(content))
    if stuk.vorm is Vorm.BEELD:
        return Ingezien(stuk, content, beeld=ctx.stuklezer.beeld(content))
    if stuk.vorm is Vorm.AGENDA:
        return Ingezien(stuk, content, tekst=ctx.stuklezer.agenda(content))
    return Ingezien(stuk, content, tekst=readable(as_text(content) or "") if stuk.vorm is Vorm.TEKST else "")


def remove_stuk(ctx: Context, stuk_id: UUID, reden: str) -> None:
    """Take away a document that does not belong here, and what it proved; with its key the content is gone for good."""
    require_reason(reden, "dit stuk hier niet hoort")
    with ctx.begin("stuk verwijderen", reden.strip()) as unit:
        stuk = unit.stuk(stuk_id)
        require_not_held("deze casus", unit.bewaren.bewaarplichten(stuk.casus_id))
        casus = unit.casus(stuk.casus_id)
        for link in [item for item in casus.bewijzen if item.stuk_id == stuk_id]:
            casus.bewijzen.remove(link)
        unit.remove(stuk)
    if stuk.vorm is not Vorm.ZAAK:
        ctx.documents.remove(stuk_id)
