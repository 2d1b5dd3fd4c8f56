"""What saying something costs in the text of a search graph."""

import math

from liftvoice_training.graph.phone_positions import PlacedPhones
from liftvoice_training.kaldi.transitions import enter_transition


def cheapest(text: str, phones: PlacedPhones, said: list[str], word: int) -> float:
    """Cost of the cheapest path that enters these placed phones, writes the word, and is at the loop again."""
    arcs = [line.split("\t") for line in text.splitlines() if line.count("\t") == 4]
    best = {(0, 0, 0): 0.0}
    waiting = [(0, 0, 0)]
    while waiting:
        state, done, written = place = waiting.pop()
        for source, target, transition, label, cost in arcs:
            if int(source) != state or source == target:
                continue
            entered = int(transition)
            if entered and (done == len(said) or entered != enter_transition(phones.id[said[done]])):
                continue
            following = (int(target), done + bool(entered), written or int(label))
            total = best[place] + float(cost)
            if total < best.get(following, math.inf):
                best[following] = total
                waiting.append(following)
    return best.get((1, len(said), word), math.inf)
