"""Cardinals in digits, words or both (“2.4 billion”, “one hundred and three”), as exact fractions."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from .number_words import DENOMINATORS, PLURAL_DENOMINATORS, SCALES, SMALL, TENS, VULGAR
from .words import Words

_PLAIN = re.compile(r"\d+(?:\.\d+)?")
_GROUPED = re.compile(r"(?:\d{1,3}(?:,\d{3})+|\d{1,2}(?:,\d{2})+,\d{3})(?:\.\d+)?")
_COMMA_DECIMAL = re.compile(r"(?:\d{1,3}(?:\.\d{3})+|\d+),\d{1,2}")
_POWER = re.compile(r"(\d+(?:\.\d+)?)(?:\s?[×x*]\s?10\s?\^?\s?|[eE])([+−–-]?\d{1,3})(?![\w.]*\d)")
_RAISED = re.compile(r"\^([+-]{0,2})(\d{1,2})(?![\w.])")
_MAX = Fraction(10) ** 29


@dataclass(slots=True)
class Number:
    """A number in tokens [i, j): `value`, or `low` and `high` of a vague plural; `lead` is it without its last scale."""

    i: int
    j: int
    value: Fraction | None
    form: str  # digits, words, fraction, ratio, vague
    lead: Fraction | None = None
    scale: int = 1
    low: Fraction | None = None
    high: Fraction | None = None
    negative: bool = False


def literal(token: str) -> Fraction | None:
    """The value of a token of digits; None for clock times, lists and other things that are no number."""
    if _PLAIN.fullmatch(token):
        return Fraction(token) if len(token) < 40 else None
    if _GROUPED.fullmatch(token):
        return Fraction(token.replace(",", "")) if len(token) < 40 else None
    if _COMMA_DECIMAL.fullmatch(token) and len(token) < 40:
        return Fraction(token.replace(".", "").replace(",", "."))
    return None


def _digits(x: Words, i: int) -> tuple[Fraction, int] | None:
    """The number written in digits that begins at token i: (value, end token)."""
    token = x.w[i]
    if (
        token == "."
        and x.glued(i + 1)
        and x.at(i + 1).isdecimal()
        and not (x.glued(i) and (x.at(i - 1)[-1:].isalnum() or x.at(i - 1) == "."))
    ):
        return Fraction("0." + x.w[i + 1]), i + 2
    if not token[0].isdecimal() or not token.isascii():
        return None
    power = _POWER.match(x.text, x.s[i])
    if power and power.end() > x.e[i]:
        exponent = int(power.group(2).replace("−", "-").replace("–", "-"))
        j = i + 1
        while j < x.n and x.s[j] < power.end():
            j += 1
        if abs(exponent) <= 40 and x.e[j - 1] == power.end():
            return Fraction(power.group(1)) * Fraction(10) ** exponent, j
    value = literal(token)
    if value is None:
        return None
    j = i + 1
    raised = _RAISED.match(x.text, x.e[i])
    if raised and value and abs(exponent := int(raised.group(2))) <= 60 and len(token) <= 8:
        while j < x.n and x.s[j] < raised.end():
            j += 1
        return value ** (-exponent if "-" in raised.group(1) and raised.group(1).count("-") % 2 else exponent), j
    if token.isdecimal() and len(token) <= 3 and value > 0:  # 1 234 567
        groups, k = [token], j
        while k < x.n and len(x.w[k]) >= 3 and x.w[k][:3].isdecimal() and x.s[k] == x.e[k - 1] + 1:
            if not re.fullmatch(r"\d{3}(?:\.\d+)?", x.w[k]):
                break
            groups.append(x.w[k])
            k += 1
        narrow = len(groups) > 1 and x.text[x.e[i] : x.s[i + 1]] != " "
        if len(groups) > 2 or (len(groups) == 2 and (narrow or groups[1] == "000")):
            value, j = Fraction("".join(groups)), k
    numerator = x.at(j) if j < x.n and x.s[j] > x.e[j - 1] else ""
    if token.isdecimal() and numerator.isdecimal() and slash(x, j):  # 10 1/2
        return value + slash(x, j), j + 3
    if token.isdecimal() and (fraction := slash(x, i)):
        return fraction, i + 3
    if x.at(j) in VULGAR and x.s[j] - x.e[j - 1] <= 1:
        return value + Fraction(*VULGAR[x.w[j]]), j + 1
    return value, j


def slash(x: Words, i: int) -> Fraction | None:
    """The fraction “3/4” at tokens i to i + 3: only halves to sixteenths and such, since 9/11 and 24/7 are none."""
    even = x.glued(i + 1) == x.glued(i + 2)  # 1/4, and 1 / 4 in copy split into words
    if x.at(i + 1) in ("/", "⁄") and even and x.at(i).isdecimal() and x.at(i + 2).isdecimal():
        a, b = int(x.w[i][:6]), int(x.w[i + 2][:6])
        if 0 < a < b and b in (2, 3, 4, 5, 6, 8, 10, 16, 32, 64) and x.at(i + 3) != "/":
            return Fraction(a, b)
    return None


def cardinal(x: Words, i: int) -> Number | None:
    """The longest cardinal that begins at token i, in digits, words or both (“2.4 billion”, “one hundred and three”)."""
    total, current = Fraction(0), None
    j, scale, last_scale, form, lead = i, 1, None, "words", None
    whole = True  # current is made of words, and small words may still be added
    while j < x.n:
        token, k = x.lw[j], j
        if j > i:
            if token == "-" and form == "digits" and x.low(j + 1) == "plus" and x.low(j + 2) in SCALES and x.glued(j):
                k = j + 2  # a $20-plus trillion budget
            elif (token == "-" and x.glued(j) and x.glued(j + 1)) or (
                token == "-" and x.lw[j - 1] in TENS and x.low(j + 1) in SMALL
            ):
                k = j + 1
            elif token in ("”", '"') and form == "digits" and x.glued(j) and x.low(j + 1) in SCALES:
                k = j + 1  # “$5.6” billion
            elif token == "and" and (x.lw[j - 1] == "hundred" or x.lw[j - 1] in SCALES):
                k = j + 1
                after = x.low(k)
                small = after in SMALL or after in TENS or (after.isdecimal() and len(after) <= 3)
                larger = last_scale is not None and SCALES.get(x.low(k + 1), 0) >= last_scale  # 3 million and 4 million
                if not small or larger or (x.low(k + 1) == "hundred" and after.isdecimal()) or and_fraction(x, j):
                    break
            token = x.low(k)
        if token in SMALL or token in TENS:
            v = SMALL.get(token, TENS.get(token))
            if current is None:
                current, whole = Fraction(v), True
            elif (whole and current >= 100 and current % 100 == 0) or (
                whole and current % 100 >= 20 and current % 10 == 0 and 0 < v < 10
            ):
                current += v
            else:
                break
        elif token == "hundred":
            if current is None and j > i and total == 0:
                break
            if current is not None and current >= 1000:
                break
            current = (current if current is not None else 1) * Fraction(100)
            whole = True
        elif token in SCALES or (form == "digits" and k == j and _letter_scale(x, j)):
            s = SCALES.get(token) or _letter_scale(x, j)
            if current is None and total == 0:
                current = Fraction(1)
            if current is None:
                if last_scale is None or j != k:
                    break
                total, lead = total * s, total  # three lakh crore
            elif last_scale is not None and s >= last_scale:
                break
            else:
                lead = current if total == 0 else None
                total += current * s
            current, last_scale, scale, whole = None, s, s, True
        elif token in ("dozen", "dozens", "dzs", "dozs") and (
            current is not None or (j == i and x.low(i - 1) in ("", "a"))
        ):
            current = (current if current is not None else 1) * Fraction(12)
            j = k + 1
            break
        elif token[:1].isdecimal() or token == ".":
            if j > i and not (
                (current is None and total > 0 and len(token) <= 3 and token.isdecimal() and x.lw[j] == "and")
                or (current is not None and x.lw[j] == "and" and x.lw[j - 1] == "hundred" and len(token) <= 2)
                or (current is None and total > 0 and x.low(k + 1) == "hundred")
            ):
                break
            found = _digits(x, k)
            if found is None:
                break
            if current is not None:
                current += found[0]
                whole = False
            else:
                current, form, whole = found[0], "digits" if j == i else form, False
            j = found[1]
            continue
        else:
            break
        j = k + 1
    if j == i:
        return None
    value = total + (current if current is not None else 0)
    if form == "words" and x.low(j) == "point" and (x.low(j + 1) in SMALL or x.low(j + 1) in TENS):
        value, j = _spoken_decimal(x, j, value)
        if x.low(j) in SCALES:
            lead, scale = value, SCALES[x.low(j)]
            value, j = value * scale, j + 1
    if abs(value) >= _MAX:
        return None
    return Number(
        i, j, value, form, lead if lead is not None and current is None else value, scale if current is None else 1
    )


def _spoken_decimal(x: Words, j: int, value: Fraction) -> tuple[Fraction, int]:
    digits, k = "", j + 1
    while x.low(k) in SMALL or x.low(k) in TENS:
        v = SMALL.get(x.low(k), TENS.get(x.low(k)))
        if x.low(k) in TENS and x.low(k + 1) == "-" and SMALL.get(x.low(k + 2), 0) in range(1, 10):
            v, k = v + SMALL[x.low(k + 2)], k + 2
        digits += str(v)
        k += 1
    return value + Fraction(int(digits), 10 ** len(digits)), k


def _letter_scale(x: Words, j: int) -> int | None:
    """k, b and G glued to digits; M and MM where they stand alone. “5m” is left to the unit, which knows metres."""
    token = x.w[j]
    near = x.s[j] - x.e[j - 1] <= 1
    if token in ("k", "K") and near:
        return 10**3
    if token in ("b", "B") and x.glued(j):
        return 10**9
    if token in ("M", "MM", "mm") and x.glued(j) and token != "mm":
        return 10**6
    if token == "MM" and near:
        return 10**6
    return None


def and_fraction(x: Words, j: int) -> tuple[Fraction, int] | None:
    """“and a half”, “-and-a-half”, “and three quarters” at token j: (fraction, end)."""
    k = j + 1 if x.low(j) == "-" else j
    if x.low(k) != "and":
        return None
    k += 1
    if x.low(k) == "-":
        k += 1
    if x.low(k) in ("a", "one", "an"):
        m = k + 2 if x.low(k + 1) == "-" else k + 1
        if x.low(m) in DENOMINATORS and (x.low(m) in ("half", "quarter") or x.low(m + 1) != "of"):
            return Fraction(1, DENOMINATORS[x.low(m)]), m + 1
        return None
    if x.low(k) in SMALL or x.low(k) in TENS:
        numerator = cardinal(x, k)
        m = numerator.j + 1 if x.low(numerator.j) == "-" else numerator.j
        if (
            x.low(m) in PLURAL_DENOMINATORS
            and x.low(m + 1) != "of"
            and (numerator.value < 10 or "hundredth" in x.low(m))
        ):
            return numerator.value / PLURAL_DENOMINATORS[x.low(m)], m + 1
    return None
