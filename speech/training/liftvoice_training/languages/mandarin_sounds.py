"""Mandarin syllables and phones.

A syllable is two phones: an onset (an initial, the glide y or w, or "0" for none) and a tonal final: lou2 -> l ou2,
you3 -> y iu3, er4 -> 0 er4. Tone 5 is the neutral tone.
"""

import re

INITIALS = ("zh ch sh b p m f d t n l g k h j q x r z c s y w 0").split()
FINALS = (
    "a ai an ang ao e ei en eng er o ou ong i ii ia ian iang iao ie in ing iong iu u ua uai uan uang ui un uo v "
    "ve van vn"
).split()
PHONES = INITIALS + [final + tone for final in FINALS for tone in "12345"]

_GLIDES = {
    **{"yi": "i", "ya": "ia", "ye": "ie", "yao": "iao", "you": "iu", "yan": "ian", "yin": "in", "yang": "iang"},
    **{"ying": "ing", "yong": "iong", "yo": "o", "yai": "ai", "yu": "v", "yue": "ve", "yuan": "van", "yun": "vn"},
    **{"wu": "u", "wa": "ua", "wo": "uo", "wai": "uai", "wei": "ui", "wan": "uan", "wen": "un", "wang": "uang"},
    "weng": "eng",
}
_SHORT = {"ue": "ve", "uen": "un", "iou": "iu", "uei": "ui", "io": "o"}


def phones_of(syllable: str) -> list[str] | None:
    """'lou2' -> ['l', 'ou2']; None if it is no Mandarin syllable."""
    found = re.fullmatch(r"([a-zü]+)([0-5])", syllable.replace("u:", "v").replace("ü", "v").replace("ê", "e"))
    if not found:
        return None
    body, tone = found[1], found[2].replace("0", "5")
    body = "er" if body == "r" else body
    if body in _GLIDES:
        return [body[0], _GLIDES[body] + tone]
    initial = next((i for i in INITIALS[:21] if body.startswith(i)), "")
    final = body[len(initial) :]
    if initial in ("zh", "ch", "sh", "r", "z", "c", "s") and final == "i":
        final = "ii"
    if initial in ("j", "q", "x") and final.startswith("u"):
        final = "v" + final[1:]
    final = _SHORT.get(final, final)
    return [initial or "0", final + tone] if final in FINALS else None


def is_tonal_final(phone: str) -> bool:
    return phone[:-1] in FINALS and phone[-1] in "12345"
