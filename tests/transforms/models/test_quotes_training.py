"""Training on a small made-up corpus: it learns, it is deterministic, and its file is read back."""

from __future__ import annotations

from functools import cache
from itertools import product

from onrecord.transforms import schemas
from onrecord.transforms.attributions import AttributionFinder
from onrecord.transforms.models import quotes_training
from onrecord.transforms.models.quotes import classes_of
from onrecord.transforms.models.quotes_corpus import golds

from tests.support import corpus, seed_tables

CLASSES = "boats\tNOUN\t1\t1\nships\tNOUN\t1\t1\n"


def made_up() -> list[tuple[str, str, str]]:
    """Articles of a sentence each, with stand-off as PolNeAR writes it."""
    out = []
    things = ("boats", "ships", "trains", "planes")
    for number, (who, verb, what, last) in enumerate(
        product(("Holt", "Ray", "Moe"), ("said", "claimed"), things, (0, 1))
    ):
        content = f"the {what} left at noon"
        text = f"{content}, {who} {verb}." if last else f"{who} {verb} {content}."
        parts = [("Source", who), ("Cue", verb), ("Content", content)]
        spans = [(kind, text.index(part), text.index(part) + len(part)) for kind, part in parts]
        brat = "".join(f"T{i}\t{kind} {s} {e}\t{text[s:e]}\n" for i, (kind, s, e) in enumerate(spans, 1))
        out.append((f"a{number:02}", text, brat + "E1\tContent:T3 Cue:T2 Source:T1\n"))
    return out


@cache
def trained() -> bytes:
    return quotes_training.model(made_up(), seed_tables(), CLASSES, say=lambda _: None)


def test_it_learns() -> None:
    c = corpus("Berg said the carts left at noon.")  # no name and no thing of the training data
    nothing = schemas.frame([], schemas.NAMES), schemas.frame([], schemas.TIME_EXPRESSIONS)
    frame = AttributionFinder(seed_tables(), trained())(c.articles, c.paragraphs, c.sentences, *nothing)
    text = c.articles["text"][0]
    (row,) = frame.iter_rows(named=True)
    assert text[row["speaker_start"] : row["speaker_end"]] == "Berg"
    assert [text[s["start_char"] : s["end_char"]] for s in row["spans"]] == ["the carts left at noon"]


def test_same_data_same_bytes() -> None:
    assert quotes_training.model(made_up(), seed_tables(), CLASSES, say=lambda _: None) == trained()


def test_the_classes_can_be_taken_out_again() -> None:
    assert classes_of(trained()) == CLASSES


def test_stand_off_is_read() -> None:
    brat = "T1\tSource 0 4\tHolt\nT2\tCue 5 9\tsaid\nT3\tContent 10 12;20 25\tit … there\nE1\tContent:T3 Cue:T2 Source:T1\nE2\tCue:T2\n"
    (gold,) = golds(brat)
    assert (gold.content, gold.cue, gold.source) == (((10, 12), (20, 25)), ((5, 9),), ((0, 4),))
