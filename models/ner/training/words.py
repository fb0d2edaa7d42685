"""Words and their spelling, exactly as `models/ner/words.ts` has them: the model decides once for each word."""

import unicodedata

LIMIT = 24
"""Pieces of one word that the model reads."""

LENGTH = 48
"""Code points of a word that are read; what is longer is no word."""

JOINERS = "\u200c\u200d"
SPELLING = str.maketrans(
    {
        "ي": "ی",
        "ى": "ی",
        "ې": "ی",
        "ك": "ک",
        "ڪ": "ک",
        "ة": "ه",
        "ۀ": "ه",
        "ہ": "ه",
        "“": '"',
        "”": '"',
        "„": '"',
        "’": "'",
        "‘": "'",
        "–": "-",
        "—": "-",
        "−": "-",
        "‑": "-",
    }
    | {chr(start + digit): str(digit) for start in (0x06F0, 0x0660) for digit in range(10)}
)


def is_ignorable(code: int) -> bool:
    """Vowel signs, tatweel, direction marks, soft hyphen, variation selectors: part of a word, never read."""
    return (
        0x064B <= code <= 0x065F
        or code in (0x0670, 0x0640, 0x00AD, 0x061C, 0xFEFF)
        or 0x200B <= code <= 0x200F
        or 0x202A <= code <= 0x202E
        or 0x2060 <= code <= 0x2069
        or 0xFE00 <= code <= 0xFE0F
    )


def kind(character: str) -> str:
    """`l` letter or mark, `d` digit, `i` ignorable or joiner, `s` space, `p` anything else."""
    code = ord(character)
    if is_ignorable(code):
        return "i"
    category = unicodedata.category(character)
    if category[0] in "LM":
        return "l"
    if category[0] == "N":
        return "d"
    if category[0] == "Z" or category == "Cc":
        return "s"
    return "p"


def split(text: str) -> list[tuple[int, int]]:
    """Ranges (code points) of the words of a text: runs of letters, runs of digits, any other character alone."""
    found: list[tuple[int, int]] = []
    at, size = 0, len(text)
    while at < size:
        sort = kind(text[at])
        if sort in "si":
            at += 1
            continue
        start = at
        at += 1
        end = at
        if sort != "p":
            while at < size:
                after = kind(text[at])
                if after == sort:
                    at += 1
                    end = at
                elif after == "i":
                    at += 1
                else:
                    break
        found.append((start, end))
    return found


def spell(word: str) -> str:
    """The one spelling of a word that the tokenizer sees; a joiner becomes a space, as in the base."""
    plain = unicodedata.normalize("NFKC", word)
    kept = "".join(
        [" " if c in JOINERS else c for c in plain if c in JOINERS or not is_ignorable(ord(c))][:LENGTH]
    )
    return " ".join(kept.translate(SPELLING).split())
