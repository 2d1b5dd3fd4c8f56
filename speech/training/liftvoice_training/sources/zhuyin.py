"""Zhuyin (bopomofo), which gcin's recordings are named with, to pinyin."""

_INITIALS = dict(
    zip(
        "ㄅㄆㄇㄈㄉㄊㄋㄌㄍㄎㄏㄐㄑㄒㄓㄔㄕㄖㄗㄘㄙ",
        ["b", "p", "m", "f", "d", "t", "n", "l", "g", "k", "h", "j", "q", "x", "zh", "ch", "sh", "r", "z", "c", "s"],
        strict=True,
    )
)
_FINALS = {
    **{
        "ㄚ": "a",
        "ㄛ": "o",
        "ㄜ": "e",
        "ㄞ": "ai",
        "ㄟ": "ei",
        "ㄠ": "ao",
        "ㄡ": "ou",
        "ㄢ": "an",
        "ㄣ": "en",
        "ㄤ": "ang",
    },
    **{"ㄥ": "eng", "ㄦ": "er", "ㄧ": "i", "ㄧㄚ": "ia", "ㄧㄝ": "ie", "ㄧㄠ": "iao", "ㄧㄡ": "iu", "ㄧㄢ": "ian"},
    **{"ㄧㄣ": "in", "ㄧㄤ": "iang", "ㄧㄥ": "ing", "ㄨ": "u", "ㄨㄚ": "ua", "ㄨㄛ": "uo", "ㄨㄞ": "uai", "ㄨㄟ": "ui"},
    **{
        "ㄨㄢ": "uan",
        "ㄨㄣ": "un",
        "ㄨㄤ": "uang",
        "ㄨㄥ": "ong",
        "ㄩ": "v",
        "ㄩㄝ": "ve",
        "ㄩㄢ": "van",
        "ㄩㄣ": "vn",
    },
    "ㄩㄥ": "iong",
}
_ALONE = {
    **{"i": "yi", "ia": "ya", "ie": "ye", "iao": "yao", "iu": "you", "ian": "yan", "in": "yin", "iang": "yang"},
    **{"ing": "ying", "u": "wu", "ua": "wa", "uo": "wo", "uai": "wai", "ui": "wei", "uan": "wan", "un": "wen"},
    **{"uang": "wang", "ong": "weng", "v": "yu", "ve": "yue", "van": "yuan", "vn": "yun", "iong": "yong"},
}
_SYLLABIC = ("zh", "ch", "sh", "r", "z", "c", "s")


def pinyin_of_zhuyin(name: str) -> str | None:
    """Tone digit at the end, none is the first tone: 'ㄌㄡ2' -> 'lou2'; None if it is no syllable."""
    tone = name[-1] if name[-1] in "12345" else "1"
    body = name.rstrip("12345")
    initial = _INITIALS.get(body[:1], "")
    final = _FINALS.get(body[1:] if initial else body, "" if initial else None)
    if final is None:
        return None
    if not final:
        return f"{initial}i{tone}" if initial in _SYLLABIC else None
    if not initial:
        return _ALONE.get(final, final) + tone
    rounded = final.startswith("v") and initial in ("j", "q", "x")
    return initial + ("u" + final[1:] if rounded else final) + tone
