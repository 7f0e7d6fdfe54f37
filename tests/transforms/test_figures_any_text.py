"""The engine holds on any text: it never raises, and every span gives the surface claimed."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from onrecord.transforms import schemas

from tests import support
from tests.transforms.test_figures import finder

PIECES = st.sampled_from(
    "$ US$ £ % percent per cent 5 1,000 2.5 1/2 ½ 10 million bn m k one two three half a an quarter third of in out and "
    "to - – / ( ) . , : ; ' ’ “ ” minus negative point dozen dozens hundreds thousands millions tens years year-old old "
    "aged feet 2 inches 3 km kg / hour a day per share between from rose fell by up down more than about some at least or "
    "members committed to spend Of that including 2019 1e5 1.5 1:30 p.m. 9/11 5G F-16 +44 20 7946 0958 ^ × 10^3 USD12 "
    "９ ٣ \u00a0 \u202f \n \r\n \u2028 é 𝟓 m2 ° C cents dollars euros people first-team 737 Max jets sixfold".split(" ")
)
TEXTS = st.one_of(
    st.text(max_size=80), st.lists(PIECES, max_size=25).map(" ".join), st.lists(PIECES, max_size=25).map("".join)
)


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_any_text(text: str):
    c = support.corpus(text)
    got = finder()(
        c.articles, c.paragraphs, c.sentences, schemas.TIME_EXPRESSIONS.to_frame(), schemas.ATTRIBUTIONS.to_frame(),
        schemas.MENTIONS.to_frame(), schemas.ENTITIES.to_frame(),
    )  # fmt: skip
    for r in got.to_dicts():
        assert 0 <= r["start_char"] < r["end_char"] <= len(text)
        assert text[r["start_char"] : r["end_char"]] == r["surface"]
        assert (r["value"] is None) != (r["value_low"] is None)
        assert (r["value_low"] is None) == (r["value_high"] is None)
        assert r["value_low"] is None or r["value_low"] <= r["value_high"]
        assert r["unit"] is not None and r["unit_kind"] and r["status"]
