"""Small texts, each of a kind that pages have: what must stay, what must go, and in what form."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizer import Draft, normalize
from normalizer.text import squeezed

SHORT_LINES = [
    "号码归谁",
    "归运营商",
    "用户只是租用",
    "停了就收回",
    "收回要等三月",
    "三月之后放出",
    "放给别人用",
    "别人收到短信",
    "短信里有验证码",
    "验证码能登录",
    "登录就丢号",
    "丢号难找回",
    "找回要人工",
    "人工要材料",
    "材料要齐全",
    "齐全也要等",
]


def draft(raw: str) -> Draft:
    (only,) = normalize(raw).drafts
    return only


def lines(raw: str) -> list[str]:
    return [line.text for line in draft(raw).lines if line.text]


# --- content stays


@pytest.mark.parametrize("head", ["相关话题", "相关内容", "推荐阅读", "你可能想看:"])
@pytest.mark.parametrize("place", [2, 9, len(SHORT_LINES)])
def test_a_head_of_links_swallows_no_article_of_short_lines(head: str, place: int) -> None:
    body = [*SHORT_LINES[:place], head, *SHORT_LINES[place:], "号码会再放出来", "先改绑再停号", "最后剪卡"]
    kept = lines("停号以后\n\n有人停号没改绑,账号丢了。\n\n" + "\n\n".join(body))
    missing = [text for text in body if text != head and text not in {line.lstrip("#- ") for line in kept}]
    assert missing == []


def test_titles_below_a_head_of_links_go_where_the_article_has_sentences() -> None:
    raw = (
        "停机多久收回\n\n双停满三个月收回。收回以后再放号。\n\n猜你喜欢\n\n副卡怎么停\n"
        "宽带迁址要不要换号\n靓号协议是什么意思"
    )
    assert lines(raw) == ["双停满三个月收回。收回以后再放号。"]


def test_a_second_answer_is_no_comment() -> None:
    raw = (
        "停机能退钱吗?\n\n3 个回答\n\n甲\n9 人赞同了该回答\n\n能退,按停机那天算。没用完的话费也退,赠的不退,"
        "办的时候要登记人本人去。\n\n2 条评论\n\n乙\n\n我是网上退的。\n\n发布于 2026-02-05"
    )
    assert "我是网上退的。" in lines(raw)


def test_the_days_of_a_chronicle_are_no_bylines() -> None:
    raw = "退卡经过\n\n跑了三趟,记在下面。\n2024-03-01 打热线\n2024-03-05 没有回音,再打\n2024-03-09 钱到账\n"
    assert [squeezed(line) for line in lines(raw)[1:]] == [
        "20240301打热线",
        "20240305没有回音再打",
        "20240309钱到账",
    ]


def test_the_address_and_number_of_a_hall_stay() -> None:
    raw = (
        "市区网点\n\n下面两处可以销户。\n东门营业厅\n地址:东门街12号\n电话:0551-60001111\n"
        "南门营业厅\n地址:南门广场\n电话:0551-60002222\n"
    )
    text = "\n".join(lines(raw))
    assert "地址：东门街12号" in text
    assert "地址：南门广场" in text


def test_a_sentence_that_names_a_carrier_stays_whatever_its_score() -> None:
    raw = "停机以后\n\n欢迎来电咨询,加微信办理,如果号码已停机,可以联系运营商客服免费复机。"
    assert "运营商客服" in draft(raw).body


# --- noise goes


@pytest.mark.parametrize(
    ("raw", "kept"),
    [
        (
            (
                "停号要等几天\n\n等三天。\n\n内容仅供参考,具体以柜台为准。其观点不代表本网站。\n\n发布者:某编。"
                "禁止采集与转载行为,违者必究。出处:https://example.com/1.html\n\n(0)\n分享本页"
            ),
            ["等三天。"],
        ),
        ("停号延期\n\n撰文:某某\n出版:2026-05-20 更新:\n\n停号延到月底。", ["停号延到月底。"]),
        ("停号次序\n\n先改绑。\n复制微信号\n添加微信好友, 咨询办理\n再停号。", ["先改绑。", "再停号。"]),
        ("停机说明\n\n先停机。\n\n责任编辑:某某\n扫码分享到朋友圈\n上一篇:副卡说明", ["先停机。"]),
        (
            "怎么复机\n\n补齐欠费就能复机。\n\nICP备 2020001234号 版权所有 某某网\n返回顶部",
            ["补齐欠费就能复机。"],
        ),
    ],
)
def test_furniture_goes_whatever_its_words(raw: str, kept: list[str]) -> None:
    assert lines(raw) == kept


def test_the_address_of_the_article_becomes_its_source_and_the_date_its_date() -> None:
    raw = "停号要等几天\n出版:2026-05-20 更新:\n\n等三天。\n\n出处:https://example.com/1.html\n分享本页"
    assert draft(raw).metadata == {
        "title": "停号要等几天",
        "date": "2026-05-20",
        "source": "https://example.com/1.html",
        "lang": "zh",
    }


@pytest.mark.parametrize(
    ("stamp", "date"),
    [
        ("发布时间:2026-02-05T10:22:00+08:00", "2026-02-05"),
        ("Published on Mar 3, 2024 by Staff · 4 min read", "2024-03-03"),
        ("Updated 3 March 2024 by Staff", "2024-03-03"),
    ],
)
def test_a_stamp_is_read_as_a_date(stamp: str, date: str) -> None:
    assert draft(f"停号通告\n{stamp}\n\n先发短信,再停号。").metadata["date"] == date


def test_the_date_in_an_error_box_is_not_the_articles() -> None:
    box = "系统提示:页面加载失败,请刷新重试(2019-01-01 00:00)"
    raw = f"{box}\n停号通告\n发布日期:2024-06-07\n\n先发短信,再停号。"
    assert draft(raw).metadata["date"] == "2024-06-07"


def test_the_report_shows_the_score_of_what_went_and_of_what_is_doubtful() -> None:
    result = normalize("停机说明\n\n先停机。\n\n责任编辑:某某\n扫码分享到朋友圈\n上一篇:副卡说明")
    removed = [change for change in result.changes if change.rule == "score"]
    assert removed
    assert all(change.score is not None and 0.5 <= change.score <= 1 for change in removed)


# --- structure


@pytest.mark.parametrize(
    "raw",
    [
        "停号用时\n\n渠道 | 用时 |\n到店 | 当天 |\n网上 | 三天 |",
        "停号用时\n\n| 渠道 | 用时 |\n| 到店 | 当天 |\n| 网上 | 三天 |",
        "停号用时\n\n| 渠道 | 用时\n| 到店 | 当天\n| 网上 | 三天",
        "停号用时\n\n渠道 | 用时 |\n--- | --- |\n到店 | 当天 |\n网上 | 三天 |",
    ],
)
def test_rows_with_bars_become_a_table_with_its_rule(raw: str) -> None:
    assert lines(raw) == ["| 渠道 | 用时 |", "| --- | --- |", "| 到店 | 当天 |", "| 网上 | 三天 |"]


def test_the_head_of_a_table_is_no_list_of_search_terms() -> None:
    raw = (
        "卡的有效期\n\n 1. 能用多久?\n\n 2. 见下表。\n  过期可续。\n\n  面额档次 红枫外呼充值卡 "
        "白桦外呼充值卡 Gold外呼充值卡\n  $20 30天 不适用 不适用\n  $40 60天 40天 30天"
    )
    assert lines(raw)[-4:] == [
        "| 面额档次 | 红枫外呼充值卡 | 白桦外呼充值卡 | Gold外呼充值卡 |",
        "| --- | --- | --- | --- |",
        "| $20 | 30天 | 不适用 | 不适用 |",
        "| $40 | 60天 | 40天 | 30天 |",
    ]


def test_official_numbers_that_begin_elsewhere_are_kept() -> None:
    raw = "停号通告\n\n(三)先发短信。写明期限。\n\n二、申诉\n\n(四)十五日内提。附证件。"
    assert lines(raw) == ["（三）先发短信。写明期限。", "## 申诉", "（四）十五日内提。附证件。"]


@pytest.mark.parametrize(
    ("raw", "title"),
    [
        ("跳至主要内容\n\n停号以后怎么查\n\n打热线查,三天后再查一次。", "停号以后怎么查"),
        ("首页 > 资讯 > 正文\n停号以后怎么查\n\n打热线查,三天后再查一次。", "停号以后怎么查"),
        ("【停号怎么查】三天后打热线查。查不到就是停了。\n\n一、打热线\n\n报号码。", "停号怎么查"),
    ],
)
def test_the_title_is_found_behind_furniture_and_in_brackets(raw: str, title: str) -> None:
    assert draft(raw).metadata["title"] == title


def test_a_title_in_brackets_leaves_its_text() -> None:
    raw = "【停号怎么查】三天后打热线查。查不到就是停了。\n\n一、打热线\n\n报号码。"
    assert lines(raw) == ["三天后打热线查。查不到就是停了。", "## 打热线", "报号码。"]


def test_lines_that_all_stand_twice_stand_once() -> None:
    raw = "停号办法\n停号办法\n1、带证件\n1、带证件\n2、签字\n2、签字"
    assert draft(raw).metadata["title"] == "停号办法"
    assert lines(raw) == ["1. 带证件", "2. 签字"]


def test_a_label_keeps_what_stands_below_it() -> None:
    raw = "停号费调整\n • 收费:\n  ● 停号费\n  停号费 原价 现价\n  24元 12元\n • 起算:\n  六月五日。"
    assert lines(raw) == [
        "- 收费：",
        "  - 停号费",
        "    停号费 原价 现价",
        "    24元 12元",
        "- 起算：",
        "  六月五日。",
    ]


def test_an_english_article_gets_no_chinese_placeholder() -> None:
    raw = "Parking\n\nIt costs less.\n\n1. Where\n\nThe hall does it.\n\n2. What\n\nBring ID.\n\nDone."
    assert "待补" not in draft(raw).body
    assert draft("It’s done. You’ll see.").metadata["title"] == "Title (to be worded)"


@pytest.mark.parametrize(
    "text", ["It’s done. You’ll see.", "“Don’t wait,” she said.", "Costs: 5 yuan; no more…"]
)
def test_english_punctuation_is_left_alone(text: str) -> None:
    assert lines(text) == [text]


def test_marks_of_several_kinds_are_one_list() -> None:
    assert lines("停号次序\n\n(1)换绑。\n②结清话费。\n③签字。") == ["1. 换绑。", "2. 结清话费。", "3. 签字。"]


def test_a_list_goes_on_counting_behind_a_table() -> None:
    raw = "停号次序\n\n1、换绑。\n2、看表。\n渠道\t用时\n到店\t当天\n网上\t三天\n3、签字。\n4、留回执。"
    assert lines(raw)[-2:] == ["3. 签字。", "4. 留回执。"]


def test_brackets_round_an_address_are_widened_together() -> None:
    assert lines("平台(https://example.com),登录后停号。") == ["平台（<https://example.com>），登录后停号。"]


def test_blanks_written_as_escapes_are_blanks() -> None:
    assert lines("停号说明\n\\u3000\\u3000先查再停。\n\\u3000\\u3000停了再查。") == [
        "先查再停。",
        "停了再查。",
    ]


# --- Traditional characters


@pytest.mark.parametrize(
    ("raw", "simplified"),
    [
        ("甲地號碼壹律先換綁,陜西也壹樣。", "甲地号码一律先换绑，陕西也一样。"),
        ("押金人民幣壹佰元,壹個月內退還。", "押金人民币壹佰元，一个月内退还。"),
        ("資訊用簡訊寄出,行動電話的使用者要開網路。", "信息用短信寄出，移动电话的用户要开网络。"),
        ("登出以前先查詢資料,呼叫功能會停用。", "登出以前先查询资料，呼叫功能会停用。"),
        ("这个使用者的程序不用改。", "这个使用者的程序不用改。"),
    ],
)
def test_words_of_taiwan_and_old_figures(raw: str, simplified: str) -> None:
    assert lines(raw) == [simplified]


# --- web pages


def test_tags_over_several_lines_are_tags() -> None:
    raw = '<div\n class="a">首页</div>\n<p>停号带<a\n href="https://example.com">证件</a>。</p>'
    assert lines(raw) == ["停号带证件。"]


def test_a_page_has_its_title_once_and_no_empty_items() -> None:
    raw = (
        '<html><head>\n<meta name="d" content="停号\n办法" />\n<title>停号办法</title></head><body>'
        "<h1>停号办法</h1><p>登记人来办。</p><ul><li></li></ul></body></html>"
    )
    assert draft(raw).metadata["title"] == "停号办法"
    assert lines(raw) == ["登记人来办。"]


def test_of_a_wechat_page_only_the_article_stays_with_its_title_and_day() -> None:
    raw = (
        '<html><head><meta property="og:title" content="退线清单" /><title></title></head><body>'
        '<div id="profile">某某号 关注</div><h1 id="activity-name">退线清单</h1>'
        '<div id="js_content"><section><p>先导出录音。</p><p>再退押金。</p></section></div>'
        '<div>喜欢此内容的人还喜欢</div><script>var ct = "1710831600";</script></body></html>'
    )
    result = normalize(raw)
    (only,) = result.drafts
    assert only.metadata == {"title": "退线清单", "date": "2024-03-19", "lang": "zh"}
    assert [line.text for line in only.lines if line.text] == ["先导出录音。", "再退押金。"]
    outside = [change.before for change in result.changes if change.rule == "outside"]
    assert "喜欢此内容的人还喜欢" in outside


def test_a_page_of_tables_alone_is_kept_whole() -> None:
    rows = "".join(f"<tr><td>第{n}类号码</td><td>保留{n}0天</td></tr>" for n in range(1, 8))
    raw = f"<html><body><table><tr><th>号码类别</th><th>保留天数</th></tr>{rows}</table></body></html>"
    assert lines(raw)[0] == "| 号码类别 | 保留天数 |"
    assert lines(raw)[-1] == "| 第7类号码 | 保留70天 |"


def test_literal_angle_brackets_of_a_page_stay_text() -> None:
    raw = "<html><body><p>昵称&lt;未知&gt;会显示异常,请先改名。</p></body></html>"
    assert "未知" in draft(raw).body


# --- nothing is lost

SUBJECTS = ["登记人", "经办人", "老用户", "单位", "外地用户", "接线员", "系统", "新机主"]
DEEDS = ["先查余额", "再换绑账号", "补齐欠费", "填写申请表", "核对证件", "等短信通知", "剪掉旧卡", "保留回执"]
PLACES = ["在营业厅", "在客户端里", "用热线", "当天", "三个工作日内", "到期之前", "按合同", "逐个"]
NOISE = [
    "责任编辑:某某",
    "分享到:微信 微博",
    "上一篇:副卡说明",
    "发布时间:2024-01-02 浏览:33",
    "相关阅读",
    "返回顶部",
    "登录 注册",
    "网友评论",
    "版权所有 某某网",
    "加微信abc12345咨询",
]

sentence = st.builds(
    lambda who, where, first, second: f"{who}{where}{first},{second}。",
    st.sampled_from(SUBJECTS),
    st.sampled_from(PLACES),
    st.sampled_from(DEEDS),
    st.sampled_from(DEEDS),
)
paragraph = st.lists(sentence, min_size=1, max_size=3).map("".join)
article = st.lists(st.one_of(paragraph, paragraph, st.sampled_from(NOISE)), min_size=4, max_size=14)


@given(article)
def test_no_sentence_of_the_body_disappears(parts: list[str]) -> None:
    body = [part for part in parts if part not in NOISE]
    kept = squeezed("".join(draft.body for draft in normalize("销户说明\n\n" + "\n".join(parts)).drafts))
    # A paragraph that stands right below itself stands once.
    assert [part for part in body if squeezed(part) not in kept] == []
