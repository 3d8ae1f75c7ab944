"""Each step alone: pairs of what goes in and what comes out, one for every kind of fault we know."""

import pytest

from normalizer import normalize
from normalizer.pipeline import STEP_NAMES
from normalizer.steps import tables
from normalizer.steps.title import glued_at
from tests.unit.normalizer.ledger import RunStep

ABOVE = (
    "集团短号要由单位管理员在平台里删除，个人在营业厅办不了。管理员不处理的，可以打客服热线投诉，"
    "一般两个工作日就有回复。退网以后次月生效。"
)

PAIRS = {
    # --- characters
    ("markup", "entities and tags go"): ("<p>注销&nbsp;&amp;停机<br/>两种</p>", "注销\xa0&停机\n两种\n"),
    ("page", "tags over several lines, and what stands in no article"): (
        '<div\n class="a">首页</div>\n<p>停号带<a\n href="https://a.example">证件</a>。</p>',
        "首页\n停号带证件。",
    ),
    ("markup", "headings, items and cells show as text shows them"): (
        "<h2>材料</h2><ol><li>证件</li><li>卡</li></ol><tr>\n<td>热线</td>\n<td>当天</td>\n</tr>",
        "## 材料\n1. 证件\n2. 卡\n热线\t当天\n",
    ),
    ("markup", "scripts and comments go"): (
        "先查余额。<script>\nvar a = 1;\n</script><!-- 底部 -->再注销。",
        "先查余额。再注销。\n\n",
    ),
    ("markup", "footnote marks go"): ("可以办理[1][2]。详见合同【4†来源】", "可以办理。详见合同"),
    ("markup", "a block begins a line though the one before is open"): (
        "<p>国际漫游怎么关<p>出国回来要关掉。<div>方法有三种</div>",
        "国际漫游怎么关\n出国回来要关掉。\n方法有三种\n",
    ),
    ("markup", "a paragraph inside a cell does not break the row"): (
        "<table><tr><td><p>公司</p></td><td><p>热线<br>电话</p></td></tr></table>",
        "公司\t热线 电话\n",
    ),
    ("markup", "a quoted attribute may hold a tag"): ('<p title="<b>x</b>">先查余额。</p>', "先查余额。\n"),
    ("markup", "a part that unfolds leaves its words, a field to fill in does not"): (
        "<details><summary>退不掉怎么办</summary>先查合约。</details><form><textarea>说点什么</textarea></form>",
        "退不掉怎么办\n先查合约。\n",
    ),
    ("markup", "what nobody can see goes"): (
        '<div style="display:none">免费领卡 <p>靓号</p></div>先查<i style="font-size:0px">广告</i>余额。',
        "先查余额。",
    ),
    ("markup", "an answer that unfolds is content"): (
        '<div style="display:none">不能。号码会收回。</div>',
        "不能。号码会收回。\n",
    ),
    ("markup", "menus go"): ("<nav><a>首页</a><a>视频</a></nav>先查余额。", "先查余额。"),
    ("markup", "a name and a date side by side stay apart"): (
        "<span>数码君</span><span>2023-11-08</span><b>注</b><i>销</i>",
        "数码君 2023-11-08注销",
    ),
    ("markup", "a number in two pieces is one number"): ("拨<span>1</span><span>0086</span>", "拨10086"),
    ("markup", "an item keeps its indentation"): ("  - <b>固话</b>", "  - 固话"),
    ("markup", "footnotes of Markdown lose their marks"): (
        "见官网。[^1]\n[^1]: 二月查询。",
        "见官网。\n二月查询。",
    ),
    ("escape", "a comment that is never closed hides nothing"): ("<!-- 正文完", r"\<!-- 正文完"),
    ("blanks", "zero-width characters go"): ("注\u200b销\ufeff号码", "注销号码"),
    ("blanks", "full-width letters and digits become plain"): ("ＡＰＰ里按１", "APP里按1"),
    ("blanks", "a paragraph is not indented"): ("\u3000\u3000先查余额。", "先查余额。"),
    ("blanks", "the colon of a time is narrow"): ("８：３０开门，选项2：30分钟", "8:30开门，选项2：30分钟"),
    ("pinyin", "tone marks in ASCII brackets go"): ("銷(xiāo)號(hào)", "銷號"),
    ("pinyin", "full-width brackets and blanks inside go"): ("注（ zhù ）销( xi āo )", "注销"),
    ("pinyin", "a bare reading goes"): ("销(xiao)号(hao4)", "销号"),
    ("pinyin", "the reading of two characters goes"): ("注销(zhuxiao)", "注销"),
    ("pinyin", "real brackets stay"): (
        "密码(pin)、手机(如有)、卡（SIM）",
        "密码(pin)、手机(如有)、卡（SIM）",
    ),
    ("mojibake", "UTF-8 read as Latin-1"): ("注销".encode().decode("latin-1"), "注销"),
    ("mojibake", "GBK read as Latin-1"): ("营业厅办理注销".encode("gbk").decode("latin-1"), "营业厅办理注销"),
    ("mojibake", "UTF-8 read as GBK"): ("办理注销手续".encode().decode("gb18030"), "办理注销手续"),
    ("mojibake", "good text stays"): ("鑫垚通讯的卡，办理注销。", "鑫垚通讯的卡，办理注销。"),
    ("lost_byte", "one byte before a letter"): ("办理注销SIM卡\n先?⑾鶶IM卡", "办理注销SIM卡\n先注销SIM卡"),
    ("traditional", "Taiwan's words"): (
        "隨著電信發展，甚麼手續都要憑證件",
        "随着电信发展，什么手续都要凭证件",
    ),
    ("traditional", "a written work is no particle"): (
        "著作權、顯著、名著，看著辦",
        "著作权、显著、名著，看着办",
    ),
    ("traditional", "Hong Kong's variants"): ("衞生裏的羣眾", "卫生里的群众"),
    ("traditional", "simplified text stays"): ("效果显著，执著于原著", "效果显著，执著于原著"),
    ("punctuation", "between Chinese characters"): ("可以,但要快;好吗?好!", "可以，但要快；好吗？好！"),
    ("punctuation", "times, numbers and addresses stay"): (
        "见18:30和1,000元,2024-09-22,1-3天,http://a.example/?b=1,c",
        "见18:30和1,000元，2024-09-22,1-3天，http://a.example/?b=1,c",
    ),
    ("punctuation", "brackets beside Chinese"): ("卡(SIM)和f(x)", "卡（SIM）和f(x)"),
    ("spacing", "between Chinese and Latin"): ("手机 APP 里为 1-3 个", "手机APP里为1-3个"),
    ("spacing", "the number of an article of law stays apart"): (
        "第一条 为了规范停机，制定本规程。\n《广告法》第四十三条 未经同意，不得发送。",
    )
    * 2,
    ("spacing", "letters spaced out"): ("注 意 事 项", "注意事项"),
    ("spacing", "blanks that stand for commas stay"): (
        "可以异地注销 答案是可以 2023年起都支持",
        "可以异地注销 答案是可以 2023年起都支持",
    ),
    ("spacing", "columns stay apart"): ("姓名 电话", "姓名 电话"),
    # --- noise
    ("bylines", "a byline between title and text"): (
        "标题一行\n号卡 Ab3xYz 2024-09-22 18:30 93 0\n正文。",
        "标题一行\n正文。",
    ),
    ("bylines", "a publish line"): ("发布时间：2025-02-27 人气：20", ""),
    ("bylines", "a date in Chinese numerals"): ("发布日期：二〇二四年五月六日", ""),
    ("bylines", "counters alone"): ("阅读 1.2万 评论 3", ""),
    ("bylines", "a date in a sentence stays"): ("截止日期：2025年3月1日", "截止日期：2025年3月1日"),
    ("bylines", "a title with a date stays"): ("2024年3月5日起实行的新办法", "2024年3月5日起实行的新办法"),
    ("contents", "a head without entries spares the paragraph"): (
        "本文目录导读：\n号码不用了要注销。",
        "号码不用了要注销。",
    ),
    ("contents", "entries go, headings stay"): (
        "目录：\n1. 条件\n2. 材料\n\n条件\n\n没有欠费。\n\n材料\n\n身份证。",
        "\n## 条件\n\n没有欠费。\n\n## 材料\n\n身份证。",
    ),
    ("contents", "steps with paragraphs are no entries"): (
        "本文目录：\n1、联系客服\n先打热线。\n2、等待\n三天。",
        "1、联系客服\n先打热线。\n2、等待\n三天。",
    ),
    ("inline_contents", "the sentence before it stays"): (
        "先说重点。文章内容包括：1.条件；2.材料；3.时间",
        "先说重点。",
    ),
    ("inline_contents", "the contents of a form are content"): (
        "填写申请表，内容包括：1、姓名；2、证件号。",
        "填写申请表，内容包括：1、姓名；2、证件号。",
    ),
    ("ai_residue", "the whole line"): (
        "仅供参考，你可以根据实际情况进行调整，如果你还有其他问题，欢迎继续向我提问。",
        "",
    ),
    ("ai_residue", "a caveat about times stays"): (
        "以上时间仅供参考，以受理单为准。",
        "以上时间仅供参考，以受理单为准。",
    ),
    ("ai_residue", "asking the carrier stays"): (
        "如果还有其他问题，可以向运营商客服提问。",
        "如果还有其他问题，可以向运营商客服提问。",
    ),
    ("pleasantry", "the tail of a content line"): (
        "注销要趁早，希望本文对您有所帮助，祝大家顺利！",
        "注销要趁早。",
    ),
    ("pleasantry", "hoping for something else stays"): (
        "希望保留号码的，选停机保号。",
        "希望保留号码的，选停机保号。",
    ),
    ("disclaimer", "copyright and source"): (
        "本文来源于网络，如有侵权请联系我们删除。先查余额。",
        "先查余额。",
    ),
    ("disclaimer", "a statement in a form stays"): ("声明：本人自愿注销号码。", "声明：本人自愿注销号码。"),
    ("contacts", "a clause longer than any advertisement loses the contact alone"): (
        f"{'先停机 ' * 101}请加微信abc12345",
        "先停机 " * 101,
    ),
    ("advertising", "an advertising sentence"): (
        "先查余额。我们公司专业提供外呼线路，欢迎来电咨询。",
        "先查余额。",
    ),
    ("advertising", "we may choose is content"): ("我们可以选择以下几种方式。", "我们可以选择以下几种方式。"),
    ("page_furniture", "breadcrumbs"): ("您的位置：首页 > 资讯 > 正文", ""),
    ("page_furniture", "share buttons"): ("分享到：微信 微博 QQ空间", ""),
    ("page_furniture", "a registration number"): ("Copyright © 2023 某网 京ICP备12345678号-1", ""),
    ("page_furniture", "keywords"): ("标签：注销,停机,销户", ""),
    ("page_furniture", "stuffing"): ("外呼卡注销 外呼卡停机 外呼卡销户 外呼卡怎么注销", ""),
    ("page_furniture", "a list of things is no stuffing"): (
        "移动卡、联通卡、电信卡、广电卡",
        "移动卡、联通卡、电信卡、广电卡",
    ),
    ("page_furniture", "location data is no breadcrumb"): (
        "位置信息会上传到服务器",
        "位置信息会上传到服务器",
    ),
    ("related", "a head at the end"): ("正文。\n你可能想看：", "正文。"),
    ("related", "titles below a head"): ("正文。\n相关阅读\n副卡怎么取消\n主卡怎么过户", "正文。"),
    ("related", "a heading with text stays"): (
        "相关知识\n停机和销户不同，停机还能恢复。",
        "相关知识\n停机和销户不同，停机还能恢复。",
    ),
    ("contacts", "a block over two lines each"): (
        "正文。\n热线电话\n13912345678\n上班时间\n周一到周五",
        "正文。",
    ),
    ("contacts", "a number in Chinese numerals"): ("联系电话：一三九一二三四五六七八", ""),
    ("contacts", "a clause that advertises"): ("先查余额，加微信abc12345，再注销。", "先查余额，再注销。"),
    ("contacts", "only the number of a content sentence"): (
        "拨打营业厅电话（0512-81234567）申请注销。",
        "拨打营业厅电话申请注销。",
    ),
    ("contacts", "hotlines of carriers and authorities stay"): (
        "客服热线：10086\n投诉电话：12300\n拨打10010或95588。",
        "客服热线：10086\n投诉电话：12300\n拨打10010或95588。",
    ),
    ("contacts", "opening hours of a hall stay"): (
        "营业时间：周一至周五9:00-17:00",
        "营业时间：周一至周五9:00-17:00",
    ),
    ("contacts", "unbinding accounts is content"): ("先解绑微信、QQ和支付宝。", "先解绑微信、QQ和支付宝。"),
    ("contacts", "an advertising sentence leaves no stump"): (
        "先查余额。需要办理高频外呼卡请加微信：dxk88888。",
        "先查余额。",
    ),
    ("contacts", "the condition before a contact goes with it"): (
        "先查余额。如果您还有不明白的地方，可拨打400-888-1234，我们会有专人为您解答。",
        "先查余额。",
    ),
    ("contacts", "a manager's name is part of the contact"): ("如需帮助请联系张经理：13512345678", ""),
    ("related_entries", "links to the pages beside this one"): (
        "正文。\n上一篇：回拨是什么\n下一篇：防封号电销卡哪家好",
        "正文。",
    ),
    ("advertising", "a sentence of an offer goes as a whole"): (
        "如果需要办理电销卡可以联系客服，我们提供各地的电销卡，资费低至0.1元/分钟，不封号。先停机。",
        "先停机。",
    ),
    ("advertising", "the label of a step is no invitation"): ("在线办理：打开App。",) * 2,
    ("advertising", "a group to join, its number too"): (
        "先停机。欢迎加入通信交流群（Q群：123456789），免费领取避坑手册。",
        "先停机。",
    ),
    ("advertising", "what a shop sells"): ("先停机。咱家主营电销卡、白名单卡，支持全国发货。", "先停机。"),
    ("advertising", "asking the carrier is content"): (
        "如果需要注销电销卡，可以联系运营商客服。",
        "如果需要注销电销卡，可以联系运营商客服。",
    ),
    ("page_furniture", "the label of a lead goes, the lead stays"): (
        "导读：很多人问，卡不用了怎么办。\n【摘要】先停机。",
        "很多人问，卡不用了怎么办。\n先停机。",
    ),
    ("contacts", "a contact behind a pictograph, or of Hong Kong"): (
        "微❤：ka_66889\n先查余额。欢迎WhatsApp我们：+852 6123 4567",
        "先查余额。",
    ),
    ("contacts", "a carrier's mailbox stays"): ("发邮件至10086@example.com申请。",) * 2,
    ("advertising", "what stands behind the colon of an offer goes with it"): (
        "先查余额。需要办理高频外呼卡请加微信：dxk88888。",
        "先查余额。",
    ),
    ("advertising", "an offer to do it for the reader goes with its price"): (
        "如果您觉得麻烦，可以找我们代办，全国可办，费用200元起。提醒：切勿外借证件。",
        "提醒：切勿外借证件。",
    ),
    ("page_furniture", "an item (c) is no copyright"): ("（c）亲情号自动失效。",) * 2,
    ("punctuation", "a list mark keeps its blank"): ("- (甲)方", "- （甲）方"),
    ("comments", "names, times and reply buttons below their head"): (
        f"{ABOVE}\n网友评论\n小林\n我也这样办的\n2023-01-05 10:22\n回复\n路人 3天前\n多谢！\n回复 赞 2",
        ABOVE,
    ),
    ("comments", "below a number of comments"): (
        f"{ABOVE}\n评论 2\n小林\n多谢\n昨天 12:30 回复\n阿强\n有用\n3月5日 08:12 回复 1",
        ABOVE,
    ),
    ("comments", "below a form, to the end of the page"): (
        f"{ABOVE}\n写留言\n小林\n河南\n我也这样办的。\n已无更多数据",
        ABOVE,
    ),
    ("comments", "links behind them stay for the step that knows them"): (
        f"{ABOVE}\n最新评论\n小林 2023-01-05\n多谢\n阿强 2023-01-06\n## 相关阅读\n副卡怎么过户",
        f"{ABOVE}\n## 相关阅读\n副卡怎么过户",
    ),
    ("comments", "a button over the article heads nothing"): (
        f"怎么退网\n评论 2\n发布：2023-01-05 10:22\n更新：2023-01-06 18:00\n{ABOVE}",
    )
    * 2,
    ("comments", "a number of comments under an answer heads none"): (
        f"{ABOVE}\n29条评论\n分享\n老周\n12人赞同了该回答\n直接去营业厅。\n编辑于 2022-08-15 21:47\n3条评论",
    )
    * 2,
    ("comments", "a part of the article about comments stays"): (
        f"{ABOVE}\n我来说两句\n换绑以后，原来的评论都还在。\n一、回复\n照样能收到。",
    )
    * 2,
    ("contacts", "a hotline in brackets takes no clause of the sentence along"): (
        "向代理商提出申请（咨询热线：400-123-4567），核实后3天办完。",
        "向代理商提出申请，核实后3天办完。",
    ),
    ("pleasantry", "what the word for a like is the subject of is content"): (
        "评论、点赞这类功能都要实名手机号。",
        "评论、点赞这类功能都要实名手机号。",
    ),
    ("pleasantry", "asking for likes"): ("记得点赞收藏哦！点个在看，让更多人看到。先停机。", "先停机。"),
    ("pleasantry", "who is going to tell it to whom"): (
        "卡不用了怎么办？今天小通就来和大家聊聊怎么退订。",
        "卡不用了怎么办？",
    ),
    ("advertising", "a public account to follow, its name too"): (
        "先停机。了解更多资讯，请关注微信公众号：haoka_zs。",
        "先停机。",
    ),
    ("advertising", "the slogan of a seller"): ("先停机。某某通信，您身边的通信专家！", "先停机。"),
    ("page_furniture", "an advertisement that says so"): ("广告：19元100G流量卡免费送", ""),
    ("page_furniture", "a menu on one line"): ("首页 资讯 视频 我的", ""),
    ("page_furniture", "lines of a script without its tags"): (
        "var _hmt = _hmt || [];\n(function() {\n.nav a:hover { color: red; }\n编号A{1}有效",
        "编号A{1}有效",
    ),
    ("page_furniture", "a line drawn between parts"): (
        "先停机。\n==========\n- - -\n再注销。",
        "先停机。\n\n\n再注销。",
    ),
    ("repeated", "a paragraph right below itself goes"): (
        "手表和手机共用一个号码，换手表之前要先解绑。\n\n手表和手机共用一个号码，换手表之前要先解绑。\n然后注销。",
        "手表和手机共用一个号码，换手表之前要先解绑。\n\n然后注销。",
    ),
    ("repeated", "an article that a page holds twice"): (
        "先把绑定的银行卡和社交账号都解开。\n然后注销。\n先把绑定的银行卡和社交账号都解开。\n然后注销。",
        "先把绑定的银行卡和社交账号都解开。\n然后注销。",
    ),
    ("repeated", "the same sentence in two parts stays"): (
        "移动\n带上身份证原件到营业厅，结清欠费后当场办完。\n联通\n带上身份证原件到营业厅，结清欠费后当场办完。",
    )
    * 2,
    ("repeated", "short cells stay"): ("免费\n免费\n当场\n当场",) * 2,
    ("bylines", "the head of a post in a forum"): (
        "先停机。\n发表于 2021-3-4 11:02 | 只看该作者",
        "先停机。",
    ),
    ("page_furniture", "floors and buttons of a forum"): (
        "楼主\n沙发\n3楼\n回复 支持 反对 举报\n您需要登录后才可以回帖 登录 | 立即注册",
        "",
    ),
    ("page_furniture", "buttons of a question page"): ("写回答\n好问题 5\n326 人赞同了该回答\n展开全部", ""),
    ("page_furniture", "the menu of a site, one entry a line"): (
        "- 首页\n- 生活\n- 科技\n手机卡怎么补办\n- 先挂失",
        "手机卡怎么补办\n- 先挂失",
    ),
    ("page_furniture", "who wrote and who drew"): (
        "文：卡片君 ｜ 图：网上图片\n来源 | 某实验室（ID：tx_lab）",
        "",
    ),
    ("pleasantry", "a greeting in two languages"): ("Hi，大家好，我是阿亮。先停机。", "先停机。"),
    ("advertising", "an invitation between pointing hands"): (
        "👇点击下方名片，关注我们👇\n先停机。",
        "先停机。",
    ),
    ("advertising", "a link to what is for sale"): (
        "先停机。更多好卡推荐，戳→ https://a.example/?id=8",
        "先停机。",
    ),
    # --- structure
    ("wrapped", "a line that ends in a comma goes on"): ("先解除关系，\n再注销。", "先解除关系，再注销。"),
    ("inline_lists", "marks inside a sentence"): (
        "需要：1、身份证；2、卡；3、密码。好了再去。",
        "需要：\n1、身份证；\n2、卡；\n3、密码。\n好了再去。",
    ),
    ("inline_lists", "a sentence behind items parted by blanks"): (
        "分几种。 ①主动：1天 ②违规：6个月 ③涉诈：5年 需要注意，最多办5张。",
        "分几种。\n①主动：1天\n②违规：6个月\n③涉诈：5年\n需要注意，最多办5张。",
    ),
    ("inline_lists", "circled digits with nothing between"): (
        "①柜台递交②邮件发送③网上上传",
        "①柜台递交\n②邮件发送\n③网上上传",
    ),
    ("inline_lists", "numbers that do not count stay"): ("第2、3天和1、5元", "第2、3天和1、5元"),
    ("tables", "cells parted by tabs"): (
        "公司\t热线\n移动\t10086",
        "| 公司 | 热线 |\n| --- | --- |\n| 移动 | 10086 |",
    ),
    ("tables", "cells parted by one blank"): (
        "渠道 时间 材料\n营业厅 当场 证件\n热线10000 2 天 密码",
        "| 渠道 | 时间 | 材料 |\n| --- | --- | --- |\n| 营业厅 | 当场 | 证件 |\n| 热线10000 | 2 天 | 密码 |",
    ),
    ("tables", "the corner of the head is empty"): (
        "        注销    停机\n月租    无    5元\n恢复    不可    可以",
        "| | 注销 | 停机 |\n| --- | --- | --- |\n| 月租 | 无 | 5元 |\n| 恢复 | 不可 | 可以 |",
    ),
    ("tables", "words with blanks between are no table"): (
        "首页 产品 新闻\n移动 联通 电信\n北京 上海 广州",
        "首页 产品 新闻\n移动 联通 电信\n北京 上海 广州",
    ),
    ("tables", "one cell a line"): (
        "号码\n时间\n手机号\n90天\n固话\n180天",
        "| 号码 | 时间 |\n| --- | --- |\n| 手机号 | 90天 |\n| 固话 | 180天 |",
    ),
    ("questions", "numbered question and answer"): ("1、能恢复吗？\n答：不能。", "### 能恢复吗？\n不能。"),
    ("questions", "bare question and answer"): ("能恢复吗？\n\n答：不能。", "### 能恢复吗？\n\n不能。"),
    ("questions", "Latin marks"): ("Q1：能恢复吗？\nA1：不能。", "### 能恢复吗？\n不能。"),
    ("questions", "an answer with its number and a dot"): (
        "Q1. 能恢复吗？\nA1. 可以，但要快。",
        "### 能恢复吗？\n可以，但要快。",
    ),
    ("questions", "in bold"): ("**Q：能恢复吗？**\n**A：**不能。", "### 能恢复吗？\n不能。"),
    ("questions", "both on one line"): ("问：能恢复吗？答：不能。", "### 能恢复吗？\n不能。"),
    ("headings", "numbered in Chinese"): (
        "一、条件\n没有欠费。\n（一）材料\n身份证。",
        "## 条件\n没有欠费。\n### 材料\n身份证。",
    ),
    ("headings", "a bare line between paragraphs"): (
        "先说明。\n\n材料\n\n带身份证。",
        "先说明。\n\n## 材料\n\n带身份证。",
    ),
    ("headings", "numbered and bold, or with a colon"): (
        "**一、材料**\n带身份证。\n二：时间\n三天。",
        "## 材料\n带身份证。\n## 时间\n三天。",
    ),
    ("headings", "a pictograph is no part of a heading"): ("## 📌 材料\n带身份证。", "## 材料\n带身份证。"),
    ("headings", "ways counted in black brackets"): (
        "【方法一】营业厅办理\n带证件。\n【方法二】热线\n打10086。",
        "## 方法一：营业厅办理\n带证件。\n## 方法二：热线\n打10086。",
    ),
    ("headings", "in black brackets"): ("【材料】\n带身份证。", "## 材料\n带身份证。"),
    ("headings", "a label and its number are no heading"): (
        "三、电信\n热线：10000\n四、广电\n热线：10099\n说明在此。",
        "## 电信\n热线：10000\n## 广电\n热线：10099\n说明在此。",
    ),
    ("headings", "parts of one kind have one level"): (
        "（一）材料\n带身份证。\n（二）时间\n当天办完。\n一、其他\n看公告。",
        "## 材料\n带身份证。\n## 时间\n当天办完。\n## 其他\n看公告。",
    ),
    ("headings", "a number on a line of its own belongs to the heading below it"): (
        "先说明。\n01\n先查合约\n到期再办。\n02\n再拆设备\n光猫要还。",
        "先说明。\n## 先查合约\n到期再办。\n## 再拆设备\n光猫要还。",
    ),
    ("headings", "ways counted before a colon"): (
        "有两个办法：\n方法1：致电客服\n报身份证号，再说原因。\n方法2：去营业厅\n带身份证。",
        "有两个办法：\n## 方法1：致电客服\n报身份证号，再说原因。\n## 方法2：去营业厅\n带身份证。",
    ),
    ("headings", "ways on one line each are no headings"): ("办法：\n方法1：发短信到10086\n方法2：打热线",)
    * 2,
    ("headings", "a Chinese number and a blank"): (
        "一 合约没到期\n付违约金。\n二 有欠费\n先结清。",
        "## 合约没到期\n付违约金。\n## 有欠费\n先结清。",
    ),
    ("headings", "a step's number on a line of its own"): (
        "Step.1\n确认归属\n先查号段。\nStep.2\n联系客服\n记下工单号。",
        "## 确认归属\n先查号段。\n## 联系客服\n记下工单号。",
    ),
    ("headings", "the caption of a picture is no heading"): ("先打开。\n▲点击我的\n再搜索。",) * 2,
    ("headings", "a code to dial is no heading"): ("##002#取消全部转移\n立即生效。",) * 2,
    ("headings", "a sentence behind a pictograph is no heading"): (
        "先说明。\n⏰大概等7天就好啦～余额会退回来\n银行卡要是本人的。",
    )
    * 2,
    ("headings", "the last item of a list numbered in Chinese is none"): (
        "停机有三种：\n（一）申请停机；\n（二）欠费停机；\n（三）违规停机：\n1.被投诉；\n2.机卡分离。",
    )
    * 2,
    ("headings", "the same words twice"): (
        "## 材料\n一。\n## 材料\n二。",
        "## 材料\n一。\n## 材料（2）\n二。",
    ),
    ("headings", "a numbered sentence is no heading"): (
        "一、先把欠费缴清，再去办理。",
        "一、先把欠费缴清，再去办理。",
    ),
    ("lists", "a flattened two-level list"): (
        "1. 准备\n2. 身份证；\n3. 卡。\n\n4. 申请\n\n5. 打电话；\n6. 填表。",
        "\n1. 准备\n   - 身份证；\n   - 卡。\n2. 申请\n   - 打电话；\n   - 填表。\n",
    ),
    ("lists", "item title and body on two lines"): (
        "1、申请\n先填表。\n2、等待\n三天。",
        "\n1. 申请\n\n   先填表。\n2. 等待\n\n   三天。\n",
    ),
    ("lists", "marks inside marks"): (
        "1、必备：\n（1）身份证\n（2）卡\n2、其他：\n（1）合同",
        "\n1. 必备：\n   1. 身份证\n   2. 卡\n2. 其他：\n   1. 合同\n",
    ),
    ("lists", "letters below a number, small letters below capital ones"): (
        "1. 停机\n2. 提交\nA. 柜台\nB. 平台\na) 登录\nb) 上传",
        "\n1. 停机\n2. 提交\n   1. 柜台\n   2. 平台\n      1. 登录\n      2. 上传\n",
    ),
    ("lists", "a line that leads into the next list is no part of the last"): (
        "移动：\n查询：发101\n停机：打10086\n电信：\n查询：发102\n停机：发TJ",
        "\n移动：\n\n- 查询：发101\n- 停机：打10086\n\n电信：\n\n- 查询：发102\n- 停机：发TJ\n",
    ),
    ("lists", "circled digits and bullets"): ("①身份证\n②卡\n• 复印件", "\n1. 身份证\n2. 卡\n\n- 复印件\n"),
    ("lists", "steps by English name"): ("step1：填表\nstep2：等待", "\n1. 填表\n2. 等待\n"),
    ("lists", "steps by name"): ("第一步：填表\n第二步：等待", "\n1. 填表\n2. 等待\n"),
    ("lists", "items counted 1.1 below items counted 1."): (
        "1. 材料\n1.1 证件\n1.2 卡\n2. 结果",
        "\n1. 材料\n   1. 证件\n   2. 卡\n2. 结果\n",
    ),
    ("lists", "first, then, last"): (
        "首先，填表。\n其次，等待。\n最后，核对。",
        "\n1. 首先，填表。\n2. 其次，等待。\n3. 最后，核对。\n",
    ),
    ("lists", "short lines under a colon"): ("材料：\n身份证\n电话卡", "\n材料：\n\n- 身份证\n- 电话卡\n"),
    ("placeholders", "an article without headings"): (
        "开头。\n1. 填表\n2. 等待\n结尾。",
        "开头。\n\n## 小标题1（待补）\n\n1. 填表\n2. 等待\n\n## 小标题2（待补）\n\n结尾。",
    ),
    ("placeholders", "a list that begins anew"): (
        "## 甲\n1. 填表\n2. 等待\n\n1. 当心\n2. 核对",
        "## 甲\n1. 填表\n2. 等待\n\n\n## 小标题1（待补）\n\n1. 当心\n2. 核对",
    ),
    ("escape", "a bare address"): ("见https://a.example/b。", "见<https://a.example/b>。"),
    ("escape", "marks that would swallow words"): ("月租*天数/30，即30*10", r"月租\*天数/30，即30\*10"),
    ("escape", "something like a tag"): ("显示<a>为空", r"显示\<a>为空"),
    ("escape", "emphasis and code that the article has as Markdown stay"): (
        "几个号码组成的**互拨群**，*组长*付费，发`TCQQ`退出。",
    )
    * 2,
    ("escape", "bold words stay beside marks that do not"): (
        "**注意**：月租*天数/30，即30*10。",
        r"**注意**：月租\*天数/30，即30\*10。",
    ),
    ("layout", "one empty line between blocks"): ("## 甲\n文\n\n\n- 一\n- 二", "## 甲\n\n文\n\n- 一\n- 二"),
}


