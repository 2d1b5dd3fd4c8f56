"""One folder for several languages: one loop of words, [unk] once for each, whose word a word is."""

import math
import subprocess
import sys
from pathlib import Path

import pytest
from graph_paths import cheapest

from liftvoice_training.graph.language_part import LanguagePart, UnknownSpeech
from liftvoice_training.graph.model_graph import write_graph
from liftvoice_training.graph.phone_positions import PlacedPhones, placed
from liftvoice_training.graph.search_graph import UNKNOWN, SearchGraph
from liftvoice_training.languages.lexicon import Lexicon, LexiconError, Pronunciation
from liftvoice_training.languages.lexicons_of_languages import read_lexicons
from liftvoice_training.languages.phone_table import Language

AGREED = Path(__file__).parents[3] / "tests/support/agreed-graphs"
MANDARIN, ENGLISH = ["l", "ou2", "ou5", "s", "an1", "k", "ei1"], ["AH", "EY", "G", "OW", "L", "K"]
PLACED = PlacedPhones(["SIL", *MANDARIN, *ENGLISH])
MANDARIN_WORDS: Lexicon = {
    "三": [Pronunciation(("s", "an1"))],
    "楼": [Pronunciation(("l", "ou2")), Pronunciation(("l", "ou5"), 2.0)],
    "k": [Pronunciation(("k", "ei1"))],
}
ENGLISH_WORDS: Lexicon = {
    "go": [Pronunciation(("G", "OW"))],
    "a": [Pronunciation(("AH",)), Pronunciation(("EY",), 0.5)],
    "k": [Pronunciation(("K", "EY"))],
}
GOAL: Lexicon = {"goal": [Pronunciation(("G", "OW", "L"))]}
ENDS = 2 * math.log(2)
"""With or without silence, before the word and behind it: one of two each."""


def parts(more_english: Lexicon | None = None) -> dict[Language, LanguagePart]:
    english = {**ENGLISH_WORDS, **(more_english or {})}
    return {
        "zh": LanguagePart(MANDARIN_WORDS, UnknownSpeech(MANDARIN, 0.0, 3.5), [["三", "楼"]]),
        "en": LanguagePart(english, UnknownSpeech(ENGLISH, 0.25, 2.4), [["go"]]),
    }


def numbers(languages: dict[Language, LanguagePart]) -> dict[str, int]:
    words = {UNKNOWN}.union(*(part.lexicon for part in languages.values()))
    return {word: number for number, word in enumerate(sorted(words), 1)}


def graph_text(languages: dict[Language, LanguagePart], share: float = 0.0) -> str:
    return SearchGraph(PLACED, numbers(languages), share).text(list(languages.values()))


def cost(said: list[str], word: str, share: float = 0.0) -> float:
    return cheapest(graph_text(parts(), share), PLACED, said, numbers(parts())[word])


def test_unknown_speech_costs_what_its_language_asks() -> None:
    assert cost(["l_B", "an1_I", "ou5_E"], UNKNOWN) == pytest.approx(ENDS + 3 * 3.5, abs=1e-3)
    assert cost(["G_B", "AH_I", "OW_E"], UNKNOWN) == pytest.approx(ENDS + 0.25 + 3 * 2.4, abs=1e-3)
    assert cost(["an1_S"], UNKNOWN) == pytest.approx(ENDS + 3.5, abs=1e-3)


@pytest.mark.parametrize("said", [["l_B", "AH_E"], ["G_B", "ou2_E"], ["l_B", "an1_I", "AH_I", "ou2_E"]])
def test_unknown_speech_never_changes_its_language_within(said: list[str]) -> None:
    assert cost(said, UNKNOWN) == math.inf


@pytest.mark.parametrize("words", [MANDARIN_WORDS, ENGLISH_WORDS])
def test_every_word_of_each_language_is_said_in_all_its_ways(words: Lexicon) -> None:
    for word, ways in words.items():
        for way in ways:
            assert cost(list(placed(way.phones)), word) == pytest.approx(ENDS + way.cost, abs=1e-3)


