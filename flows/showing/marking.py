"""An article with its quotes, speakers and figures marked in the text: colours on a terminal, brackets elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from rich.console import Console
from rich.text import Text

STYLES = {"quote": "green", "cue": "yellow", "speaker": "bold cyan", "figure": "bold magenta"}
"""A terminal's style for each kind of mark; what is no story is dim."""

BRACKETS = {"quote": "[]", "cue": None, "speaker": "{}", "figure": "<>"}
"""The brackets for each kind of mark where there is no colour; cues have none, they would only clutter."""


SIGNS = {"USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥"}
"""Currencies whose sign everybody reads as theirs; others keep their code."""

PLURALS = {"person": "people", "man": "men", "woman": "women", "child": "children", "foot": "feet", "life": "lives"}

SCALES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"))


@dataclass(frozen=True, slots=True)
class Mark:
    start: int
    end: int
    kind: str
    label: str
    """q1, f2: the row's number below the text; speakers and cues bear their quote's."""


def marks(quotes: Sequence[dict[str, Any]], figures: Sequence[dict[str, Any]]) -> list[Mark]:
    """The marks of quotes and figures, numbered in the order given; one mark where several quotes share a speaker."""
    out: dict[tuple[int, int, str], Mark] = {}
    for number, quote in enumerate(quotes, start=1):
        label = f"q{number}"
        spans = [(s["start_char"], s["end_char"], "quote") for s in quote["spans"]]
        spans += [
            (quote[f"{k}_start"], quote[f"{k}_end"], k) for k in ("cue", "speaker") if quote[f"{k}_start"] is not None
        ]
        for start, end, kind in spans:
            out.setdefault((start, end, kind), Mark(start, end, kind, label))
    for number, figure in enumerate(figures, start=1):
        start, end = figure["start_char"], figure["end_char"]
        out.setdefault((start, end, "figure"), Mark(start, end, "figure", f"f{number}"))
    return sorted(out.values(), key=lambda m: (m.start, -m.end))


def coloured(text: str, found: Iterable[Mark], dim: Iterable[tuple[int, int]] = ()) -> Text:
    """The text in the styles of its marks; `dim`: spans that are no story."""
    out = Text(text)
    for start, end in dim:
        out.stylize("dim", start, end)
    for mark in sorted(found, key=lambda m: m.start - m.end):  # shorter ones last, on top
        out.stylize(STYLES[mark.kind], mark.start, mark.end)
    return out


def bracketed(text: str, found: Iterable[Mark]) -> str:
    """The text with `[q1 …]` about quotes, `{q1 …}` about their speakers and `<f1 …>` about figures."""
    opening: dict[int, list[Mark]] = {}
    closing: dict[int, list[Mark]] = {}
    for mark in found:
        if BRACKETS[mark.kind] and mark.start < mark.end:
            opening.setdefault(mark.start, []).append(mark)
            closing.setdefault(mark.end, []).append(mark)
    out, at = [], 0
    for place in sorted({*opening, *closing}):
        out.append(text[at:place])
        at = place
        out += [BRACKETS[m.kind][1] for m in sorted(closing.get(place, ()), key=lambda m: (-m.start, m.kind))]
        out += [
            f"{BRACKETS[m.kind][0]}{m.label} " for m in sorted(opening.get(place, ()), key=lambda m: (-m.end, m.kind))
        ]
    return "".join([*out, text[at:]])


def legend() -> Text:
    out = Text("Marked: ", "dim")
    for kind, style in STYLES.items():
        out.append(kind, style).append("  ")
    return out.append("furniture and credits", "dim")


