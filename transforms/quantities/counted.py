"""Numbers without a unit of measurement: ages, counts with their noun, shares, multiples and plain numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import guards, nouns, numbers
from .units import Unit
from .words import Words

if TYPE_CHECKING:
    from .measure import Quantity

AGE = Unit("year old", "age")
PLAIN = Unit("", "plain")
RATIO = Unit("", "ratio")
PERSON = Unit("person", "count")

_NOT_HYPHEN_NOUN = frozenset(
    """time way off sided plus something ever fold third thirds faced handed legged liner stop timer to and or in on a an
    odd ish some size sized dimensional pronged hit star old style half quarter quarters fifth fifths ly upmanship
    stroke touch nil all love first second upped""".split()
)
_COMPOUND = frozenset(
    """page member cylinder speed door seat bed bedroom room story storey point game piece part man woman person nation
    state judge point-lead storey word country vote goal run yard-line lane seater strong""".split()
)
"""Singulars that a number takes before another noun without a hyphen (“a 12 page document”, “the 11 member group”)."""
_ONE_BEFORE = frozenset(
    "no the this that each every any which another some only not other last next wrong right first".split()
)
_ONE_NOUNS = frozenset("day time point side hand thing person way another reason morning night evening moment word more "
                       "instance example".split())  # fmt: skip
_BOUND = frozenset("than about nearly almost roughly approximately some over around least to".split())
_CASUALTIES = frozenset("dead killed injured wounded hurt missing unaccounted homeless".split())
_PEOPLE = frozenset("people adults children women men those anyone kids voters residents students patients players girls boys "
                    "americans workers everyone person drivers".split())  # fmt: skip
_COMPARATIVE = frozenset("more less fewer greater higher lower larger better".split())
_WITHOUT_NOUN = frozenset("the these those last first next us them you one ’ ' top bottom final big all both".split())


def age(x: Words, q: Quantity) -> bool:
    """“aged 42”, “age 87”, “the age of 21”, “Nick Hague, 44,”, “87 yo”: makes q an age."""
    n, i = q.number, q.ni
    if q.value is None or q.value.denominator != 1 or not 0 < q.value <= 120:
        return False
    if x.low(n.j) in ("yo", "y.o.", "y/o"):
        q.unit, q.j, q.explicit, q.rule = AGE, n.j + 1, True, "age"
        return True
    before = x.low(i - 1)
    start = None
    if before in ("aged", "age", "ages") and x.low(i - 2) not in ("under", "middle"):
        start = i - 1
    elif (before == "of" and x.low(i - 2) in ("age", "ages")) or (
        before in ("over", "under") and x.low(i - 2) in ("age", "aged")
    ):
        start = i
    elif before == "," and n.form == "digits" and q.value > 1:
        start = i if _after_name(x, i, n.j) else None
    elif (
        (before == "now" and x.low(i - 2) == "," and n.form == "digits" and not _plural(x, n.j))
        or (before in ("turn", "turns", "turned", "turning") and not x.low(n.j)[:1].isalpha())
        or (n.form == "digits" and (x.low(n.j) in ("or", "and") and x.low(n.j + 1) in ("older", "younger")))
        or (
            before in ("over", "under")
            and x.low(i - 2) in ("be", "are", "is", "was", "were")
            and 30 <= q.value <= 110
            and not x.low(n.j)[:1].isalnum()
            and "%" not in x.w
        )
        or (before in ("over", "under") and x.low(i - 2) in _PEOPLE and not _plural(x, n.j))
        or (before in ("was", "is", "were") and "age" in x.lw[max(0, i - 8) : i] and not x.low(n.j)[:1].isalpha())
    ):
        start = i
    if start is None:
        return False
    if before in ("aged", "age", "ages") and nouns.head(x, n.j, longest=2) is not None:
        return False
    q.unit, q.explicit, q.rule = AGE, True, "age"
    q.i = start
    return True


def _plural(x: Words, j: int) -> bool:
    return nouns.is_plural(x.low(j)) if j < x.n else False


def _after_name(x: Words, i: int, j: int) -> bool:
    """Whether the number at tokens [i, j) stands in apposition to a person's name: “Nick Hague, 44, has …”."""
    name, after = x.at(i - 2), x.low(j)
    if after not in (",", ".", ";", ")", "", "and"):
        return False
    if (
        not (name[:1].isupper() and name[1:2].islower())
        or name.lower() in guards.MONTHS
        or name.lower() in guards.SCORE_WORDS
    ):
        return False
    if after == "," and x.at(j + 1)[:1].isdecimal():
        return False
    return x.at(i - 3)[:1].isupper() or x.low(i - 3) in (".", "-", "’", "'", "and", ",") or after == ","


