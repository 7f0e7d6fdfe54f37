"""Made-up news for benchmarks: sentences of the training templates, filled with drawn names, as paragraphs."""

from __future__ import annotations

from functools import cache

from onrecord.transforms.gazetteers import Gazetteers
from onrecord.transforms.models.names_templates import TEMPLATES, Filler
from onrecord.transforms.models.names_training import lists

from tests.support import seed_tables


@cache
def _lists() -> dict[str, list[str]]:
    return lists(seed_tables(), Gazetteers(seed_tables()))


def article(seed: int, sentences: int = 45) -> str:
    """About 500 words in paragraphs of three sentences."""
    filler = Filler(_lists(), seed)
    lines = [filler.fill(filler.rng.choice(TEMPLATES))[0] for _ in range(sentences)]
    return "\n\n".join(" ".join(lines[i : i + 3]) for i in range(0, sentences, 3))