@pytest.mark.parametrize(
    ("name", "raw", "expected"),
    [(step, *pair) for (step, _), pair in PAIRS.items()],
    ids=[f"{step}: {rule}" for step, rule in PAIRS],
)
def test_a_step_does_its_one_job(run_step: RunStep, name: str, raw: str, expected: str) -> None:
    assert run_step(name, raw)[0] == expected


def test_every_step_that_changes_text_has_a_pair() -> None:
    tried = {step for step, _ in PAIRS} | {"front_matter", "articles", "title"}
    assert tried == set(STEP_NAMES)


@pytest.mark.parametrize("name", STEP_NAMES)
def test_any_step_can_be_switched_off(name: str) -> None:
    raw = "如何注销\n发布时间:2024-01-02\n一、条件\n沒有欠費(fèi),希望本文有帮助。\n1、甲\n2、乙"
    assert all(
        change.step != name for change in normalize(raw, skip=[name]).changes if change.rule != "missing"
    )


def test_a_style_of_any_length_goes(run_step: RunStep) -> None:
    rules = ".nav { margin: 0 }\n" * 200
    text, changes = run_step("markup", f"<style>\n{rules}</style>先查余额。<style>\n没有结尾。")
    assert text.split() == ["先查余额。<style>", "没有结尾。"]
    assert [change.before for change in changes] == [f"<style>\n{rules}</style>"]


