"""Words that are numbers, with what they mean: English has these and no others."""

from __future__ import annotations

SMALL = {
    w: i
    for i, w in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split()
    )
} | {"nought": 0, "naught": 0}
TENS = {w: 10 * i for i, w in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)}
SCALES = {
    "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12, "quadrillion": 10**15,
    "lakh": 10**5, "lakhs": 10**5, "crore": 10**7, "crores": 10**7,
    "mln": 10**6, "mn": 10**6, "mil": 10**6, "bln": 10**9, "bn": 10**9, "tn": 10**12, "tln": 10**12, "trn": 10**12,
}  # fmt: skip
PLURALS = {"tens": 10, "dozens": 12, "hundreds": 100, "thousands": 10**3, "millions": 10**6, "billions": 10**9,
           "trillions": 10**12}  # fmt: skip
DENOMINATORS = {
    "half": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "eleventh": 11, "twelfth": 12, "fifteenth": 15, "sixteenth": 16, "twentieth": 20, "thirtieth": 30,
    "fortieth": 40, "fiftieth": 50, "hundredth": 100, "thousandth": 1000, "millionth": 10**6, "billionth": 10**9,
    "trillionth": 10**12,
}  # fmt: skip
PLURAL_DENOMINATORS = {d + "s": n for d, n in DENOMINATORS.items() if d != "half"} | {"halves": 2}
FOLDS = {w: i for w, i in SMALL.items() if i > 1} | TENS | {"hundred": 100, "thousand": 1000, "million": 10**6}
"""What stands before -fold in one word (“sixfold”)."""
ORDINAL_UNITS = {
    w: i for i, w in enumerate("first second third fourth fifth sixth seventh eighth ninth".split(), 1)
}  # fmt: skip
VULGAR = {"½": (1, 2), "⅓": (1, 3), "⅔": (2, 3), "¼": (1, 4), "¾": (3, 4), "⅕": (1, 5), "⅖": (2, 5), "⅗": (3, 5),
          "⅘": (4, 5), "⅙": (1, 6), "⅚": (5, 6), "⅛": (1, 8), "⅜": (3, 8), "⅝": (5, 8), "⅞": (7, 8)}  # fmt: skip
STARTERS = (
    frozenset(SMALL)
    | frozenset(TENS)
    | frozenset(SCALES)
    | frozenset(PLURALS)
    | frozenset(DENOMINATORS)
    | frozenset(("hundred", "dozen", "half", "halves", "scores", *VULGAR))
)
"""Words that can begin or be a number; a sentence without one and without a digit holds no figure."""
