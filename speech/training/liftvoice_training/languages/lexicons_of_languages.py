"""The lexicons of the package by language; more words from elsewhere go to the language that their phones are of."""

from collections.abc import Sequence
from pathlib import Path

from ..workplace import ENGLISH, ENGLISH_RECORDINGS, MANDARIN
from .lexicon import Lexicon, LexiconError, Pronunciation, read_lexicon
from .phone_table import OF_LANGUAGE, Language, phones_of_languages

LEXICONS: dict[Language, list[Path]] = {"zh": [MANDARIN], "en": [ENGLISH, ENGLISH_RECORDINGS]}


def read_lexicons(languages: Sequence[Language], more: Sequence[Path] = ()) -> dict[Language, Lexicon]:
    """more: files whose words may be of any of the languages; a word with a line for each is a word of each."""
    lexicons = {language: read_lexicon(LEXICONS[language], OF_LANGUAGE[language]) for language in languages}
    for path in more:
        for word, pronunciations in read_lexicon([path], phones_of_languages(list(languages))).items():
            for pronunciation in pronunciations:
                language = _language_of(pronunciation, languages, f"{path}: '{word}'")
                lexicons[language].setdefault(word, []).append(pronunciation)
    return lexicons


def _language_of(pronunciation: Pronunciation, languages: Sequence[Language], where: str) -> Language:
    for language in languages:
        if set(pronunciation.phones) <= set(OF_LANGUAGE[language]):
            return language
    said = " ".join(pronunciation.phones)
    raise LexiconError(
        f"{where} has phones of {' and '.join(languages)} in one line ({said}); use those of one language"
    )
