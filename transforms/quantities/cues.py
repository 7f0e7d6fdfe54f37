"""Whether a cue of status is meant as such: the verb and not the noun, said of this figure, not denied, not a mere offer.

Every rule answers for words that reading news showed to be said otherwise as often: “offers ten courses”, “the threatened
lives of”, “has not pledged”, “projects in 49 states”, “an estimated”, “the order”.
"""

from __future__ import annotations

from . import nouns
from .measure import Quantity
from .words import Words

MODALS = frozenset("will would could may might should must".split())
NOUN_BEFORE = frozenset("the a an in of this its their his her".split())
ADJUNCT = frozenset("within in over for during after next first past last".split())
MAYBE = frozenset("potentially perhaps possibly presumably maybe supposedly probably".split())
_HABITS = frozenset("often usually typically generally normally always sometimes frequently".split())
_COPULAS = frozenset("was is were been be became remains remained".split())
_BACK_THEN = frozenset("earlier ago last previous before prior initially originally".split())
_DENIALS = frozenset("not never no without cannot neither nor nobody none".split())
_DENIABLE = ("pledge", "target", "demand", "threat")
_PREPOSITIONS = frozenset("in of across at by with from on under around throughout and like".split())


def denied(x: Words, start: int) -> bool:
    """Whether a denial governs the cue at token `start`: “has not pledged”, “refused to commit”, “no plans to”."""
    if x.low(start - 1) in NOUN_BEFORE:
        return False  # will not meet its target of
    for k in range(start - 1, max(-1, start - 4), -1):
        t = x.lw[k]
        if t in _DENIALS or t.endswith(("n't", "n’t")):
            return x.low(k + 1) != "only"
        if t in x.known.refusals:
            return True
        if not t[0].isalpha() or t in ("and", "but", "who", "which", "that"):
            return False
    return False


def aimed(x: Words, start: int, q: Quantity) -> bool:
    """Whether “wants” at token `start` names a level and no sum that is asked for: “wants inflation back at 2 percent”."""
    between = x.lw[start + 1 : q.i]
    return (
        q.kind == "percent"
        and len(between) > 1
        and "to" not in between
        and between[-1] in ("at", "below", "under", "near")
    )


def _title_case(x: Words) -> bool:
    words = [w for w in x.w if w[0].isalpha() and len(w) > 3]
    return sum(w[0].isupper() for w in words) * 10 > 6 * len(words)