def test_words_bear_what_phones_cost_in_their_own_language() -> None:
    alone = SearchGraph(PLACED, numbers(parts()), 0.3).text([parts()["en"]])
    said = list(placed(("G", "OW")))
    assert cost(said, "go", 0.3) == pytest.approx(cheapest(alone, PLACED, said, numbers(parts())["go"]), abs=1e-3)


def test_a_folder_tells_whose_word_a_word_is(model_folder: Path) -> None:
    words = write_graph(model_folder, PLACED.base, parts())
    listed = {
        language: (model_folder / "graph" / f"words.{language}.txt").read_text(encoding="utf-8").splitlines()
        for language in ("zh", "en")
    }
    assert {language: set(own) for language, own in listed.items()} == {
        "zh": set(MANDARIN_WORDS),
        "en": set(ENGLISH_WORDS),
    }
    for own in listed.values():
        assert own == sorted(own, key=words.__getitem__)
    assert sorted(words) == sorted({*MANDARIN_WORDS, *ENGLISH_WORDS, UNKNOWN})


def test_lists_of_languages_go_with_the_languages(model_folder: Path) -> None:
    write_graph(model_folder, PLACED.base, parts())
    write_graph(model_folder, PLACED.base, {"en": parts()["en"]})
    assert sorted(path.name for path in (model_folder / "graph").glob("words*")) == ["words.txt"]


@pytest.mark.parametrize("name, more", [("two-languages", {}), ("two-languages-goal", GOAL)])
def test_graphs_are_those_that_the_program_was_compared_with(name: str, more: Lexicon) -> None:
    assert graph_text(parts(more)) == (AGREED / f"{name}.txt").read_text()
    phones = "".join(f"{phone} {number}\n" for phone, number in PLACED.id.items())
    assert "<eps> 0\n" + phones == (AGREED / "two-languages-phones.txt").read_text()


def test_more_words_go_to_the_language_of_their_phones(tmp_path: Path) -> None:
    (tmp_path / "more.txt").write_text("acme AE K M IY\n燚 y i4\nok OW K EY\nok ou1 k ei4\n", encoding="utf-8")
    lexicons = read_lexicons(["zh", "en"], [tmp_path / "more.txt"])
    assert lexicons["en"]["acme"] == [Pronunciation(("AE", "K", "M", "IY"))]
    assert lexicons["zh"]["燚"][-1] == Pronunciation(("y", "i4"))
    assert lexicons["zh"]["ok"] == [Pronunciation(("ou1", "k", "ei4"))]
    assert Pronunciation(("OW", "K", "EY")) in lexicons["en"]["ok"]
    assert "acme" not in lexicons["zh"]


def test_a_word_is_said_in_one_language_at_a_time(tmp_path: Path) -> None:
    (tmp_path / "more.txt").write_text("kafe k AE F ei1\n")
    with pytest.raises(LexiconError, match=r"more\.txt: 'kafe' has phones of zh and en in one line"):
        read_lexicons(["zh", "en"], [tmp_path / "more.txt"])


@pytest.mark.parametrize(
    "options, message",
    [
        (["--language", "zh", "zh"], "--language names zh twice"),
        (["--language", "zh", "en", "--phones", "zh"], "the network lacks phones of en"),
        (
            ["--language", "zh", "en", "--unknown-phone", "3"],
            "--unknown-phone takes one number for each language (zh en); 1 were given",
        ),
    ],
)
def test_the_step_says_what_is_wrong_and_writes_nothing(options: list[str], message: str, model_folder: Path) -> None:
    (model_folder / "am").mkdir(parents=True)
    (model_folder / "am" / "final.mdl").touch()
    command = [sys.executable, "-m", "liftvoice_training", "graph", "--model", str(model_folder), *options]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (2, f"liftvoice_training graph: {message}\n")
    assert not (model_folder / "graph").exists()
