"""Texts, syllables, numbers and lexicons."""

import random
from pathlib import Path

import pytest

from liftvoice_training.languages import english_phrases, mandarin_phrases
from liftvoice_training.languages.announcements import english_announcement, mandarin_announcement
from liftvoice_training.languages.english_numbers import cardinal, ordinal
from liftvoice_training.languages.lexicon import LexiconError, Pronunciation, read_lexicon, write_lexicon
from liftvoice_training.languages.mandarin_readings import (
    careful_speech,
    syllables_of,
    token_of_pinyin,
    tokens_of_characters,
)
from liftvoice_training.languages.mandarin_sounds import phones_of
from liftvoice_training.languages.phone_table import ALL, OF_LANGUAGE, outputs_of
from liftvoice_training.languages.phonetic_alphabet import of_syllables, of_words
from liftvoice_training.sources.zhuyin import pinyin_of_zhuyin
from liftvoice_training.workplace import ENGLISH, ENGLISH_RECORDINGS, MANDARIN


@pytest.mark.parametrize(
    "syllable, phones",
    [
        ("lou2", ["l", "ou2"]),
        ("you3", ["y", "iu3"]),
        ("er4", ["0", "er4"]),
        ("shi2", ["sh", "ii2"]),
        ("qu4", ["q", "v4"]),
        ("lü4", ["l", "v4"]),
        ("men0", ["m", "en5"]),
        ("weng1", ["w", "eng1"]),
    ],
)
def test_a_syllable_is_an_onset_and_a_tonal_final(syllable: str, phones: list[str]) -> None:
    assert phones_of(syllable) == phones
    assert set(phones) <= set(OF_LANGUAGE["zh"])


@pytest.mark.parametrize("text", ["lift1", "lou", "", "xx3"])
def test_what_is_no_syllable_has_no_phones(text: str) -> None:
    assert phones_of(text) is None


@pytest.mark.parametrize(
    "text, said",
    [("一楼", "yi1 lou2"), ("一层", "yi1 ceng2"), ("不去", "bu2 qu4"), ("五号", "wu3 hao4"), ("请等", "qing2 deng3")],
)
def test_a_careful_speaker_changes_tones(text: str, said: str) -> None:
    assert " ".join(careful_speech(text, syllables_of(text) or [])) == said


def test_a_recording_may_have_either_tone() -> None:
    assert tokens_of_characters("一起") == "yi1|yi2|yi4 qi3"
    assert tokens_of_characters("lift") is None


@pytest.mark.parametrize("name, token", [("_luu4", "lv4"), ("jia", "jia5"), ("nuue4", "nve4"), ("e4.5", None)])
def test_file_names_of_syllables_are_read(name: str, token: str | None) -> None:
    assert token_of_pinyin(name) == token


@pytest.mark.parametrize(
    "zhuyin, pinyin", [("ㄌㄡ2", "lou2"), ("ㄓ", "zhi1"), ("ㄩㄢ4", "yuan4"), ("ㄐㄩ3", "ju3"), ("ㄅ", None)]
)
def test_zhuyin_is_read(zhuyin: str, pinyin: str | None) -> None:
    assert pinyin_of_zhuyin(zhuyin) == pinyin


def test_numbers() -> None:
    numbers = [mandarin_phrases.number(n) for n in (0, 10, 12, 20, 99, 100)]
    assert numbers == "零 十 十二 二十 九十九 一百".split()
    cardinals = [cardinal(n) for n in (0, 13, 40, 42, 100, 101)]
    assert cardinals == "zero,thirteen,forty,forty two,one hundred,one hundred one".split(",")
    ordinals = [ordinal(n) for n in (1, 12, 20, 21, 40, 43)]
    assert ordinals == "first,twelfth,twentieth,twenty first,fortieth,forty third".split(",")


def test_every_phrase_for_lifts_can_be_said() -> None:
    r = random.Random(1)
    characters, words = read_lexicon([MANDARIN], OF_LANGUAGE["zh"]), read_lexicon([ENGLISH], OF_LANGUAGE["en"])
    for _ in range(2000):
        assert set(mandarin_phrases.lift_phrase(r)) <= set(characters)
        assert set(english_phrases.lift_phrase(r).split()) <= set(words)


def test_the_lexicons_are_as_large_as_site_names_need() -> None:
    assert len(read_lexicon([MANDARIN], OF_LANGUAGE["zh"])) >= 4000
    assert len(read_lexicon([ENGLISH, ENGLISH_RECORDINGS], OF_LANGUAGE["en"])) >= 15000


def test_a_lexicon_comes_back(tmp_path: Path) -> None:
    lexicon = {"一": [Pronunciation(("y", "i1")), Pronunciation(("y", "i4"), 0.5)], "二": [Pronunciation(("0", "er4"))]}
    write_lexicon(tmp_path / "words.txt", lexicon)
    assert read_lexicon([tmp_path / "words.txt"], OF_LANGUAGE["zh"]) == lexicon


@pytest.mark.parametrize("line, problem", [("sushi S UU SH IY", "unknown phones UU"), ("sushi", "has no phones")])
def test_a_bad_line_is_told_with_its_place(line: str, problem: str, tmp_path: Path) -> None:
    path = tmp_path / "words.txt"
    path.write_text(f"go G OW\n{line}\n")
    with pytest.raises(LexiconError, match=rf"words.txt:2: 'sushi' has.*{problem.split('has ')[-1]}"):
        read_lexicon([path], OF_LANGUAGE["en"])


def test_outputs_of_the_languages_share_silence_only() -> None:
    mandarin, english = (set(outputs_of(ALL, language)) for language in ("zh", "en"))
    assert mandarin & english == {0, 1}
    assert mandarin | english == set(range(2 * len(ALL)))


def test_syllables_in_the_alphabet_of_the_neural_voices() -> None:
    assert of_syllables(["qu4", "shi2", "er4", "lou2"]) == "ʨʰy↘ʂɨ↗ɚ↘lou↗"
    assert of_syllables(["lv4", "zi5"]) == "ly↘ʦɨ"


def test_words_in_the_alphabet_of_the_neural_voices() -> None:
    r = random.Random(1)
    assert of_words(r, ["the", "floor"]) in ("ðə flˈɔɹ", "ði flˈɔɹ")
    assert of_words(r, ["floor"], without_r=True) == "flˈɔː"
    assert of_words(r, ["parking"], without_r=True) == "pˈɑːkɪŋ"
    assert of_words(r, ["xyzzyx"]) is None


def test_a_chinese_accent_changes_sounds_that_mandarin_lacks() -> None:
    r = random.Random(1)
    spoken = {of_words(r, ["three"], chinese=True) for _ in range(40)}
    assert spoken == {"θɹˈi", "sɹˈi"}


def test_what_a_lift_says_can_be_learnt() -> None:
    r = random.Random(1)
    english, mandarin = ([say(r) for _ in range(400)] for say in (english_announcement, mandarin_announcement))
    lexicon = read_lexicon([ENGLISH, ENGLISH_RECORDINGS], OF_LANGUAGE["en"])
    assert {word for text in english for word in text.split()} <= set(lexicon)
    assert all(syllables_of(text) for text in mandarin)
    assert len(set(english)) > 100 and len(set(mandarin)) > 100
