"""What a figure is about: the defense that money goes to, the tariff that is 25 percent, the sales that rose.

A counted noun is the figure's unit, so counts have no subject. For the rest it is looked for after the figure (“on defense”,
“is infrastructure spending”, “of carbon dioxide”), then before it: the noun phrase before “of”, the object that was cut “by”
it or raised “to” it, the subject of the verb of change or measure.
"""

from __future__ import annotations

from .context import noun_phrase
from .measure import Quantity
from .nouns import STOP
from .number_words import STARTERS
from .words import Words

_COUNTED = ("count", "age", "ratio")
_COPULA = frozenset("is are was were be been being means represents remains stands stood became".split())
_TIME = frozenset(
    """january february march april may june july august september october november december monday tuesday wednesday
    thursday friday saturday sunday year years month months week weeks day days quarter decade today yesterday tomorrow
    morning night afternoon evening hours minutes term time total addition all response turn part fact cash trading first second third
    early late mid""".split()
)
_AUXILIARIES = frozenset("is are was were be been have has had having being".split())
_BEFORE_VERB = _AUXILIARIES | frozenset(
    "would will could to also more than forecast projected predicted estimated likely poised set due slated expected then may might should go goes went gone going now still already once".split()
)
_SKIP_BACK = frozenset(
    """by about around nearly almost more than at least up to some roughly approximately over under below above as much many a
    an of only just another additional further down less fewer from between the record at plus or minus up""".split()
)
_INSIDE = frozenset("of on in at to for per from with between and".split())
"""Prepositions that the noun phrase of a subject may run over (“exports to China”, “sales at stores”)."""


_SPANNING = frozenset("last past next first final for in over within during through after coming opening".split())
"""Before a length of time that only says when: it measures nothing."""
_GOES_TO = {(v, p) for v in ("go", "goes", "went", "gone", "going") for p in ("to", "toward", "for")} | {
    (v, p) for v in ("spent", "used", "earmarked", "reserved", "meant", "intended") for p in ("on", "for")
}
"""What money does with its purpose behind it."""


def subject(x: Words, q: Quantity, base_end: int | None, moves: frozenset[str]) -> str | None:
    """The subject of q; `base_end` is the token after its base, `moves` are the verb forms of change."""
    if q.kind in _COUNTED and q.unit.name != "point" and not q.unit.name.startswith("part per"):
        return None
    if q.kind == "duration" and x.low(q.i - 1) in _SPANNING:
        return None
    if q.unit.name == "point":
        return _object(x, q) or _before(x, q, moves)
    if x.low(q.i - 1) == "magnitude":
        return x.w[q.i - 1]
    return _after(x, q, base_end) or _object(x, q) or _before(x, q, moves) or _modified(x, q, base_end)


def _after(x: Words, q: Quantity, base_end: int | None) -> str | None:
    j = base_end if base_end is not None else q.j
    t = x.low(j)
    if t == "worth" and x.low(j + 1) == "of":
        return _phrase(x, j + 2)
    physical = q.kind not in ("percent", "plain", "duration", "currency", "count", "ratio")
    rated = q.unit.per is not None or bool(
        {"per", "a", "an", "/"} & set(x.lw[q.nj : q.j])
    )  # 30 dollars a ton of carbon
    if t == "of" and base_end is None and not rated and (physical or q.kind == "currency"):
        return _phrase(x, j + 1)
    if t in x.known.change_nouns:
        if x.low(j + 1) in ("in", "on", "of", "for"):
            return _phrase(x, j + 2) or x.w[j]
        return None if t != "raise" else x.w[j]
    if t in _COPULA and q.kind != "plain":
        k = j + 2 if x.low(j + 1) in ("for", "on") else j + 1
        found = noun_phrase(x, k)
        if found and (found[2] - found[1] > 1 or k == j + 2) and x.lw[found[1]] not in STOP:
            return None if x.lw[found[1]].endswith(("ed", "ly", "er")) else found[0]
    for k in range(j, j + 4):  # will go to drones, was spent on roads
        if (x.low(k), x.low(k + 1)) in _GOES_TO:
            return _phrase(x, k + 2)
        if x.low(k) not in _AUXILIARIES and x.low(k) not in ("will", "would", "should", "could", "to"):
            break
    if x.starts(j, ("on", "the", "table")):
        return None
    if t == "more" and x.low(j + 1) == "for":
        return _phrase(x, j + 2)
    if (
        (t in ("on", "for") and not (t == "for" and q.kind == "percent" and x.at(j + 1)[:1].isupper()))
        or (t == "off" and q.kind == "currency")
        or (t == "in" and q.kind == "currency" and x.at(j + 1)[:1].islower())
    ):
        return _phrase(x, j + 1)
    return None


