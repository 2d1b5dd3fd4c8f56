"""The phones of the models: silence, Mandarin initials and tonal finals, English phones.

Every phone has two outputs of the network: 2k to enter phone k, 2k + 1 to stay in it. A network of one language has the
outputs of that language only, silence first.
"""

from typing import Literal

from .mandarin_sounds import PHONES as MANDARIN

Language = Literal["zh", "en"]

SILENCE = "SIL"
ENGLISH = (
    "AA AE AH AO AW AY B CH D DH EH ER EY F G HH IH IY JH K L M N NG OW OY P R S SH T TH UH UW V W Y Z ZH"
).split()
OF_LANGUAGE: dict[Language, list[str]] = {"zh": [SILENCE, *MANDARIN], "en": [SILENCE, *ENGLISH]}
ALL = [SILENCE, *MANDARIN, *ENGLISH]


def phones_of_languages(languages: list[Language]) -> list[str]:
    return [SILENCE, *(phone for language in languages for phone in OF_LANGUAGE[language][1:])]


def outputs_of(phones: list[str], language: Language) -> list[int]:
    """Columns of a network with these phones that belong to one language, in the order of OF_LANGUAGE."""
    index = {phone: k for k, phone in enumerate(phones)}
    return [column for phone in OF_LANGUAGE[language] for column in (2 * index[phone], 2 * index[phone] + 1)]
