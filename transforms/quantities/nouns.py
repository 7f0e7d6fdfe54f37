"""The counted noun: where the phrase after a number ends, which word is its head, and the head's singular.

There is no tagger beneath (one would cost more time than everything else here), so the phrase is found from what closes
it: the closed classes of English (prepositions, conjunctions, auxiliaries, pronouns, determiners), marks, and the plural of
the head itself. A number other than one calls for a plural, and the first run of plurals after it is the head.
"""

from __future__ import annotations

from .words import Words

STOP = frozenset(
    """a an the this that these those his her its their our my your whose which who whom what where when while why how
    i you he she it we they them him us me himself herself itself themselves each every any all both some none no not
    of in on at by for with from to into onto over under about above after before between among against during until
    till since through throughout across along around behind below beneath beside besides beyond despite down off out
    outside inside near away past per than toward towards up upon via within without as like amid amongst versus vs
    and or but nor so yet if because although though unless whether once
    is are was were be been being am has have had having do does did doing will would shall should can could may might
    must ought ago later earlier more less fewer most least also only just even still already now then today tomorrow
    yesterday there here again too very much many such other said says say told tells asked added instead together
    apart annually daily weekly monthly yearly combined respectively plus times anyway however meanwhile
    came come comes went go goes got get gets made make makes took take takes gave give gives left leave
    died die dies killed lost won voted attended survived remain remained showed show shows reported think thought
    believe believed know knew saw see want wants wanted need needs needed live lives lived work works worked
    fell rose began begin begins became become becomes ended end started start agreed agree increased decreased
    another rather except including according following concerning regarding excluding ’s 's""".split()
)
"""Words that no counted noun phrase runs over."""

_NOT_PLURAL = frozenset(
    """has was is this thus plus always perhaps besides news less business across yes does says us its his hers ours
    theirs yours as gas bus bias bonus campus census chaos christmas crisis basis analysis virus status focus congress
    process success progress address access class glass grass lens loss mass boss press stress dress express wireless
    caucus surplus consensus nexus chorus circus genius apparatus corpus locus radius stimulus
    various previous serious famous obvious religious dangerous numerous enormous tremendous previous continuous
    mathematics physics economics politics athletics gymnastics ethics electronics diabetes texas kansas arkansas
    illinois massachusetts paris dallas vegas angeles jones james thomas charles williams davis harris sanders
    afterwards towards sometimes whereas overseas indoors outdoors upwards downwards nowadays alas""".split()
)
IRREGULAR = {
    "people": "person", "men": "man", "women": "woman", "children": "child", "feet": "foot", "teeth": "tooth",
    "mice": "mouse", "geese": "goose", "lives": "life", "wives": "wife", "knives": "knife", "wolves": "wolf",
    "shelves": "shelf", "halves": "half", "leaves": "leaf", "thieves": "thief", "loaves": "loaf", "calves": "calf",
    "criteria": "criterion", "phenomena": "phenomenon", "stimuli": "stimulus", "alumni": "alumnus", "fungi": "fungus",
    "movies": "movie", "cookies": "cookie", "zombies": "zombie", "calories": "calorie", "rookies": "rookie",
    "species": "species", "series": "series", "ties": "tie", "pies": "pie", "lies": "lie", "selfies": "selfie",
    "buses": "bus", "gases": "gas", "viruses": "virus", "bonuses": "bonus", "campuses": "campus", "houses": "house",
    "cases": "case", "nurses": "nurse", "horses": "horse", "licenses": "license", "expenses": "expense",
    "analyses": "analysis", "crises": "crisis", "bases": "base", "heroes": "hero", "potatoes": "potato",
    "tomatoes": "tomato", "vetoes": "veto", "cargoes": "cargo", "echoes": "echo", "mosquitoes": "mosquito",
    "shoes": "shoe", "caches": "cache", "headaches": "headache", "indices": "index", "matrices": "matrix",
    "data": "data", "pence": "penny", "axes": "axe", "diagnoses": "diagnosis", "oxen": "ox", "dice": "die",
    "buffaloes": "buffalo", "torpedoes": "torpedo", "volcanoes": "volcano", "embargoes": "embargo",
    "businesses": "business", "prostheses": "prosthesis", "parentheses": "parenthesis", "quizzes": "quiz",
}  # fmt: skip
"""Plurals that the ending does not give away."""

MODIFYING = frozenset(
    """women men children people sports arms weapons sales systems operations communications human-rights rights services
    affairs savings customs teams states drugs jobs goods foods games parks taxes prisons veterans airlines police
    settlements securities futures bonds""".split()
)
"""Plurals that often stand before another plural, which then is the head (“ten women voters”, “two sports cars”)."""
_ALSO_VERBS = frozenset("shows works lives starts needs ends".split())
"""Plural nouns of STOP that a number makes nouns (“two shows”, “120 works”)."""
_COMPARED = frozenset("other more earlier fewer such further additional".split())
"""Words of STOP that may stand between a number and its noun (“four other provinces”, “ten more people”)."""

