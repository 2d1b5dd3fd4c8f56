"""The search graph: which words it has, what they cost, and that it agrees with the program's own graph step."""

import math
import subprocess
import sys
from pathlib import Path

import pytest
from graph_paths import cheapest

from liftvoice_training.graph.configuration import write_configuration
from liftvoice_training.graph.language_part import LanguagePart, UnknownSpeech
from liftvoice_training.graph.model_graph import write_graph
from liftvoice_training.graph.phone_positions import PlacedPhones, placed
from liftvoice_training.graph.search_graph import UNKNOWN, SearchGraph
from liftvoice_training.kaldi.transitions import stay_transition
from liftvoice_training.languages.lexicon import Lexicon, Pronunciation
from liftvoice_training.languages.phone_table import OF_LANGUAGE
from liftvoice_training.sound.feature_kinds import LOG_MEL, MFCC

PLACED = PlacedPhones(OF_LANGUAGE["en"])
AGREED = Path(__file__).parents[3] / "tests/support/agreed-graphs"
"""Also read by tests/unit/speech/model-words: the program's step makes the second graph out of the first."""
LIFT_WORDS: Lexicon = {
    "go": [Pronunciation(("G", "OW"))],
    "gold": [Pronunciation(("G", "OW", "L", "D"))],
    "a": [Pronunciation(("AH",)), Pronunciation(("EY",), 0.5)],
}
GOAL = {"goal": [Pronunciation(("G", "OW", "L"))]}


def graph_text(lexicon: Lexicon, entry: float = 0.0, share: float = 0.0) -> str:
    words = {word: number for number, word in enumerate(sorted({*lexicon, UNKNOWN}), 1)}
    part = LanguagePart(lexicon, UnknownSpeech(["AH", "S"], entry, 2.4))
    return SearchGraph(PLACED, words, share).text([part])


@pytest.mark.parametrize("word, way", [(word, way) for word, ways in LIFT_WORDS.items() for way in ways])
def test_every_way_to_say_a_word_is_a_path_at_its_cost(word: str, way: Pronunciation) -> None:
    text = graph_text(LIFT_WORDS)
    number = sorted({*LIFT_WORDS, UNKNOWN}).index(word) + 1
    assert cheapest(text, PLACED, list(placed(way.phones)), number) == pytest.approx(
        2 * math.log(2) + way.cost, abs=1e-3
    )


def test_a_phone_may_last() -> None:
    phones = PLACED.id
    text = graph_text(LIFT_WORDS)
    for line in text.splitlines():
        _, target, transition, *_ = [*line.split("\t"), "0"]
        if int(transition) and int(transition) % 2 == 0:
            assert f"\n{target}\t{target}\t{int(transition) - 1}\t0" in text, line
    assert stay_transition(phones["SIL"]) == 1


def test_unknown_speech_costs_its_entry_and_every_phone() -> None:
    text = graph_text(LIFT_WORDS, entry=1.5)
    number = sorted({*LIFT_WORDS, UNKNOWN}).index(UNKNOWN) + 1
    assert cheapest(text, PLACED, ["S_B", "AH_I", "S_E"], number) == pytest.approx(
        2 * math.log(2) + 1.5 + 3 * 2.4, abs=1e-3
    )


def test_words_bear_a_share_of_the_phone_bigram() -> None:
    free, shared = (graph_text(LIFT_WORDS, share=share) for share in (0.0, 0.3))
    number = sorted({*LIFT_WORDS, UNKNOWN}).index("gold") + 1
    said = list(placed(("G", "OW", "L", "D")))
    assert cheapest(shared, PLACED, said, number) > cheapest(free, PLACED, said, number) + 0.3


def test_a_model_folder_has_every_file(lexicon: Lexicon, model_folder: Path) -> None:
    part = LanguagePart(lexicon, UnknownSpeech(["an1"], 0.0, 3.0), [["三", "楼"]])
    words = write_graph(model_folder, OF_LANGUAGE["zh"], {"zh": part})
    table = (model_folder / "graph" / "words.txt").read_text(encoding="utf-8")
    rows = dict(line.split() for line in table.splitlines())
    assert {word: int(number) for word, number in rows.items()} == {"<eps>": 0, **words}
    assert sorted(words) == sorted([*lexicon, UNKNOWN])
    assert sorted(path.name for path in (model_folder / "graph").glob("words*")) == ["words.txt"]
    boundaries = (model_folder / "graph" / "phones" / "word_boundary.int").read_text().splitlines()
    assert len(boundaries) == 1 + 4 * (len(OF_LANGUAGE["zh"]) - 1)
    assert (model_folder / "graph" / "HCLr.fst").read_bytes()[8:24].decode() == "olabel_lookahead"
    assert (model_folder / "graph" / "Gr.fst").read_bytes()[8:13] == b"const"


def test_a_folder_never_has_two_kinds_of_features(model_folder: Path) -> None:
    write_configuration(model_folder, MFCC)
    write_configuration(model_folder, LOG_MEL)
    assert sorted(path.name for path in (model_folder / "conf").iterdir()) == ["fbank.conf", "model.conf"]


@pytest.mark.parametrize("name, lexicon", [("three-words", LIFT_WORDS), ("four-words", {**LIFT_WORDS, **GOAL})])
def test_graphs_are_those_that_the_program_was_compared_with(name: str, lexicon: Lexicon) -> None:
    assert graph_text(lexicon) == (AGREED / f"{name}.txt").read_text()
    phones = [f"{phone} {number}\n" for phone, number in PLACED.id.items()]
    assert "<eps> 0\n" + "".join(phones) == (AGREED / "phones.txt").read_text()


def test_words_are_added_without_torch_and_numpy() -> None:
    check = "import sys, liftvoice_training.steps.graph; sys.exit(bool({'torch', 'numpy'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", check], check=False).returncode == 0