def count(x: Words, q: Quantity) -> bool:
    """The counted noun of q, or none for a plain number; False where the number is no figure at all."""
    n, j = q.number, q.nj
    hyphen = x.low(j) in ("-", "‑") and x.glued(j) and x.glued(j + 1)
    one = q.value == 1 and n.form == "words"
    if n.form in ("ratio", "fraction"):
        q.unit, q.rule = RATIO, n.form
        return not (hyphen and x.at(j + 1)[:1].isalpha())  # half-brother, third-party
    if hyphen and x.at(j + 1)[:1].isalpha():
        return _hyphenated(x, q, j, one)
    return _counted(x, q, j, one)


def _hyphenated(x: Words, q: Quantity, j: int, one: bool) -> bool:
    """“12-page document”, “30-plus”, “tenfold”; names such as “7-Eleven” are no figures."""
    n = q.number
    word, written = x.low(j + 1), x.at(j + 1)
    if word == "fold":
        q.unit, q.j, q.explicit, q.rule = RATIO, j + 2, True, "times"
        return True
    if word in ("plus", "odd") and n.form == "digits":
        q.j = j + 2
        return _counted(x, q, j + 2, False)
    if word in ("to", "or", "and"):
        other = numbers.SMALL.get(x.low(j + 3)) if word == "to" else None
        return other is None or q.value is None or other > q.value  # but: two-to-one
    if written[:1].isupper() and not one and n.form == "words" and nouns.head(x, j) is not None:
        return _counted(x, q, j, False)
    if (
        word in _NOT_HYPHEN_NOUN
        or (word.endswith("ed") and word not in ("seed", "bed", "speed"))
        or written[:1].isupper()
        or one
    ):
        return False
    q.unit, q.j, q.noun, q.explicit, q.rule = Unit(nouns.lemma(word), "count"), j + 2, j + 1, True, "hyphen noun"
    return True


def _counted(x: Words, q: Quantity, j: int, one: bool) -> bool:
    n, i = q.number, q.ni
    token = x.low(j)
    if one:
        return _one(x, q, j)
    if token == "times" or (token == "x" and x.glued(j)):
        q.unit, q.j, q.rule, q.explicit = RATIO, j + 1, "times", True
        return True
    if n.form == "vague":
        return _vague(x, q, j)
    if token in _CASUALTIES and n.form != "vague":
        q.unit, q.rule = PERSON, "casualties"
        return not (n.form == "digits" and guards.bare_year(x, i, False, None))
    if token == "of" and n.form == "words" and x.at(j + 1)[:1].isupper():  # two of Ms. Bell’s former aides
        own = next((k for k in range(j + 1, min(x.n, j + 6)) if x.lw[k] in ("’s", "'s")), None)
        noun = nouns.head(x, own + 1 if own else j + 1)
        if noun is not None:
            q.noun, q.unit, q.rule = noun, Unit(nouns.lemma(x.w[noun]), "count"), "count"
            return True
    if token == "of" and x.low(j + 1) in ("the", "these", "those", "its", "their", "his", "her", "our", "my"):
        noun = nouns.head(x, j + 2)
        if noun is not None and not (
            n.form == "digits" and (guards.label(x, i, True, False) or guards.bare_year(x, i, False, None))
        ):
            q.noun, q.unit, q.rule = noun, Unit(nouns.lemma(x.w[noun]), "count"), "count"
            return True
    if token == "or" and x.low(j + 1) in ("more", "fewer", "less"):
        j += 2
    noun = nouns.head(x, j)
    if noun is None and token in _COMPOUND and x.low(j + 1)[:1].isalpha() and x.low(j + 1) not in nouns.STOP:
        noun = j
    if n.form == "digits":
        bounded = x.low(i - 1) in _BOUND and (x.low(i - 1) != "than" or x.low(i - 2) in _COMPARATIVE)
        if guards.bare_year(x, i, bounded, noun):
            return False
        tally = token == "to" and x.at(j + 1).isdecimal()  # passed the bill 68 to 30
        if not tally and guards.label(x, i, noun is not None and x.w[noun][0].islower(), False):
            return False
        if x.glued(j) and x.at(j)[:1].isalpha() and noun != j:
            return False
        if noun is None and not bounded and (guards.name_follows(x, i, j) or x.low(j) in guards.MODEL_NOUNS):
            return False
    elif n.form == "words":
        if x.low(i - 1) in guards.WORD_LABELS:
            return noun is not None and x.low(i - 1) in ("category", "class", "group")
        if name_in_words(x, i, j, noun):
            return False
    if noun is not None:
        q.unit, q.noun, q.j, q.rule = Unit(nouns.lemma(x.w[noun]), "count"), noun, noun + 1, "count"
        if q.unit.name in ("point", "points"):
            q.explicit = True
        return True
    if n.form == "words" and x.lw[i] not in numbers.SCALES:
        if q.value == 0:
            return x.n <= 3
        if x.low(i - 1) in _WITHOUT_NOUN or (
            x.low(i - 1) == "or" and x.low(i - 2) in ("year", "month", "week", "day", "hour", "minute")
        ):
            return False
    return True