def test_an_unknown_step_is_refused_with_the_names_there_are() -> None:
    with pytest.raises(ValueError, match="there is no step pinyins; the steps are mojibake, page, markup"):
        normalize("注销", skip=["pinyins"])


def test_a_byte_lost_under_a_naive_annotator_is_put_back() -> None:
    known = "办理注銷手续，办理注銷手续，请在柜台填表，请在注意事项下签字。"
    result = normalize(f"{known}\n费用没用完的,請(qǐng)?jiān)谧N(xiāo)前说明。")
    assert "費用没用完的，请在注销前说明。".replace("費", "费") in result.drafts[0].body


def test_a_byte_lost_without_a_mark_is_put_back(run_step: RunStep) -> None:
    whole = "先查余额，再办理注销SIM卡。".encode("gbk")
    at = whole.index("注销".encode("gbk"))
    shifted = (whole[:at] + whole[at + 1 :]).decode("gbk")
    assert "注销" not in shifted
    text, _ = run_step("lost_byte", f"办理注销SIM卡要带身份证。\n{shifted}")
    assert text == "办理注销SIM卡要带身份证。\n先查余额，再办理注销SIM卡。"


def test_a_file_read_in_the_wrong_encoding_comes_out_as_if_it_were_not() -> None:
    raw = "副卡怎么注销\n先查余额，再到营业厅办理。\n一、材料\n带身份证。\n"
    expected = normalize(raw).drafts
    assert normalize(raw.encode().decode("latin-1")).drafts == expected
    assert normalize(raw.encode("gbk").decode("latin-1")).drafts == expected


