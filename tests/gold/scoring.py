"""Scores of figures against the gold files; README.md says what each column means and when it is right."""

from __future__ import annotations

import json
import re
from collections import Counter
from datetime import date
from decimal import Decimal
from pathlib import Path

from onrecord.seeds import SeedError, Seeds
from onrecord.transforms.attributions import AttributionFinder
from onrecord.transforms.figures import FigureFinder
from onrecord.transforms.names import NameFinder
from onrecord.transforms.references import ReferenceResolver
from onrecord.transforms.time_expressions import TimeFinder

from tests.support import corpus, seed_tables

FILES = ("figures", "figures_fresh", "figures_pledges")
"""The gold files by name; README.md says how the second and third differ."""

FLOORS = Path(__file__).parent / "floors.json"

PLAIN = ("unit", "unit_kind")
"""Columns scored by accuracy among matched figures; the rest by F1 over the answers that are not the usual one."""
USUAL = {"approximation": "exact", "status": "actual", "per": None, "base": None, "subject": None, "direction": None}
USUAL |= {"actor": None, "time": None, "part_of": None}

_WORD = re.compile(r"\w+")


def gold(name: str) -> list[dict]:
    """The sentences of one of FILES."""
    path = Path(__file__).parent / f"{name}.jsonl"
    return [json.loads(line) for line in path.read_text("utf8").splitlines()]


def _quotes_model(seeds: Seeds) -> bytes:
    """The model of quotations; none where it has not been trained yet (attributions then come from quote marks)."""
    try:
        return seeds.model("quotes")
    except SeedError:
        return b""


def predict(items: list[dict]) -> list[list[dict]]:
    """The figures of each item by the whole chain of engines; each with `actor` (the set of names of its actor) and
    `whole` (the span of the figure it is part of)."""
    seeds = seed_tables()
    assert len({i["published"] for i in items}) == 1, "corpus() takes one publication date"
    c = corpus(*(i["text"] for i in items), published=date.fromisoformat(items[0]["published"]))
    story = c.articles, c.paragraphs, c.sentences
    times = TimeFinder(seeds)(*story)
    names = NameFinder(seeds, seeds.model("names"))(*story)
    attributions = AttributionFinder(seeds, _quotes_model(seeds))(*story, names, times)
    references = ReferenceResolver(seeds)(*story, names, attributions)
    figures = FigureFinder(seeds)(*story, times, attributions, references.mentions, references.entities)
    called: dict[tuple[str, int], set[str]] = {}
    for m in references.mentions.iter_rows(named=True):
        called.setdefault((m["article_id"], m["entity"]), set()).add(m["surface"])
    for e in references.entities.iter_rows(named=True):
        called.setdefault((e["article_id"], e["entity"]), set()).update({e["name"], *(e["names"] or [])} - {None})
    spans = {f["figure_id"]: (f["start_char"], f["end_char"]) for f in figures.iter_rows(named=True)}
    out: dict[str, list[dict]] = {a: [] for a in c.articles["article_id"]}
    for f in figures.iter_rows(named=True):
        f["actor"] = called.get((f["article_id"], f["actor_entity"])) if f["actor_entity"] is not None else None
        f["time"] = f["time_start"].isoformat() if f["time_start"] else None
        f["whole"] = spans.get(f["part_of"])
        out[f["article_id"]].append(f)
    return list(out.values())


def span(text: str, surface: str, nth: int = 1) -> tuple[int, int]:
    """Half-open span of the nth occurrence; ValueError where there is none."""
    at = -1
    for _ in range(nth):
        at = text.index(surface, at + 1)
    return at, at + len(surface)


def _same_number(a: Decimal | None, b: str | None) -> bool:
    if a is None or b is None:
        return a is None and b is None
    return abs(a - Decimal(b)) <= abs(Decimal(b)) * Decimal("1e-6")