def meant(x: Words, start: int, phrase: tuple[str, ...], status: str, q: Quantity) -> bool:
    """Whether the cue at token `start` is the verb or noun it is listed as, and governs q."""
    word, after = phrase[0], x.low(start + len(phrase))
    distance = q.i - start - len(phrase)
    if start and x.at(start)[0].isupper() and x.at(start - 1) not in ("“", '"', ":") and not _title_case(x):
        return False  # a study called Project M
    if x.low(start - 1) == "-" and x.glued(start):
        return False  # on-demand
    if status in _DENIABLE and denied(x, start):
        return False
    if q.kind == "age" and (word in MODALS or distance > 3 or status != "estimate"):
        return False
    if phrase == ("in", "line", "for") and q.kind not in ("currency", "percent"):
        return False  # waited in line for three hours
    if phrase[-2:] == ("going", "to") and (
        not after.isalpha() or after in nouns.STOP - {"be", "have", "do", "make", "take", "get"}
    ):
        return False  # is going to the top 1 percent
    if word in MAYBE and distance > 2:
        return False  # potentially unfair laws in 15 states
    if status == "pledge" and word == "will" and x.low(start - 1) in ("that", "this", "which"):
        return False  # that will buy some 200 miles of wall
    if word in ("predicted", "predicts") and x.low(start - 1) in (
        "correctly",
        "accurately",
        "rightly",
        "wrongly",
        "falsely",
    ):
        return False
    if phrase == ("likely", "to") and x.low(start - 1) in ("more", "less", "most", "least", "equally", "as"):
        return False  # women are more likely to back her
    if phrase == ("order", "to") and x.low(start - 1) in ("in", "that", "this", "court", "the"):
        return False
    if word.startswith("expect") and denied(x, start):
        return False  # was not expecting
    if word in MODALS and len(phrase) == 1:
        return _modal(x, start, status, after, distance, q)
    if len(phrase) == 1 and word in x.known.cue_nouns and x.low(start - 1) in NOUN_BEFORE:
        return distance <= 2 and status in ("pledge", "demand")
    if (
        word in x.known.cue_nouns_before_preposition
        and len(phrase) == 1
        and (after in _PREPOSITIONS or not after[:1].isalnum())
    ):
        return False
    if (after == "by" or x.starts(start + len(phrase), ("for", "by"))) and status in (
        "demand",
        "pledge",
        "target",
        "threat",
    ):
        return False  # a convention called for by two-thirds of the states
    if status == "pledge" and after in ("delegates", "delegate", ":", "the") and (after != "the" or word == "offered"):
        return False
    if word.startswith("offer") and len(phrase) == 1:
        return _offered(x, start, word, distance, q)
    if word.startswith("insist"):
        return after in ("on", "that", "it", "they", "he", "she")  # not: insisted, “I have almost 14 million”
    if word == "urging" and after == "of":
        return False
    if word.startswith("agree"):
        return "to" in x.lw[start + 1 : start + 6] or (
            after == "that" and bool({"would", "will"} & set(x.lw[start : q.i]))
        )
    if word.startswith("ask"):
        if after == "not" or x.starts(start + 1, ("to", "be")):
            return False  # who asked not to be named
        return "for" in x.lw[start + 1 : start + 6] or "to" in x.lw[start + 1 : start + 6]
    if word.startswith("want") or word.startswith("need"):
        return _wanted(x, start, word, phrase, after, distance, q)
    if word.startswith("assur"):
        return "that" in x.lw[start + 1 : start + 7]  # not: is assured of 108 delegates
    if word in ("demand", "demands", "demanded", "demanding") and len(phrase) == 1:
        return x.low(start + 2) != "know" and not (word == "demanding" and after in ("and", ",", "."))
    if word == "estimated" and x.low(start - 1) in ("an", "a", "the", "its", "’s", "'s") and len(phrase) == 1:
        return distance <= 2 or not any(w[0].isdecimal() for w in x.lw[start : q.i])
    if word in ("sue", "sues", "suing", "sued"):
        return "for" in x.lw[start + 1 : q.i] and distance <= 10
    if word in ("compared", "versus"):
        return distance <= 3 and _then(x, q)
    if phrase == ("used", "to"):
        return q.kind != "age" and "now" not in x.lw[start : q.i] and _formerly(x, start, after)
    if phrase in (("to", "contribute"), ("to", "donate")):
        return x.at(start - 1)[:1].isupper()  # a headline: Canada to contribute $5 million
    if phrase == ("request", "of") and x.starts(start - 2, ("at", "the")):
        return False
    if word in x.known.sharing and q.kind not in ("currency", "percent"):
        return False  # delegates allocated by results
    if word in ("once", "previously", "formerly"):
        return distance <= 1 or (
            distance <= 4 and (after in x.known.former or after.endswith("ed")) and "that" not in x.lw[start : q.i]
        )
    if word in ("up", "down"):
        return distance <= 3
    if phrase == ("had", "been"):
        return distance <= 3 and q.kind not in ("duration", "count") and "times" not in x.lw[q.i : q.j]
    if phrase[-1] == "of" and word in ("target", "goal"):
        return not (x.low(start - 1) == "the" and _COPULAS.intersection(x.lw[max(0, start - 4) : start]))
    if word in ("seek", "seeks", "seeking", "sought") and len(phrase) == 1:
        return after != "to" and distance <= (6 if q.kind in ("currency", "percent") else 3)
    if word in ("is", "are", "was", "were") and phrase[-1] == "to" and len(phrase) == 2:
        return (
            distance <= 10
            and after.isalpha()
            and after not in nouns.STOP
            and after not in ("the", "a", "what", "be", "blame", "say")
        )
    if phrase == ("intended", "to"):
        return x.low(start - 1) not in ("is", "are", "was", "were", "be", "never")  # a radar is intended to find pipes
    if word in ("put", "puts", "putting"):
        return (
            distance <= 8
            and "at" in x.lw[start + 1 : q.i]
            and "odds" not in x.lw[start : q.i]
            and x.low(start + 1) not in ("up", "forward", "out")
        )
    if word == "ordered":
        return "to" in x.lw[start + 1 : q.i] and distance < 8
    if word.startswith(("require", "recommend", "oblige", "mandate")) and len(phrase) == 1:
        if word == "mandate" and (
            x.low(start - 1) in NOUN_BEFORE or x.low(start - 2) in NOUN_BEFORE or not after.isalpha()
        ):
            return False  # a U.N. mandate
        if x.low(start - 1) in MODALS or x.low(start - 2) in MODALS:
            return False  # that would require a gain of four seats
        passive = x.low(start - 1) in ("is", "are", "was", "were", "be") and after != "to"
        return distance <= (10 if q.kind in ("currency", "percent") else 4) and not passive
    if word.startswith("threat") and len(phrase) == 1:
        if x.low(start - 1) in NOUN_BEFORE or x.low(start - 1) in ("already", "most", "and", "are", "is"):
            return False  # the threatened lives of
        return after in ("to", "that", "with", "a", "new", "tariffs", "retaliatory") or (
            q.kind in ("currency", "percent") and distance <= 3
        )
    if word.startswith("threat") and q.kind == "count":
        return "by" not in x.lw[start : q.i]
    return True


