"""The program calls the server of a team register that somebody names or opens, and nothing else. Every test runs without a network (`zonder_netwerk.py`); here is shown that this holds."""

from __future__ import annotations

import ast
import re
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from ivbdesk.actions.dossier.casus import open_casus
from ivbdesk.cases.dossier.stuk import Vorm
from ivbdesk.cli import GOOD
from ivbdesk.cli.main import main
from ivbdesk.spreadsheet.lezer import read_rekenblad
from tests.rekenbladen import xlsx
from tests.test_kringen import FILES
from tests.werkplaats import PASSPHRASE, PERSOON, casus_gegevens, new_desk
from tests.zonder_netwerk import CallsOut, is_held_by_the_kernel

# fmt: off
CLIENTS = {
    "socket", "socketserver", "ssl", "http", "urllib.request", "ftplib", "smtplib", "imaplib", "poplib", "telnetlib",
    "xmlrpc", "asyncio", "requests", "httpx", "aiohttp", "urllib3", "webbrowser", "psycopg",
    "PySide6.QtNetwork", "PySide6.QtWebEngineCore", "PySide6.QtWebSockets",
}
# fmt: on
TO_A_SERVER = "ivbdesk.storage.postgres."
"""Knows the driver of a server; it is loaded where somebody names that server, and no window does."""
NAMES_OF_QT = ("QNetworkAccessManager", "setOpenExternalLinks", "QTcpSocket", "QDesktopServices")
LETS_OUT = "ivbdesk.ui.outside"
"""Gives a file to the program of the system; of a file it makes an address itself, and takes no other."""


def test_python_code_that_calls_out_is_stopped() -> None:
    for call in (
        lambda: socket.socket(socket.AF_INET),
        lambda: socket.create_connection(("127.0.0.1", 9)),
        lambda: socket.getaddrinfo("voorbeeld.invalid", 443),
    ):
        with pytest.raises(CallsOut):
            call()


@pytest.mark.skipif(not is_held_by_the_kernel(), reason="POSIX: only Linux can be asked to refuse a socket")
@pytest.mark.parametrize("family", [socket.AF_INET, socket.AF_INET6], ids=["IPv4", "IPv6"])
def test_what_is_no_python_and_a_process_of_its_own_is_stopped_too(family: int) -> None:
    asked = f"import ctypes; print(ctypes.CDLL(None).socket({int(family)}, 1, 0))"
    assert subprocess.run([sys.executable, "-c", asked], check=False).returncode == -signal.SIGSYS
    local = f"import ctypes; assert ctypes.CDLL(None).socket({int(socket.AF_UNIX)}, 1, 0) >= 0"
    subprocess.run([sys.executable, "-c", local], check=True)


def asked_by(path: Path) -> set[str]:
    """Every module that this file imports, within functions too, with the packages that they are in."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    parts = (name.split(".") for name in found)
    return {".".join(name[:depth]) for name in parts for depth in range(1, len(name) + 1)}


def test_no_module_knows_how_to_call_out() -> None:
    found = {name: wrong for name, path in FILES.items() if (wrong := asked_by(path) & CLIENTS)}
    there = {name: found.pop(name) for name in list(found) if name.startswith(TO_A_SERVER)}
    assert found == {}
    assert set().union(*there.values()) == {"psycopg", "socket"}
    by_socket = [
        FILES[name].read_text(encoding="utf-8") for name, asked in there.items() if "socket" in asked
    ]
    used = {word for text in by_socket for word in re.findall(r"socket\.\w+", text)}
    assert used == {"socket.socketpair"}, "what wakes a thread of ours, and goes nowhere"
    with_names = {
        name
        for name, path in FILES.items()
        if any(word in path.read_text(encoding="utf-8") for word in NAMES_OF_QT)
    }
    assert with_names == {LETS_OUT}
    assert "openUrl(QUrl.fromLocalFile(" in FILES[LETS_OUT].read_text(encoding="utf-8")


MAIL = b"""From: iemand@voorbeeld.example
To: ander@voorbeeld.example
Subject: Overlast
MIME-Version: 1.0
Content-Type: text/html; charset=utf-8

<html><head><link rel="stylesheet" href="http://voorbeeld.invalid/a.css"></head>
<body><img src="http://voorbeeld.invalid/volg.png"><p>Weer geluid.</p></body></html>
"""


def test_a_register_is_opened_used_copied_and_put_back_without_a_network(tmp_path: Path) -> None:
    """A mail and a list of others name pictures and addresses elsewhere: these are not fetched either."""
    phrase = tmp_path / "zin.txt"
    phrase.write_text(PASSPHRASE, encoding="utf-8")
    with_phrase = ["--passphrase-file", str(phrase)]
    desk = new_desk(tmp_path)
    casus_id = open_casus(
        desk.ctx, casus_gegevens(titel='<img src="http://voorbeeld.invalid/x.png">'), PERSOON
    )
    nummer = desk.ctx.reads.dossier.casus(casus_id).nummer
    assert "Weer geluid." in desk.ctx.stuklezer.woorden(MAIL, Vorm.MAIL, ".eml")
    sheet = xlsx(tmp_path / "lijst.xlsx", ["Titel"], ['=HYPERLINK("http://voorbeeld.invalid")'])
    assert read_rekenblad(sheet).bladen
    desk.close()
    register, copies, again = (str(tmp_path / name) for name in ("proef.ivb", "kopieen", "weer.ivb"))
    pdf = str(tmp_path / "notitie.pdf")
    assert main(["check", register, *with_phrase]) == GOOD
    assert main(["export", register, nummer, "--out", pdf, *with_phrase]) == GOOD
    assert main(["veiligheid", register, "--out", str(tmp_path / "ciso"), *with_phrase]) == GOOD
    assert main(["backup", register, "--to", copies, *with_phrase]) == GOOD
    copy = next(Path(copies).rglob("*.ivb"))
    assert main(["restore", str(copy), again, *with_phrase]) == GOOD
    assert Path(pdf).read_bytes().startswith(b"%PDF")
