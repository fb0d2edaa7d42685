"""Makes `data/fa.jsonl` and `data/kk.jsonl` from the written sentences in `bases/`.

`python generate.py --gazetteer FOLDER` (with `iran.tsv`, `kazakhstan.tsv`; only bare names are taken). A base is a
sentence with marked names, `[R …]` role, `[P …]` person, `[L …]` place, `[O …]` organisation, and slots in
braces that are filled from the gazetteer and from `bases/*.lists.txt`. Seeded: the same files every time.
"""

import argparse
import csv
import json
import random
import re
from pathlib import Path

import kazakh

HERE = Path(__file__).parent
LABELS = {"R": "ROLE", "P": "PER", "L": "LOC", "O": "ORG"}
SLOT = re.compile(r"\{([A-Za-z]+)(?:\.([a-z]+))?\}")
ZWNJ = "\u200c"


def lists(path: Path) -> dict[str, list[str]]:
    """Values by slot."""
    found: dict[str, list[str]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            slot, _, values = line.partition(":")
            found[slot] = [value.strip() for value in values.split("|")]
    return found


def gazetteer(path: Path, levels: dict[str, list[str]]) -> dict[str, list[str]]:
    """Names by slot, of the levels that each slot draws from."""
    found: dict[str, list[str]] = {slot: [] for slot in levels}
    with path.open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            for slot, wanted in levels.items():
                name = row["name_native"]
                if row["level"] in wanted and name != "مرکزی" and not any(c.isdigit() or c in "()«»" for c in name):
                    found[slot].append(name)
    return found


class Filler:
    """Draws a value for a slot."""

    def __init__(self, values: dict[str, list[str]], seed: int) -> None:
        self.values = values
        self.chance = random.Random(seed)

    def pick(self, slot: str) -> str:
        return self.chance.choice(self.values[slot])

    def number(self, persian: bool) -> str:
        chance = self.chance
        scale = chance.random()
        if scale < 0.5:
            value = str(chance.randint(2, 990))
        elif scale < 0.8:
            word = "هزار" if persian else "мың"
            joint = " و " if persian else " "
            value = f"{chance.randint(2, 98)} {word}"
            if chance.random() < 0.6:
                value += f"{joint}{chance.randint(11, 990)}"
        elif persian:
            value = chance.choice("دو سه چهار پنج شش هفت هشت نه ده دوازده بیست سی چهل پنجاه صد دویست".split())
        else:
            value = chance.choice("екі үш төрт бес алты жеті сегіз тоғыз он жиырма отыз қырық елу жүз".split())
        if persian and chance.random() < 0.6:
            value = value.translate(str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹"))
        return value

    def fill(self, template: str) -> str:
        # A value may hold slots itself («دانشگاه پیام نور {city}»).
        while SLOT.search(template):
            template = SLOT.sub(lambda m: self.value(m[1], m[2]), template, count=1)
        return template

    def value(self, slot: str, case: str | None) -> str:
        raise NotImplementedError


class Persian(Filler):
    def value(self, slot: str, case: str | None) -> str:
        chance = self.chance
        if slot == "n":
            return self.number(True)
        if slot == "digit":
            return str(chance.randint(0, 5))
        if slot == "year":
            return str(chance.choice([3, 4, 6, 8, 9, 10]))
        if slot == "pct":
            return f"{chance.randint(1, 19)}.{chance.randint(1, 9)}"
        if slot == "name":
            first = self.pick("ffirst" if chance.random() < 0.13 else "first")
            draw = chance.random()
            if draw < 0.06:
                first += " " + self.pick("first")
            elif draw < 0.12:
                first = ("سید" if chance.random() < 0.5 else "سید ") + first
            last = self.pick("last")
            return f"{first} {last} {self.pick('suffix')}" if chance.random() < 0.12 else f"{first} {last}"
        if slot == "city" and chance.random() < 0.35:
            return self.pick("prov")
        return self.pick(slot)


class Kazakh(Filler):
    def person(self, female: bool = False) -> str:
        chance = self.chance
        if female or chance.random() < 0.15:
            return self.pick("fem")
        draw = chance.random()
        if draw < 0.62:
            last = kazakh.surname(self.pick("stem"), False)
        elif draw < 0.72:
            last = self.pick("rus")
        elif draw < 0.86:
            last = self.pick("male") + "ұлы"
        else:
            last = self.pick("stem").removesuffix("ев").removesuffix("ов")
        return f"{self.pick('male')} {last}"

    def value(self, slot: str, case: str | None) -> str:
        chance = self.chance
        if slot == "n":
            return self.number(False)
        if slot == "pct":
            return f"{chance.randint(1, 9)},{chance.randint(1, 9)}"
        if slot == "oblg":
            value = chance.choice([kazakh.suffix(self.pick("obl"), "gen"), self.pick("obl")])
        elif slot == "citg":
            value = self.pick("cit") + chance.choice([" қаласының", " қаласы"])
        elif slot in ("distg", "vilg"):
            value = self.pick(slot[:-1])
        elif slot == "name":
            value = self.person()
        elif slot == "last":
            value = kazakh.surname(self.pick("stem"), chance.random() < 0.2)
        elif slot == "first":
            value = self.pick("male") if chance.random() < 0.7 else self.pick("fem").split()[0]
        elif slot == "patr":
            value = self.pick("male") + "ұлы"
        elif slot.isupper():
            value = self.pick(slot.lower()).upper()
        else:
            value = self.pick(slot)
        return kazakh.suffix(value, case) if case else value


def marked(sentence: str) -> tuple[str, list[list]]:
    """Text and spans of a filled base."""
    text, spans = "", []
    for part in re.split(r"(\[[RPLO] [^\]]*\])", sentence):
        if re.match(r"\[[RPLO] ", part):
            name = part[3:-1]
            spans.append([len(text), len(text) + len(name), LABELS[part[1]]])
            text += name
        else:
            text += part
    return text, spans


def write(path: Path, bases: list[str], filler: Filler, times: int, vary) -> int:
    """Fills each base `times` times, every result once; returns the number of lines."""
    seen: set[str] = set()
    with path.open("w", encoding="utf-8") as out:
        for round_ in range(times):
            for base in bases:
                text, spans = marked(vary(filler.fill(base), filler.chance, round_))
                if text not in seen:
                    seen.add(text)
                    record = {"text": text, "entities": spans}
                    out.write(json.dumps(record, ensure_ascii=False, separators=(",", ":")) + "\n")
    return len(seen)


def vary_persian(sentence: str, chance: random.Random, round_: int) -> str:
    """Spelling as it is met: joiners lost or typed as spaces, Arabic letters."""
    draw = chance.random()
    if round_ > 0 and draw < 0.4:
        sentence = sentence.replace(ZWNJ, " " if draw < 0.33 else "")
    if round_ > 0 and chance.random() < 0.06:
        sentence = sentence.replace("ی", "ي").replace("ک", "ك")
    return sentence


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gazetteer", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=HERE / "data")
    options = parser.parse_args()
    options.out.mkdir(exist_ok=True)
    for language, kind, seed, times, vary in (
        ("fa", Persian, 11, 8, vary_persian),
        ("kk", Kazakh, 12, 8, lambda s, _chance, _round: s),
    ):
        values = lists(HERE / "bases" / f"{language}.lists.txt")
        if language == "fa":
            levels = {"prov": ["admin1"], "county": ["admin2"], "city": ["city"], "bakhsh": ["admin3"]}
            values |= gazetteer(options.gazetteer / "iran.tsv", levels | {"village": ["village-okrug"]})
        else:
            levels = {"dist": ["admin2"], "vil": ["village-okrug"]}
            values |= gazetteer(options.gazetteer / "kazakhstan.tsv", levels)
        bases = (HERE / "bases" / f"{language}.txt").read_text(encoding="utf-8").splitlines()
        count = write(options.out / f"{language}.jsonl", [b for b in bases if b], kind(values, seed), times, vary)
        print(language, len(bases), "bases,", count, "sentences")


if __name__ == "__main__":
    main()
