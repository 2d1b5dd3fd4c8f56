"""Where the steps keep what they fetch and make; every step is repeated only for what is not there yet."""

from dataclasses import dataclass
from pathlib import Path

PACKAGE = Path(__file__).parent.parent
"""What is under version control: lexicons, recipe, sources."""
MANDARIN = PACKAGE / "lexicons" / "mandarin.txt"
ENGLISH = PACKAGE / "lexicons" / "english.txt"
ENGLISH_RECORDINGS = PACKAGE / "lexicons" / "english-recordings.txt"
"""Words of English transcripts that the lexicon lacks: the network hears them in training."""

MANDARIN_CLIPS = PACKAGE / "mandarin-clips.tsv"
"""Which single recordings of repositories are read, by whom they are and what is said: source, path, voice, text."""

SOUNDS = PACKAGE / "sounds.tsv"
"""Which recordings without speech are read, and which of them only measure: read by `sources/sound_list.py`."""

CURVES = PACKAGE / "curves"
"""Tables that the pictures of the README are drawn from"""


class StepError(RuntimeError):
    """A step cannot go on; the message says what is missing and what to do."""


@dataclass(frozen=True)
class Workplace:
    root: Path

    @property
    def repositories(self) -> Path:
        """Bare clones, OWNER+NAME or OWNER+NAME/repo."""
        return self.root / "repositories"

    @property
    def trunk(self) -> Path:
        return self.root / "trunk" / "final.mdl"

    def clips(self, name: str) -> Path:
        return self.root / "clips" / f"{name}.npz"

    def cache(self, name: str) -> Path:
        """Without its endings .npz and .frames."""
        return self.root / "caches" / name

    def network(self, name: str) -> Path:
        return self.root / "networks" / f"{name}.pt"

    def curve(self, name: str) -> Path:
        return self.root / "networks" / f"{name}.curve.tsv"

    def require(self, path: Path, step: str) -> Path:
        """Raises StepError where an earlier step has not run."""
        if not path.exists():
            raise StepError(f"{path} is not there: run the step '{step}' first")
        return path
