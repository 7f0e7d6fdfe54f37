"""Whether a noun phrase is the subject of a clause, its agent after “by”, or told to do something.

There is no parser: a phrase is a subject where a finite verb follows it, at once or after adverbs, a complement (“of …”), a
second subject (“and …”) or words between commas, and where what stands before it can begin a clause. A form that can be a
participle as well (“the company founded by …”) counts only where a clause surely begins. Auxiliaries and irregular past
forms are closed classes (Quirk et al. 1985, §3.11–3.20); the rest is told by endings.
"""

from __future__ import annotations

from collections.abc import Container

from .reading import PREPOSITIONS
from .view import View

_AUXILIARIES = frozenset(
    "is are was were has have had will would can could may might must should shall does do did isn’t aren’t wasn’t weren’t "
    "hasn’t haven’t hadn’t won’t wouldn’t can’t couldn’t doesn’t don’t didn’t isn't aren't wasn't weren't hasn't haven't "
    "hadn't won't wouldn't can't couldn't doesn't don't didn't cannot says".split()
)
_PAST = frozenset(
    "went took came saw knew gave became began wrote ran spoke grew fell drew broke rose drove wore chose hid rode rang "
    "sang sank shook shrank swam swore threw tore woke withdrew overthrew overtook undertook underwent ate flew blew arose "
    "bore forgave froze forbade foresaw mistook outdid overcame oversaw rewrote sprang stole strove wove drank".split()
)
_EITHER = frozenset(
    "made said got found thought told left felt put brought kept held stood heard let meant set met paid sat lay led read "
    "lost sent built understood spent cut bought won shut sold hit cost beat bet bid fed fought forgot hurt laid lent quit "
    "shot slid slept spread struck stuck swung taught fled sought caught dealt dug burst cast bound bent clung flung hung "
    "rebuilt repaid resold shed split spun upheld swept wept wound withheld withstood showed".split()
)
"""Past forms that are participles too."""

_OPENERS = frozenset(
    "that as when because after if while but and or though although before since until where whereas whether so than which "
    "who what how why whose said says say believe believes think thinks fear fears hope hopes then meanwhile yet still "
    "today yesterday tomorrow tonight monday tuesday wednesday thursday friday saturday sunday january february march "
    "april may june july august september october november december week month year years weeks months days ago "
    "later earlier instead however also nor".split()
)
_OPENING_MARKS = frozenset(',;:—–“"(”‘')
_ADVERBS = frozenset(
    "also now then later already still never not soon even once again long just only first often always ever almost "
    "nearly both all alone together instead thus so far therefore meanwhile itself themselves himself herself".split()
)
NO_VERBS = frozenset(
    "the a an this that these those his her its their our my your of for to from by with in at on about as among against "
    "toward behind near and or but nor if when while because than then who whom whose which where there here it he she "
    "they we you i not no into over under after before during between through inside outside within without despite "
    "like since until up down out off away back home ahead apart together abroad alike everywhere elsewhere else too worldwide nationwide".split()
)
"""Words of closed classes that are no verbs."""

_COMPLEMENTS = PREPOSITIONS | {"and", "or", "who", "which", "inside", "outside", "&"}
_BREAKS = frozenset(',;:.?!—–”"')
_ORDERING = frozenset(
    "ordered orders forced forces required requires urged urges asked asks told allowed allows wants want wanted expects "
    "expect expected pressed directed instructed obliged obliges pushed permitted permits compelled encouraged for".split()
)
_OF_THINGS = frozenset(
    "is was be been being were seem seems seemed appear appears appeared take takes took happen happens happened rain rained "
    "snowed turn turns turned come comes came cost costs mean means meant include includes included remain remains remained "
    "become becomes became".split()
)
"""What “it” does where it is no reference, or one to a thing."""

_FORECASTS = frozenset(
    "estimates estimated predicts predicted projects projected calculated calculates found finds forecasts determined "
    "demanded argued argues thought thinks hoped".split()
)
"""Verbs after which “it” is rather what is spoken of than the speaker."""


