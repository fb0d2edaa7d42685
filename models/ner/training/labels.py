"""Tags that the model tells apart, and what each data set's labels may mean in them.

The target has all 25 KazNERD classes: it learns organisations better when it must tell them from facilities,
projects and events. A set that does not know a class leaves it open: the loss takes the sum of the
probabilities of all tags that the label may stand for.
"""

import numpy as np

CLASSES = (
    "ADAGE ART CARDINAL CONTACT DATE DISEASE EVENT FACILITY GPE LANGUAGE LAW LOCATION MISCELLANEOUS MONEY "
    "NON_HUMAN NORP ORDINAL ORGANISATION PERCENTAGE PERSON POSITION PRODUCT PROJECT QUANTITY TIME"
).split()
TAGS = ["O"] + [f"{side}-{name}" for name in CLASSES for side in "BI"]
INDEX = {tag: i for i, tag in enumerate(TAGS)}

MAIN = {"PERSON": "PER", "GPE": "LOC", "LOCATION": "LOC", "ORGANISATION": "ORG", "POSITION": "ROLE"}
OUTPUT = ["O"] + [f"{side}-{name}" for name in ("PER", "LOC", "ORG", "ROLE") for side in "BI"]
"""What the exported model answers, in this order."""

COLLAPSE = np.zeros((len(TAGS), len(OUTPUT)), dtype=np.float32)
for _i, _tag in enumerate(TAGS):
    _side, _, _name = _tag.partition("-")
    _to = f"{_side}-{MAIN[_name]}" if _name in MAIN else "O"
    COLLAPSE[_i, OUTPUT.index(_to)] = 1

OTHERS = [name for name in CLASSES if name not in MAIN]


def both(name: str) -> list[str]:
    return [f"B-{name}", f"I-{name}"]


def meanings(label: str, side: str) -> list[str]:
    """Tags that the main label PER, LOC, ORG or ROLE may stand for at one side."""
    return [f"{side}-{name}" for name, main in MAIN.items() if main == label]


ROLES = both("POSITION")
# What the labels outside PER, LOC and ORG of the Persian sets may be. None of them marks roles.
PERSIAN_OTHER = {
    "NAT": ["NORP"],
    "POG": ["NORP", "ORGANISATION"],
    "EVENT": ["EVENT"],
    "DATE": ["DATE", "TIME"],
    "CW": ["ART"],
    "PROD": ["PRODUCT"],
    # The Wikipedia set marks universities and schools as places, the news guidelines as organisations.
    "SITE": ["FACILITY", "ORGANISATION", "LOCATION"],
}
ALIASES = {"CORP": "ORG", "GRP": "ORG"}

SETS: list[frozenset[str]] = []
_numbers: dict[frozenset[str], int] = {}


def target(tags: list[str]) -> int:
    """The number of a set of tags; `masks` has a row for each."""
    key = frozenset(tags)
    if key not in _numbers:
        _numbers[key] = len(SETS)
        SETS.append(key)
    return _numbers[key]


def kazakh(tag: str) -> int:
    """KazNERD knows every class."""
    return target([tag])


def persian(tag: str) -> int:
    """A Persian set's tag: where it says O there may be a role."""
    if tag == "O":
        return target(["O", *ROLES])
    side, name = tag.split("-", 1)
    name = ALIASES.get(name, name)
    if name in ("PER", "LOC", "ORG"):
        return target(meanings(name, side))
    return target(["O", *ROLES, *(f"{side}-{other}" for other in PERSIAN_OTHER[name])])


def own(language: str):
    """Reader of the project's own labels, which are complete for the four classes."""

    def read(tag: str) -> int:
        if tag == "O":
            open_classes = [t for name in OTHERS for t in both(name)] if language == "kk" else []
            return target(["O", *open_classes])
        side, name = tag.split("-", 1)
        return target(meanings(name, side))

    return read


def masks() -> np.ndarray:
    """[sets, tags] in logits' terms: 0 where the set holds the tag, a large negative number elsewhere."""
    table = np.full((len(SETS), len(TAGS)), -1e4, dtype=np.float32)
    for row, tags in enumerate(SETS):
        table[row, [INDEX[tag] for tag in tags]] = 0
    return table


def main_label(tag: str) -> str:
    """A gold tag of any set in the terms of `OUTPUT`."""
    side, _, name = tag.partition("-")
    name = ALIASES.get(MAIN.get(name, name), MAIN.get(name, name))
    return f"{side}-{name}" if name in ("PER", "LOC", "ORG", "ROLE") else "O"
