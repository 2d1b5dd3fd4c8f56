"""Choose the words of the models and how each is said; the results are under version control (1 minute).

Words of English transcripts that the lexicon lacks are in a file of their own: the network hears them in training.
"""

import argparse
from pathlib import Path

from ..languages.english_lexicon import cmudict_pronunciations, english_lexicon
from ..languages.lexicon import Lexicon, Pronunciation, write_lexicon
from ..languages.mandarin_lexicon import mandarin_lexicon
from ..sources.catalogue import READERS
from ..workplace import ENGLISH, ENGLISH_RECORDINGS, MANDARIN, StepError, Workplace
from .clip_sets import read_set

_SCOWL = Path("/usr/share/dict/scowl")
_GRADES = (
    "english-words.10 english-words.20 american-words.10 american-words.20 english-words.35 american-words.35"
).split()
_NAMES = {
    **{"alexa": ["AH L EH K S AH"], "athena": ["AH TH IY N AH"], "amelia": ["AH M IY L Y AH", "AH M EH L IY AH"]},
    **{"jarvis": ["JH AA R V IH S"], "chatterbox": ["CH AE T ER B AA K S"], "nevermind": ["N EH V ER M AY N D"]},
    **{"ecobee": ["IY K OW B IY"], "asterisk": ["AE S T ER IH S K"], "cannister": ["K AE N AH S T ER"]},
    **{"fourtieth": ["F AO R T IY AH TH"], "voicemail": ["V OY S M EY L"], "callerid": ["K AO L ER AY D IY"]},
    **{"sheila": ["SH IY L AH"], "marvin": ["M AA R V IH N"]},
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--characters", type=int, default=4000, help="at least so many Chinese characters (default: 4000)"
    )
    parser.add_argument("--words", type=int, default=16000, help="at most so many English words (default: 16000)")


def run(workplace: Workplace, arguments: argparse.Namespace) -> None:
    lists = [_SCOWL / grade for grade in _GRADES]
    if not lists[0].exists():
        raise StepError(f"{_SCOWL} is missing: apt-get install scowl")
    english = english_lexicon(lists, arguments.words)
    for path, lexicon in ((MANDARIN, mandarin_lexicon(arguments.characters)), (ENGLISH, english)):
        write_lexicon(path, lexicon)
        print(f"{path.name}: {len(lexicon)} words", flush=True)
    write_lexicon(ENGLISH_RECORDINGS, _of_transcripts(workplace, english))


def _of_transcripts(workplace: Workplace, lexicon: Lexicon) -> Lexicon:
    dictionary, found, without = cmudict_pronunciations(), {}, set()
    for name in READERS:
        if name.startswith("en-"):
            clips = read_set(workplace, name)
            for word in sorted({word for clip in clips for word in clip.text.split()} - set(lexicon)):
                ways = [tuple(way.split()) for way in _NAMES.get(word, [])] or dictionary.get(word, [])[:2]
                if ways:
                    found[word] = [Pronunciation(phones) for phones in ways]
                else:
                    without.add(word)
    print(
        f"without a pronunciation, so that their clips are left out: {' '.join(sorted(without)) or 'none'}", flush=True
    )
    return found
