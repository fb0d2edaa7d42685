"""Kazakh case suffixes by vowel harmony and the stem's last sound."""

BACK = set("аоұыяёю")
FRONT = set("әөүіеэи")
VOICELESS = set("қкптсфхцчшщбвгд")
NASAL = set("мнң")
HISSING = set("зж")
POSSESSIVE = ("облысы", "қаласы", "теңізі", "көлі", "университеті", "Арабиясы", "министрлігі", "басқармасы", "әкімдігі")
"""Last words with a possessive ending, whose cases have an -н- in between."""


def is_front(word: str) -> bool:
    """Whether the last vowel calls for front suffixes; «у» takes after the vowel before it."""
    for letter in reversed(word.lower()):
        if letter in BACK:
            return False
        if letter in FRONT:
            return True
    return False


def suffix(word: str, case: str) -> str:
    """The word with the suffix of `gen`, `dat`, `acc`, `loc`, `abl` or `ins`."""
    last = word.lower()[-1]
    front = is_front(word)
    owned = word.endswith(POSSESSIVE)
    if owned and case in ("dat", "acc", "loc", "abl"):
        back, fore = {"dat": ("на", "не"), "acc": ("н", "н"), "loc": ("нда", "нде"), "abl": ("нан", "нен")}[case]
        return word + (fore if front else back)
    vowel = last in BACK | FRONT
    if case == "gen":
        start = "н" if vowel or last in NASAL else "т" if last in VOICELESS else "д"
        return word + start + ("ің" if front else "ың")
    if case == "acc":
        start = "н" if vowel else "т" if last in VOICELESS else "д"
        return word + start + ("і" if front else "ы")
    if case == "dat":
        if last in VOICELESS:
            return word + ("ке" if front else "қа")
        return word + ("ге" if front else "ға")
    if case == "loc":
        return word + ("т" if last in VOICELESS else "д") + ("е" if front else "а")
    if case == "abl":
        start = "т" if last in VOICELESS else "н" if last in NASAL else "д"
        return word + start + ("ен" if front else "ан")
    if case == "ins":
        return word + ("п" if last in VOICELESS else "б" if last in HISSING else "м") + "ен"
    raise ValueError(f"no such case: {case}")


def surname(stem: str, female: bool) -> str:
    """A surname in -ов or -ев from a stem, feminine where asked."""
    if stem.endswith(("ов", "ев")):
        name = stem
    elif stem.endswith("й"):
        name = stem[:-1] + "ев"
    else:
        name = stem + "ов"
    return name + "а" if female else name
