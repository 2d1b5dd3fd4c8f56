"""Numbers of the transitions in a search graph: with one state a phone, each has two, to stay and to enter."""


def enter_transition(phone: int) -> int:
    return 2 * phone


def stay_transition(phone: int) -> int:
    return 2 * phone - 1
