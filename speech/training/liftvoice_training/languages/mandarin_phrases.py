"""What people say to a lift in Mandarin: texts to splice, to synthesise, and for the phone bigram."""

import random

_DIGITS = "零一二三四五六七八九"

_FLOORS = (
    "{n}楼 {n}楼 {n}楼 {n}层 {n}层 去{n}楼 到{n}楼 我要去{n}楼 请去{n}楼 带我去{n}楼 {n} {n} {n} 第{n}层 去{n}层 "
    "我去{n}楼 到{n}层 按{n}楼 请按{n}楼 取消{n}楼 请帮我按{n}楼 请到{n}楼 {n}楼谢谢 我要到{n}层 去{n} 上{n}楼 "
    "下{n}楼 {n}号楼 请送我到{n}楼 麻烦{n}楼 我到{n}楼 嗯{n}楼 帮我按一下{n}楼"
).split()
_BASEMENTS = ["负{n}楼", "负{n}层", "地下{n}层", "地下{n}楼", "去负{n}楼", "去负{n}层", "取消负{n}楼", "负{n}"]
_TWO_FLOORS = ["{n}楼和{m}楼", "{n}层和{m}层", "去{n}楼和{m}楼", "{n}楼{m}楼", "取消{n}楼去{m}楼"]
_DOORS = ("开门 关门 请开门 请关门 快开门 快关门 开一下门 关一下门 开门谢谢 请把门打开 请把门关上 等一下 停").split()
FIXED = (
    "开门 关门 打开电梯门 关闭电梯门 请开门 请关门 电梯 上 下 上去 下去 上行 下行 大堂 大厅 一楼大厅 停车场 "
    "地下停车场 车库 餐厅 健身房 停 停止 紧急停止 救命 帮助 求助 呼叫帮助 报警 取消 是 是的 不是 对 不对 确认 "
    "你好电梯 你好 等一下 请等一下 保持开门 谢谢 顶楼 底楼 屋顶 出口 前台 办公室 会议室 去大堂 去停车场 去顶楼 "
    "我要上楼 我要下楼 回大厅 天台 酒店 商场 关 开 门 开一下门 关一下门 请把门打开 请把门关上 全部取消 重新选择 "
    "不要 好的 可以 不用了 上楼 下楼 地下车库 地库 夹层 避难层 设备层 首层 裙楼 空中花园 物业 前台接待 人事部 "
    "财务部 总经理办公室 卫生间 洗手间 咖啡厅 游泳池 会所 超市 诊所 药房 银行 快递 急救 消防 按错了 延长开门 "
    "快关门 有人被困 电梯坏了 呼叫物业 联系值班室 是几楼 这是几楼 现在几楼 到了吗"
).split()


def number(n: int) -> str:
    """0..100 in characters."""
    if n < 10:
        return _DIGITS[n]
    if n == 100:
        return "一百"
    tens = "" if n < 20 else _DIGITS[n // 10]
    return f"{tens}十{_DIGITS[n % 10] if n % 10 else ''}"


def lift_phrase(r: random.Random) -> str:
    """One phrase: half of them floors from 0 to 99, the rest basements, pairs, doors, places and digits."""
    kind = r.random()
    n = r.choice([r.randint(1, 12), r.randint(1, 30), r.randint(1, 64), r.randint(0, 99)])
    if kind < 0.48:
        text = r.choice(_FLOORS).format(n=number(n))
        return text.replace("二", "两") if n == 2 and "层" in text and r.random() < 0.5 else text
    if kind < 0.57:
        return r.choice(_BASEMENTS).format(n=number(r.randint(1, 6)))
    if kind < 0.63:
        return r.choice(_TWO_FLOORS).format(n=number(n), m=number(r.randint(1, 40)))
    if kind < 0.73:
        return r.choice(_DOORS)
    if kind < 0.86:
        return r.choice(FIXED)
    if kind < 0.94:
        return "".join(r.choice(_DIGITS) for _ in range(r.randint(1, 4))).replace("一", r.choice("一一幺"))
    return number(r.randint(0, 99))


def grammar_sentences() -> list[list[str]]:
    """Sentences, a character a word, of the grammar that recognisers use which bring none of their own."""
    sentences = [list(text) for text in FIXED]
    for k in range(1, 65):
        sentences += [list(frame.format(n=number(k))) for frame in sorted(set(_FLOORS))]
    for k in range(1, 7):
        sentences += [list(frame.format(n=number(k))) for frame in _BASEMENTS]
    return sentences
