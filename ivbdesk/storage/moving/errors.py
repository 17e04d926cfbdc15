"""What can stand in the way of moving a register, and what is told of one that was moved."""

from __future__ import annotations

from collections.abc import Iterable

from ivbdesk.cases.taal.nederlands import join_nl
from ivbdesk.storage.errors import RegisterError
from ivbdesk.storage.findings import Finding, Severity

NOTHING_MOVED = "Er is niets verhuisd; uw register is niet veranderd."
_MOST = 3


class NotWhole(RegisterError):
    """The register that was to move has a fault."""

    behouden = NOTHING_MOVED
    doen = "Herstel dit eerst (Beheer, Register, Controleren), en verhuis daarna."

    def __init__(self, findings: Iterable[Finding]) -> None:
        wrong = [f"{item.onderdeel}: {item.melding}" for item in findings if item.ernst is Severity.FOUT]
        super().__init__(wrong)
        self.wat = f"In het register is iets niet in orde. {' '.join(wrong[:_MOST])}"


class SignNotKept(RegisterError):
    """A text holds a sign that a server does not take."""

    behouden = NOTHING_MOVED
    doen = "Open het register, haal dat teken uit de tekst, en verhuis daarna."

    def __init__(self, table: str) -> None:
        super().__init__(table)
        self.wat = f"In een tekst van het register staat een teken (nul) dat een server niet bewaart, in de tabel {table}."


class NotTheSame(RegisterError):
    """What arrived is not what left."""

    behouden = "Wat was overgezet, is weer weggehaald. Het register waaruit het kwam, is niet veranderd."
    doen = "Probeer het opnieuw. Gebeurt het weer, geef deze melding dan door aan uw beheerder."

    def __init__(self, tables: Iterable[str]) -> None:
        self.tables = tuple(tables)
        super().__init__(self.tables)
        more = f", en nog {len(self.tables) - _MOST}" if len(self.tables) > _MOST else ""
        named = ", ".join(self.tables[:_MOST])
        self.wat = f"Na het overzetten was niet alles gelijk: {named}{more}."


class MovedAway(RegisterError):
    """The register was moved; here it is only read. `waarheen` says where it is."""

    behouden = "Alles staat hier nog zoals het op dat moment was. U kunt hier lezen, maar niets vastleggen."
    doen = "Open het register waar het nu is. Dit exemplaar mag weg zodra u zeker weet dat daar alles staat."

    def __init__(self, waarheen: str, wanneer: str) -> None:
        super().__init__(waarheen, wanneer)
        self.waarheen = waarheen
        self.wat = f"Dit register is op {wanneer} verhuisd naar {waarheen}."


class AlreadyMoved(MovedAway):
    """A register was to move, and moved before to another place."""

    doen = "Verhuis het niet nog een keer: werk verder op de nieuwe plaats."


class MoveUnfinished(RegisterError):
    """All is in the new place, and what has to follow was cut off."""

    wat = "Alles is overgezet en vergeleken, maar de verhuizing is niet afgemaakt."
    behouden = (
        "Er is niets verloren: het register staat nog waar het stond, en niemand kan nog in het nieuwe."
    )
    doen = "Geef dezelfde opdracht nog een keer; wat al klaar is, wordt dan niet opnieuw gedaan."


class InUse(RegisterError):
    """The database to move to is worked in, or its register is of another origin."""

    wat = "In deze database staat al een register waarin iemand kan werken."
    behouden = NOTHING_MOVED
    doen = "Laat de beheerder van de server een lege database maken, zoals `ivbdesk team installatie` zegt."


class LoginElsewhere(RegisterError):
    """On that server the login of who moves is of another database."""

    behouden = NOTHING_MOVED

    def __init__(self, login: str) -> None:
        super().__init__(login)
        self.wat = f"Op deze server hoort uw aanmelding ({login}) al bij een andere database."
        self.doen = (
            "Is dat een teamregister dat niet meer wordt gebruikt, laat de beheerder van de server die database dan verwijderen, "
            f"en daarna de aanmelding (DROP ROLE {login})."
        )


class LeftOut(RegisterError):
    """Who asks does not see the whole register over this line, so that something would be missing."""

    def __init__(self, tables: Iterable[str]) -> None:
        named = sorted(tables)
        super().__init__(named)
        self.wat = f"Via deze verbinding is niet alles te lezen: {join_nl(named[:_MOST])}."

    behouden = "Er is niets gemaakt: een exemplaar waarin ongemerkt iets ontbreekt, is erger dan geen."
    doen = "Gebruik de verbinding van wie de database heeft geïnstalleerd, een lid van ivb_eigenaar."
