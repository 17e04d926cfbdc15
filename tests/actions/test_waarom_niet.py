"""What Ctrl+Z says of an act that is not taken back: of every act of the program, and what is so."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import ivbdesk.actions
from ivbdesk.actions.beheer.veiligheid import _ACTS
from ivbdesk.actions.dossier.casus import open_casus
from ivbdesk.actions.dossier.plan import DoelGegevens, finish_goal, set_goal
from ivbdesk.actions.ongedaan import take_back
from ivbdesk.actions.waarom_niet import BY_ITSELF, KNOWN, why_not
from ivbdesk.actions.zoeken.lijsten import cases_source, copy_list, save_list
from ivbdesk.cases.dossier.doel import DoelStatus
from ivbdesk.cases.taal.fouten import RegelFout
from ivbdesk.cases.zoeken.lijst import Lijstdoel, Lijstvorm
from ivbdesk.cases.zoeken.rijen import CasusFilter
from ivbdesk.desk import Desk
from tests.werkplaats import PERSOON, casus_gegevens

_PLACE = Path(ivbdesk.actions.__file__).parent


def _begun() -> Iterator[tuple[str, bool]]:
    """The name of every act that begins somewhere, and whether that function says how it is taken back."""
    for file in _PLACE.rglob("*.py"):
        for function in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(function, ast.FunctionDef):
                back = "kan_terug" in ast.unparse(function)
                for call in ast.walk(function):
                    if isinstance(call, ast.Call):
                        yield from ((name, back) for name in _named(call))


def _named(call: ast.Call) -> Iterator[str]:
    told = [arg.value for arg in call.args if isinstance(arg, ast.Constant) and isinstance(arg.value, str)]
    if ast.unparse(call.func) == "ctx.begin":
        if isinstance(call.args[0], ast.Constant):
            yield told[0]
        elif ast.unparse(call.args[0]) == "_ACTS[soort]":
            yield from _ACTS.values()
        else:
            assert ast.unparse(call.args[0]) in ("actie", "f'{what} exporteren'"), ast.unparse(call)
    elif isinstance(call.func, ast.Name) and call.func.id == "hand_over" and told:
        yield f"{told[0]} exporteren"


def test_of_every_act_is_said_what_is_so() -> None:
    begun = list(_begun())
    names, back = {name for name, _ in begun}, {name for name, is_back in begun if is_back}
    assert len(names) > 120
    assert names - back - KNOWN - BY_ITSELF == set(), "every act was thought of"
    assert names >= KNOWN | BY_ITSELF, "and none that is gone"
    assert not KNOWN & BY_ITSELF
    for actie in names:
        why = why_not(actie)
        assert why.endswith((".", "!")), why
        went_out = actie.startswith("delen") or actie.endswith("exporteren")
        assert ("Delen" in why) <= went_out, why
        assert ("al ongedaan gemaakt" in why) == (actie == "ongedaan maken"), why


@pytest.mark.parametrize(
    ("actie", "told"),
    [
        ("rekenblad invoeren", "‘Ongedaan maken …’ bij Eerdere invoer"),
        ("invoer ongedaan maken", "Lees het rekenblad opnieuw"),
        ("samenvoeging ongedaan maken", "opnieuw samen"),
        ("signaal wegen", "afgerond zonder casus"),
        ("delen intrekken", "deelt u opnieuw"),
        ("notitie definitief maken", "‘Notitie definitief maken’ neemt u niet terug met Ctrl+Z."),
    ],
)
def test_the_way_back_that_there_is_is_named(actie: str, told: str) -> None:
    assert told in why_not(actie)


def test_a_list_that_was_saved_changed_nothing(desk: Desk, tmp_path: Path) -> None:
    open_casus(desk.ctx, casus_gegevens(), PERSOON)
    source = cases_source(desk.ctx, CasusFilter())
    save_list(
        desk.ctx, source, Lijstvorm.CSV, Lijstdoel.WERK, tmp_path / "c.csv", desk.drukkerij.lijst, lambda *_: None
    )  # fmt: skip
    with pytest.raises(RegelFout, match="in het register is niets gewijzigd") as refused:
        take_back(desk.ctx)
    assert "Delen" not in refused.value.melding


def test_copying_rows_leaves_the_act_before_it_to_be_taken_back(desk: Desk) -> None:
    casus_id = open_casus(desk.ctx, casus_gegevens(), PERSOON)
    set_goal(desk.ctx, casus_id, DoelGegevens(3, "rustig wonen", "", None, ()))
    (goal,) = desk.ctx.reads.dossier.casus(casus_id).doelen
    finish_goal(desk.ctx, casus_id, goal.id, DoelStatus.BEHAALD, "")
    source = cases_source(desk.ctx, CasusFilter())
    copy_list(desk.ctx, source, source.lees(0, 9), Lijstdoel.WERK)
    assert take_back(desk.ctx).startswith("doel afgerond")


def test_looking_at_things_stands_in_the_way_of_nothing(desk: Desk) -> None:
    casus_id = open_casus(desk.ctx, casus_gegevens(), PERSOON)
    set_goal(desk.ctx, casus_id, DoelGegevens(3, "rustig wonen", "", None, ()))
    (goal,) = desk.ctx.reads.dossier.casus(casus_id).doelen
    finish_goal(desk.ctx, casus_id, goal.id, DoelStatus.BEHAALD, "")
    for actie in sorted(BY_ITSELF):
        desk.ctx.laatste.begint(actie)
        desk.ctx.laatste.gedaan()
    assert take_back(desk.ctx).startswith("doel afgerond")


def test_what_the_program_does_at_the_start_is_no_act_of_the_officer(desk: Desk) -> None:
    with pytest.raises(RegelFout, match="nog niets vastgelegd"):
        take_back(desk.ctx)