def _formerly(x: Words, start: int, after: str) -> bool:
    """Whether “used to” tells of a habit given up; not “get used to”, “were used to decide”, “the gun he used to kill”."""
    before = x.low(start - 1)
    if before in ("get", "got", "getting", "is", "are", "was", "were", "be", "been", "being") or after in (
        "a",
        "the",
        "it",
    ):
        return False
    k = start - 2 if not before.endswith("ly") else start - 3
    owner = x.low(k + 1) in ("he", "she", "they", "it", "we", "i")
    return not (owner and x.low(k).isalpha() and x.low(k) not in nouns.STOP)


def _then(x: Words, q: Quantity) -> bool:
    """Whether a time before is named behind q: “compared with 7 percent a year earlier”, “compared to 9 million in 2019”."""
    if _BACK_THEN.intersection(x.lw[q.j : q.j + 6]):
        return True
    when = x.low(q.j + 1)
    return x.low(q.j) == "in" and (when[:1].isdecimal() or when in ("the", "january", "february", "march", "april", "may",
        "june", "july", "august", "september", "october", "november", "december"))  # fmt: skip


def _modal(x: Words, start: int, status: str, after: str, distance: int, q: Quantity) -> bool:
    if x.lw[start] == "could" and after == "not":
        return False  # could not keep him from winning
    if after in _HABITS and x.lw[start] in ("will", "would", "may", "can"):
        return False  # a surety will often set the bond at 120 percent
    if not x.at(start)[0].islower() or x.low(start - 1) in NOUN_BEFORE or not after[:1].isalpha() or after == "afford":
        return False
    if status == "demand":
        if x.low(start + 2) in ("noted", "remembered", "said", "pointed"):
            return False
        if after == "have":
            return x.lw[start] == "must" and distance < 5
        return distance < (5 if q.kind != "count" else 3)
    return distance < (18 if q.kind not in ("count", "plain", "duration", "age") else 6)


def outcome(x: Words, start: int) -> bool:
    """Whether “should” or “must” tells what is likely: “sales should reach 4 billion”, “he must have lost 20 pounds”."""
    after = x.low(start + 1)
    return (x.lw[start] == "should" and after in x.known.outcomes) or (x.lw[start] == "must" and after == "have")


def _offered(x: Words, start: int, word: str, distance: int, q: Quantity) -> bool:
    """Whether somebody bids q: “has offered 3 percent”, “were offered 3,000 posts”; not “offers ten courses”."""
    if x.low(start + 1) == "as":
        return False  # are offered as options
    if x.known.for_sale.intersection(x.lw[q.i : q.j + 3]):
        return False
    measured = q.kind in ("currency", "percent")
    if word != "offered":
        return measured and distance <= 1 and not x.low(q.j)[:1].isalpha()
    passive = x.low(start - 1) in ("been", "was", "were", "be", "is", "are")
    return measured or passive or q.kind == "count" or (distance > 0 and x.at(start + 1)[:1].isupper())


def _wanted(x: Words, start: int, word: str, phrase: tuple[str, ...], after: str, distance: int, q: Quantity) -> bool:
    """“wants 5 percent”, “needs $38 billion”; of another number than money or a share only right after the verb."""
    if len(phrase) == 2:
        return after not in x.known.talk
    if x.low(start - 1) == "you" or x.low(start - 2) == "you":
        return False  # do you really want
    free = after != "to" and x.low(start - 1) not in MODALS and word != "needed"
    if word[0] == "w":
        return free and (q.kind in ("currency", "percent") or distance <= 1)
    return free and q.kind == "currency"