INVARIANT = frozenset(
    """aircraft spacecraft hovercraft fish sheep deer salmon police staff personnel crew troops series species cattle
    offspring dead injured wounded missing killed homeless unemployed faithful military infantry cavalry
    head acres percent faculty livestock swine bison moose shrimp trout poultry clergy youth""".split()
)
"""Nouns that a number above one takes without a plural ending."""


def is_plural(w: str) -> bool:
    """Whether `w` (lower case) looks like a plural noun."""
    if w in IRREGULAR:
        return w not in ("data", "leaves")
    if len(w) < 3 or w[-1] != "s":
        return (
            w.endswith(("men", "women", "people")) and len(w) > 4 and w not in ("omen", "specimen", "regimen", "yemen")
        )
    return w[-2] not in "su'’" and not w.endswith("is") and w not in _NOT_PLURAL and w not in STOP


def singular(x: Words, noun: int, j: int) -> str:
    """The lemma of the head at token `noun` with what a hyphen ties to it (“fund-raiser”), not reaching before token j."""
    k = noun
    while k - 2 >= j and x.w[k - 1] == "-" and x.glued(k) and x.glued(k - 1) and x.w[k - 2].isalpha():
        k -= 2
    return x.text[x.s[k] : x.s[noun]] + lemma(x.w[noun])


def lemma(w: str) -> str:
    """The singular of a noun, keeping its case otherwise (“Americans”: “American”; “countries”: “country”)."""
    low = w.lower()
    if low in IRREGULAR:
        return IRREGULAR[low]
    if low in INVARIANT and low != "troops":
        return w
    if low in _ALSO_VERBS:
        return w[:-1]
    if low.endswith("men") and low not in ("omen", "specimen", "regimen", "women") and len(low) > 4:
        return w[:-2] + "an"
    if not is_plural(low):
        return w
    if low.endswith("ies") and len(low) > 4:
        return w[:-3] + "y"
    if low.endswith(("sses", "iases", "vases")) or (low.endswith("uses") and low[:-2] in _NOT_PLURAL):
        return w[:-2]
    if low.endswith(("sses", "shes", "ches", "xes", "zzes")):
        return w[:-2]
    return w[:-1]


def head(x: Words, j: int, one: bool = False, longest: int = 6) -> int | None:
    """The token of the head of the counted noun phrase that begins at token j; None where there is none.

    `one`: the number is one (or stands before a hyphen), so that a singular is the head.
    """
    k, end = j, min(x.n, j + longest)
    last = None
    while k < end:
        t = x.lw[k]
        if t == "-" and x.glued(k) and x.glued(k + 1) and k > j:
            k += 1
            end = min(x.n, end + 1)
            continue
        if t in _ALSO_VERBS and not one and x.low(k + 1) != "to":
            return k
        if t in STOP and not (t == "times" and k == j):
            if k > j or t not in _COMPARED or x.low(k + 1) in STOP:
                break
            k += 1
            continue
        if not t[0].isalnum():
            opens = t in ("“", "‘") or (t == '"' and x.w[:k].count('"') % 2 == 0)
            if (t in ("'", "’", '"', "“", "‘") and k == j) or opens or (t in ("”", "’") and x.w[j:k].count("“")):
                k += 1  # five different “Panda” chatbots
                continue
            break
        if t[0].isdecimal() and not (k > j and x.lw[k - 1] == "-"):
            if k == j and x.low(k + 1).isalpha() and is_plural(x.low(k + 2)):
                return k + 2  # eight million 250ml bottles
            if k == j or not (x.at(k + 1)[:1].isupper() or (x.at(k - 1)[:1].isupper() and is_plural(x.low(k + 1)))):
                break  # but: two new 737 Max jets, three Boeing 747 planes
        if x.low(k + 1) == "to" and t in ("hopes", "plans", "aims", "needs", "wants", "seeks", "expects"):
            break
        acronym = x.w[k].isupper() and x.low(k + 1)[:1].isalpha() and x.low(k + 1) not in STOP and x.w[k + 1].islower()
        if is_plural(t) and not one and not acronym:  # two PBS reporters
            while t in MODIFYING and k + 1 < end and is_plural(x.low(k + 1)):
                k += 1
                t = x.lw[k]
            return k
        last = k
        k += 1
    if last is None:
        return None
    if one:
        return last
    return last if x.lw[last] in INVARIANT else next((m for m in range(last, j - 1, -1) if x.lw[m] in INVARIANT), None)
