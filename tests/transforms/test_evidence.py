"""What a score weighs: the shape of a claim, and its rivals."""

from __future__ import annotations

from dataclasses import replace

from onrecord.transforms.attribution.evidence import features, rivals
from onrecord.transforms.attribution.passage import Passage
from onrecord.transforms.models.quotes_claims import Claim
from onrecord.transforms.models.quotes_features import clauses

from tests.transforms.reading import passage, unread


def claim(p: Passage, cue: str, first: str, last: str, probability: float = 0.5) -> Claim:
    words = [p.text[s:e] for s, e in p.spans]
    head = words.index(cue)
    return Claim(
        head, (head, head + 1), [(words.index(first), words.index(last) + 1)], None, probability, 0.5, 0.5, 0.0
    )


def test_content_after_and_before_its_cue() -> None:
    p = passage("Holt said that trains were late. Trains were late, Ray said.")
    after = features(p, unread(p), claim(p, "said", "that", "late"), "indirect", "own", (0, 1), False)
    assert after["opens=that"] == 1.0 and after["gap"] == 0.0 and after["word=say"] == 1.0 and "before" not in after
    assert after["next=."] == 1.0 and after["ends"] == 1.0 and after["speaker named"] == 1.0
    p = passage("Trains were late, Ray said.")
    before = features(p, unread(p), claim(p, "said", "Trains", "late"), "indirect", "none", None, False)
    assert before["before"] == before["starts"] == 1.0 and "speaker words" not in before


def test_a_rival_has_most_of_the_words_and_a_nest_holds_the_cue() -> None:
    p = passage("Holt said Ray claimed trains were late.")
    whole = claim(p, "said", "Ray", "late", 0.9)
    part = claim(p, "claimed", "trains", "late", 0.6)
    assert rivals([whole, part]) == [{"rival": 0.6, "nested": 0.0}, {"rival": 0.9, "nested": 0.9}]
    assert rivals([whole]) == [{"rival": 0.0, "nested": 0.0}]


def test_clauses_begin_at_marks_and_at_words_that_open_them() -> None:
    p = passage("Holt said trains were late, while Ray, who knew, went home and slept.")
    c = clauses(p)
    words = [p.text[s:e] for s, e in p.spans]
    begins = [words[i] for i in range(len(words)) if not i or c.of[i] != c.of[i - 1]]
    assert begins == ["Holt", "while", "who", "went"]
    assert c.opener[1] == ",while" and c.opener[2] == ",who" and c.kind[0] == "s"


def test_what_a_quoted_region_is_like_counts_for_claims_made_for_it() -> None:
    p = passage("Holt went to see “The Last Boat” in June.")
    ordinary = claim(p, "went", "The", "Boat")
    made = replace(ordinary, region=True)
    assert not any("marks" in name for name in features(p, unread(p), ordinary, "mixed", "own", (0, 1), False))
    of_region = features(p, unread(p), made, "mixed", "own", (0, 1), False)
    assert of_region["region marks title"] == 1.0 and of_region["region marks words=3"] == 1.0
    assert of_region["region marks speechlike"] == 0.0 and of_region["region marks before=see"] == 1.0
    assert all(name.startswith("region ") for name in of_region)  # so that they have weights of their own
    assert rivals([ordinary, made])[0] == {"rival": 0.0, "nested": 0.0}


def test_a_thing_added_is_told_from_words_added() -> None:
    p = passage("Employers added 175,000 jobs in April, fewer than had been hoped.")
    counted = features(p, unread(p), claim(p, "added", "175,000", "hoped"), "indirect", "own", (0, 1), False)
    assert counted["thing"] == counted["word=add thing"] == 1.0
    p = passage("Ray added the trains were late, and slow.", {"were": ("VBD", "", "")})
    told = features(p, unread(p), claim(p, "added", "the", "slow"), "indirect", "own", (0, 1), False)
    assert not any("thing" in name for name in told)