def _finite(view: View, i: int, plural: bool, nouns: Container[str]) -> str:
    """“sure” where token i is a finite verb, “maybe” where it can be a participle or another word too, else empty."""
    lower = view.lower
    if i >= len(lower):
        return ""
    word, written = lower[i], view.words[i]
    if word in _AUXILIARIES or word in _PAST:
        return "sure"
    if not written.isalpha() or not written.islower():
        return ""
    if word in _EITHER or (word.endswith("ed") and len(word) > 4):
        return "maybe"
    if word in NO_VERBS or word in nouns or word.endswith(("ing", "ly")):
        return ""
    bare = not word.endswith("s") or word.endswith("ss")
    if plural:
        return "maybe" if bare else ""
    following = lower[i + 1] if i + 1 < len(lower) else ""
    if bare or len(word) < 4 or (not following[:1].isalnum() and following not in ("$", "€", "£", "¥", "“", '"')):
        return ""
    compound = following in _AUXILIARIES | _PAST | _EITHER or following.endswith(
        ("ed", "ing")
    )  # “the bank deposits rose”
    return "" if compound else "maybe"


def _past_adverbs(view: View, i: int) -> int:
    lower = view.lower
    while i < len(lower) and (lower[i] in _ADVERBS or (lower[i].endswith("ly") and len(lower[i]) > 4)):
        i += 1
    return i


def _verb_after(view: View, i: int, plural: bool, nouns: Container[str], opens: bool) -> str:
    """How surely a finite verb belongs to the noun phrase that ends before token i; `opens`: a clause surely begins with it."""
    i = _past_adverbs(view, i)
    found = _finite(view, i, plural, nouns)
    if found or not opens or i >= len(view.lower):
        return found
    word, end = view.lower[i], min(len(view.lower), i + 20)
    if word in (",", "(", "—", "–"):
        for j in range(i + 1, end):
            if view.words[j] in (".", ";", "?", "!"):
                break
            if view.words[j] in (",", ")", "—", "–"):
                return _finite(view, _past_adverbs(view, j + 1), plural, nouns)
        return ""
    if word in _COMPLEMENTS or (word.endswith("ing") and word not in nouns):
        for j in range(i + 1, min(end, i + 9)):
            if view.words[j] in _BREAKS:
                break
            if view.lower[j] in _AUXILIARIES | _PAST | _EITHER or (
                view.lower[j].endswith("ed") and len(view.lower[j]) > 4
            ):
                return "maybe"
            if j > i + 1 and view.lower[j - 1] in nouns and _finite(view, j, plural, nouns):
                return "maybe"  # “members of the council want”
    return ""


def acts(view: View, first: int, head: int, plural: bool, definite: bool, nouns: Container[str]) -> bool:
    """Whether the noun phrase at tokens [first, head] is a subject, an agent after “by”, or told to do something."""
    start = view.sentence_token(head)
    before = view.lower[first - 1] if first > start else ""
    second = view.lower[first - 2] if first - 1 > start else ""
    if before == "by":
        return (
            second.endswith("ed") or second in _EITHER or second.endswith("wn") or second in ("taken", "given", "done")
        )
    opens = first <= start or before in _OPENING_MARKS or (before in _OPENERS and second != "-")  # “for four-year …”
    following = view.lower[head + 1] if head + 1 < len(view.lower) else ""
    if definite and before in _ORDERING and following == "to":
        return True
    if before in PREPOSITIONS and before != "as":
        return definite and before == "at" and bool(_verb_after(view, head + 1, plural, nouns, opens=False))
    found = _verb_after(view, head + 1, plural, nouns, opens and before not in ("and", "or", "nor"))
    return (found == "sure" and (opens or definite)) or (found == "maybe" and opens)


def acts_it(view: View, i: int, nouns: Container[str]) -> bool:
    """Whether the “it” at token i is a subject that can be who acted before: at the beginning of a sentence, after “and”,
    “but”, a comma or what somebody said; not in “it is clear that”, “it takes”, nor in a clause of time, place or cause."""
    lower, start = view.lower, view.sentence_token(i)
    j = i - 1 if i > start and lower[i - 1] == "that" else i
    before = lower[j - 1] if j > start else ""
    spoken = before in ("said", "says", "say") or (before.endswith("ed") and before not in _FORECASTS)
    if not (i <= start or spoken or (i == j and before in ("and", "but", ",", "what"))):
        return False
    verb = _past_adverbs(view, i + 1)
    if not _finite(view, verb, False, nouns):
        return False
    after = _past_adverbs(view, verb + 1)
    return _OF_THINGS.isdisjoint(lower[verb : after + 1])