def amount(figure: dict[str, Any]) -> str:
    """A figure in words: about 5 percent of gross domestic product; 3 to 5 kilometers; $2.5 million per year."""
    unit = figure.get("unit") or ""
    sign = SIGNS.get(unit, "")
    low, high, value = (sign + n if (n := _number(figure[k])) else "" for k in ("value_low", "value_high", "value"))
    number = value or (f"{low} to {high}" if low and high else low or high or "")
    approximation = (figure.get("approximation") or "exact").replace("_", " ")
    words = ["" if approximation == "exact" else approximation, number]
    words += [] if sign else [unit if figure["value"] == 1 else plural(unit)]
    words += [f"per {figure['per']}"] if figure.get("per") else []
    words += [f"of {figure['base']}"] if figure.get("base") else []
    return " ".join(w for w in words if w)


def plural(unit: str) -> str:
    """A unit of the warehouse, which is in the singular, as it follows a number: soldiers, metric tons, percent, EUR."""
    unit = unit.replace("_", " ")
    if not unit or unit == "percent" or unit.isupper():
        return unit
    if unit == "year old":
        return "years old"
    if unit in PLURALS:
        return PLURALS[unit]
    if unit.endswith(("s", "x", "z", "ch", "sh")):
        return f"{unit}es"
    return f"{unit[:-1]}ies" if unit.endswith("y") and unit[-2:-1] not in "aeiou" else f"{unit}s"


def quote_line(number: int, quote: dict[str, Any]) -> str:
    said = _said_on(quote.get("said_on"), quote.get("said_on_precision"))
    speaker = quote.get("speaker") or quote.get("speaker_surface") or "(nobody named)"
    where = f", {quote['venue']}" if quote.get("venue") else ""
    return f"q{number} {speaker}: {' '.join((quote.get('text') or '').split())} ({quote['kind']}{said}{where})"


def figure_line(number: int, figure: dict[str, Any]) -> str:
    facts = [figure.get("status"), figure.get("subject"), figure.get("actor"), figure.get("time_surface")]
    return f"f{number} {amount(figure)}: " + ", ".join(f for f in facts if f)


def print_article(
    console: Console, article: dict[str, Any], quotes: list[dict], figures: list[dict], dim: list[tuple[int, int]]
) -> None:
    """Facts, marked text, what was found."""
    found = marks(quotes, figures)
    facts = [
        ("title", article["title"]), ("site", article["site"]), ("authors", ", ".join(article["authors"] or ())),
        ("published", article["published_at"] and f"{article['published_at']:%Y-%m-%d %H:%M} UTC ({article['published_source']})"),
        ("url", article["url"]), ("id", f"{article['article_id']}, version {article['version']}, {article['word_count']} words"),
    ]  # fmt: skip
    for name, value in facts:
        if value:
            console.print(Text.assemble((f"{name:<10}", "dim"), str(value)), soft_wrap=True)
    console.print()
    if console.is_terminal:
        for line in coloured(article["text"], found, dim).split("\n"):
            console.print(line)
            if line.plain.strip():
                console.print()
        console.print(legend())
    else:
        console.print(bracketed(article["text"], found), markup=False, highlight=False, soft_wrap=True)
        console.print("\n[q quote] {q speaker} <f figure>", markup=False, highlight=False)
    console.print()
    for number, quote in enumerate(quotes, start=1):
        console.print(Text(quote_line(number, quote)), soft_wrap=True)
    for number, figure in enumerate(figures, start=1):
        console.print(Text(figure_line(number, figure)), soft_wrap=True)


def _number(value: Decimal | None) -> str:
    if value is None:
        return ""
    for scale, name in SCALES:
        # never rounded: 437,251,900 stays as it is
        if abs(value) >= scale and (short := value / scale) == round(short, 2):
            return f"{short.normalize():,f} {name}"
    return f"{value.normalize():,f}"


def _said_on(value: date | None, precision: str | None) -> str:
    if value is None:
        return ""
    shown = {"year": f"{value:%Y}", "month": f"{value:%Y-%m}", "week": f"the week of {value}"}.get(
        precision or "day", f"{value}"
    )
    return f", said on {shown}" if precision in (None, "day") else f", said in {shown}"
