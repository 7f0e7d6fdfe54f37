"""What one mention of a name says about the others of the same article.

News introduces a name in full once and then shortens it: “Boris Johnson … Johnson”, “International Atomic Energy Agency
(IAEA) … the IAEA”, “Countrywide Plc … Countrywide”. A sentence model sees each mention alone; these rules carry the
clear ones over to the unclear.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from ..gazetteers import COUNTRY, DEMONYM, GIVEN, PLACE, SURNAME, Gazetteers
from .story import Name, Story, merge
from .wire import PARTICLES

CORPORATE = frozenset(
    "inc inc. corp corp. ltd ltd. plc llc lp llp co co. company corporation limited group holdings holding ag sa se nv spa "
    "gmbh asa ab oyj sas kk pty bhd tbk pt".split()
)
"""Legal forms that a company's shorter name leaves out."""
_SUFFIXES = frozenset(("jr.", "sr.", "jr", "sr", "ii", "iii", "iv"))
MAJORITY = 0.6
"""A surface whose mentions agree on a type to this share has that type everywhere in the article."""


def consistent(story: Story, names: list[Name], gazetteers: Gazetteers) -> list[Name]:
    """The names of a story, made to agree with each other and with what they were introduced as."""
    names = _acronyms(story, names)
    names = _vote(story, names, gazetteers)
    names = _short_forms(story, names, gazetteers)
    return _repeat(story, names, gazetteers)


def _acronyms(story: Story, names: list[Name]) -> list[Name]:
    """“Advisory Committee on Immunization Practices (ACIP)”: a name spelled out and its letters in brackets are one body.

    The letters must be the initials of the capitalised words before the bracket (Schwartz and Hearst, 2003, kept to
    initials); or the words before it are an organisation already.
    """
    words = story.words
    stronger: list[Name] = []
    by_end = {n.end: n for n in names}
    for i in range(1, len(words) - 2):
        if words[i] != "(" or words[i + 2] != ")":
            continue
        letters = words[i + 1].replace(".", "")
        if not (
            letters.isalpha() and 1 < len(letters) < 9 and letters[0].isupper() and letters[1:].upper() == letters[1:]
        ):
            continue
        before = by_end.get(i)
        if story.folded[i - 1] in _NO_BODY:
            continue
        start = _spelled_out(story, i, letters)
        if start is not None:
            covering = before is not None and before.start <= start
            type = before.type if covering and before and before.type == "place" else "organization"
            if before is not None and before.start < start and before.type == "organization":
                start = before.start
            stronger += [Name(start, i, type, "acronym"), Name(i + 1, i + 2, type, "acronym")]
        elif before is not None and before.type == "organization" and before.end - before.start > 1:
            stronger.append(Name(i + 1, i + 2, "organization", "acronym"))
    return merge(names, stronger)


def _spelled_out(story: Story, end: int, letters: str) -> int | None:
    """The token where the words of an acronym begin; None where they do not spell it."""
    if len(letters) < 3:
        return None
    left, i = len(letters), end
    while left and i > max(0, end - 12):
        i -= 1
        word = story.words[i]
        if word[0].isupper() and word[0] == letters[left - 1].upper():
            left -= 1
        elif not ((word.islower() and word in _SMALL) or word in ("-", ",", "&")):
            return None
    return i if left == 0 else None


_NO_BODY = frozenset(
    "program programme programs programmes status agreement act treaty plan deal scheme mechanism product protocol test "
    "system index rate tax disorder disease syndrome virus vaccine convention bill law strategy facility loan order".split()
)
"""Last words of what is spelled out before an acronym and is no body."""
_SMALL = frozenset("of the and for in on de la du des del di para by to at with".split())


def _vote(story: Story, names: list[Name], gazetteers: Gazetteers) -> list[Name]:
    """One type for one surface, where most of its mentions agree."""
    votes: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    persons = surnames(story, names)
    for name in names:
        votes[story.key(name.start, name.end)][_coarse(name.type)] += 1
    told = {story.key(n.start, n.end) for n in names if n.rule == "body"}
    heads = _heads(story, names, gazetteers) - persons
    out = []
    for name in names:
        key = story.key(name.start, name.end)
        counts = votes[key]
        best, most = counts.most_common(1)[0]
        if key in told:
            out.append(name if name.type == "organization" else name.of_type("organization", "body"))
            continue
        coarse = _coarse(name.type)
        if len(key) == 1 and key[0] in persons and coarse != "person" and name.rule != "dateline":
            mask = gazetteers.mask(key[0])
            if not mask & (PLACE | COUNTRY) or counts["person"] >= counts[coarse]:
                out.append(name.of_type("person", "surname"))
                continue
        if len(key) == 1 and coarse == "person" and key[0] in heads and name.rule not in ("byline", "title"):
            out.append(name.of_type("organization", "short"))
            continue
        if coarse == "person" and _rather_place(story, name, persons, gazetteers):
            out.append(name.of_type("place", "vote"))
            continue
        if coarse == "place" and name.start and story.folded[name.start - 1] in ("in", "near"):
            out.append(name)
            continue
        if best != coarse and name.rule != "dateline" and most > MAJORITY * counts.total():
            out.append(name.of_type(best, "vote"))
        else:
            out.append(name)
    return out


def _heads(story: Story, names: Iterable[Name], gazetteers: Gazetteers) -> set[str]:
    """The first words of the bodies that the story gives in full (“Halvard Semiconductor … Halvard”), where no person, place
    or people is called so."""
    first = {story.folded[n.start] for n in names if n.type == "organization" and n.end - n.start > 1}
    return {w for w in first if len(w) > 3 and not gazetteers.mask(w) & (GIVEN | SURNAME | PLACE | COUNTRY | DEMONYM)}


