"""Sets of clips that earlier steps have made, and the texts drawn from them."""

from ..languages.mandarin_texts import MandarinTexts
from ..sound.clips import ClipSet
from ..workplace import Workplace

_MADE_BY = "recordings, phrases, voices, synthetic, neural or higher"


def read_set(workplace: Workplace, name: str) -> ClipSet:
    """Raises StepError where it is not there yet."""
    return ClipSet.read(workplace.require(workplace.clips(name), _MADE_BY))


def mandarin_texts(workplace: Workplace) -> MandarinTexts:
    """Raises StepError where the recordings whose texts these are are not there yet."""
    words, news = ([clip.written for clip in read_set(workplace, name)] for name in ("zh-words", "zh-aishell"))
    return MandarinTexts(words, news)
