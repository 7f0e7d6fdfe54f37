"""Score the pipeline, end to end, against a gold corpus that lies outside the project.

    python -m tests.benchmarks.score --shared DIR CORPUS PATH        PATH below DIR/corpora
    python -m tests.benchmarks.score --shared DIR all                 every corpus the issues name

DIR holds eval/score.py and corpora/. The corpus is written out as articles, ingested by the command line into a warehouse
of its own, and scored through the published tables alone.

A file of the recognizers' specs marks figures of one kind only, so that true rows of other kinds count as false. Beside the
official score stands `ours_own_kind_only`: the same metrics with the rows restricted to that kind. It is ours, not official.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import duckdb

ALL = [
    ("polnear", "polnear/dev"),
    ("basil", "basil/dev"),
    ("newsquant", "newsquant/dev.json"),
    ("timeml", "timeml/aquaint"),
    ("timeml", "timeml/wikiwars"),
    ("ner", "ner/dev-reuters2020.jsonl"),
    *(("recognizers", f"recognizers/{m}Model.json") for m in ("Number", "Percent", "Currency", "Age", "Dimension")),
    *(("pages", f"pages/{folder}") for folder in ("fundus80", "fixtures", "wcxb")),
]


_OTHER_KINDS = ("age", "count", "currency", "duration", "percent", "percentage_point", "basis_point", "plain", "ratio")
OWN_KIND = {
    "CurrencyModel": "unit_kind = 'currency'",
    "PercentModel": "unit_kind IN ('percent', 'percentage_point', 'basis_point', 'ratio')",
    "AgeModel": "unit_kind = 'age'",
    "DimensionModel": f"unit_kind NOT IN {_OTHER_KINDS}",
}
"""The figures that a spec file of the recognizers marks, as a condition on ours; numbers are of every kind."""


def _own_kind(database: str, condition: str, folder: Path) -> str:
    """A database with the articles of `database` and only those of its figures that meet the condition."""
    path = str(folder / "own_kind.duckdb")
    Path(path).unlink(missing_ok=True)
    with duckdb.connect(path) as db:
        db.execute(f"ATTACH '{database}' AS whole (READ_ONLY)")
        db.execute("CREATE TABLE articles AS FROM whole.articles")
        db.execute(f"CREATE TABLE figures AS FROM whole.figures WHERE {condition}")
    return path


def score(shared: Path, corpus: str, path: str, keep: Path | None = None) -> dict:
    """The scores of one corpus as a dictionary; raises CalledProcessError where a step fails."""
    scorer = [sys.executable, str(shared / "eval" / "score.py")]
    gold = str(shared / "corpora" / path)
    with tempfile.TemporaryDirectory() as folder:
        home = keep or Path(folder)
        home.mkdir(parents=True, exist_ok=True)
        articles = home / "articles.jsonl"
        with articles.open("w") as out:
            subprocess.run([*scorer, "articles", corpus, gold], stdout=out, check=True)
        command = [
            str(Path(sys.executable).with_name("onrecord")),
            "ingest",
            str(articles),
            "--warehouse",
            str(home / "data"),
        ]
        subprocess.run(command, stdout=sys.stderr, check=corpus != "pages")  # some of the pages are meant to fail
        database = str(home / "data" / "onrecord.duckdb")
        done = subprocess.run([*scorer, "score", corpus, gold, database], stdout=subprocess.PIPE, check=True)
        found = json.loads(done.stdout)
        if corpus == "recognizers" and (condition := OWN_KIND.get(Path(path).stem)):
            done = subprocess.run(
                [*scorer, "score", corpus, gold, _own_kind(database, condition, home)],
                stdout=subprocess.PIPE,
                check=True,
            )
            found["ours_own_kind_only"] = json.loads(done.stdout)
        return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, required=True)
    parser.add_argument("--keep", type=Path, help="keep the warehouses below this folder")
    parser.add_argument("corpus")
    parser.add_argument("path", nargs="?")
    args = parser.parse_args()
    if args.corpus != "all" and not args.path:
        parser.error("say which PATH below DIR/corpora")
    for corpus, path in ALL if args.corpus == "all" else [(args.corpus, args.path)]:
        began = time.perf_counter()
        keep = args.keep / path.replace("/", "-") if args.keep else None
        found = score(args.shared, corpus, path, keep)
        print(f"{corpus} {path} ({time.perf_counter() - began:.0f} s)", json.dumps(found, indent=1), flush=True)


if __name__ == "__main__":
    main()