def _rather_place(story: Story, name: Name, persons: set[str], gazetteers: Gazetteers) -> bool:
    """A capital or state that nobody in the story is called after (“Washington kept silent”)."""
    if name.end - name.start != 1 or name.rule in ("byline", "title"):
        return False
    word = story.folded[name.start]
    before = story.folded[name.start - 1] if name.start else ""
    return word in gazetteers.well_known and word not in persons and not gazetteers.titles.get(before)


def _coarse(type: str) -> str:
    return "place" if type == "country" else type


def surnames(story: Story, names: Iterable[Name]) -> set[str]:
    """Folded last names of the persons that the story gives in full."""
    out = set()
    for name in names:
        if name.type != "person" or name.end - name.start < 2:
            continue
        end = name.end
        while end - 1 > name.start and story.folded[end - 1] in _SUFFIXES:
            end -= 1
        if end - name.start > 1 and story.words[end - 1][:1].isupper() and len(story.words[end - 1]) > 1:
            out.add(story.folded[end - 1])
    return out


def _short_forms(story: Story, names: list[Name], gazetteers: Gazetteers) -> list[Name]:
    """Unmarked or mistyped shorter forms of names given in full: surnames, companies without their legal form."""
    wanted: dict[tuple[str, ...], tuple[str, str]] = {}
    for name in names:
        if name.rule == "acronym" and name.end - name.start == 1:
            wanted[story.key(name.start, name.end)] = (name.type, "acronym")
        elif name.type == "organization":
            end = name.end
            while end - 1 > name.start and story.folded[end - 1] in CORPORATE:
                end -= 1
            if end < name.end:
                wanted.setdefault(story.key(name.start, end), ("organization", "short"))
        elif name.type == "person" and name.end - name.start > 1:
            last = name.end
            while last - 1 > name.start and story.folded[last - 1] in _SUFFIXES:
                last -= 1
            begin = _last_name(story, name.start, last)
            if begin > name.start and len(story.words[last - 1]) > 1:
                wanted.setdefault(story.key(begin, last), ("person", "surname"))
            if _family_first(story, name, gazetteers):
                wanted.setdefault(story.key(name.start, name.start + 1), ("person", "surname"))
    return _spread(story, names, wanted, gazetteers)


def _last_name(story: Story, start: int, end: int) -> int:
    """The first token of the last name of the person start to end, with its particles and hyphened parts."""
    begin = end - 1
    while begin - 1 > start:
        if story.words[begin - 1] in ("-", "’", "'") and begin - 2 > start:
            begin -= 2
        elif story.folded[begin - 1] in PARTICLES:
            begin -= 1
        else:
            break
    return begin


def _family_first(story: Story, name: Name, gazetteers: Gazetteers) -> bool:
    """Whether the family name comes first, as in Chinese and Korean names (“Moon Jae-in”, “Xi Jinping”)."""
    return story.folded[name.start] in gazetteers.family_first and name.end - name.start in (2, 4)


def _repeat(story: Story, names: list[Name], gazetteers: Gazetteers) -> list[Name]:
    """Unmarked mentions of a surface that is marked elsewhere; a single word must be marked as often as not."""
    counts: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    for name in names:
        if name.rule != "dateline":
            counts[story.key(name.start, name.end)][name.type] += 1
    written = Counter(f for f, w in zip(story.folded, story.words, strict=True) if w[0].isupper())
    wanted = {}
    for key, types in counts.items():
        type, most = types.most_common(1)[0]
        if len(key) > 1 or (2 * types.total() >= written[key[0]] and len(key[0]) > 2 and most > 1):
            wanted[key] = type, "repeat"
    return _spread(story, names, wanted, gazetteers)


def _spread(
    story: Story, names: list[Name], wanted: dict[tuple[str, ...], tuple[str, str]], gazetteers: Gazetteers
) -> list[Name]:
    """Marks the unmarked occurrences of the wanted keys that are written large and stand alone."""
    if not wanted:
        return names
    by_first: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for key in sorted(wanted, key=len, reverse=True):
        by_first[key[0]].append(key)
    small = {w for w, f in zip(story.words, story.folded, strict=True) if w.islower() and f in by_first}
    taken = {i for n in names for i in range(n.start, n.end)}
    added: list[Name] = []
    for i, first in enumerate(story.folded):
        if i in taken or first not in by_first or not (story.capital(i) or first in PARTICLES):
            continue
        for key in by_first[first]:
            end = i + len(key)
            if story.key(i, end) != key or not taken.isdisjoint(range(i, end)):
                continue
            if len(key) == 1 and (first in small or not _alone(story, i, taken, gazetteers)):
                continue
            type, rule = wanted[key]
            added.append(Name(i, end, type, rule))
            taken.update(range(i, end))
            break
    return sorted([*names, *added], key=lambda n: n.start)


def _alone(story: Story, i: int, taken: set[int], gazetteers: Gazetteers) -> bool:
    """Whether a capitalised word is not a part of a longer capitalised run that was left unmarked (“Perdue Farms”)."""
    after = i + 1
    if after < len(story.words) and story.capital(after) and after not in taken and after not in story.opens:
        word = story.words[after]
        if not (word.isupper() and len(word) > 2):
            return False
    before = i - 1
    if before >= 0 and i not in story.opens and before not in taken and story.capital(before):
        mask = gazetteers.mask(story.folded[before])
        if mask & GIVEN and not mask & DEMONYM:
            return False
    if after + 1 < len(story.words) and story.words[after] == "-" and story.touching(after):
        return story.capital(after + 1)
    return True
