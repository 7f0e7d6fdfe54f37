"""What one mention of a name says about the others of the same article.

News introduces a name in full once and then shortens it: “Boris Johnson … Johnson”, “International Atomic Energy Agency
(IAEA) … the IAEA”, “Countrywide Plc … Countrywide”. A sentence model sees each mention alone; these rules carry the
clear ones over to the unclear.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from .gazetteers import COUNTRY, DEMONYM, GIVEN, PLACE, Gazetteers
from .name_tokens import Name, Story, merge
from .name_wire import PARTICLES

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
    """“International Atomic Energy Agency (IAEA)”: what stands in the brackets is the organisation too."""
    out = list(names)
    by_start = {n.start: n for n in names}
    for name in names:
        i = name.end
        if i + 2 < len(story.words) and story.words[i] == "(" and story.words[i + 2] == ")":
            short = story.words[i + 1]
            letters = short.replace(".", "")
            if not (letters.isalpha() and letters[:1].isupper() and sum(c.isupper() for c in letters) >= 2):
                continue
            initials = "".join(w[0] for w in story.words[name.start : name.end] if w[0].isupper())
            if name.type == "organization" or _initials(letters.upper(), initials):
                type = "organization" if name.type == "person" else name.type
                known = by_start.get(i + 1)
                if known is None or known.type != type:
                    out = merge(out, [Name(i + 1, i + 2, type, "acronym")])
    return out


def _initials(letters: str, initials: str) -> bool:
    return len(letters) > 2 and letters[:3] == initials[:3]


def _vote(story: Story, names: list[Name], gazetteers: Gazetteers) -> list[Name]:
    """One type for one surface, where most of its mentions agree."""
    votes: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    persons = surnames(story, names)
    for name in names:
        votes[story.key(name.start, name.end)][_coarse(name.type)] += 1
    out = []
    for name in names:
        key = story.key(name.start, name.end)
        counts = votes[key]
        best, most = counts.most_common(1)[0]
        coarse = _coarse(name.type)
        if len(key) == 1 and key[0] in persons and coarse != "person" and name.rule != "dateline":
            mask = gazetteers.mask(key[0])
            if not mask & (PLACE | COUNTRY) or counts["person"] >= counts[coarse]:
                out.append(name.of_type("person", "surname"))
                continue
        if best != coarse and name.rule != "dateline" and most > MAJORITY * counts.total():
            out.append(name.of_type(best, "vote"))
        else:
            out.append(name)
    return out


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
        if name.type == "organization":
            end = name.end
            while end - 1 > name.start and story.folded[end - 1] in CORPORATE:
                end -= 1
            if end < name.end:
                wanted.setdefault(story.key(name.start, end), ("organization", "short"))
        elif name.type == "person" and name.end - name.start > 1:
            last = name.end
            while last - 1 > name.start and story.folded[last - 1] in _SUFFIXES:
                last -= 1
            begin = last - 1
            while begin - 1 > name.start and (
                story.folded[begin - 1] in PARTICLES
                or story.words[begin - 1] in ("-", "’", "'")
                or (
                    story.words[begin - 2 if begin - 2 >= name.start else begin - 1] == "-"
                    and story.words[begin - 1] == "-"
                )
            ):
                begin -= 1
                if story.words[begin] == "-":
                    begin -= 1
            if begin > name.start and len(story.words[last - 1]) > 1:
                wanted.setdefault(story.key(begin, last), ("person", "surname"))
    return _spread(story, names, wanted, gazetteers)


def _repeat(story: Story, names: list[Name], gazetteers: Gazetteers) -> list[Name]:
    """Unmarked mentions of a surface that is marked elsewhere: twice, or once in several words."""
    counts: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    for name in names:
        if name.rule != "dateline":
            counts[story.key(name.start, name.end)][name.type] += 1
    wanted = {
        key: (types.most_common(1)[0][0], "repeat")
        for key, types in counts.items()
        if types.total() > 1 or len(key) > 1 or len(key[0]) > 2
    }
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
        if i in taken or first not in by_first or not story.capital(i):
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
