"""Write the words and the search graph of a model folder; its network stays (seconds, no training, no recordings).

More words go into a lexicon file of their own, `acme AE K M IY` or `燚 y i4` a line. At a station, `liftvoice models
add-words` does it without Python; it adds to the graph that this step has written.
"""

import argparse
from pathlib import Path

from ..graph.model_graph import write_graph
from ..graph.search_graph import Costs
from ..languages import english_phrases, mandarin_phrases
from ..languages.lexicon import read_lexicon
from ..languages.phone_table import ALL, OF_LANGUAGE, Language
from ..workplace import ENGLISH, ENGLISH_RECORDINGS, MANDARIN, StepError, Workplace

_LEXICONS: dict[Language, list[Path]] = {"zh": [MANDARIN], "en": [ENGLISH, ENGLISH_RECORDINGS]}
_SENTENCES = {"zh": mandarin_phrases.grammar_sentences, "en": english_phrases.grammar_sentences}
_COSTS = {"zh": Costs(0.0, 3.5), "en": Costs(0.0, 2.4)}
"""Chosen on development speakers; what rejects at a station is the grammar's own cost of [unk], not these."""
_PHONES = {"both": ALL, **OF_LANGUAGE}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_graph_arguments(parser)
    parser.add_argument(
        "--phones", choices=sorted(_PHONES), default="both", help="of the network (default: both languages)"
    )


def add_graph_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--language", choices=sorted(_LEXICONS), required=True)
    parser.add_argument("--model", type=Path, required=True, help="model folder")
    parser.add_argument("--words", type=Path, nargs="*", default=[], metavar="FILE", help="lexicons with more words")
    parser.add_argument("--unknown-entry", type=float, help="cost of entering [unk]; lower rejects more")
    parser.add_argument("--unknown-phone", type=float, help="cost of a phone in [unk]")
    parser.add_argument(
        "--word-share", type=float, default=0.0, help="share of the phone bigram that words bear (0 to 1)"
    )


def run(_workplace: Workplace, arguments: argparse.Namespace) -> None:
    if not (arguments.model / "am" / "final.mdl").exists():
        raise StepError(f"{arguments.model} has no am/final.mdl: --model takes a model folder")
    write_graph_of(arguments, _PHONES[arguments.phones])


def write_graph_of(arguments: argparse.Namespace, phones: list[str]) -> None:
    """phones: of the network, in the order of its outputs."""
    language: Language = arguments.language
    missing = [path for path in arguments.words if not path.exists()]
    if missing:
        raise StepError(f"{missing[0]} is not there; --words takes lexicon files")
    usual = _COSTS[language]
    entry = usual.unknown_entry if arguments.unknown_entry is None else arguments.unknown_entry
    phone = usual.unknown_phone if arguments.unknown_phone is None else arguments.unknown_phone
    lexicon = read_lexicon([*_LEXICONS[language], *arguments.words], OF_LANGUAGE[language])
    costs = Costs(entry, phone, arguments.word_share)
    words = write_graph(arguments.model, phones, lexicon, _SENTENCES[language](), costs, OF_LANGUAGE[language][1:])
    print(f"{arguments.model}: {len(words)} words", flush=True)