def name_in_words(x: Words, i: int, j: int, noun: int | None) -> bool:
    """“the Big Ten”, “Five Eyes partners”, “Ten Hag”: a number word in capitals where a sentence would not write them."""
    if not x.w[i][0].isupper():
        return False
    if i == 0:
        return noun is None and x.at(j)[:1].isupper() and x.at(j)[1:2].islower()
    if x.at(i - 1) in ("“", '"', "‘", "``", ":", "—", "–", "(", ".", "•", "-", "?", "!"):
        return False
    if x.w[i - 1] in ("’s", "'s") and x.at(i - 2)[:1].isupper():
        return True  # Ocean's Eleven
    if x.w[i - 1][0].isalpha() or x.w[i - 1] in ("’", "’s", "'s"):
        words = [w for w in x.w if len(w) > 2 and w[0].isalpha() and w.lower() not in nouns.STOP]
        return sum(w[0].isupper() for w in words) * 10 < 9 * len(words) or (
            x.at(i - 1)[:1].isupper() and x.low(i - 1) in ("big", "group")
        )
    return False


def _one(x: Words, q: Quantity, j: int) -> bool:
    """Whether the word “one” counts a noun (“one solution”) rather than pointing at one (“one of them”, “no one”)."""
    i = q.ni
    if x.low(i - 1) in _ONE_BEFORE or x.low(j) in _ONE_NOUNS or x.low(j) in ("of", "-", "’s", "'s", "’", "'"):
        return False
    if x.low(i - 1) in guards.WORD_LABELS and x.low(i - 1) != "category":
        return False
    noun = nouns.head(x, j, one=True, longest=4)
    while noun is not None and noun > j and x.w[noun][0].isupper() and x.w[noun - 1][0].islower():
        noun -= 1  # one advantage Sanders has
    if (
        noun is None
        or noun - j > 2
        or x.low(noun + 1) == "-"
        or x.lw[noun].endswith(("ed", "ing", "ly"))
        or nouns.is_plural(x.lw[noun])
    ):
        return x.n <= 2
    q.unit, q.noun, q.j, q.rule = Unit(nouns.lemma(x.w[noun]), "count"), noun, noun + 1, "count"
    return True


_MONEY_OF = {"dollars": "USD", "euros": "EUR", "pounds": "GBP", "yen": "JPY", "yuan": "CNY", "rupees": "INR"}


def _vague(x: Words, q: Quantity, j: int) -> bool:
    """“dozens of homes”, “hundreds of thousands of dollars”, “thousands”."""
    if x.low(j) == "of":
        j += 1
        if x.low(j) in ("the", "these", "those", "its", "their", "his", "her", "our"):
            j += 1
        if x.low(j) in _MONEY_OF:
            q.unit, q.j, q.explicit, q.rule = Unit(_MONEY_OF[x.low(j)], "currency"), j + 1, True, "currency word"
            return True
    noun = nouns.head(x, j)
    q.unit, q.rule = Unit("", "count"), "vague"
    if noun is not None:
        q.unit, q.noun, q.j = Unit(nouns.lemma(x.w[noun]), "count"), noun, noun + 1
    return True
