"""What `--json` hands to scripts: one JSON value on stdout, with these names."""

from __future__ import annotations

from pathlib import Path

from cjm_tui.cli.statuses import FAILURE, INVALID_INPUT, LIBRARY_TROUBLE, OK
from tests.cli.conftest import Cli

MAP = "Stage,Touchpoint,Emotion,Pain,Weather\nBuys,Pays,7,Queue,rain\nBuys,Waits,2,,\n"


def test_new(cli: Cli) -> None:
    said = cli("new", "Portal de TI", "--template", "suporte-ti", "--lang", "pt-BR", "--json")
    assert (said.status, said.err) == (OK, "")
    assert said.json == {"id": 1, "slug": "portal-de-ti", "title": "Portal de TI"}


def test_list(cli: Cli) -> None:
    cli("new", "First")
    cli("new", "Second", "--lang", "pt-BR")
    latest, first = cli("list", "--json").json
    assert latest["title"] == "Second"
    assert first.keys() == {
        "id", "slug", "title", "phase", "language", "round", "created_at", "updated_at", "closed_at", "archived",
    }  # fmt: skip
    assert (latest["language"], latest["phase"], latest["closed_at"], latest["archived"]) == (
        "pt-BR", "scope", None, False,
    )  # fmt: skip
    assert [w["title"] for w in cli("list", "first", "--json").json] == ["First"]
    assert len(cli("list", "--limit", "1", "--json").json) == 1


def test_show(cli: Cli) -> None:
    cli("new", "IT portal", "--template", "suporte-ti")
    told = cli("show", "it-portal", "--json").json
    assert (told["id"], told["slug"], told["format"], told["version"]) == (1, "it-portal", "cjm-tui/workshop", 1)
    assert [stage["title"] for stage in told["records"]["stages"]][:2] == [
        "Notices the problem",
        "Looks for self-service",
    ]


def test_lint(cli: Cli) -> None:
    cli("new", "IT portal", "--template", "suporte-ti")
    said = cli("lint", 1, "--json")
    assert said.status == FAILURE
    for problem in said.json:
        assert problem.keys() == {"id", "severity", "sentence", "mend", "journey", "where"}
        assert problem["severity"] in ("error", "warning", "hint")
        assert problem["where"].keys() == {"phase", "kind", "uid", "title", "field"}
    assert "no-persona" in {problem["id"] for problem in said.json}


def test_templates(cli: Cli) -> None:
    told = {template["key"]: template for template in cli("templates", "--json").json}
    assert told["suporte-ti"].keys() == {"key", "name", "description", "type", "agenda", "stages"}
    assert told["suporte-ti"]["name"].keys() == {"en", "pt-BR"}
    assert told["suporte-ti"]["stages"][0].keys() == {"en", "pt-BR", "period"}


def test_doctor(cli: Cli, db: Path) -> None:
    cli("new", "IT portal")
    said = cli("doctor", "--json")
    assert said.status == OK, said
    assert all(check.keys() == {"name", "ok", "sentence"} and check["ok"] for check in said.json)
    db.write_bytes(b"no database " * 500)
    said = cli("doctor", "--json")
    assert said.status == LIBRARY_TROUBLE
    assert not all(check["ok"] for check in said.json)


def test_import(cli: Cli) -> None:
    said = cli("import", "-", "--title", "Shop", "--json", stdin=MAP)
    assert (said.status, said.err) == (OK, "")
    told = said.json
    assert told.keys() == {"id", "slug", "format", "warnings", "counts"}
    assert (told["id"], told["slug"], told["format"]) == (1, "shop", "csv")
    assert told["counts"] == {"journeys": 1, "stages": 1, "touchpoints": 2, "agreements": 2, "notes": 2}
    assert [(w["line"], w["sentence"]) for w in told["warnings"]] == [
        (0, "The scores were taken as 1-10; --scale A-B says otherwise."),
        (1, "The column “Weather” is not known; what it holds is kept as comments."),
    ]


def test_import_as_a_dry_run(cli: Cli) -> None:
    told = cli("import", "-", "--dry-run", "--json", stdin=MAP).json
    assert told.keys() == {"id", "slug", "format", "warnings", "counts", "dry_run", "columns", "rows"}
    assert (told["id"], told["slug"], told["dry_run"]) == (None, None, True)
    assert told["columns"]["Weather"] == ""
    assert told["rows"][2] == {"line": 2, "sign": "+", "text": "Pays  (7)"}
    assert cli("list", "--json").json == []


def test_import_of_what_is_no_map(cli: Cli) -> None:
    said = cli("import", "-", "--json", stdin="home:\n  path: /\nnext:\n  path: /n\n")
    assert (said.status, said.out) == (INVALID_INPUT, "")
    assert said.err.count("\n") == 1
    assert "a YAML file" in said.err


def test_add(cli: Cli) -> None:
    cli("new", "IT portal", "--template", "suporte-ti")
    said = cli("add", 1, "touchpoint", "--stage", "1", "--json", stdin="Portal is down\n\nTries again\n")
    assert (said.status, said.err) == (OK, "")
    assert [entry.keys() == {"id", "kind", "text"} for entry in said.json] == [True, True]
    assert [entry["text"] for entry in said.json] == ["Portal is down", "Tries again"]
    uids = [record["uid"] for record in cli("show", 1, "--json").json["records"]["touchpoints"]]
    assert uids == [entry["id"] for entry in said.json]
