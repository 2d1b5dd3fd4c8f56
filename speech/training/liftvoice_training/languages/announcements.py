"""What a lift says itself and its microphone hears too, after config/languages/*/answers.yaml.

Learnt as what it is, it is less easily taken for a request. What stands twice is said more often.
"""

import random

from .english_numbers import cardinal, ordinal
from .mandarin_phrases import number

_ENGLISH = (
    "{f}|going up|going down|doors opening|doors closing|door closing|door opening|next stop {f}|"
    "stand clear of the doors|{f} is registered|{f} is registered|the lift has registered {f} and {g}|"
    "{f} is already registered|was that {f}|was that {f} say yes please or cancel|"
    "was that {f} and {g} say yes please or cancel|was that {f} and {g} and {h} say yes please or cancel|"
    "the lift has already registered {f} and {g}|sorry please say the floor again|there is no {f}|"
    "there is no such floor|{f} is by button only|only the buttons can call {f}|"
    "only the buttons can call {f} and {g}|only the buttons can call {f} and {g} and {h}|please press the button|"
    "voice is not available right now|you can say for example take me to {f}|please say only one floor at a time|"
    "nothing was registered|{f} is no longer registered|{f} is still registered the lift will stop there|"
    "the lift will stop at {f} and {g}|the lift has not confirmed {f}|please press the alarm button|"
    "holding the door open button|shall the door be held open say yes please or cancel"
).split("|")
_MANDARIN = (
    "{f}到了 {f}到了 电梯上行 电梯下行 正在开门 正在关门 电梯门要关了 请注意安全 下一站{f} {f}已登记 {f}已登记 "
    "{f}之前已经登记了 您要去的是{f}吗 您要去的是{f}吗请说确认或者取消 没有听清楚请再说一下楼层 没有{f} "
    "这个不能用语音操作请您按按钮 {f}不能用语音请您按按钮 现在不能用语音登记 电梯没有确认{f} 请按报警按钮 "
    "比如您可以说去{f} 一次只能说一个楼层 好的不登记了 {f}的登记已经撤掉了 {f}还登记着 电梯会在那里停 "
    "正在为您按住开门键 已经按了关门键 请您按一下门的按钮 您是要开门吗请说确认或者取消 "
    "您是要关门吗请说确认或者取消"
).split()


def english_announcement(r: random.Random) -> str:
    return r.choice(_ENGLISH).format(f=_english_floor(r), g=_english_floor(r), h=_english_floor(r))


def mandarin_announcement(r: random.Random) -> str:
    return r.choice(_MANDARIN).format(f=_mandarin_floor(r))


def _english_floor(r: random.Random) -> str:
    n = r.randint(1, r.choice([9, 20, 60]))
    frames = ["floor {c}", "floor {c}", "level {c}", "the {o} floor", "basement {b}", "the lobby"]
    return r.choice(frames).format(c=cardinal(n), o=ordinal(n), b=cardinal(r.randint(1, 4)))


def _mandarin_floor(r: random.Random) -> str:
    n = number(r.randint(1, r.choice([9, 20, 60])))
    return r.choice(["{n}楼", "{n}楼", "{n}层", "负{b}楼", "大堂"]).format(n=n, b=number(r.randint(1, 4)))
