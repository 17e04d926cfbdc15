"""What an error of the server means, by its SQLSTATE, in Dutch; and what is left of one that means nothing to the user."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from sqlalchemy.exc import DBAPIError

from ivbdesk.storage.at_once import ColleagueSaves
from ivbdesk.storage.errors import RegisterError
from ivbdesk.storage.line_errors import NOT_SAVED, LineLost

OWN_STATES = "IV"
"""With what the states begin that our own triggers raise; their words are ours and hold no value."""


class ServerAway(LineLost):
    """The server does not answer, or ended the connection."""


class ForeignServer(RegisterError):
    """The server cannot show that it is the one: its certificate or name is another, or it asks for the password itself."""

    wat = "De server kan niet aantonen dat hij die van het register is."
    behouden = "Er is niets verstuurd, ook geen wachtwoord."
    doen = "Probeer het niet opnieuw. Vraag de beheerder van de server of zijn certificaat is veranderd."


class SignInRefused(RegisterError):
    """The server does not know this login, or its password is another."""

    wat = "De server van het register laat u niet toe."
    doen = "Vraag de beheerder van het register of uw aanmelding nog geldt."


class ServerUnreached(LineLost):
    """The server that is looked at does not answer; it is who looks after it that reads this."""

    behouden = "Er is niets veranderd."
    doen = "Kijk of deze naam en poort kloppen, of de server draait, en of deze computer hem kan bereiken."

    def __init__(self, where: str) -> None:
        super().__init__(where)
        self.wat = f"Er is geen verbinding met de server: {where} antwoordt niet."


class RoleRefused(RegisterError):
    """The server that is looked at does not let this role in."""

    wat = "De server laat deze rol niet toe: hij kent haar niet, of het wachtwoord is een ander."
    behouden = "Er is niets veranderd."
    doen = "Kijk naar de rol en haar wachtwoord (.pgpass, op Windows pgpass.conf), en naar pg_hba.conf van de server."


class NoRootCertificate(RegisterError):
    """On this computer is no certificate by which to know the server."""

    wat = "Op deze computer staat geen certificaat waaraan de server van het register te herkennen is."
    behouden = "Er is niets verstuurd, ook geen wachtwoord."
    doen = "Vraag de beheerder van de server om zijn rootcertificaat, en waar het hoort (sslrootcert)."


class NoTls(RegisterError):
    """The server offers no encrypted line."""

    wat = "De server van het register biedt geen versleutelde verbinding."
    behouden = "Er is niets verstuurd, ook geen wachtwoord."
    doen = "Vraag de beheerder van de server om TLS aan te zetten; zonder werkt ivbdesk niet."


class NoPassword(RegisterError):
    """The server asks for a password, and none was given."""

    wat = "De server van het register vraagt een wachtwoord, en er is geen opgegeven."
    doen = "Zet het wachtwoord in het wachtwoordbestand van libpq (.pgpass, op Windows pgpass.conf), niet in de opdracht."


class PasswordInSight(RegisterError):
    """The connection that is typed holds a password, that others on this computer can read."""

    wat = "In de verbinding staat een wachtwoord; dat kan iedereen op deze computer lezen."
    doen = "Zet het in het wachtwoordbestand van libpq (.pgpass, op Windows pgpass.conf), en kies op de server een ander."


class UnclearServer(RegisterError):
    """A connection does not say in so many words where the register is; `tekort` says what it lacks."""

    behouden = "Er is niets gemaakt."

    def __init__(self, tekort: str = "") -> None:
        super().__init__(tekort)
        self.wat = f"Aan deze verbinding is niet te zien waar collega's het register straks vinden: {tekort}."
        self.doen = (
            "Schrijf haar zoals 'host=server.gemeente.example port=5432 dbname=ivb sslrootcert=server.crt'."
        )


class BadlyWritten(RegisterError):
    """The connection is not written as libpq reads it."""

    wat = "Deze verbinding is niet goed geschreven."
    doen = "Schrijf haar zoals 'host=server.gemeente.example dbname=ivb'."


class NoSuchDatabase(RegisterError):
    """There is no database of this name on the server."""

    wat = "Op de server staat geen register met deze naam."
    doen = "Vraag de beheerder van de server welke naam de database heeft."


class ServerFull(RegisterError):
    """The disk of the server is full, or its memory."""

    wat = "De server van het register heeft geen ruimte meer."
    behouden = NOT_SAVED
    doen = "Waarschuw de beheerder van de server; probeer het daarna opnieuw."


class ServerBusy(RegisterError):
    """The server takes no more connections."""

    wat = "Er zijn te veel verbindingen met de server van het register."
    behouden = NOT_SAVED
    doen = "Wacht een minuut en probeer het opnieuw. Blijft het zo, waarschuw dan de beheerder van de server."


class ServerReadsOnly(RegisterError):
    """The server takes no changes: it is a standby, or is being looked after."""

    wat = "De server van het register neemt nu geen wijzigingen aan."
    behouden = NOT_SAVED
    doen = "Probeer het over een paar minuten opnieuw; uw beheerder kan zien of er onderhoud is."


class NoServerRight(RegisterError):
    """The server lets this officer not do this."""

    wat = "De server van het register staat dit voor u niet toe."
    behouden = NOT_SAVED
    doen = "Vraag de beheerder van het register of uw recht klopt."


class Stopped(RegisterError):
    """A statement was stopped: it took too long, or nobody waited for it."""

    wat = "De server van het register deed hier te lang over en is gestopt."
    behouden = NOT_SAVED
    doen = "Probeer het opnieuw. Blijft het zo, waarschuw dan de beheerder van de server."


class DamagedOnServer(RegisterError):
    """The server found its own pages damaged."""

    wat = "De server meldt dat de database van het register beschadigd is."
    behouden = NOT_SAVED
    doen = "Waarschuw de beheerder van de server meteen, en leg tot dan niets vast."


_BY_STATE: dict[str, type[RegisterError]] = {
    "08": ServerAway,
    "57P": ServerAway,
    "57014": Stopped,
    "25P03": ServerAway,  # a transaction that stood idle was ended
    "28": SignInRefused,
    "3D000": NoSuchDatabase,
    "53300": ServerBusy,
    "53": ServerFull,
    "25006": ServerReadsOnly,
    "55P03": ColleagueSaves,
    "40": ColleagueSaves,
    "23505": ColleagueSaves,  # the same was made twice at once: what was there before is asked within the unit of work
    "42501": NoServerRight,
    "IV002": NoServerRight,
    "IV003": NoServerRight,
    "58": DamagedOnServer,
    "XX001": DamagedOnServer,
    "XX002": DamagedOnServer,
}
"""By the whole state, or else by what it begins with: its class."""
_IN_WORDS: dict[str, type[RegisterError]] = {
    "root certificate file": NoRootCertificate,
    "does not support SSL": NoTls,
    "no password supplied": NoPassword,
    "permission denied for database": NoServerRight,
    "certificate": ForeignServer,
    "authentication method requirement": ForeignServer,
    "channel binding": ForeignServer,
    "password authentication failed": SignInRefused,
    "no pg_hba.conf entry": SignInRefused,
    'role "': SignInRefused,
    'database "': NoSuchDatabase,
    "too many clients": ServerBusy,
    "remaining connection slots": ServerBusy,
}
"""A server that refuses a connection has no state for us, only words, in English where `lc_messages` says so. The first that fits: what is particular stands before what is general."""


def translate(error: BaseException | None) -> RegisterError | None:
    """What an error of the driver, or SQLAlchemy's wrapping of it, means to the user; None for a fault of the program."""
    cause = error.orig if isinstance(error, DBAPIError) else error
    if not isinstance(cause, psycopg.Error):
        return None
    state = cause.sqlstate
    if state is None:
        return _of_no_state(cause)
    meaning = next((_BY_STATE[state[:n]] for n in (5, 3, 2) if state[:n] in _BY_STATE), None)
    return None if meaning is None else meaning()


def _of_no_state(cause: psycopg.Error) -> RegisterError | None:
    if not isinstance(cause, psycopg.OperationalError):
        return None
    said = str(cause)
    return next((meaning for words, meaning in _IN_WORDS.items() if words in said), ServerAway)()


def keep_no_values(error: psycopg.Error) -> None:
    """Leaves an error its state and what it is about: what the server says besides may quote a row."""
    told = error.diag
    words = [error.sqlstate or "", told.table_name or "", told.constraint_name or ""]
    if (error.sqlstate or "").startswith(OWN_STATES):
        words.append(told.message_primary or "")
    error.args = (" ".join(word for word in words if word),)


@contextmanager
def translated() -> Iterator[None]:
    """Lets a driver's error inside leave as the `RegisterError` that `translate` makes of it."""
    try:
        yield
    except (psycopg.Error, DBAPIError) as error:
        failure = translate(error)
        if failure is None:
            raise
        raise failure from None
