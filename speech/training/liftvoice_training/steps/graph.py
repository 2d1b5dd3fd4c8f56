"""Write the words and the search graph of a model folder; its network stays (seconds, no training, no recordings).

With several languages the folder has the words of all of them, and a list of each one's own (graph/words.CODE.txt).

More words go into a lexicon file of their own, `acme AE K M IY` or `燚 y i4` a line: the phones tell whose word it is.
At a station, `liftvoice models add-words` does it without Python; it adds to the graph that this step has written.
"""

import argparse
from pathlib import Path

from ..graph.language_part import LanguagePart, UnknownSpeech
from ..graph.model_graph import write_graph
from ..languages import english_phrases, mandarin_phrases
from ..languages.lexicons_of_languages import LEXICONS, read_lexicons
from ..languages.phone_table import ALL, OF_LANGUAGE, Language
from ..workplace import StepError, Workplace

_SENTENCES = {"zh": mandarin_phrases.grammar_sentences, "en": english_phrases.grammar_sentences}
_ENTRY: dict[Language, float] = {"zh": 0.0, "en": 0.0}
_PER_PHONE: dict[Language, float] = {"zh": 3.5, "en": 2.4}
"""Chosen on development speakers; what rejects at a station is the grammar's own cost of [unk], not these."""
_PHONES = {"both": ALL, **OF_LANGUAGE}

Parts = dict[Language, LanguagePart]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_graph_arguments(parser)
    parser.add_argument(
        "--phones", choices=sorted(_PHONES), default="both", help="of the network (default: both languages)"
    )


def add_graph_arguments(parser: argparse.ArgumentParser) -> None:
    costs = {"type": float, "nargs": "+", "metavar": "COST"}
    order = "with several languages one number for each, in their order"
    parser.add_argument(
        "--language", choices=sorted(LEXICONS), nargs="+", required=True, help="of the folder: one, or several (zh en)"
    )
    parser.add_argument("--model", type=Path, required=True, help="model folder")
    parser.add_argument("--words", type=Path, nargs="*", default=[], metavar="FILE", help="lexicons with more words")
    parser.add_argument("--unknown-entry", **costs, help=f"cost of entering [unk]; lower rejects more; {order}")
    parser.add_argument("--unknown-phone", **costs, help=f"cost of a phone in [unk]; {order}")
    parser.add_argument(
        "--word-share", type=float, default=0.0, help="share of the phone bigram that words bear (0 to 1)"
    )


def run(_workplace: Workplace, arguments: argparse.Namespace) -> None:
    if not (arguments.model / "am" / "final.mdl").exists():
        raise StepError(f"{arguments.model} has no am/final.mdl: --model takes a model folder")
    phones = _PHONES[arguments.phones]
    write_parts(arguments, phones, read_parts(arguments, phones))


def read_parts(arguments: argparse.Namespace, phones: list[str]) -> Parts:
    """What the languages bring, in their order. phones: of the network. Raises StepError before anything is written."""
    languages: list[Language] = arguments.language
    _check(languages, phones)
    missing = [path for path in arguments.words if not path.exists()]
    if missing:
        raise StepError(f"{missing[0]} is not there; --words takes lexicon files")
    entry = _costs("--unknown-entry", arguments.unknown_entry, languages, _ENTRY)
    per_phone = _costs("--unknown-phone", arguments.unknown_phone, languages, _PER_PHONE)
    parts = {}
    for language, lexicon in read_lexicons(languages, arguments.words).items():
        unknown = UnknownSpeech(OF_LANGUAGE[language][1:], entry[language], per_phone[language])
        parts[language] = LanguagePart(lexicon, unknown, _SENTENCES[language]())
    return parts


def write_parts(arguments: argparse.Namespace, phones: list[str], parts: Parts) -> None:
    """phones: of the network, in the order of its outputs."""
    words = write_graph(arguments.model, phones, parts, arguments.word_share)
    shares = [f"{language} {len(part.lexicon)}" for language, part in parts.items()] if len(parts) > 1 else []
    print(f"{arguments.model}: {', '.join([f'{len(words)} words', *shares])}", flush=True)


def _check(languages: list[Language], phones: list[str]) -> None:
    for language in languages:
        if languages.count(language) > 1:
            raise StepError(f"--language names {language} twice")
        if not set(OF_LANGUAGE[language]) <= set(phones):
            raise StepError(f"the network lacks phones of {language}")


def _costs(
    option: str, given: list[float] | None, languages: list[Language], usual: dict[Language, float]
) -> dict[Language, float]:
    if given is None:
        return usual
    if len(given) != len(languages):
        raise StepError(f"{option} takes one number for each language ({' '.join(languages)}); {len(given)} were given")
    return dict(zip(languages, given, strict=True))
