"""Speed of the name finder: words a second of processor time on one core, with everything warm.

python -m tests.benchmarks.bench_names [ROUNDS]
"""

from __future__ import annotations

import sys
import time

from onrecord.transforms.names import NameFinder

from tests.benchmarks.news import article
from tests.support import corpus, seed_tables


def words_per_second(articles: int = 150, rounds: int = 3) -> float:
    """Best of some rounds over `articles` different articles; processor time, so that a busy machine counts less."""
    texts = [article(seed) for seed in range(articles)]
    batch = corpus(*texts)
    words = sum(len(text.split()) for text in texts)
    finder = NameFinder(seed_tables(), seed_tables().model("names"))
    best = 0.0
    for _ in range(rounds + 1):
        start = time.process_time()
        finder(batch.articles, batch.paragraphs, batch.sentences)
        best = max(best, words / (time.process_time() - start))
    return best


if __name__ == "__main__":
    print(
        f"names: {words_per_second(rounds=int(sys.argv[1]) if len(sys.argv) > 1 else 3):,.0f} words a second on one core"
    )
