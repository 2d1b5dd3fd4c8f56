"""A small back-off bigram over sentences, for recognisers that bring no grammar of their own (`graph/Gr.fst`)."""

import collections
import math

_BACK_OFF = 0.5


def bigram_text(sentences: list[list[str]], words: dict[str, int]) -> str:
    """AT&T text of the acceptor; words: their numbers."""
    following: dict[str | None, collections.Counter[str]] = collections.defaultdict(collections.Counter)
    ends: collections.Counter[str] = collections.Counter()
    for sentence in sentences:
        for before, word in zip([None, *sentence], sentence, strict=False):
            following[before][word] += 1
        ends[sentence[-1]] += 1
    single = collections.Counter(word for sentence in sentences for word in sentence)
    states: dict[str | None, int] = {None: 0} | {word: k for k, word in enumerate(sorted(single), 1)}
    back = len(states)

    def arc(source: int, target: int, word: str, probability: float) -> str:
        return f"{source}\t{target}\t{words[word]}\t{words[word]}\t{-math.log(probability):.4f}"

    lines = []
    for before, state in states.items():
        total = following[before].total() + (ends[before] if before else 0)
        for word, count in sorted(following[before].items()):
            lines.append(arc(state, states[word], word, count / total * (1 - _BACK_OFF)))
        lines.append(f"{state}\t{back}\t0\t0\t{-math.log(_BACK_OFF):.4f}")
    total = single.total() + len(sentences)
    lines += [arc(back, states[word], word, count / total) for word, count in sorted(single.items())]
    lines.append(f"{back}\t{-math.log(len(sentences) / total):.4f}")
    for word, count in sorted(ends.items()):
        probability = count / (following[word].total() + count) * (1 - _BACK_OFF)
        lines.append(f"{states[word]}\t{-math.log(probability):.4f}")
    return "\n".join(lines) + "\n"
