"""Names as newspapers write them, found in sentences of our own."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from onrecord.transforms import schemas
from onrecord.transforms.names import NameFinder

from tests.support import corpus, seed_tables

TYPES = {"person", "organization", "country", "place"}


@cache
def finder() -> NameFinder:
    return NameFinder(seed_tables(), seed_tables().model("names"))


def names(text: str) -> list[str]:
    """The names of a text in reading order, as “surface/p”: p, o, c, l for person, organization, country, place."""
    c = corpus(text)
    found = finder()(c.articles, c.paragraphs, c.sentences)
    letter = {"person": "p", "organization": "o", "country": "c", "place": "l"}
    return [f"{s}/{letter[t]}" for s, t in found.select("surface", "type").iter_rows()]


STYLES = {
    "title stripped": (
        "President Trump met Prime Minister Keir Starmer and Mr. Putin on Monday.",
        ["Trump/p", "Keir Starmer/p", "Putin/p"],
    ),
    "middle initial and possessive": (
        "Aides of Vladimir V. Putin and Joseph R. Biden Jr. read Mr. Putin’s letter.",
        ["Vladimir V. Putin/p", "Joseph R. Biden Jr./p", "Putin/p"],
    ),
    "party and state": (
        "Sen. Chris Coons, D-Del., and Rep. Adam Schiff (D-Calif.) wrote to the F.B.I. and the I.M.F.",
        ["Chris Coons/p", "Adam Schiff/p", "F.B.I./o", "I.M.F./o"],
    ),
    "points in acronyms": (
        "The U.N. and the E.U. urged the U.S. and the U.K. to wait.",
        ["U.N./o", "E.U./o", "U.S./c", "U.K./c"],
    ),
    "dateline": ("WASHINGTON — The Senate votes on Monday.", ["WASHINGTON/l", "Senate/o"]),
    "dateline with country and agency": (
        "KYIV, Ukraine (AP) — Russian troops shelled Kharkiv, officials said.",
        ["KYIV/l", "Ukraine/c", "AP/o", "Kharkiv/l"],
    ),
    "two datelines": ("LONDON/HONG KONG, Dec 7 (Reuters) - Shares fell.", ["LONDON/l", "HONG KONG/c", "Reuters/o"]),
    "arabic names": (
        "Syria’s president, Ahmed al-Sharaa, met Crown Prince Mohammed bin Salman.",
        ["Syria/c", "Ahmed al-Sharaa/p", "Mohammed bin Salman/p"],
    ),
    "particles, then the last name": (
        "Ursula von der Leyen spoke first. Ms. von der Leyen was brief, and von der Leyen’s aides left.",
        ["Ursula von der Leyen/p", "von der Leyen/p", "von der Leyen/p"],
    ),
    "korean and chinese names": (
        "Kim Jong-un wrote to Xi Jinping. Mr. Kim praised Mr. Xi.",
        ["Kim Jong-un/p", "Xi Jinping/p", "Kim/p", "Xi/p"],
    ),
    "two persons in a compound": ("The Putin-Trump summit in Anchorage ended.", ["Putin/p", "Trump/p", "Anchorage/l"]),
    "names as adjectives are none": ("The U.S.-led coalition and a Berlin-based bank agreed.", []),
    "peoples and demonyms are none": ("Russians, Americans and French soldiers stayed, as did most Democrats.", []),
    "genitive of a country": ("Keir Starmer of Britain’s government agreed.", ["Keir Starmer/p", "Britain/c"]),
    "town and state": (
        "She was born in Kenansville, N.C., and lives in Dover, Del., now.",
        ["Kenansville/l", "N.C./l", "Dover/l", "Del./l"],
    ),
    "double given name": ("Jo-Renee Marsh, a teacher, agreed.", ["Jo-Renee Marsh/p"]),
    "places that act": (
        "Moscow and Brussels traded blame. In the end, Washington backed out at The Hague.",
        ["Moscow/l", "Brussels/l", "Washington/l", "The Hague/l"],
    ),
    "article left out": ("The United States and the Netherlands sent the White House’s plan.",
                         ["United States/c", "Netherlands/c", "White House/l"]),
    "article kept": ("The New York Times and The Washington Post reported it.",
                     ["The New York Times/o", "The Washington Post/o"]),
    "retired admiral": (
        "“It is time,” said James G. Stavridis, a retired Navy admiral who was NATO’s supreme commander.",
        ["James G. Stavridis/p", "NATO/o"],
    ),
    "photo credit run into the story": (
        "FILE PHOTO: A flag in Rome, Italy. REUTERS/Yves Herman The two leaders met.",
        ["Rome/l", "Italy/c", "REUTERS/o", "Yves Herman/p"],
    ),
    "credits": (
        "(Reporting by Nora Quist in Oslo and Amir Haddad; Editing by Paul Lund)",
        ["Nora Quist/p", "Oslo/l", "Amir Haddad/p", "Paul Lund/p"],
    ),
    "speaker in capitals": ("TRUMP: We had a great meeting. PUTIN: I agree.", ["TRUMP/p", "PUTIN/p"]),
    "two bodies": (
        "The Department of Homeland Security and Immigration and Customs Enforcement declined.",
        ["Department of Homeland Security/o", "Immigration and Customs Enforcement/o"],
    ),
    "county and sheriff": ("Riverside County Sheriff Ron Bell said so.", ["Riverside County/l", "Ron Bell/p"]),
    "company forms": ("Quandrell Inc. bought Vastor Lithium Corp last year.",
                      ["Quandrell Inc./o", "Vastor Lithium Corp/o"]),
    "platform of a statement is none": ("He said on Twitter that it was over.", []),
    "untokenised and tokenised": ("Mr. Macron ’s aides left Paris , France .", ["Macron/p", "Paris/l", "France/c"]),
}  # fmt: skip


@pytest.mark.parametrize("style", STYLES)
def test_styles(style: str) -> None:
    text, expected = STYLES[style]
    assert names(text) == expected


def test_last_name_follows_the_full_name() -> None:
    found = names(
        "Wilhelmina Stroud resigned on Friday. Nobody knew why. Stroud said nothing. “Ask Stroud,” they said."
    )
    assert found == ["Wilhelmina Stroud/p", "Stroud/p", "Stroud/p"]


def test_acronym_in_brackets_names_the_body() -> None:
    found = names("The Lower Basin Water Agency (LBWA) met. Critics of the LBWA left. LBWA staff stayed.")
    assert found == ["Lower Basin Water Agency/o", "LBWA/o", "LBWA/o", "LBWA/o"]


def test_program_in_brackets_is_no_body() -> None:
    assert not [n for n in names("The Rural Water Support Program (RWSP) ended.") if n.startswith("RWSP")]


def test_company_without_its_legal_form() -> None:
    assert names("Quandrell Ltd made an offer. Shares in Quandrell rose.") == ["Quandrell Ltd/o", "Quandrell/o"]


def test_a_job_between_two_names_belongs_to_a_company() -> None:
    text = "Tom Brandt raised its prices, Tom Brandt Chief Executive Lena Fox said. Shoppers left Tom Brandt in April."
    assert names(text) == ["Tom Brandt/o", "Tom Brandt/o", "Lena Fox/p", "Tom Brandt/o"]


def test_nickname_inside_a_name() -> None:
    assert names("The drummer Carl “Sticks” Norton died.") == ["Carl “Sticks” Norton/p"]


def test_place_that_plays_is_a_team() -> None:
    text = (
        "Oregon beat Oklahoma 27-14 on Saturday. The quarterback threw two touchdown passes before halftime. "
        "Oregon forced a fumble and kicked a field goal. The game was played in Oregon."
    )
    assert names(text) == ["Oregon/o", "Oklahoma/o", "Oregon/o", "Oregon/l"]


def test_credits_are_left_out() -> None:
    text = "Ann Reed spoke in Rome.\n\nMichael Dunn contributed reporting from London."
    c = corpus(text)
    roles = c.paragraphs["role"].to_list()
    assert roles == ["body", "credit"]
    assert names(text) == ["Ann Reed/p", "Rome/l"]


def test_batch_is_as_single_articles() -> None:
    texts = [text for text, _ in STYLES.values()]
    c = corpus(*texts)
    found = finder()(c.articles, c.paragraphs, c.sentences)
    assert found["article_id"].unique(maintain_order=True).to_list() == [
        a for a, t in zip(c.articles["article_id"].to_list(), texts, strict=True) if names(t)
    ]
    assert len(found) == sum(len(names(t)) for t in texts)


def test_no_articles() -> None:
    c = corpus()
    assert finder()(c.articles, c.paragraphs, c.sentences).schema == schemas.NAMES


ODD = st.text(
    alphabet=st.one_of(
        st.characters(exclude_categories=["Cs"]), st.sampled_from(list(" \n.,;:-—'’“”\"()/[]@#ABCabc019é\u2028\r\t"))
    ),
    max_size=200,
) | st.lists(
    st.sampled_from(
        "President Putin ’s 's U.S. ( ) - / REUTERS Reuters By Reporting by and , . “ ” von der IAEA Inc Corp. WASHINGTON "
        "Trump Washington Oregon beat 27 14 touchdown goal game coach the of The \n — Jae -in Committee on said".split(
            " "
        )
    ),
    max_size=40,
).map(" ".join)


@settings(max_examples=300, deadline=None)
@given(ODD)
def test_any_text(text: str) -> None:
    c = corpus(text)
    found = finder()(c.articles, c.paragraphs, c.sentences)
    assert found.schema == schemas.NAMES
    last = 0
    for row in found.iter_rows(named=True):
        assert last <= row["start_char"] < row["end_char"] <= len(text)
        assert text[row["start_char"] : row["end_char"]] == row["surface"]
        assert row["type"] in TYPES
        assert 0 <= row["score"] <= 1
        last = row["end_char"]
