"""Numbers without a unit of measurement: ages, counts with their noun, shares, multiples and plain numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import cardinals, guards, nouns, number_words, single
from .units import Unit, UnitTable
from .words import Words

if TYPE_CHECKING:
    from .measure import Quantity

PLAIN = Unit("", "plain")
RATIO = Unit("", "ratio")
PERSON = Unit("person", "count")
OCCASIONS = Unit("", "count")
"""“was sued 10 times”: how often, and no multiple."""

_BOUND = frozenset("than about nearly almost roughly approximately some over around least to".split())
_COMPARATIVE = frozenset("more less fewer greater higher lower larger better".split())
_WITHOUT_NOUN = frozenset("the these those last first next us them you one ’ ' top bottom final big all both".split())


def count(x: Words, q: Quantity, table: UnitTable) -> bool:
    """The counted noun of q, or none for a plain number; False where the number is no figure at all."""
    n, j = q.number, q.nj
    hyphen = x.low(j) in ("-", "‑") and x.glued(j) and x.glued(j + 1)
    one = q.value == 1 and n.form == "words"
    if q.value is not None and 0 < q.value < 1 and n.form != "ratio" and (k := _part_of_a_point(x, j)):
        q.unit, q.noun, q.j, q.rule, q.explicit = Unit("point", "count"), k, k + 1, "count", True
        return True
    if n.form in ("ratio", "fraction"):
        q.unit, q.rule = RATIO, n.form
        return not (hyphen and x.at(j + 1)[:1].isalpha())  # half-brother, third-party
    if hyphen and x.at(j + 1)[:1].isalpha():
        return _hyphenated(x, q, j, one, table)
    return _counted(x, q, j, one, table)


def _part_of_a_point(x: Words, j: int) -> int | None:
    """The token of “point” after a fraction that ends before token j: “half a point”, “a quarter of a point”."""
    k = j + 1 if x.low(j) == "of" else j
    k = k + 1 if x.low(k) in ("a", "an") else k
    ends = x.low(k + 1) not in ("in", "on", "at", "where") or k > j
    return k if x.low(k) in ("point", "points") and ends else None


def _hyphenated(x: Words, q: Quantity, j: int, one: bool, table: UnitTable) -> bool:
    """“12-page document”, “30-plus”, “tenfold”; names such as “7-Eleven” are no figures."""
    n = q.number
    word, written = x.low(j + 1), x.at(j + 1)
    if word == "strong" or (word == "point" and n.form == "digits" and "/" in x.w[n.i : n.j]):
        q.unit, q.j, q.explicit, q.rule = Unit("" if word == "strong" else word, "count"), j + 2, True, "hyphen noun"
        return True  # a 200-strong crowd
    if word == "fold":
        q.unit, q.j, q.explicit, q.rule = RATIO, j + 2, True, "times"
        return True
    if word in ("plus", "odd") and n.form == "digits":
        q.j = j + 2
        return _counted(x, q, j + 2, False, table)
    if word in ("to", "or", "and"):
        other = number_words.SMALL.get(x.low(j + 3)) if word == "to" else None
        return other is None or q.value is None or other > q.value  # but: two-to-one
    if written[:1].isupper() and not one and n.form == "words" and nouns.head(x, j) is not None:
        return _counted(x, q, j, False, table)
    if (
        word in x.known.not_hyphen_nouns
        or (word.endswith("ed") and word not in ("seed", "bed", "speed"))
        or written[:1].isupper()
        or one
    ):
        return False
    q.unit, q.j, q.noun, q.explicit, q.rule = Unit(nouns.lemma(word), "count"), j + 2, j + 1, True, "hyphen noun"
    return True


def _counted(x: Words, q: Quantity, j: int, one: bool, table: UnitTable) -> bool:
    n, i = q.number, q.ni
    token = x.low(j)
    if token == "(" and x.low(j + 2) == ")" and cardinals.literal(x.at(j + 1)) == q.value:
        j += 3  # six (6) lamps
        token = x.low(j)
    if one:
        return single.one(x, q, j)
    if token == "fold" and n.form == "digits":
        q.unit, q.j, q.rule, q.explicit = RATIO, j + 1, "times", True
        return True
    if token == "times" or (token == "x" and x.glued(j)):
        multiple = token == "x" or _multiplies(x, i, j + 1)
        q.unit, q.j, q.rule, q.explicit = RATIO if multiple else OCCASIONS, j + 1, "times", True
        return True
    if n.form == "vague":
        return _vague(x, q, j, table)
    body = nouns.is_plural(x.low(j + 1)) and x.low(j + 1) not in x.known.facts  # 30 dead bodies
    if token in x.known.casualties and n.form != "vague" and not body:
        q.unit, q.rule = PERSON, "casualties"
        return not (n.form == "digits" and guards.bare_year(x, i, False, None))
    if token == "of" and n.form == "words" and x.at(j + 1)[:1].isupper():  # two of Ms. Bell’s former aides
        own = next((k for k in range(j + 1, min(x.n, j + 6)) if x.lw[k] in ("’s", "'s")), None)
        noun = nouns.head(x, own + 1 if own else j + 1)
        if noun is not None:
            q.noun, q.unit, q.rule = noun, Unit(nouns.singular(x, noun, j + 1), "count"), "count"
            return True
    if token == "of" and x.low(j + 1) in ("the", "these", "those", "its", "their", "his", "her", "our", "my"):
        noun = nouns.head(x, j + 2)
        if noun is not None and not (
            n.form == "digits" and (guards.label(x, i, True, False) or guards.bare_year(x, i, False, None))
        ):
            q.noun, q.unit, q.rule = noun, Unit(nouns.singular(x, noun, j + 1), "count"), "count"
            return True
    if token == "or" and x.low(j + 1) in ("more", "fewer", "less", "so"):
        j += 2
    noun = nouns.head(x, j)
    if (
        noun is None
        and token in x.known.compound_nouns
        and x.low(j + 1)[:1].isalpha()
        and x.low(j + 1) not in nouns.STOP
    ):
        noun = j
    if n.form == "digits":
        bounded = x.low(i - 1) in _BOUND and (x.low(i - 1) != "than" or x.low(i - 2) in _COMPARATIVE)
        side = token in ("x", "×") and x.at(j + 1).isdecimal()  # 1600 x 900 pixels
        if not side and guards.bare_year(x, i, bounded, noun):
            return False
        tally = token == "to" and x.at(j + 1).isdecimal()  # passed the bill 68 to 30
        if not tally and guards.label(x, i, noun is not None and x.w[noun][0].islower(), False):
            return False
        if x.glued(j) and x.at(j)[:1].isalpha() and noun != j:
            return False
        if noun is None and not bounded and (guards.name_follows(x, i, j) or x.low(j) in x.known.model_nouns):
            return False
    elif n.form == "words":
        if x.low(i - 1) in x.known.word_labels:
            return noun is not None and x.low(i - 1) in ("category", "class", "group")
        if name_in_words(x, i, j, noun):
            return False
    if noun is not None:
        q.unit, q.noun, q.j, q.rule = Unit(nouns.singular(x, noun, j), "count"), noun, noun + 1, "count"
        if q.unit.name in ("point", "points"):
            q.explicit = True
        return True
    if n.form == "words" and x.lw[i] not in number_words.SCALES:
        if q.value == 0:
            return x.n <= 3
        if x.low(j) in ("to", "or") and x.low(j + 1) in number_words.SMALL:
            return True  # the next five to six years
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


_OF_MULTIPLES = frozenset(
    "as more less fewer the that its his her their our what those earnings book sales revenue stronger".split()
)


def _multiplies(x: Words, i: int, j: int) -> bool:
    """Whether “N times” [i, j) is a multiple (“six times higher”, “grew four times”) and not how often something happened."""
    after = x.low(j)
    if after in _OF_MULTIPLES or (
        after.endswith("er") and after not in ("over", "after", "under", "ever", "per", "either")
    ):
        return True
    return not x.known.multiplying.isdisjoint(x.lw[max(0, i - 4) : i])


def _vague(x: Words, q: Quantity, j: int, table: UnitTable) -> bool:
    """“dozens of homes”, “hundreds of thousands of dollars”, “thousands”."""
    if x.low(j) == "of":
        j += 1
        if x.low(j) in ("the", "these", "those", "its", "their", "his", "her", "our"):
            j += 1
        money = table.money.get((x.low(j),))
        if money:  # hundreds of thousands of dollars
            q.unit, q.j, q.explicit, q.rule = money, j + 1, True, "currency word"
            return True
    noun = nouns.head(x, j)
    q.unit, q.rule = Unit("", "count"), "vague"
    if noun is not None:
        q.unit, q.noun, q.j = Unit(nouns.singular(x, noun, j), "count"), noun, noun + 1
    return True