def test_damage_that_the_bytes_do_not_mend_is_left_to_the_editor(run_step: RunStep) -> None:
    text, changes = run_step("lost_byte", "先?xiǎo)龘A填表。")
    assert text == "先?xiǎo)龘A填表。"
    assert [change.action for change in changes] == ["left"]


def test_two_titles_glued_together_are_one_title(run_step: RunStep) -> None:
    _, changes = run_step("title", "电话副卡注销指南电话副卡怎么注销呢\n正文在这里。")
    assert [change.fact for change in changes if change.fact] == [("title", "电话副卡注销指南")]
    assert [change.before for change in changes if change.rule == "glued"] == ["电话副卡怎么注销呢"]


@pytest.mark.parametrize(
    "title", ["外呼卡注销后外呼卡里的余额怎么办", "携号转网后原来的号码还要不要注销", "销户和停机有什么不同"]
)
def test_one_title_is_not_taken_for_two(title: str) -> None:
    assert glued_at(title) == 0


def test_a_line_equal_to_the_title_goes(run_step: RunStep) -> None:
    text, _ = run_step("title", "副卡注销指南\n\n第一段。\n\n副卡注销指南\n\n第二段。")
    assert text.split() == ["第一段。", "第二段。"]


def test_the_name_of_the_site_goes_from_the_title(run_step: RunStep) -> None:
    _, changes = run_step("title", "副卡怎么注销 - 号卡百科网\n正文。")
    assert changes[0].fact == ("title", "副卡怎么注销")


