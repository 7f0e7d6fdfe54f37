from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from onrecord.flows import settings
from onrecord.flows.running.requests import IngestRequest, NightlyRequest, ReprocessRequest
from onrecord.seeds import FOLDER
from pydantic import ValidationError


def test_environment_goes_before_files_and_files_before_defaults(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in ("ONRECORD_WAREHOUSE", "ONRECORD_CRON", "ONRECORD_BATCH_SIZE"):
        monkeypatch.delenv(name, raising=False)
    assert settings.load().batch_size == 200 and settings.load().seeds == FOLDER
    (tmp_path / "onrecord.toml").write_text('batch_size = 7\ncron = "0 1 * * *"\nwarehouse = "toml"\n')
    (tmp_path / ".env").write_text("ONRECORD_CRON='0 2 * * *'\nONRECORD_WAREHOUSE=dotenv\n")
    monkeypatch.setenv("ONRECORD_WAREHOUSE", "environment")
    found = settings.load()
    assert (found.batch_size, found.cron, str(found.warehouse)) == (7, "0 2 * * *", "environment")
    assert str(settings.load(warehouse="said", cron=None).warehouse) == "said"


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [("cron", "every night", "no cron expression"), ("cron", "* * * *", "no cron"), ("timezone", "Mars/Base", "no time zone"),
     ("timezone", "../etc/passwd", "no time zone"), ("workers", 0, "greater than or equal to 1"), ("max_bytes", "many", "integer")],
)  # fmt: skip
def test_a_setting_that_makes_no_sense_is_refused_by_name(name, value, said):
    with pytest.raises(ValidationError, match=said) as caught:
        settings.load(**{name: value})
    assert caught.value.errors()[0]["loc"] == (name,)


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"inputs": []}, "at least 1 item"),
        ({"inputs": [" "]}, "at least one web address"),
        ({"inputs": ["ftp://news.example/a"]}, "http and https can"),
        ({"inputs": ["https://"]}, "no host"),
        ({"inputs": ["www.news.example"]}, "begins with https://"),
        ({"inputs": ["/no/such/file.txt"]}, "no such file or folder on the machine"),
        ({"inputs": ["https://a.example"], "published": "1492-01-01"}, "lies outside"),
        ({"inputs": ["https://a.example"], "published": date.today() + timedelta(days=2)}, "lies outside"),
        ({"inputs": ["https://a.example"], "limit": 0}, "greater than or equal to 1"),
        ({"inputs": ["https://a.example"], "again": "perhaps"}, "if changed"),
        ({"inputs": ["https://a.example"], "wishes": 3}, "Extra inputs"),
    ],
)
def test_a_form_refuses_nonsense_with_a_sentence(asked, said):
    with pytest.raises(ValidationError, match=said):
        IngestRequest(**asked)


@pytest.mark.parametrize("model", [IngestRequest, NightlyRequest, ReprocessRequest])
def test_every_field_of_a_form_has_a_title_and_a_description(model):
    for field in model.model_json_schema()["properties"].values():
        assert field["title"] and len(field["description"]) > 15


def test_the_end_of_a_stretch_does_not_come_before_its_beginning():
    with pytest.raises(ValidationError, match="lies before since"):
        ReprocessRequest(since="2025-08-02", until="2025-08-01")


def test_every_setting_is_documented_with_its_default():
    text = (Path(__file__).parents[2] / "docs" / "operations.md").read_text("utf8")
    for name, field in settings.Settings.model_fields.items():
        (line,) = [line for line in text.splitlines() if line.startswith(f"| `{name.upper()}` |")]
        assert line.endswith(f"| {field.description} |")
        assert name in ("seeds", "workers") or f"| `{field.default}` |" in line
