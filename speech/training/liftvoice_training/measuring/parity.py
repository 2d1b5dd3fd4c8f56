"""PyTorch against libvosk: the same network, the same sound, the same phrase, the same score."""

import json
import tempfile
from pathlib import Path
from typing import NamedTuple

import numpy as np

from ..graph.open_fst import compile_grammar
from ..languages.lexicon import read_lexicon
from ..languages.phone_table import OF_LANGUAGE, Language
from ..network.scratch import ScratchNetwork
from ..network.transfer import TransferNetwork
from ..sound.features import RATE
from .forced_phrase import outputs_of_samples, score
from .stored_weights import as_stored

_NO_ENDPOINTS = "".join(f"--endpoint.rule{rule}.min-trailing-silence=1000\n" for rule in range(1, 6))


class Scores(NamedTuple):
    """Log-likelihoods of the phrase, natural log, over all frames of the sound"""

    trained: float
    """PyTorch with the weights as they were trained"""
    stored: float
    """PyTorch with the weights that were read back from the model"""
    libvosk: float


def compare(
    network: TransferNetwork | ScratchNetwork,
    model: Path,
    phrase: str,
    lexicons: list[Path],
    language: Language,
    samples: np.ndarray,
) -> Scores:
    """model: folder written from the network; samples: -1 to 1, at 16 kHz."""
    whole = np.clip(np.rint(samples * 32768), -32768, 32767)
    lexicon, words = read_lexicon(lexicons, OF_LANGUAGE[language]), phrase.split()
    trained, stored = (
        score(outputs_of_samples(weights, whole.astype(np.float32)), network.out.phones, words, lexicon)
        for weights in (network, as_stored(network, model / "am" / "final.mdl"))
    )
    return Scores(trained, stored, score_by_libvosk(model, words, whole.astype(np.int16)))


def score_by_libvosk(model: Path, words: list[str], samples: np.ndarray) -> float:
    """samples: int16. The folder's own grammar is replaced by one that knows the phrase and nothing else."""
    from vosk import KaldiRecognizer, Model, SetLogLevel

    SetLogLevel(-1)
    numbers = dict(line.split() for line in (model / "graph" / "words.txt").read_text(encoding="utf-8").splitlines())
    with tempfile.TemporaryDirectory() as folder:
        forced = _linked(model, Path(folder))
        arcs = [f"{k}\t{k + 1}\t{numbers[word]}\t{numbers[word]}\n" for k, word in enumerate(words)]
        compile_grammar("".join(arcs) + f"{len(words)}\n", forced / "graph" / "Gr.fst")
        with (forced / "conf" / "model.conf").open("a") as configuration:
            configuration.write(_NO_ENDPOINTS)
        recogniser = KaldiRecognizer(Model(str(forced)), RATE)
        recogniser.SetMaxAlternatives(1)
        recogniser.AcceptWaveform(samples.tobytes())
        best = json.loads(recogniser.FinalResult())["alternatives"][0]
    if best["text"].split() != words:
        raise ValueError(f"libvosk found no path for {' '.join(words)}")
    return float(best["confidence"])


def _linked(model: Path, folder: Path) -> Path:
    """A folder with copies of what is replaced, and links to everything else."""
    for path in model.rglob("*"):
        target = folder / path.relative_to(model)
        if path.is_dir():
            target.mkdir(parents=True, exist_ok=True)
        elif path.name == "model.conf":
            target.write_bytes(path.read_bytes())
        elif path.name != "Gr.fst":
            target.symlink_to(path.resolve())
    return folder