def test_an_article_that_begins_with_a_sentence_gets_a_placeholder_title() -> None:
    result = normalize("号码不用了，就要注销。\n\n先查余额。")
    assert result.drafts[0].metadata["title"] == "标题（待补）"
    assert ("title", "missing", "supplied") in [(c.step, c.rule, c.action) for c in result.changes]


def test_front_matter_is_read_back_and_its_other_keys_are_reported() -> None:
    result = normalize("---\ntitle: 副卡注销\ndate: '2024-01-02'\nauthor: 某人\n---\n\n先查余额。")
    assert result.drafts[0].metadata == {"title": "副卡注销", "date": "2024-01-02", "lang": "zh"}
    assert any(change.rule == "other_keys" and "某人" in change.before for change in result.changes)


LONG = "办理之前先把名下的号码都查一遍，把余额、合约、欠费三样写在纸上，再决定先办哪一个，免得来回跑。" * 4


def test_a_second_opening_behind_a_closing_paragraph_begins_an_article() -> None:
    raw = (
        f"随着通信发展，很多人有闲置的号码。{LONG}\n总之，早办早好。{LONG}\n"
        f"在数字化时代，企业也有闲置的线路，本文将介绍怎么退。{LONG}"
    )
    assert len(normalize(raw).drafts) == 2


