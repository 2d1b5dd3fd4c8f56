"""Which Chinese characters a model knows, and how each is read.

Readings are ranked by how often pypinyin's table of phrases uses them; one with less than 12 % of a character's phrases
is left out. A third tone also gets the second tone that it turns into before another one.
"""

import collections
import math

from pypinyin import Style, pinyin
from pypinyin.contrib.tone_convert import to_tone3
from pypinyin.phrases_dict import phrases_dict

from .lexicon import Lexicon, Pronunciation
from .mandarin_phrases import grammar_sentences
from .mandarin_sounds import phones_of

_MORE = (
    "楼层负地下幺两〇零廿卅电梯停车场库厅堂餐咖啡吧诊所药房邮局超市洗手间卫生值班室物业樓層開門關車場廳電梯號廊阁苑栋幢廈厦"
    "喆昊鑫淼垚焱晟玥婷璐琪瑶"
)
_BY_HAND = {
    **{
        "嗯": {"en4": 0, "en5": 0},
        "〇": {"ling2": 0},
        "廿": {"nian4": 0},
        "卅": {"sa4": 0},
        "幺": {"yao1": 0},
        "了": {"le5": 0, "liao3": 1.5},
    },
    **{"一": {"yi1": 0, "yi2": 0.7, "yi4": 0.7}, "不": {"bu4": 0, "bu2": 0.5}, "的": {"de5": 0}, "是": {"shi4": 0}},
    **{
        "地": {"di4": 0, "de5": 2},
        "和": {"he2": 0, "han4": 2.5},
        "十": {"shi2": 0},
        "四": {"si4": 0},
        "七": {"qi1": 0},
    },
    **{"八": {"ba1": 0}, "上": {"shang4": 0, "shang5": 2}, "下": {"xia4": 0}, "大": {"da4": 0}, "层": {"ceng2": 0}},
    **{"行": {"xing2": 0, "hang2": 0.5}, "号": {"hao4": 0}, "去": {"qu4": 0}, "我": {"wo3": 0}, "二": {"er4": 0}},
    **{
        "五": {"wu3": 0},
        "九": {"jiu3": 0},
        "两": {"liang3": 0},
        "零": {"ling2": 0},
        "三": {"san1": 0},
        "六": {"liu4": 0},
    },
    **{"百": {"bai3": 0}, "楼": {"lou2": 0, "lou5": 2}, "门": {"men2": 0, "men5": 2}, "请": {"qing3": 0}},
    **{"谢": {"xie4": 0, "xie5": 1}, "场": {"chang3": 0, "chang2": 1}, "负": {"fu4": 0}, "梯": {"ti1": 0}},
}


def mandarin_lexicon(least: int = 4000) -> Lexicon:
    """least: at least so many characters; those of names and phrases come after the 3,755 of GB 2312's first level."""
    uses = _uses_of_readings()
    wanted = dict.fromkeys(sorted(_gb2312_first_level() | set(_MORE) | set("".join(map("".join, grammar_sentences())))))
    by_use = sorted(uses, key=lambda character: (-sum(uses[character].values()), character))
    lexicon: Lexicon = {}
    for character in [*wanted, *by_use]:
        if len(lexicon) >= least and character not in wanted:
            break
        if character not in lexicon and "\u3007" <= character <= "\u9fff":
            pronunciations = _pronunciations(character, uses[character])
            if pronunciations:
                lexicon[character] = pronunciations
    return lexicon


def _gb2312_first_level() -> set[str]:
    """The commonest characters, by sound in the standard's rows 16 to 55."""
    rows = (bytes([high, low]) for high in range(0xB0, 0xD8) for low in range(0xA1, 0xFF))
    return {row.decode("gb2312", "ignore") for row in rows} - {""}


def _uses_of_readings() -> dict[str, collections.Counter[str]]:
    uses: dict[str, collections.Counter[str]] = collections.defaultdict(collections.Counter)
    for phrase, readings in phrases_dict.items():
        if len(phrase) == len(readings):
            for character, reading in zip(phrase, readings, strict=True):
                syllable = _toned(reading[0])
                if syllable:
                    uses[character][syllable] += 1
    return uses


def _toned(reading: str) -> str | None:
    syllable = to_tone3(reading, neutral_tone_with_five=True).replace("ü", "v")
    return syllable if phones_of(syllable) else None


def _pronunciations(character: str, uses: collections.Counter[str]) -> list[Pronunciation]:
    costs = dict(_BY_HAND.get(character, {})) or _costs_by_use(character, uses)
    if not costs:
        return []
    least = min(costs.values())
    costs = {syllable: cost - least for syllable, cost in costs.items()}
    for syllable in list(costs):
        if syllable[-1] == "3":
            costs.setdefault(syllable[:-1] + "2", costs[syllable] + 1.2)
    ranked = sorted(costs.items(), key=lambda item: item[1])
    return [Pronunciation(tuple(phones_of(syllable) or ()), cost) for syllable, cost in ranked]


def _costs_by_use(character: str, uses: collections.Counter[str]) -> dict[str, float]:
    total = sum(uses.values())
    often = {s: n for s, n in uses.items() if total >= 3 and n / total >= 0.12}
    costs = {syllable: min(2.5, -math.log(n / total)) for syllable, n in often.items()}
    first = next((s for s in map(_toned, pinyin(character, style=Style.TONE)[0]) if s), None)
    if first and first not in costs:
        costs[first] = 0.7 if costs else 0.0
    return costs
