"""What stands beside the names of a Chinese, Japanese or Korean byline.

Labels of those who wrote, took pictures or did other work; places, days and publications.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reader.lazy import late_pattern

_HAN = "\u3400-\u9fff"
_OUTLET = rf"[{_HAN}\uac00-\ud7a3A-Z0-9]{{0,8}}?"
_TEXT = (
    rf"(?:(?:{_OUTLET}(?:报|報|社|网|網|台|臺|刊|闻|聞)\s?|本|特约|特約|实习|實習|见习|首席|资深"
    rf"|財新|财新|澎湃|[{_HAN}]{{2,3}})"
    rf"?(?:[驻駐][{_HAN}]{{2,4}})?(?:首席|特约|特約|实习|實習|见习|資深|资深|高级|高級)?"
    r"(?:记者|記者|通讯员|通訊員|撰稿人?|评论员|評論員|主筆|主笔|特派员|特派員|特派记者|特派記者"
    r"|编译|編譯))"
    r"|編集委員|論説委員|編輯委員|解説委員|客员研究员|专栏作家|專欄作家|作者|著者|執筆者?|撰文"
    r"|文字|文章|文責|聞き手|取材・文"
    r"|取材・執筆|取材|構成|采写|採訪|采访|报道|報道|報導|撰写|撰寫|口述|整理|文・写真|文・撮影"
    r"|文・構成|文・イラスト|文/摄影|文、图|图文|圖文|文图"
    r"|文／攝影|文・写真撮影|글·사진|글・사진|글/사진|글|취재|정리|글쓴이|지은이|저자|기자명"
    r"|작성자|필자|인터뷰|文|ライター|筆者|執筆・構成|インタビュー|インタビュアー"
)
_PHOTO = (
    r"写真提供|写真|攝影|摄影|图片来源|图片|圖片|图|圖|撮影|イラスト|사진|그림|영상|影像|视频"
    r"|視頻|視覺|视觉|制图|製圖|動画|カメラ|フォト|カメラマン|摄"
    r"|攝|사진제공"
)
_WORK = (
    r"责任编辑|責任編輯|责编|責編|编辑|編輯|編集|翻译|翻譯|翻訳|訳|译者|譯者|译|譯|校对|校對"
    r"|校閱|审核|審核|监制|監製|主编|主編|设计|設計|編審|核稿"
    r"|来源|來源|出典|편집|번역|출처|디자인|그래픽|監修|監訳|デザイン|編集・構成|排版|实习生"
    r"|美编|美編"
)
_SIGN = r"\s*[:：/／|｜・·︱＝=]\s*"
_LABEL = late_pattern(
    rf"(?:(?<=[\s、，,;；（(|｜／/。])|^)(?:(?P<text>{_TEXT})|(?P<photo>{_PHOTO})"
    rf"|(?P<work>{_WORK}))(?:{_SIGN}|\s+(?=\S))"
    rf"|^(?P<joined>{_OUTLET}(?:记者|記者|通讯员|通訊員|特派员|特派員))(?=[{_HAN}]{{2}})"
)
_ADDRESS = late_pattern(r"[\w.+-]*@[\w.-]+|https?://\S+|www\.\S+")
_STAMP = late_pattern(
    r"(?:입력|수정|등록|승인|업데이트|송고|更新|发布|發布|公開|掲載"
    r"|配信)?\s*:?\s*\d{2,4}\s?[-./年년]\s?\d{1,2}\s?[-./月월]\s?\d{1,2}\s?[日일.]?"
    r"(?:\s*\([^()]*\))?(?:\s*(?:오전|오후)?\s*\d{1,2}[:時时]\d{2}[분分]?)?|^(?:입력|수정|등록"
    r"|승인)\s+"
)
_DATELINE = late_pattern(
    rf"^(?!.*[记記]者)(?:[{_HAN}A-Z]{{2,16}}?\s?\d{{1,2}}月\d{{1,2}}日(?:电|電|讯|訊|消息)?"
    rf"|[{_HAN}]{{2,10}}\d{{1,2}}日(?:电|電|讯|訊))"
    r"|^[\[(（【〔]\s*[^\[\]()（）【】〔〕]{1,20}\s?[=＝]\s?[^\[\]()（）【】〔〕]{0,12}\s*(?:뉴스|통신|뉴시스|뉴스1|타임스|경제|신문|일보|社|新聞)\s*[\])）】〕]"
    r"|^[가-힣]{2,6}\s?[=＝]\s?(?=[가-힣]{2,4}\s?(?:기자|특파원|통신원|$))"
)
_NAMED = late_pattern(
    r"[（(〔【\[]\s*(?P<inner>[^（）()〔〕【】\[\]]*(?:记者|記者|通讯员|通訊員|特派员|特派員|기자|문·|文[・/／])[^（）()〔〕【】\[\]]*)[）)〕】\]]"
)
_WHOLE = late_pattern(
    r"^[（(〔【［\[「〈《]\s*(?P<inner>[^（）()〔〕【】［］\[\]]+)\s*[）)〕】］\]」〉》]$"
)
_ASIDE = late_pattern(r"\s*[（(〔【［\[][^（）()〔〕【】［］\[\]]*[）)〕】］\]]")
_ABROAD = late_pattern(rf"^[\u30a1-\u30fa\u30fc]{{2,}}(?=[{_HAN}々]{{2,5}}$)")
"""A foreign place, in front of a name in other letters."""
_SENT_FROM = late_pattern(rf"\s*(?:[发發][自於于]|摄于|寫於|写于|于|於)\s?[{_HAN}]{{2,6}}$")
_TOWN_SIGN = late_pattern(
    rf"^[가-힣]{{2,6}}\s?[=＝]\s?(?=[가-힣])|\s*[=＝]\s?(?:[\u30a1-\u30fa\u30fc]{{2,}}"
    rf"|[{_HAN}]{{2,3}}で?|[{_HAN}]{{2,3}}支局)$"
)
"""A town and the sign between it and a name."""
_KATAKANA = late_pattern(r"[\u30a1-\u30fa\u30fc]{2,}")
_PLACES = frozenset(
    [
        "도쿄",
        "워싱턴",
        "뉴욕",
        "베이징",
        "상하이",
        "파리",
        "런던",
        "베를린",
        "모스크바",
        "서울",
        "부산",
        "대구",
        "인천",
        "광주",
        "대전",
        "울산",
        "세종",
        "제주",
        "수원",
        "춘천",
        "청주",
        "전주",
        "창원",
        "홍콩",
        "방콕",
        "하노이",
        "자카르타",
        "뉴델리",
        "카이로",
        "예루살렘",
        "로마",
        "브뤼셀",
        "제네바",
        "로스앤젤레스",
        "타이베이",
        "시드니",
        "평양",
        "강릉",
        "포항",
        "北京",
        "上海",
        "广州",
        "廣州",
        "深圳",
        "香港",
        "台北",
        "臺北",
        "高雄",
        "台中",
        "臺中",
        "台南",
        "臺南",
        "新北",
        "桃園",
        "东京",
        "東京",
        "大阪",
        "名古屋",
        "京都",
        "札幌",
        "福岡",
        "広島",
        "仙台",
        "那覇",
        "纽约",
        "紐約",
        "华盛顿",
        "華盛頓",
        "伦敦",
        "倫敦",
        "巴黎",
        "柏林",
        "莫斯科",
        "首尔",
        "首爾",
        "新加坡",
        "曼谷",
        "成都",
        "重庆",
        "重慶",
        "武汉",
        "武漢",
        "西安",
        "南京",
        "杭州",
        "天津",
        "沈阳",
        "瀋陽",
        "沖縄",
        "神戸",
        "横浜",
        "千葉",
        "新潟",
        "長崎",
        "熊本",
        "金沢",
        "ロンドン",
        "パリ",
        "ワシントン",
        "ニューヨーク",
        "ソウル",
        "モスクワ",
        "ベルリン",
        "バンコク",
        "澳门",
        "澳門",
        "綜合",
        "综合",
        "花蓮",
        "嘉義",
        "基隆",
        "新竹",
        "屏東",
        "宜蘭",
        "布鲁塞尔",
        "日内瓦",
        "悉尼",
        "开罗",
        "昆明",
        "长沙",
        "郑州",
        "济南",
        "青岛",
        "厦门",
        "大连",
        "哈尔滨",
    ]
)
_OFFICE = late_pattern(
    rf"^(?!남궁|황보|제갈|선우|독고|사공)[\uac00-\ud7a3]{{4,}}$|^[\uac00-\ud7a3]{{0,10}}(?:대"
    rf"|대학교|대학|대학원|연구소"
    rf"|연구원|신문|일보|뉴스|방송|센터|협회|재단|병원|학회|그룹|은행|경제"
    r"|경제부|정치부|사회부|문화부|국제부|산업부|체육부|편집부|사진부|생활부|과학부|교육부"
    r"|스포츠부|금융부|부동산부|.{1,6}팀)$"
    rf"|^[{_HAN}]{{2,12}}(?:大学|大學|研究所|研究院|学院|學院|新聞|新闻|日報|日报|晚报|晚報|早报"
    rf"|早報|周刊|週刊|時報|时报|部|支局|総局|本社|网"
    rf"|網|通訊社|通讯社|通信社|電視|电视)$"
)
"""A university or a publication beside a name."""


def authors(line: str) -> str:
    """The names on a line, those of other work left out where somebody wrote the text."""
    line = _STAMP.sub(" ", _ADDRESS.sub("", line)).strip(" =|｜")
    if named := _NAMED.search(line):
        line = named["inner"]
    line = _DATELINE.sub("", line).strip()
    if whole := _WHOLE.match(line):
        line = _ABROAD.sub("", whole["inner"])
        line = _without_town(line)
    line = _TOWN_SIGN.sub(_without_town_sign, line)
    line = _SENT_FROM.sub("", _ASIDE.sub("", line).strip())
    found = list(_labelled(line))
    for kind in ("text", "photo", "work"):
        if chosen := [names for each, names in found if each == kind]:
            return "、".join(chosen)
    return line


def without_addresses(line: str) -> str:
    """A line without e-mail addresses, links and days."""
    return _STAMP.sub(" ", _ADDRESS.sub("", line)).strip()


def is_place(part: str) -> bool:
    """Whether a part is a town from which reports are sent."""
    return part in _PLACES


def without_offices(words: list[str]) -> list[str]:
    """The words of a part without the places and offices beside a name."""
    left = [word for word in words if word not in _PLACES and not _OFFICE.match(word)]
    return left or words


def _without_town_sign(found: re.Match[str]) -> str:
    """Nothing for a town and its sign; else what was found."""
    town = found[0].strip(" =＝で").removesuffix("支局")
    is_place = town in _PLACES or found.start() == 0 or bool(_KATAKANA.fullmatch(town))
    return "" if is_place else found[0]


def _without_town(line: str) -> str:
    """What a bracket has without the town that runs on into a name of three letters or more."""
    town = next((line[:size] for size in (3, 2) if line[:size] in _PLACES), "")
    is_name = bool(re.fullmatch(rf"[{_HAN}々]{{3,5}}", line[len(town) :]))
    return line[len(town) :] if town and is_name else line


def _labelled(line: str) -> Iterator[tuple[str, str]]:
    """What stands behind each label, with its kind; before the first, it is the text's."""
    kind, start = "text", 0
    for label in _LABEL.finditer(line):
        before = line[start : label.start()].strip(" 、，,;；／/|｜。（(")
        if before and not (start == 0 and _OFFICE.match(before)):
            yield kind, before
        kind = "text" if label["joined"] else str(label.lastgroup)
        start = label.end()
    if rest := line[start:].strip(" 、，,;；／/|｜。"):
        yield kind, rest