def test_a_line_that_says_it_is_a_title_begins_an_article() -> None:
    rule = "=" * 20
    raw = f"{rule}\n标题：副卡注销\n{rule}\n{LONG}\n{rule}\n标题：主卡过户\n来源：某网\n{rule}\n{LONG}"
    assert [draft.metadata["title"] for draft in normalize(raw).drafts] == ["副卡注销", "主卡过户"]


def test_answers_in_a_forum_stay_one_article() -> None:
    posts = (f"发表于 {time} | 只看该作者\n{LONG}" for time in ("2021-3-4 10:22", "2021-3-5 11:00"))
    raw = "副卡怎么退\n" + "\n地板\n".join(posts)
    assert [draft.metadata for draft in normalize(raw).drafts] == [
        {"title": "副卡怎么退", "date": "2021-03-04", "lang": "zh"}
    ]


def test_an_english_article_says_so_and_keeps_its_title() -> None:
    raw = "How to cancel a SIM card\n\nPay what you owe. Then bring your passport to the shop.\n"
    assert normalize(raw).drafts[0].metadata == {"title": "How to cancel a SIM card", "lang": "en"}


def test_an_introduction_of_two_paragraphs_stays_one_article() -> None:
    raw = (
        f"怎么注销\n随着通信发展，很多人有闲置的号码。\n在数字化时代，本文将介绍怎么退。\n{LONG}\n"
        f"一、未来\n随着技术发展，流程会更短。{LONG}"
    )
    assert len(normalize(raw).drafts) == 1


