"""Writes the `graph/` files of a model folder; `am/` is left alone, so that new words need no training."""

from pathlib import Path

from ..languages.lexicon import Lexicon
from .bigram_grammar import bigram_text
from .open_fst import compile_grammar, compile_search_graph
from .phone_positions import PlacedPhones
from .search_graph import UNKNOWN, Costs, SearchGraph


def write_graph(
    model: Path,
    phones: list[str],
    lexicon: Lexicon,
    sentences: list[list[str]],
    costs: Costs,
    unknown_phones: list[str],
) -> dict[str, int]:
    """phones: of the network, silence first; sentences: of the built-in grammar. -> the words' numbers."""
    folder = model / "graph"
    (folder / "phones").mkdir(parents=True, exist_ok=True)
    placed = PlacedPhones(phones)
    draft = {word: number for number, word in enumerate(sorted({*lexicon, UNKNOWN}), 1)}
    text = SearchGraph(placed, draft, costs).text(lexicon, unknown_phones)
    renumbered = compile_search_graph(text, folder / "HCLr.fst")
    words = {word: renumbered[number] for word, number in draft.items()}
    known = [sentence for sentence in [[UNKNOWN], *sentences] if all(word in words for word in sentence)]
    compile_grammar(bigram_text(known, words), folder / "Gr.fst")
    _write_table(folder / "words.txt", words)
    _write_table(folder / "phones.txt", placed.id)
    (folder / "disambig_tid.int").write_text("")
    boundaries = "".join(f"{line}\n" for line in placed.word_boundaries())
    (folder / "phones" / "word_boundary.int").write_text(boundaries)
    return words


def _write_table(path: Path, numbers: dict[str, int]) -> None:
    rows = sorted([("<eps>", 0), *numbers.items()], key=lambda row: row[1])
    path.write_text("".join(f"{name} {number}\n" for name, number in rows), encoding="utf-8")
