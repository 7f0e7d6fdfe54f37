"""Sentences as news agencies and newspapers write them, with slots, to teach the name model forms its corpora lack.

The corpora with free licences are encyclopaedia text, tweets and a little news; markets, sport results, datelines,
credits and “Sen. Chris Coons, D-Del.” hardly occur. These patterns are our own wording. Slots: {P} a person in full,
{L} a last name, {O} an organisation, {S} an organisation in one word (often an invented one), {T} a sports team,
{C} a country, {X} another place, {XX} a place in capitals, {PP} a person in capitals, {D} a demonym, {K} a job or
title. What the slots are filled with is marked; all else is not.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence

TEMPLATES: tuple[str, ...] = tuple(
    line.strip()
    for line in """
{XX} (Reuters) - {D} lawmakers voted on {W} to delay the bill, {P} said.
{XX}, {M} 7 (Reuters) - {O} said on {W} it had agreed to buy {S} for $2.4 billion.
{XX}, {M} 12 (AP) — The {D} government said {W} that talks with {C} had stalled.
{XX}, {C} (AP) — Police in {X} arrested three men on {W}, officials said.
{XX} — {K} {P} told reporters that {C} would not give in.
{XX}/{XX} ({A}) - {C} and {C} resumed talks in {X} on {W}.
{XX}, {X} (AP) — {P}, who leads {O}, resigned on {W}.
FILE PHOTO: {D} {K} {P} attends a meeting in {X}, {C} {M} 9, 2019. REUTERS/{P}
FILE PHOTO: The logo of {S} is seen at its headquarters in {X}, {C}, {M} 3, 2018. REUTERS/{P}/File Photo
FILE PHOTO: A man walks past a branch of {O} in {X}, {C} {M} 22, 2017. REUTERS/{P}
(Reporting by {P} in {X}; Editing by {P} and {P})
(Reporting by {P}, {P} and {P}; Writing by {P}; Editing by {P})
(Additional reporting by {P} in {X} and {P} in {X}; editing by {P})
By {P} and {P}
Shares of {S} fell 3.2% after {O} cut its forecast.
Shares in {S} rose as much as 5%, while {S} gained 2% and {S} was up 1.1%.
{S} shares jumped 12% in early trading, their best day since {M}.
{S} said on {W} it would cut 1,200 jobs in {X}.
{S}, which is based in {X}, did not immediately respond to a request for comment.
{S} declined to comment. A spokesman for {S} said the company would appeal.
A spokeswoman for {O} confirmed the deal. {S} and {S} declined to comment.
Private equity firm {S} has made an offer for {S}, people familiar with the matter said.
The owner of {S} is in talks with {S} and {S} about a sale.
Rival {S} last month bought {O} for 450 million euros.
Carmakers {S} and {S} are recalling 40,000 vehicles in {C}.
Drugmaker {S} said its vaccine, developed with {S}, was 90% effective.
German carmaker {S}, Swiss lender {S} and French retailer {S} all reported losses.
Software maker {S} and chip firm {S} led gains on the index.
The {D} airline {S} has ordered ten jets from {S}.
{S} Chief Executive {P} said demand had weakened.
{S} CEO {P} told analysts on a call that margins would shrink.
{O} Chairman {P} and {S} chief {L} met in {X}.
{P}, chief executive of {S}, said the plan was sound.
{P}, an analyst at {S}, said investors were nervous.
{P}, chief economist at {O} in {X}, expects growth to slow.
“It is a risk,” said {P}, a strategist at {S}. {L} said yields could rise.
Analysts at {S} cut their price target for {S} to $45.
Brokerage {S} said {S} would miss its targets.
{S} (NYSE: ABC) posted a loss of 14 cents a share.
The company competes with {S}, {S} and {S}.
{S}’s profit doubled and {S}’s sales rose 4%.
{S}'s board rejected {S}'s bid.
{C}'s {S} has signed a contract with {C}’s {S}.
{X}-based {S} runs 300 shops in {C} and {C}.
The {C}-led coalition and {C}-backed forces fought near {X}.
The watchdog, {S}, fined {O} 5 million pounds.
The merger of {O} and {O} needs approval from {O}.
The case is {L} v. {O}, in the U.S. District Court in {X}.
{T} beat {T} 27-14 on Saturday in {X}.
{T} 3, {T} 1
{P} scored twice as {T} won 3-0 at {T}.
{P} threw for 210 yards and two touchdowns as {T} held off {T} 31-24.
{L} had 21 points and nine rebounds for {T} (4-1), who lost to {T}.
{T} forced two turnovers on {T}’s final possessions.
{T}’s {P} missed a penalty before {L} struck for {T}.
The {T} (2-0) took the lead when {L} kicked a field goal with 23 seconds left.
After {L} fumbled, the {T} scored on a 9-yard run by {P}.
{T} coach {P} praised {L} and said the {T} would be back.
No. 11 {T} visits {T} next week, and {T} hosts No. 3 {T}.
The {T} offense gained 400 yards against {T}.
{L} and {L} each had 12 points for {T}, which shot 51 percent.
{D} driver {P} of {S} won from {S}’s {P}, with {L} third for {S}.
{P} finished ahead of {P} of {C} in {X}.
Second seed {P} beat {D} {P} 6-4 6-3 in {X}.
{D} {P} and {D} {P} share the lead at {X}.
Quarterback {P} found {P} for a 40-yard score.
{T} midfielder {P} will miss the match against {T} on {W}.
Sen. {P}, D-Del., and Rep. {P}, R-Texas, opposed the measure.
Sens. {P} of {X} and {P} of {X} wrote to {O}.
Sen. {P} (R-Fla.) said {L} was wrong. Rep. {P} (D-Calif.) agreed.
Mr. {L} said that Mrs. {L} and Ms. {L} had not met Dr. {L}.
“We did not know,” Mr. {L} said. Ms. {L}, 54, declined to comment.
President {P} of {C} met Prime Minister {P} of {C} at the White House.
President {L} and Chancellor {L} spoke by telephone, the Kremlin said.
{D} President {P} and {D} Prime Minister {P} met in {X}.
{D} Foreign Minister {P} said {C} wanted peace.
{D} Prime Minister {L} told {L} he would visit {X}.
{C}’s foreign minister, {P}, and {C}’s president, {P}, signed the accord.
The {L} administration and the {L} campaign denied it.
The {L}-{L} meeting was postponed. A {L}-backed candidate won in {X}.
A {L} aide said the {L} family would stay in {X}.
Gov. {P} of {X} and Mayor {P} declared an emergency.
Gen. {P}, who commands troops in {X}, said {C} had attacked {X}.
Lt. Gen. {P}, Col. {P} and Capt. {P} testified.
Judge {P} ruled that {O} had broken the law. Justice {P} dissented.
Attorney General {P} and Secretary of State {P} resigned.
{K} {P} said {K} {P} would travel to {C}.
“No,” {L} said. “We are ready,” {L} added, according to {S}.
{L}, 62, a former senator, is close to {L}.
{L} told {S} on {W} that he had not spoken to {L}.
{L} told {O} in an interview that she would run.
“{L} is a friend,” {P} told the {S}. {L} did not respond.
Asked about {L}, he said {L} had called him.
“Thank you, {L},” said {P}. “I agree with {L} and {L}.”
{P}, the {D} leader, and his wife, {P}, arrived in {X}.
{P}, a professor at {O}, said the study was flawed.
{P}, director of the {O}, and {P} of the {O} wrote the report.
{P} of {O} and {P} of {S} contributed to the research.
Researchers at {O} and {O} found that masks work.
Students at {O} protested outside {O} in {X}.
A report by {O} said 4,000 people had fled {X}.
{O} ({A}) urged {C} to hold talks. {A} officials arrived in {X}.
The {O} ({A}) said the {A} would send observers to {C}.
According to {O}, a rights group, {C} has jailed {P}.
The {O} said it had no comment on {P}’s case.
Militants of {S} attacked {X} in northern {C}.
{S} fighters shelled {X}, {X} and {X} overnight.
The rebel group {S} and the {D} army traded fire near {X}.
{S} claimed the attack in a statement. {S} and {S} denied any role.
The {D} party {S} won 24% in {X}, ahead of {S} and {S}.
Opposition party {O} called on {L} to quit.
The {D} ministry said {D} forces had taken {X} from {D} troops.
{D} officials said most Russians, Americans and Democrats favored the plan.
Republicans and Democrats in Congress, Muslims and Christians in {C}, all agreed.
Brexit, Covid-19 and the Olympics dominated {W}’s talks in {X}.
The Nobel Prize, the Ryder Cup and the French Open were postponed.
The FTSE 100 and the Nikkei fell; Brent crude rose 2%.
Flooding in {X}, {X}, killed two people.
He moved from {X}, {C}, to {X} in 1998.
She was born in {X} and studied in {X}, {C}.
{C}, {C} and {C} abstained; {C} voted against.
Fighting between {C} and {C} spread to {X} and {X}.
In {X}, thousands marched. In {C}, {P} was sworn in.
Officials in {X} and {X} said {X} and {X} were quiet.
At {X}, {P} met {P}; later {L} flew to {X}.
{X} accused {X} of breaking the truce, and {X} warned {X}.
From {X} to {X}, prices rose. {C} imports oil from {C}.
{PP}: What do you think? {PP}: I think {L} is right.
{PP}, {S}: Good morning. With us is {P} of {S}.
DEFENSE SECRETARY: {PP} {P}, a retired general, would lead {O}.
{XX} {C} has closed its borders. {XX} {D} schools reopened.
Copyright {S}. {P} is a reporter for {S} based in {X}.
{P} contributed reporting from {X}, {P} from {X} and {P} from {X}.
{P} reported from {X}, and {P} from {X}.
""".strip().splitlines()
)

_WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_MONTHS = "Jan. Feb. March April May June July Aug. Sept. Oct. Nov. Dec. January October December".split()
_TYPES = {"P": "person", "L": "person", "PP": "person", "O": "organization", "S": "organization", "T": "organization",
          "A": "organization", "C": "place", "X": "place", "XX": "place"}  # fmt: skip
_KINDS = (
    "Group Holdings Capital Partners Bank Industries Energy Foods Motors Airlines Pharmaceuticals Therapeutics Technologies "
    "Securities Insurance Media Systems Resources Mining Steel Institute Foundation Association Federation Agency Commission "
    "Ministry Council Union University Society Center Authority Bureau Hospital College"
).split()
_LEGAL = ("Inc", "Corp", "Ltd", "Plc", "AG", "SA", "SE", "Co", "LLC", "Inc.", "Corp.", "Ltd.", "SpA", "NV", "ASA", "AB")
_ONSETS = "b br c ch cl d dr f fl g gr h j k kr l m n p pr qu r s sh st t tr v w x y z sn sp".split()
_VOWELS = "a e i o u ai ea io oo y".split()
_CODAS = "n x s r l th m t d k ra na ro ta co lo vo tis ron lex tek sys via nix nor can son dex lia".split()


def coined(rng: random.Random) -> str:
    """An invented word, as companies choose them."""
    word = "".join(rng.choice(_ONSETS) + rng.choice(_VOWELS) for _ in range(rng.choice((1, 1, 2)))) + rng.choice(_CODAS)
    return word.upper() if len(word) < 5 and rng.random() < 0.3 else word.capitalize()


class Filler:
    """Draws fillings for the slots from lists of names; the same seed draws the same."""

    def __init__(self, lists: Mapping[str, Sequence[str]], seed: int = 1):
        self.lists = lists
        self.rng = random.Random(seed)

    def draw(self, slot: str) -> str:
        rng, lists = self.rng, self.lists
        if slot == "P":
            return self._person()
        if slot == "PP":
            return self._person().upper()
        if slot == "L":
            return rng.choice(lists["surnames"])
        if slot == "O":
            return self._organization()
        if slot == "S":
            roll = rng.random()
            if roll < 0.4:
                return coined(rng)
            return rng.choice(lists["short_organizations"] if roll < 0.8 else lists["surnames"])
        if slot == "T":
            roll = rng.random()
            if roll < 0.45:
                return rng.choice(lists["teams"])
            return rng.choice(lists["cities"]) + (
                rng.choice((" State", " United", " City", " Tech")) if roll < 0.6 else ""
            )
        if slot == "A":
            return rng.choice(lists["acronyms"]) if rng.random() < 0.5 else coined(rng)[:4].upper()
        if slot == "XX":
            return rng.choice(lists["cities"]).upper()
        if slot == "X":
            return rng.choice(lists["cities"])
        return rng.choice({"C": lists["countries"], "D": lists["demonyms"], "K": lists["titles"],
                           "W": _WEEKDAYS, "M": _MONTHS}[slot])  # fmt: skip

    def _person(self) -> str:
        rng, lists = self.rng, self.lists
        given, last = rng.choice(lists["given_names"]), rng.choice(lists["surnames"])
        roll = rng.random()
        if roll < 0.12:
            return f"{given} {rng.choice('ABCDEFGHJKLMPRSTVW')}. {last}"
        if roll < 0.16:
            return f"{given} {rng.choice(('van', 'de', 'von', 'bin', 'al', 'van der', 'de la', 'del'))} {last}"
        if roll < 0.20:
            return f"{given} al-{last}"
        if roll < 0.24:
            return f"{given} {rng.choice(lists['surnames'])}-{last}"
        if roll < 0.27:
            return f"{given}-{rng.choice(lists['given_names'])} {last}"
        if roll < 0.30:
            return f"{given} {last} Jr."
        return f"{given} {last}"

    def _organization(self) -> str:
        rng, lists = self.rng, self.lists
        roll = rng.random()
        if roll < 0.5:
            return rng.choice(lists["organizations"])
        head = coined(rng) if roll < 0.7 else rng.choice(lists["surnames"] if roll < 0.85 else lists["cities"])
        if roll < 0.6:
            return f"{head} {rng.choice(_LEGAL)}"
        return f"{head} {rng.choice(_KINDS)}" + (f" {rng.choice(_LEGAL)}" if rng.random() < 0.25 else "")

    def texts(self, rounds: int) -> Iterator[tuple[str, list[tuple[int, int, str]]]]:
        """(text, entities) of every template, `rounds` times."""
        for _ in range(rounds):
            for template in TEMPLATES:
                yield self.fill(template)

    def fill(self, template: str) -> tuple[str, list[tuple[int, int, str]]]:
        out, entities, at = "", [], 0
        while (start := template.find("{", at)) >= 0:
            end = template.index("}", start)
            slot = template[start + 1 : end]
            value = self.draw(slot)
            out += template[at:start]
            if slot in _TYPES:
                entities.append((len(out), len(out) + len(value), _TYPES[slot]))
            out += value
            at = end + 1
        return out + template[at:], entities
