"""Training on a small made-up corpus: it learns, it is deterministic, and its file is read back."""

from __future__ import annotations

import json

import polars as pl
import pytest
from onrecord.transforms.gazetteers import Gazetteers
from onrecord.transforms.models import names_training
from onrecord.transforms.models.names import ModelError, NameModel, pack, spans, unpack
from onrecord.transforms.models.names_features import shape
from onrecord.transforms.models.names_templates import TEMPLATES, Filler

SEEDS = {
    "demonyms": pl.DataFrame({"demonym": ["Afghan", "Afghans"], "country": ["AFG"] * 2, "kind": ["adjective"] * 2})
}
PARAMETERS = {"max_iterations": 30, "feature.minfreq": 1, "c1": 0.0, "c2": 0.1}
CLUSTERS = "rome\t1\t1\nparis\t1\t1\noslo\t1\t1\n"


def made_up() -> list[names_training.Sample]:
    out = []
    for given in ("Ann", "Bob", "Eve", "Max"):
        for last in ("Smith", "Stone", "Brook"):
            for town in ("Rome", "Paris"):
                text = f"Yesterday {given} {last} said in {town} that nothing happened."
                at = text.index(given)
                entities = [(at, at + len(given) + 1 + len(last), "person")]
                entities.append((text.index(town), text.index(town) + len(town), "place"))
                out += names_training.samples(text, entities)
    return out


def train() -> bytes:
    clusters = {line.split("\t")[0]: ("1", "1") for line in CLUSTERS.splitlines()}
    return names_training.train([(s, 1.0) for s in made_up()], Gazetteers(SEEDS), clusters, PARAMETERS)


def test_it_learns() -> None:
    model = NameModel(pack(train(), CLUSTERS, {}), Gazetteers(SEEDS))
    words = "Yesterday Liz Field said in Oslo that nothing happened .".split()  # no name of the training data
    assert spans(model.tag(words)) == [(1, 3, "person"), (5, 6, "place")]


def test_same_data_same_bytes() -> None:
    assert train() == train()


def test_pack_is_read_back() -> None:
    packed = pack(b"crf", "a\t1\t2\n", {"x": 1})
    assert unpack(packed) == (b"crf", "a\t1\t2\n", {"x": 1})
    assert packed == pack(b"crf", "a\t1\t2\n", {"x": 1})


@pytest.mark.parametrize("data", [b"", b"no model", pack(b"crf", "", {})[:40]])
def test_other_bytes_are_refused(data: bytes) -> None:
    with pytest.raises(ModelError, match="not a name model"):
        NameModel(data, Gazetteers(SEEDS))


def test_peoples_are_not_taught_as_names() -> None:
    text = "Many Afghans met Rod Bell."
    item = {"text": text, "ents": [[5, 12, "person"], [17, 25, "person"]]}
    (sample,) = names_training.read([json.dumps(item), "\n"], Gazetteers(SEEDS))
    assert [w for w, label in zip(sample.words, sample.labels, strict=True) if label != "O"] == ["Rod", "Bell"]


def test_spans_of_labels() -> None:
    labels = ["B-person", "I-person", "O", "I-place", "B-place", "I-person"]
    assert spans(labels) == [(0, 2, "person"), (3, 4, "place"), (4, 5, "place"), (5, 6, "person")]


def test_shapes() -> None:
    assert [shape(w) for w in ("Putin", "NATO", "U.S.", "McDonald", "1949")] == ["Aa", "A", "A.A.", "AaAa", "0"]


def test_templates_mark_what_they_fill() -> None:
    slots = ("given_names", "surnames", "cities", "countries", "demonyms", "titles", "organizations",
             "short_organizations", "acronyms", "teams")  # fmt: skip
    lists = {slot: [f"{slot.title()}1", f"{slot.title()}2"] for slot in slots}
    filled = list(Filler(lists, seed=3).texts(1))
    assert len(filled) == len(TEMPLATES)
    for text, entities in filled:
        assert "{" not in text
        assert all(0 <= s < e <= len(text) and text[s] == text[s].strip() for s, e, _ in entities)
    assert filled == list(Filler(lists, seed=3).texts(1))
