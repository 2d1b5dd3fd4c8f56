"""Writes the `graph/` files of a model folder; `am/` is left alone, so that new words need no training."""

from pathlib import Path

from ..languages.phone_table import Language
from .bigram_grammar import bigram_text
from .language_part import LanguagePart
from .open_fst import compile_grammar, compile_search_graph
from .phone_positions import PlacedPhones
from .search_graph import UNKNOWN, SearchGraph
from .word_tables import write_table, write_word_lists


def write_graph(
    model: Path, phones: list[str], languages: dict[Language, LanguagePart], word_share: float = 0.0
) -> dict[str, int]:
    """phones: of the network, silence first; word_share: see SearchGraph. -> the words' numbers."""
    folder = model / "graph"
    (folder / "phones").mkdir(parents=True, exist_ok=True)
    placed, parts = PlacedPhones(phones), list(languages.values())
    draft = {word: number for number, word in enumerate(sorted({UNKNOWN}.union(*(p.lexicon for p in parts))), 1)}
    text = SearchGraph(placed, draft, word_share).text(parts)
    renumbered = compile_search_graph(text, folder / "HCLr.fst")
    words = {word: renumbered[number] for word, number in draft.items()}
    sentences = [[UNKNOWN], *(sentence for part in parts for sentence in part.sentences)]
    known = [sentence for sentence in sentences if all(word in words for word in sentence)]
    compile_grammar(bigram_text(known, words), folder / "Gr.fst")
    write_table(folder / "words.txt", words)
    write_word_lists(folder, words, {language: part.lexicon for language, part in languages.items()})
    write_table(folder / "phones.txt", placed.id)
    (folder / "disambig_tid.int").write_text("")
    boundaries = "".join(f"{line}\n" for line in placed.word_boundaries())
    (folder / "phones" / "word_boundary.int").write_text(boundaries)
    return words