def _phrase(x: Words, j: int) -> str | None:
    """The noun phrase at token j, without a time that follows it; None where it is a time itself."""
    k = j + 1 if x.low(j) in ("a", "an", "the") else j
    if x.low(k)[:1].isdecimal() and x.low(k + 1) in ("%", "percent"):
        j = k + 2  # for a 60 percent stake
    found = noun_phrase(x, j)
    if not found:
        return None
    start, end = found[1], found[2]
    if end - start == 1 and x.lw[start] in ("every", "each", "it"):
        return None
    for k in range(start, end):
        if k > start and x.lw[k] in ("next", "this", "last", "each", "every", "annually", "a", "an"):
            end = k
            break
    if (
        x.lw[start] in _TIME
        or x.lw[end - 1] in _TIME
        or x.lw[start][:1].isdecimal()
        or x.lw[start] in ("next", "last", "this")
    ):
        return None
    return x.text[x.s[start] : x.e[end - 1]]


def _skip_back(x: Words, q: Quantity) -> tuple[int, bool, str]:
    """The token before q and its approximation, whether “of” stands between, and “by”, “to” or “for” where one does."""
    k, seen_of, link = q.i - 1, False, ""
    while k >= 0 and (x.lw[k] in _SKIP_BACK or x.lw[k].endswith("ly") or x.lw[k] == "for"):
        if x.low(k) == "at" and not (x.low(k + 1) in ("least", "most") or x.low(k - 1) in _COPULA):
            k, link = k - 1, "at"
            break
        seen_of = seen_of or x.lw[k] == "of"
        if x.lw[k] in ("by", "to", "for", "at"):
            link = x.lw[k]
            if x.lw[k] == "for":
                k -= 1
                break
        k -= 1
    if x.low(k) == "price" and x.low(k - 1) == "in":
        k -= 2  # tripled in price to
    return k, seen_of, link


def _object(x: Words, q: Quantity) -> str | None:
    """“cut rates by 25 basis points”, “raise military spending to 3.5 percent”, “bought 16 jets for $650 million”."""
    k, seen_of, link = _skip_back(x, q)
    below = (
        link == "" and q.kind == "percent" and x.low(q.j) in ("below", "above", "from")
    )  # cut emissions 55 percent below
    if seen_of or (link not in ("by", "to", "for", "at") and not below):
        return None
    if x.low(k) == ",":
        k -= 1
    verbs = (
        x.known.changing
        if link != "for"
        else frozenset("bought buy buys sold sell sells acquired paid ordered order".split())
    )
    for m in range(k, max(-1, k - 9), -1):
        t = x.lw[m]
        if t in verbs:
            return x.text[x.s[_content(x, m + 1, k)] : x.e[k]] if m < k else None
        if t in _AUXILIARIES or t in (",", ";", ".", "that", "which", "who", "and", "but"):
            return None
    return None


def _content(x: Words, j: int, last: int) -> int:
    """The first token from j that is no article, possessive or number."""
    while j < last and (x.lw[j] in ("the", "a", "an", "its", "his", "her", "their", "our") or x.lw[j][0].isdecimal()):
        j += 1
    return j


def _before(x: Words, q: Quantity, moves: frozenset[str]) -> str | None:
    """The noun phrase before “of” (“a fine of $5,000”) or before the verb of change or measure (“core inflation rose 0.3%”)."""
    k, seen_of, link = _skip_back(x, q)
    if k < 0:
        return None
    if seen_of:
        start = _start(x, k + 1, frozenset(("of",)))
        pace = x.lw[k] in ("rate", "pace") and x.low(start - 1) in ("a", "an") and x.low(start - 2) == "at"
        if pace and x.low(start - 3) in moves:
            k = start - 3  # shrank at an annual rate of
        else:
            if x.lw[k] in x.known.stances or (x.lw[k] == "cost" and x.low(k - 1) == "a" and x.low(k - 2) == "at"):
                return None  # an offer of 3.5 percent
            named = start <= k and not x.lw[start][0].isdecimal() and x.lw[start] not in STARTERS
            return x.text[x.s[start] : x.e[k]] if named and x.lw[k] not in ("vote", "votes", "score") else None
    verb = x.lw[k]
    if not verb.isalpha() or k < 1 or (verb == "top" and x.low(k - 1) in ("the", "its", "their", "our")):
        return None
    if x.low(q.j) in _EXTENT and verb not in STOP and verb not in _COPULA:
        return x.text[x.s[_start(x, k + 1, ())] : x.e[k]]  # a crater 30 feet wide
    adverb = verb in ("go", "goes", "went", "gone", "going") and bool({"up", "down"} & set(x.lw[k + 1 : q.i]))
    if not (
        verb in _COPULA
        or verb in moves
        or verb in x.known.measure_verbs
        or (verb in x.known.holds and q.kind not in ("percent", "currency", "plain", "count"))
        or (link == "for" and verb in x.known.sells_for)
        or adverb
    ):
        return None
    if q.kind == "length" and verb in moves and x.low(q.j) in _WHERE:
        return None  # sank two miles off the coast
    if verb in x.known.raising and q.kind == "currency":
        return None
    end = k
    if x.low(k - 1) == "to":
        own = _start(x, k - 1, ())
        if x.lw[own] in x.known.expecting and own + 1 < k - 1:
            return x.text[x.s[own + 1] : x.e[k - 2]]  # could cause sea levels to rise
        if x.low(own - 1) in ("the", "its", "a") and x.low(own - 2) in x.known.expecting:
            return x.text[x.s[own] : x.e[k - 2]]  # expect the economy to grow
        if x.low(k - 2) in x.known.own_acts:
            return None  # Belgium promised to reach
    while end > 0 and (
        x.lw[end - 1] in _BEFORE_VERB
        or x.lw[end - 1].endswith("ly")
        or (x.lw[end - 1].endswith("ed") and x.low(end - 2) in _AUXILIARIES)
    ):
        end -= 1
    if x.low(end - 1) == ",":  # Insulin, once $275 a vial, now costs
        comma = next((m for m in range(end - 2, max(0, end - 14), -1) if x.lw[m] == ","), None)
        end = comma if comma else end
    if x.low(end - 1) in ("that", "which"):
        end -= 1 if x.low(end - 2) != "," else 2
    if x.low(end - 1) == "and":
        return None
    start = _start(x, end, _INSIDE)
    while start < end and x.lw[start][0].isdecimal() and not _tied(x, start):
        start += 1
    p = start - 2 if x.low(start - 1) in ("the", "a", "an", "its", "their", "his", "her") else start - 1
    if x.low(p) in _INSIDE and x.low(p) != "and":
        return None  # the number of people who died from the disease was up
    if start >= end or x.lw[start] in STARTERS or (x.lw[start][0].isdecimal() and not _tied(x, start)):
        return None
    number = next(
        (
            k
            for k in range(end - 2, start, -1)
            if x.lw[k] in STARTERS and x.lw[k - 1] not in STOP and x.low(k + 1) != "-"
        ),
        None,
    )
    if number is not None:
        start = number + 1  # hid four donations that totaled
    if x.lw[start:end] == ["it"] or x.lw[end - 1] in x.known.telling:
        return None
    return x.text[x.s[start] : x.e[end - 1]]


