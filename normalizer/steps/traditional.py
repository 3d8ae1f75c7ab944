"""Traditional characters to simplified ones: OpenCC, and the few words it leaves."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from normalizer.steps.by_line import mended
from normalizer.text import HAN_CHARACTER

if TYPE_CHECKING:
    from opencc import OpenCC

    from normalizer.model import Lines, Result

_WORDS = {
    "甚么": "什么",
    "甚麽": "什么",
    "藉由": "借由",
    "凴": "凭",
    "衞": "卫",
    "祇": "只",
    "疎": "疏",
    "妳": "你",
    "苧": "苎",
    "陜": "陕",
}
"""What OpenCC's t2s leaves of Hong Kong's and Taiwan's ways to write."""

_LEFT_BY_OPENCC = re.compile("|".join(_WORDS))
# 著 is a particle (随著, 看著) in Taiwan's spelling and 着 here, but it also writes books (著作) and is
# plain to see (显著): OpenCC's t2s leaves all of them, its tw2s turns 显著 into 显着.
_PARTICLE = re.compile("(?<![专原论编译遗合撰拙巨名显卓昭土执较所自主])著(?![作名称者述书录文译录论有])")
_SURE_PARTICLE = re.compile(
    "(?<=[随沿接跟凭靠本向朝])著(?![作名称者述书])|(?<=意味)著|(?<=伴随)著|(?<=存在)著"
)


# A careless converter writes 一 as 壹; in sums of money it is right.
_FOR_ONE = re.compile("(?<![零贰叁肆伍陆柒捌玖拾佰仟万亿])壹(?![零壹贰叁肆伍陆柒捌玖拾佰仟万亿元圆角分整])")
# OpenCC's table of Taiwan's words is one of computing: of a telephone company's 呼叫 it makes a programmer's
# 调用, of 登出 the end of a contract (注销), of 顯著 显着. These words keep their characters.
_SAME_WORD = re.compile(
    "(著|查[詢询]|程序|[資资]料|登出|回[撥拨]|呼叫|停用|[啟启]用|[執执]行|行程|[檔档]案|文件|[專专]案|物件|通[訊讯]|[複复][製制]|批次"
    "|[儲储]存|[簡简][報报])"
)


@cache
def _converter(tables: str) -> OpenCC:
    # Imported here: a text without Chinese needs no dictionary, and `--help` must be quick.
    from opencc import OpenCC

    return OpenCC(tables)


def traditional(lines: Lines) -> Result:
    """Convert Traditional characters, Taiwan's and Hong Kong's variants too, to simplified ones."""
    reason = "Traditional characters"
    return mended(lines, simplified, step="traditional", rule="simplified", reason=reason)


def simplified(text: str) -> str:
    """Return the text in simplified characters."""
    if not HAN_CHARACTER.search(text):
        return text
    converted = _converter("t2s").convert(text)
    if converted != text:
        # Taiwan's words (資訊, 簡訊) in a Traditional line alone: the characters mean other things elsewhere.
        parts = _SAME_WORD.split(text)
        parts[::2] = map(_converter("tw2sp").convert, parts[::2])
        converted = _FOR_ONE.sub("一", _converter("t2s").convert("".join(parts)))
    particle = _PARTICLE if converted != text else _SURE_PARTICLE
    if "著" in converted:
        converted = particle.sub("着", converted)
    return _LEFT_BY_OPENCC.sub(lambda match: _WORDS[match[0]], converted)
