"""A server that is known by its certificate: the right one opens, and what is not that server is refused (team.md C7, 23).

`python -m tests.samen.tls` starts a real server on this computer with TLS and a certificate that it made itself, opens a
team register over it by TCP, and then tries another certificate, another name, and the same server without TLS.
"""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import psycopg
import sqlalchemy as sa
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from ivbdesk.storage.errors import RegisterError
from ivbdesk.storage.postgres.errors import ForeignServer, NoTls
from ivbdesk.storage.team_folder import CERTIFICATE
from ivbdesk.team import open_team
from tests import pg_server
from tests.server_register import new_team, relocate
from tests.werkplaats import CHEAP, PASSPHRASE, Klok

_HERE, _NAME = "127.0.0.1", "localhost"
_ASKS = f"hostssl all all {_HERE}/32 scram-sha-256\nhostnossl all all {_HERE}/32 reject\n"
_LETS_IN = f"host all all {_HERE}/32 scram-sha-256\n"
_HOW = sa.text("SELECT version, cipher FROM pg_stat_ssl WHERE pid = pg_backend_pid()")


@dataclass(frozen=True)
class Uitkomst:
    """What was tried, what had to come of it, and what came."""

    wat: str
    hoort: str
    was: str
    gemeld: str

    @property
    def is_goed(self) -> bool:
        """It came as it had to, and a refusal is told in a sentence."""
        return self.hoort == self.was and bool(self.gemeld)


def make_certificate(folder: Path, name: str = _NAME) -> tuple[Path, Path]:
    """A certificate by itself and its key, of a server of this name."""
    key, now = ec.generate_private_key(ec.SECP256R1()), datetime.now(UTC)
    who = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    made = (
        x509.CertificateBuilder(who, who, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
        .sign(key, hashes.SHA256())
    )
    folder.mkdir()
    certificate, secret = folder / "server.crt", folder / "server.key"
    certificate.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    plain = serialization.NoEncryption()
    pem = serialization.Encoding.PEM
    secret.write_bytes(key.private_bytes(pem, serialization.PrivateFormat.PKCS8, plain))
    secret.chmod(0o600)
    return certificate, secret


@contextmanager
def serving(home: Path, port: int, *settings: str, rules: str) -> Iterator[None]:
    """The server of the tests, on what it has, listening on a port of this computer with these settings and rules."""
    folder = pg_server.programs()
    assert folder is not None, "a server that was named is not ours to set"
    (home / "data" / "pg_hba.conf").write_text(f"local all all trust\n{rules}")
    own = [f"listen_addresses={_HERE}", f"port={port}", f"unix_socket_directories={home}", *settings]
    (home / "data" / "postmaster.pid").unlink(missing_ok=True)
    told = [part for one in (*pg_server.HURRIED, *own) for part in ("-c", one)]
    running = pg_server._run(folder, ["postgres", "-D", home / "data", *told])
    try:
        pg_server._wait_for(f"host={home} port={port} user={pg_server.OWNER}", running)
        yield
    finally:
        pg_server._end(running)


def try_all(place: Path) -> Iterator[Uitkomst]:
    """Each of the ways in, with what comes of it."""
    team = place / "Proef.ivbteam"
    new_team(team, PASSPHRASE, CHEAP, Klok(), own_login=True)
    home, running = pg_server._running.pop()
    pg_server._end(running)
    certificate, key = make_certificate(home / "tls")
    other, _ = make_certificate(place / "ander")
    for path in (home / "tls", certificate, key):
        pg_server._give_away(path)
    port = _free_port()
    secured = ("ssl=on", f"ssl_cert_file={certificate}", f"ssl_key_file={key}")
    with serving(home, port, *secured, rules=_ASKS):
        yield _tried("het juiste certificaat", "open", team, certificate, _NAME, port)
        yield _tried("een ander certificaat", ForeignServer.__name__, team, other, _NAME, port)
        yield _tried("een andere naam dan er in het certificaat staat", ForeignServer.__name__, team, certificate, _HERE, port)  # fmt: skip
    with serving(home, port, *secured, rules=_LETS_IN.replace("scram-sha-256", "trust")):
        yield _tried("een server die geen wachtwoord vraagt", ForeignServer.__name__, team, certificate, _NAME, port)  # fmt: skip
    with serving(home, port, "ssl=off", rules=_LETS_IN):
        yield _tried("een server zonder TLS", NoTls.__name__, team, certificate, _NAME, port)


def _tried(wat: str, hoort: str, team: Path, certificate: Path, host: str, port: int) -> Uitkomst:
    """Opened as an officer does, from a folder that is sealed for this place."""
    shutil.copyfile(certificate, team / CERTIFICATE)
    relocate(team, PASSPHRASE, host=host, poort=port)
    try:
        desk = open_team(team, PASSPHRASE, clock=Klok())
    except RegisterError as error:
        return Uitkomst(wat, hoort, type(error).__name__, error.wat)
    try:
        with desk.register.engine.connect() as connection:
            version, cipher = connection.execute(_HOW).one()
    finally:
        desk.close()
    return Uitkomst(wat, hoort, "open", f"{version}, {cipher}")


def _free_port() -> int:
    with socket.socket() as found:
        found.bind((_HERE, 0))
        return int(found.getsockname()[1])


def main() -> int:
    """Tells what came of each; 1 where one of them went otherwise than it should."""
    if why := pg_server.why_no_server():
        print(why)
        return 1
    with psycopg.connect(pg_server.server(), dbname="postgres") as connection:
        print("PostgreSQL", connection.info.server_version // 10_000)
    with TemporaryDirectory(prefix="ivbdesk-tls-") as place:
        found = list(try_all(Path(place)))
    for one in found:
        print(f"{'goed' if one.is_goed else 'FOUT'}  {one.wat}: {one.was}. {one.gemeld}")
    return 0 if all(one.is_goed for one in found) else 1


if __name__ == "__main__":
    try:
        sys.exit(main())
    except subprocess.SubprocessError as error:
        sys.exit(str(error))