_WHERE = frozenset("off from away north south east west northeast northwest southeast southwest short".split())
_EXTENT = frozenset("wide long high tall deep thick".split())


def _start(x: Words, end: int, inside: frozenset[str] | tuple) -> int:
    """The first token of the noun phrase that ends before token `end`; it may run over the prepositions `inside`."""
    k = end
    while k > 0 and end - k < (11 if inside else 6):
        t = x.lw[k - 1]
        article = t in ("the", "a", "an", "its", "his", "her", "their", "our") and inside and x.low(k - 2) in inside
        if not article and t not in inside and (t in STOP and t not in ("’s", "'s")):
            break
        if not t[0].isalnum() and t not in ("-", "&", "’s", "'s", "%"):
            break
        if t == "and" and (x.low(k - 2) in x.known.figure_ends or x.low(k - 2)[:1].isdecimal()):
            break
        if t[0].isdecimal() and "and" in x.lw[k:end]:
            break  # burned 34,000 acres and was
        k -= 1
    while k < end and (
        x.lw[k] in ("-", "’s", "'s", "&") or x.lw[k] in inside or x.lw[k].endswith("ly") or x.lw[k] in ("the", "a")
    ):
        k += 1
    return k


_PARTICIPLES = frozenset("set spent paid given left won lost held sent meant owed".split())


def _tied(x: Words, k: int) -> bool:
    """Whether a hyphen ties the number at token k to its noun: “the 10-year yield”."""
    return x.low(k + 1) == "-" and x.glued(k + 1) and x.glued(k + 2)


def _modified(x: Words, q: Quantity, base_end: int | None) -> str | None:
    """The noun that q stands before: “a 25 percent tariff on cars”, “an 830-mile border”, “$200 smartphones”."""
    j = q.j
    if base_end is not None or not x.low(j)[:1].isalpha() or x.low(j) in STOP or q.kind in ("plain", "duration"):
        return None
    if q.kind != "currency" and not _determined(x, q):
        return None
    if x.low(j) in _PARTICIPLES or (x.low(j).endswith("ed") and x.low(j + 1) in STOP):
        return None  # the $5 million set aside for
    found = noun_phrase(x, j)
    if (
        not found
        or x.lw[found[1]] in _TIME
        or x.lw[found[1]] in ("last", "next", "this", "each")
        or found[0] in ("long", "wide", "high", "deep", "tall", "away")
    ):
        return None
    end = next((k for k in range(found[1] + 1, found[2]) if x.lw[k] in ("this", "next", "last")), found[2])
    if x.lw[end - 1] in ("target", "goal", "increase", "decrease", "recorded"):
        return None
    if x.low(end) in ("on", "in", "for", "of") and q.kind == "percent":
        more = noun_phrase(x, end + 1)
        end = more[2] if more and x.lw[more[1]] not in _TIME else end
    return x.text[x.s[found[1]] : x.e[end - 1]]


def _determined(x: Words, q: Quantity) -> bool:
    """Whether an article or a possessive opens the noun phrase that q stands in."""
    articles = ("a", "an", "the", "its", "his", "her", "their", "this", "that", "our", "’s", "'s")
    return any(x.low(k) in articles for k in (q.i - 1, q.i - 2))