def found(item: dict, figure: dict, predicted: dict) -> bool:
    """Whether `predicted` is this gold figure: overlapping spans and equal values."""
    start, end = span(item["text"], figure["surface"], figure["nth"])
    overlaps = predicted["start_char"] < end and start < predicted["end_char"]
    return overlaps and all(_same_number(predicted[k], figure[k]) for k in ("value", "value_low", "value_high"))


def _stem(word: str) -> str:
    word = word.lower()
    return word[:-3] + "y" if word.endswith("ies") else word.rstrip("s")


def _heads_meet(a: str, b: str) -> bool:
    one, other = ([_stem(w) for w in _WORD.findall(x)] for x in (a, b))
    return bool(one and other) and (one[-1] in other or other[-1] in one)


def _is(column: str, answer: str | None, predicted: dict, item: dict) -> bool:
    """Whether one acceptable answer is the one predicted."""
    value = predicted[column]
    if answer is None or value is None:
        return answer is None and value is None
    if column == "actor":
        return any(_heads_meet(answer, name) for name in value)
    if column == "time":
        return value.startswith(answer)
    if column == "part_of":
        start, end = span(item["text"], answer)
        whole = predicted["whole"]
        return whole is not None and whole[0] < end and start < whole[1]
    if column in {"base", "subject", "per"}:
        return _heads_meet(answer, value)
    return answer == value


def score(items: list[dict], predictions: list[list[dict]]) -> tuple[dict[str, float], list[str]]:
    """Scores in percent by name, and a line for every miss."""
    n: Counter[str] = Counter()
    misses: list[str] = []
    for item, predicted in zip(items, predictions, strict=True):
        free = list(predicted)
        for figure in item["figures"]:
            n["gold"] += 1
            hit = next((p for p in free if found(item, figure, p)), None)
            if hit is None:
                misses.append(f"not found: {figure['surface']!r} in {item['text']!r}")
                continue
            free.remove(hit)
            n["hits"] += 1
            for column in (*PLAIN, *USUAL):
                _judge(column, figure, hit, item, n, misses)
        n["false"] += len(free)
        misses += [f"no figure: {p['surface']!r} in {item['text']!r}" for p in free]
    precision, recall = n["hits"] / max(1, n["hits"] + n["false"]), n["hits"] / max(1, n["gold"])
    out = {"value_precision": precision, "value_recall": recall}
    out["value_f1"] = 2 * precision * recall / max(1e-9, precision + recall)
    for column in PLAIN:
        out[column] = n[f"{column} right"] / max(1, n[f"{column} judged"])
    for column in USUAL:
        out[column] = 2 * n[f"{column} hit"] / max(1, n[f"{column} gold"] + n[f"{column} predicted"])
    return {name: round(100 * value, 1) for name, value in out.items()}, misses


def _judge(column: str, figure: dict, hit: dict, item: dict, n: Counter[str], misses: list[str]) -> None:
    answers = figure[column] if isinstance(figure[column], list) else [figure[column]]
    if answers == ["*"]:
        return
    right = any(_is(column, a, hit, item) for a in answers)
    if column in PLAIN:
        n.update({f"{column} judged": 1, f"{column} right": right})
    else:
        usual = USUAL[column]
        given = hit[column] != usual
        if usual not in answers or (right and given):  # an answer is called for, or one was given and is allowed
            n[f"{column} gold"] += 1
        n[f"{column} predicted"] += given
        n[f"{column} hit"] += right and given
    if not right:
        value = sorted(hit["actor"] or []) if column == "actor" else hit[column]
        misses.append(f"{column}: {figure['surface']!r} is {value!r}, not {figure[column]!r}, in {item['text']!r}")


def main() -> None:
    for name in FILES:
        items = gold(name)
        scores, misses = score(items, predict(items))
        print(f"{name}: {json.dumps(scores, indent=1)}")
        if name == "figures":  # the misses of the fresh file stay unseen, or it is fresh no more
            print("\n".join(misses))


if __name__ == "__main__":
    main()