def test_an_outlook_behind_the_summary_is_no_article() -> None:
    raw = f"怎么注销\n{LONG}\n总之，早办早好。\n随着技术发展，流程会更短。{LONG}"
    assert len(normalize(raw).drafts) == 1


def test_a_paragraph_about_what_many_ask_is_no_article() -> None:
    more = f"{LONG}\n" * 4
    raw = f"怎么注销\n{LONG}\n希望以上方法能帮到大家。\n很多人还会问，副卡怎么办。{more}"
    assert len(normalize(raw).drafts) == 1


def test_a_second_publish_line_begins_an_article_with_the_title_above_it() -> None:
    raw = f"副卡注销\n发布时间：2024-01-02\n{LONG}\n主卡过户\n发布时间：2024-02-03\n{LONG}"
    assert [draft.metadata for draft in normalize(raw).drafts] == [
        {"title": "副卡注销", "date": "2024-01-02", "lang": "zh"},
        {"title": "主卡过户", "date": "2024-02-03", "lang": "zh"},
    ]


def test_the_address_of_the_article_is_kept_as_its_source() -> None:
    result = normalize("副卡注销\n\n先查余额。\n\n本文链接：https://a.example/1.html")
    assert result.drafts[0].metadata["source"] == "https://a.example/1.html"


@pytest.mark.parametrize("line", ["一 甲", "首页 产品 新闻"])
def test_a_line_is_split_into_cells_a_bounded_number_of_times(
    line: str, run_step: RunStep, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried = 0

    def counted(cells: list[str]) -> bool:
        nonlocal tried
        tried += 1
        return all(cells)

    monkeypatch.setattr(tables, "_is_row", counted)
    run_step("tables", f"{line}\n" * 1000)
    assert tried <= 130 * 1000


def test_utf_8_read_as_gbk_is_mended_though_a_byte_became_the_euro_sign(run_step: RunStep) -> None:
    data = "销号码".encode()
    misread = data[:2].decode("gbk") + "€" + data[3:].decode("gbk")
    assert run_step("mojibake", misread)[0] == "销号码"


def test_a_damaged_first_line_is_no_title() -> None:
    assert normalize("手机卡注\ufffd指南\n\n先查余额，再办理。").drafts[0].metadata["title"] == "标题（待补）"
