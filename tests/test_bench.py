"""`ivbdesk bench` measures each part of the main job; how fast is for the officer to read."""

from __future__ import annotations

import json

import pytest

from ivbdesk.bench.run import run_bench


def test_bench_reports_every_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert run_bench(60, 300, as_json=True) == 0
    told = json.loads(capsys.readouterr().out.strip().splitlines()[-1])
    lines = [row["wat"] for row in told["metingen"]]
    for part in (
        "sleutel",
        "register openen",
        "register sluiten",
        "getekende lijst",
        "casus openen",
        "tabblad",
        "vastleggen",
        "zoeken",
        "wachttijd",
    ):
        assert any(part in line for line in lines), part
    assert all(row["p50_ms"] > 0 for row in told["metingen"])
    assert told["dossiercheck"]["casussen"] == 60
    assert told["dossiercheck"]["per_seconde"] > 0
    beside = {row["wat"]: row["keer_sqlite"] for row in told["metingen"] if row["keer_sqlite"] is not None}
    for part in ("zoeken", "lijst openen", "casus openen", "opslaan"):
        assert any(part in line for line in beside), part
    assert all(ratio > 0 for ratio in beside.values())
    waits = {row["handeling"]: row for row in told["wachttijden"]}
    for act in ("pagina rapportage, eerste keer", "beheer: tabblad Bewaren, daarna", "lijst: naar het einde"):
        assert waits[act]["ms"] > 0, act
    assert told["register_mb"] > 0
    assert told["gewoon"].startswith("gewone SQLite: ")
