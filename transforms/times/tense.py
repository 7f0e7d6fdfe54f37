"""Whether the clause around a time expression looks back or ahead: “said Monday”, “will meet Monday”.

The verb that governs a bare weekday or month decides which one is meant. Without a parser, the nearest telling word in
the clause does: to the left first (“is expected to arrive on Monday”), to the right when the expression opens its clause
(“On Monday, he will …”) or nothing to the left tells.
"""

from __future__ import annotations

import re

_BOUNDARY = re.compile(
    r"[;:—()]|--|[.!?…]\s|,\s+(?=(?:and|but|or|who|which|when|while|where|as|after|before|because|although|though|said|says"
    r"|he|she|they|it|we|I|the|a|an)\b)|[\"“”]|\b(?:that|who|which|when|while|where|because|although|though|but|if)\b"
)
_WORD = re.compile(r"[A-Za-z]+(?:['’][a-z]+)?")
_FUTURE = frozenset(
    "will shall would upcoming forthcoming scheduled slated expected due expects plans planned planning intends intend hopes hope aims "
    "aim likely going postponed delayed postpones delays starts begins opens ends expires arrives meets hosts faces visits "
    "travels votes convenes resumes reconvenes kicks takes leaves returns closes reports releases publishes speaks".split()
)
"""Modals, words of planning, and the present of verbs whose timetable news tells (“the trial starts Monday”)."""
_NOUNS = frozenset(
    "votes visits faces starts ends travels reports leaves returns closes plans aims hopes delays".split()
)
"""Of these the ones that are nouns as often; they are verbs when the date is near (“votes on the measure Tuesday”)."""
_MODAL = frozenset("must should can may might".split())
_PAST = frozenset(
    "was were had did been has have said told went came took made gave met saw got held began won lost led left rose fell "
    "grew kept sent brought built bought thought spent found felt became wrote spoke ran stood paid broke shot drove "
    "flew threw knew drew blew swore withdrew sank sold struck hit cut put shut quit beat burst cast hurt let split "
    "overtook undertook forbade chose froze sought fought caught taught died since ago".split()
)
_INTENT = frozenset(
    "agreed vowed promised decided ordered urged wanted invited asked pledged wants want plan have has need needs "
    "ready prepared supposed about told hoped intended threatened expected".split()
)
_BASE_FORM_AFTER = frozenset("to will would shall can could may might must should not".split())
"""After these “let”, “cut” or “put” is no past."""
_NOT_PAST = frozenset("need indeed speed feed seed exceed proceed succeed hundred red bed united based".split())
_UNTIL = re.compile(r"\b(?:until|till) $")
_OPEN = re.compile(r"\b(?:unless|if)\b[^.;,]* by $")
"""A condition with a term is still open, whatever the tense of its verb: “unless it backed down by Sept. 9”."""
_END = re.compile(r"\b(?:until|till) ([^.;,]{3,60}) (?:in|on) $")
"""An end told in the present: “until we choose a leader in November”."""
_DEADLINE = frozenset(("by", "until", "till", "before"))


def _words(text: str) -> list[str]:
    out = []
    for m in _WORD.finditer(text):
        word = m.group().replace("’", "'")
        if word.endswith("'ll") or word == "won't":
            out.append("will")
        else:
            out.append(word)
    return out


def _look_left(words: list[str]) -> str | None:
    infinitive = False
    for i in range(len(words) - 1, -1, -1):
        word = words[i].lower()
        before = words[i - 1].lower() if i else ""
        if word in _FUTURE and not (word in _NOUNS and len(words) - i > 4):
            return "past" if word == "would" and words[i + 1 : i + 2] == ["have"] else "future"
        if word == "set" and i >= 1 and (i + 1 >= len(words) or words[i + 1].lower() in {"for", "to"}):
            return "future"
        if word in _MODAL and words[i] == word:
            return "past" if words[i + 1 : i + 2] == ["have"] and words[i + 2 : i + 3] != ["to"] else "future"
        if (
            word == "to"
            and i + 1 < len(words)
            and words[i + 1][0].islower()
            and words[i + 1].lower() not in {"the", "a", "an"}
        ):
            infinitive = True
            continue
        if infinitive and (word in _INTENT or word in {"is", "are", "am"}):
            return "future"
        if word in _PAST and before in _BASE_FORM_AFTER:
            continue  # may have to let go, will cut
        if before == "be" and (word.endswith("ed") or word.endswith("en") or word in _PAST or word.endswith("ing")):
            continue
        if words[i][0].islower() and (
            word in _PAST or (word.endswith("ed") and len(word) > 3 and word not in _NOT_PAST)
        ):
            return "past"
    return None


def _look_right(words: list[str]) -> str | None:
    for i, raw in enumerate(words[:14]):
        word = raw.lower()
        if word == "would" and words[i + 1 : i + 2] == ["have"]:
            return "past"
        if word in {"will", "shall", "would", "plans", "expects", "hopes"} or (
            word == "is" and words[i + 1 : i + 2] in (["expected"], ["scheduled"], ["due"], ["set"])
        ):
            return "future"
        if raw[0].islower() and (
            word in _PAST
            or (
                word.endswith("ed")
                and len(word) > 3
                and word not in _NOT_PAST
                and (not i or words[i - 1].lower() not in {"the", "a", "an", "be"})
            )
        ):
            return "past"
    return None


def tense(text: str, start: int, end: int, at: int, to: int) -> str | None:
    """past, future or None, for the expression text[at:to] in the sentence text[start:end]."""
    left, right = text[max(start, at - 160) : at], text[to : min(end, to + 160)]
    clauses = [left[m.end() :] for m in _BOUNDARY.finditer(left)]
    clause = clauses[-1] if clauses else left
    near = _words(clause)
    if _OPEN.search(left):
        return "future"
    ends = _END.search(left)
    if ends and not any(w in _PAST or w.endswith("ed") for w in _words(ends.group(1).lower())):
        return "future"
    if len(_words(left)) > 2 and _UNTIL.search(left):
        return "future"
    opens = len(near) <= 2
    if not opens and (found := _look_left(near)):
        return found
    stop = re.search(r"[;:—]|--|[.!?]\s|[\"“”]", right)
    after = _words(right[: stop.start()] if stop else right)
    if opens:
        if found := _look_right(after):
            return found
        return _look_left(near) or _look_left(_words(left))
    if clauses and _look_left(_words(left)) == "future":
        return "future"
    return _look_right(after)


def told_right_before(text: str, at: int) -> bool:
    """Whether a past verb stands among the three words before the expression: “died Feb. 10”."""
    return any(w in _PAST or w.endswith("ed") for w in _words(text[max(0, at - 30) : at])[-3:])


def deadline(text: str, at: int) -> bool:
    """Whether the expression follows a word that makes it an end still to come: by, until."""
    words = _WORD.findall(text[max(0, at - 14) : at])
    return bool(words) and words[-1].lower() in _DEADLINE
