"""The search graph: which words it has, what they cost, and that it agrees with the program's own graph step."""

import math
import subprocess
import sys
from pathlib import Path

import pytest

from liftvoice_training.graph.configuration import write_configuration
from liftvoice_training.graph.model_graph import write_graph
from liftvoice_training.graph.phone_positions import PlacedPhones, placed
from liftvoice_training.graph.search_graph import UNKNOWN, Costs, SearchGraph
from liftvoice_training.kaldi.transitions import enter_transition, stay_transition
from liftvoice_training.languages.lexicon import Lexicon, Pronunciation
from liftvoice_training.languages.phone_table import OF_LANGUAGE
from liftvoice_training.sound.feature_kinds import LOG_MEL, MFCC

PHONES = OF_LANGUAGE["en"]
AGREED = Path(__file__).parent / "agreed-graphs"
"""Also read by tests/unit/speech/model-words: the program's step makes the second graph out of the first."""
LIFT_WORDS: Lexicon = {
    "go": [Pronunciation(("G", "OW"))],
    "gold": [Pronunciation(("G", "OW", "L", "D"))],
    "a": [Pronunciation(("AH",)), Pronunciation(("EY",), 0.5)],
}
GOAL = {"goal": [Pronunciation(("G", "OW", "L"))]}


def graph_text(lexicon: Lexicon, costs: Costs) -> str:
    words = {word: number for number, word in enumerate(sorted({*lexicon, UNKNOWN}), 1)}
    return SearchGraph(PlacedPhones(PHONES), words, costs).text(lexicon, ["AH", "S"])


def cheapest(text: str, said: list[str], word: int) -> float:
    """Cost of the cheapest path that enters these placed phones, writes the word, and is at the loop again."""
    ids = PlacedPhones(PHONES).id
    arcs = [line.split("\t") for line in text.splitlines() if line.count("\t") == 4]
    best = {(0, 0, 0): 0.0}
    waiting = [(0, 0, 0)]
    while waiting:
        state, done, written = place = waiting.pop()
        for source, target, transition, label, cost in arcs:
            if int(source) != state or source == target:
                continue
            entered = int(transition)
            if entered and (done == len(said) or entered != enter_transition(ids[said[done]])):
                continue
            following = (int(target), done + bool(entered), written or int(label))
            total = best[place] + float(cost)
            if total < best.get(following, math.inf):
                best[following] = total
                waiting.append(following)
    return best.get((1, len(said), word), math.inf)


@pytest.mark.parametrize("word, way", [(word, way) for word, ways in LIFT_WORDS.items() for way in ways])
def test_every_way_to_say_a_word_is_a_path_at_its_cost(word: str, way: Pronunciation) -> None:
    text = graph_text(LIFT_WORDS, Costs(0.0, 2.4))
    number = sorted({*LIFT_WORDS, UNKNOWN}).index(word) + 1
    assert cheapest(text, list(placed(way.phones)), number) == pytest.approx(2 * math.log(2) + way.cost, abs=1e-3)


def test_a_phone_may_last() -> None:
    phones = PlacedPhones(PHONES).id
    text = graph_text(LIFT_WORDS, Costs(0.0, 2.4))
    for line in text.splitlines():
        _, target, transition, *_ = [*line.split("\t"), "0"]
        if int(transition) and int(transition) % 2 == 0:
            assert f"\n{target}\t{target}\t{int(transition) - 1}\t0" in text, line
    assert stay_transition(phones["SIL"]) == 1


def test_unknown_speech_costs_its_entry_and_every_phone() -> None:
    text = graph_text(LIFT_WORDS, Costs(1.5, 2.4))
    number = sorted({*LIFT_WORDS, UNKNOWN}).index(UNKNOWN) + 1
    assert cheapest(text, ["S_B", "AH_I", "S_E"], number) == pytest.approx(2 * math.log(2) + 1.5 + 3 * 2.4, abs=1e-3)


def test_words_bear_a_share_of_the_phone_bigram() -> None:
    free, shared = (graph_text(LIFT_WORDS, Costs(0.0, 2.4, share)) for share in (0.0, 0.3))
    number = sorted({*LIFT_WORDS, UNKNOWN}).index("gold") + 1
    said = list(placed(("G", "OW", "L", "D")))
    assert cheapest(shared, said, number) > cheapest(free, said, number) + 0.3


def test_a_model_folder_has_every_file(lexicon: Lexicon, model_folder: Path) -> None:
    words = write_graph(model_folder, OF_LANGUAGE["zh"], lexicon, [["三", "楼"]], Costs(0.0, 3.0), ["an1"])
    table = (model_folder / "graph" / "words.txt").read_text(encoding="utf-8")
    rows = dict(line.split() for line in table.splitlines())
    assert {word: int(number) for word, number in rows.items()} == {"<eps>": 0, **words}
    assert sorted(words) == sorted([*lexicon, UNKNOWN])
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
    assert graph_text(lexicon, Costs(0.0, 2.4)) == (AGREED / f"{name}.txt").read_text()
    phones = [f"{phone} {number}\n" for phone, number in PlacedPhones(PHONES).id.items()]
    assert "<eps> 0\n" + "".join(phones) == (AGREED / "phones.txt").read_text()


def test_words_are_added_without_torch_and_numpy() -> None:
    check = "import sys, liftvoice_training.steps.graph; sys.exit(bool({'torch', 'numpy'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", check], check=False).returncode == 0
