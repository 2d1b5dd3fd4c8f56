"""English numbers in words."""

ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
).split()
_TENS = dict(
    zip(range(20, 100, 10), ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], strict=True)
)
_IRREGULAR = {
    **{"one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth", "nine": "ninth"},
    "twelve": "twelfth",
}


def cardinal(n: int) -> str:
    """0..199: 'twenty one'."""
    if n < 20:
        return ONES[n]
    if n < 100:
        return " ".join([_TENS[n - n % 10], *([ONES[n % 10]] if n % 10 else [])])
    return " ".join(["one hundred", *([cardinal(n - 100)] if n > 100 else [])])


def ordinal(n: int) -> str:
    """1..199: 'twenty first'."""
    *head, last = cardinal(n).split()
    regular = last[:-1] + "ieth" if last.endswith("y") else last + "th"
    return " ".join([*head, _IRREGULAR.get(last, regular)])


def number_words() -> set[str]:
    """Every word of the numbers up to a hundred."""
    return {word for n in range(1, 101) for word in f"{cardinal(n)} {ordinal(n)}".split()} | {"zero"}
