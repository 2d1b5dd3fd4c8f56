"""Sets of clips that earlier steps have made, and the texts drawn from them."""

from collections.abc import Callable
from typing import TypeVar

from ..languages.mandarin_texts import MandarinTexts
from ..recipe import Recipe
from ..sound.clips import ClipSet
from ..workplace import Workplace

T = TypeVar("T")
_MADE_BY = "recordings, phrases, voices, synthetic, neural or higher"


def make_sets(
    workplace: Workplace,
    recipe: Recipe,
    table: dict[str, T],
    chosen: list[str],
    make: Callable[[T], ClipSet],
    clear: Callable[[T], None] = lambda _plan: None,
) -> None:
    """table: of the recipe; chosen: these of it, anew; none: all that are not there yet; clear: once one is stored."""
    for name in chosen or table:
        plan, path = recipe.of_name(table, name), workplace.clips(name)
        if name in chosen or not path.exists():
            made = make(plan)
            made.write(path)
            clear(plan)
            print(f"{name}: {len(made)} clips, {made.hours:.2f} h", flush=True)


def read_set(workplace: Workplace, name: str) -> ClipSet:
    """Raises StepError where it is not there yet."""
    return ClipSet.read(workplace.require(workplace.clips(name), _MADE_BY))


def mandarin_texts(workplace: Workplace) -> MandarinTexts:
    """Raises StepError where the recordings whose texts these are are not there yet."""
    words, news = ([clip.written for clip in read_set(workplace, name)] for name in ("zh-words", "zh-aishell"))
    return MandarinTexts(words, news)
