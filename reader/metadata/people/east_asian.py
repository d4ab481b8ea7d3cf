"""Bylines in Chinese, Japanese and Korean: where a name ends, and its family name."""

from __future__ import annotations

import re
from itertools import pairwise

from reader.lazy import late_pattern
from reader.metadata.people import east_asian_credits, given_names


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_HAN = "々〆〇ヶ\u3400-\u9fff\uf900-\ufaff"
_KANA = "\u3041-\u3096\u30a1-\u30fa\u30fc-\u30ff"
_HANGUL = "\uac00-\ud7a3"
_LETTER = f"[{_HAN}{_KANA}{_HANGUL}]"
_OTHER = late_pattern(rf"(?!{_LETTER})[^\W\d_]")
_WORD = late_pattern(rf"{_LETTER}+")
_FOREIGN = late_pattern(
    rf"(?<![\u30a1-\u30fa\u30fc{_HAN}])(?:[\u30a1-\u30fa\u30fc]+(?:[・·＝=][\u30a1-\u30fa\u30fc]+)+"
    rf"|[{_HAN}]+(?:[·•‧][{_HAN}]+)+)"
)
"""A foreign name as Japanese and Chinese write it, in one piece."""
_SAID = (
    r"(?:(?:本报|本報|本刊|本台|本网|本社|特约|特約|实习|實習|见习|首席|[\u3400-\u9fff]{1,4}社)?"
    r"(?:记者|記者|通讯员|通訊員|撰稿人?|评论员|評論員|主筆|主笔|特派员|特派員|編集委員|論説委員"
    r"|編輯委員|解説委員|客员研究员)"
    r"|作者|著者|執筆者?|撰文|文字|文章|文責|聞き手|取材|構成|编辑|編輯|責任編輯|责任编辑|采写"
    r"|採訪|采访"
    r"|글|취재|정리|글쓴이|지은이|저자|文|글·사진)(?:\s*[:：/／|｜・]\s*|\s+)"
)
_LABEL = late_pattern(_SAID)
_BRACKETS = late_pattern(r"^[〔【［「〈《(（\[]\s*|\s*[〕】］」〉》)）\]]$")
_SENT_FROM = late_pattern(rf"^(?:{_LETTER})+\s?[=＝]\s?(?=(?:{_LETTER}){{2}})")
"""The place from which a report was sent."""
_NEXT_LABEL = late_pattern(rf"\s+{_SAID}")
_REPORTER = late_pattern(
    r"^(?:[\u3400-\u9fff]{0,4}(?:社|报|報))?(?:记者|記者|通讯员|特派員|通訊員)(?=[\u3400-\u9fff])"
)
_PICTURES = late_pattern(
    r"[\s/／|｜,，、;；]*(?:写真|攝影|摄影|图片?|圖片?|撮影|イラスト|사진|그림)\s*(?:[:：/／"
    r"|｜・]\s*|\s+).*$"
)
_AFTER_SLASH = late_pattern(
    r"\s*[/／|｜]\s*(?:文|撰|著|编|編|摄|攝|譯|译|\S*(?:報導|报道|报导|報道|電|讯|訊|통신))$"
)
_PLACE_BEHIND = late_pattern(r"(?<=\S)\s+[\u3400-\u9fff]{2,5}(?:报道|报导|報導|報道|電|讯|訊)$")
_SENT = late_pattern(r"[\u3400-\u9fff]{2}\d{1,2}日[專专]?[電电讯訊].*$")
"""The place and time from which a report was sent."""
_CALLED = (
    "선임기자|전문기자|객원기자|수습기자|인턴기자|사진기자|기자|특파원|논설위원|편집위원"
    "|연구위원|전문위원|위원|명예교수|부교수"
    "|조교수|교수|박사|작가|연구원|소장|변호사|칼럼니스트|편집장|국장|부장|차장|시인|소설가|감독"
    "|평론가|대변인|원장|본부장|에디터"
    "|인턴|의사|센터장|대사|씨|대표|記者|记者|編集委員|論説委員|特派員|特派记者|特約記者|報導"
    "|报道|报导|綜合報導|综合报道|支局長"
    "|通信員|主筆|教授|博士|氏|さん|先生|評論家|作家|弁護士|准教授|研究員"
)
"""What the bearer of a name is called."""
_BEHIND = late_pattern(
    rf"(?<={_LETTER})(?:\s*(?:{_CALLED})|[\s,，]+(?:著|撰|編著|编著|編|编|译|譯|訳)"
    r"|\s?[=＝・／/]\s?(?:訳|文|写真|記|作|著|聞き手|構成|寄稿|撮影))$"
)
_ROLE = late_pattern(rf"(?:{_CALLED})$")
_PLACE = late_pattern(r"(?:[/／|｜]\s*)?\S*(?:報導|报道|报导|報道|電|讯|訊|통신)$|^=+$")
_CUT = late_pattern(r"\s*(?:[、，,;；/／|｜＆&]|(?<!\w)(?:和|与|與|及|と|및)(?!\w))\s*")
_POINT = late_pattern(r"\s*[・·•‧]\s*")
_AND = late_pattern(rf"(?<=[{_HAN}]{{2}})[和与與](?=[{_HAN}]{{2,3}}$)")
_CHINESE = frozenset(
    "王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何高林罗羅郑鄭梁谢謝宋唐许許韩韓冯馮邓鄧曹彭曾肖萧蕭田董袁"
    "潘于蒋蔣蔡余杜叶葉程苏蘇魏吕呂丁任沈姚卢盧姜崔钟鍾谭譚陆陸汪范金石廖贾賈夏韦韋付方白邹鄒孟熊秦邱江尹薛闫"
    "段雷侯龙龍史陶黎贺賀顾顧毛郝龚龔邵万萬钱錢严嚴覃戴莫孔向汤湯"
)
"""The family names of nine in ten Chinese people."""
_COMPOUND = _words(
    "欧阳 歐陽 司马 司馬 上官 诸葛 諸葛 皇甫 尉迟 尉遲 公孙 公孫 慕容 令狐 司徒 东方 東方 南宫 "
    "南宮 夏侯 端木 宇文 长孙 長孫 轩辕 軒轅 呼延 独孤 獨孤 申屠 百里 闻人 聞人 "
    "남궁 황보 제갈 선우 독고 사공 서문 동방"
)
_PINYIN = _words(
    "bai cai cao chen cheng chu cui dai deng ding dong du duan fan fang feng fu gao ge gong gu "
    "guo hao he hou hu huang jia jiang jin kong lai lei li liang liao lin liu long lu luo lü ma "
    "mao meng mo pan peng qian qiao qin qiu ren shao shen shi song su sun tan tang tao tian wan "
    "wang wei wen wu xi xia xiao xie xiong xu xue yan yang yao ye yin yu yuan zeng zhang zhao "
    "zheng zhong zhou zhu zou ouyang sima zhuge ai ba"
)
_SYLLABLE = (
    r"(?:(?:zh|ch|sh|[dtnlgkhjqxrzcsyw])(?:iang|iong|uang|ang|eng|ong|ing|ian|iao|uai|uan|ai"
    r"|ei|ui|ao"
    r"|ou|iu|ie|ue|üe|an|en|in|un|ia|ua|uo|a|e|i|u|ü)|[bpmf](?:iao|ian|ing|ang|eng|ai|ei|ao|ou"
    r"|ie|an|en"
    r"|in|a|o|i|u)|ang|ai|ao|an|en|er|ou|e|a)"
)
_PINYIN_GIVEN = late_pattern(rf"{_SYLLABLE}['’]?{_SYLLABLE}?")
_HYPHENATED = late_pattern(r"[A-Z][a-z]{0,6}-[a-z]{2,6}")
"""A given name of two syllables, as Korean names and older Chinese ones are romanized."""
_NO_SYLLABLES = _words("al el ben bin abu co re e")
_VIETNAMESE = _words(
    "nguyễn trần lê phạm huỳnh hoàng phan vũ võ đặng bùi đỗ hồ ngô dương lý đinh trịnh trương đoàn "
    "lương tô lâm"
)
_VIETNAMESE_PLAIN = _words("nguyen tran pham huynh dang ngo hoang bui")
_MIDDLE = _words("van thi huu duc ngoc thanh quang xuan dinh cong quoc trong minh")
_SOUTHERN = _words(
    "lim tan ng ong goh teo koh chua wong low lau yap yeo toh sim ang chew cheong chia gan heng"
    " khoo kwok"
    " leong loh loo neo ooi pang phua poh quek seah siew soh sng tay teh thio tham wee woon yong"
    " chin chiu"
    " cheung cheng kwan kwong leung lui mok tang tse tsang yip yuen yeung chow choi chung fong"
    " fung ko"
)
"""Family names of southern China and the overseas Chinese, as they are romanized there."""
_KOREAN = _words(
    "kim lee park choi jung kang cho yoon jang lim han oh seo shin kwon hwang ahn song ryu hong"
    " jeon moon"
    " yang bae baek heo nam shim noh jeong chung yun ahn cha joo woo koo min na"
)
_PARTICLES = _words("van von de la el al di da du le del bin ben st mac")
_LONGEST_SYLLABLE = 5
_LONGEST_PART = 3
"""Letters of a family or given name."""
_PAIR = 2


_CHINESE_PRESS = late_pattern(
    r"(?<!\w)(?:xinhua|china ?daily|global times|people[’']s daily|cgtn|china news service|ecns"
    r"|china youth daily|shanghai daily|guangming daily|beijing review)(?!\w)",
    re.IGNORECASE,
)
"""Papers and agencies that write the family name first in English."""
_TWO_WORDS = late_pattern(
    rf"(?<![\w'’-])(?=[A-Z])(?P<family>(?i:{'|'.join(sorted(_PINYIN))})) "
    r"(?P<given>[A-Z][A-Za-zü'’]{0,11})(?![\w'’-])"
)


def marked(line: str) -> str:
    """A line with the family names of Chinese people in capitals, if these are surely first."""
    if _CHINESE_PRESS.search(line) is None:
        return line

    def in_capitals(name: re.Match[str]) -> str:
        given = name["given"].capitalize()
        is_name = _PINYIN_GIVEN.fullmatch(given.casefold())
        return f"{name['family'].upper()} {given}" if is_name else name[0]

    return _TWO_WORDS.sub(in_capitals, line)


def is_marked(text: str) -> bool:
    """Whether a text is a name with a Chinese family name in capitals."""
    family, _, given = text.partition(" ")
    return family.isupper() and given.istitle() and is_family(family)


def is_line(text: str) -> bool:
    """Whether a byline is only in these scripts."""
    return _WORD.search(text) is not None and _OTHER.search(text) is None


def apart(line: str) -> list[str]:
    """The names on a line, without the labels and places beside them.

    A family name and the given name after it keep the single space between them.
    """
    line = _SENT_FROM.sub("", _BRACKETS.sub("", line.strip()))
    line = _AFTER_SLASH.sub(
        "", _PLACE_BEHIND.sub("", _SENT.sub("", _PICTURES.sub("", line.strip())))
    )
    while found := _LABEL.match(line):
        line = line[found.end() :]
    names: list[str] = []
    for part in _CUT.split(_NEXT_LABEL.sub("、", _REPORTER.sub("", line))):
        names += _of_part(part.strip(" =()（）[]【】"))
    if len(names) == _PAIR and "," in line and "," not in names and _is_pair(*names):
        return [" ".join(names)]
    return east_asian_credits.without_offices(names)


def family_first(text: str) -> tuple[str, str] | None:
    """The family name and the given name after it; None if the order is different."""
    words = text.split()
    is_name = len(words) == _PAIR and is_line(text) and all(map(_WORD.fullmatch, words))
    return (words[0], words[1]) if is_name else _romanized(text)


def is_family(word: str) -> bool:
    """Whether a word in Latin letters is a Chinese or Vietnamese family name."""
    return word.casefold() in _PINYIN | _VIETNAMESE_PLAIN


def _romanized(text: str) -> tuple[str, str] | None:
    """Family and given name of a Chinese, Korean or Vietnamese name in Latin letters.

    None if the order is the Western one, or unclear.
    """
    first, _, rest = text.partition(" ")
    family, given = first.casefold(), rest.casefold()
    words = given.split()
    is_vietnamese = family in _VIETNAMESE and words and words[-1] not in _VIETNAMESE
    is_plain = family in _VIETNAMESE_PLAIN and len(words) > 1 and words[0] in _MIDDLE
    is_hyphenated = _HYPHENATED.fullmatch(rest) and given.partition("-")[0] not in _NO_SYLLABLES
    is_pinyin = family in _PINYIN and given not in _PINYIN and _PINYIN_GIVEN.fullmatch(given)
    is_first = is_vietnamese or is_plain or is_hyphenated or is_pinyin
    is_first = is_first or _is_in_syllables(family, words)
    return (first, rest) if is_first and text[:1].isupper() and rest[:1].isupper() else None


def _is_in_syllables(family: str, given: list[str]) -> bool:
    """Whether a name is a family name and two syllables, such as `Tan Wei Ming`."""
    is_known = family in _SOUTHERN or family in _PINYIN or family in _KOREAN
    is_short = len(given) == _PAIR and all(1 < len(each) <= _LONGEST_SYLLABLE for each in given)
    return (
        is_known
        and is_short
        and not any(
            each in given_names.GIVEN or each in _PARTICLES or each in _SOUTHERN & _KOREAN
            for each in given
        )
        and given[-1] not in _SOUTHERN | _KOREAN
    )


def _of_part(part: str) -> list[str]:
    """The names between two commas."""
    while found := _BEHIND.search(part):
        part = part[: found.start()]
    while found := _LABEL.match(part):
        part = part[found.end() :]
    if not part or _PLACE.fullmatch(part) or east_asian_credits.is_place(part):
        return []
    if _FOREIGN.fullmatch(part):
        return [part]
    if both := _AND.search(part):
        sides = (part[: both.start()], part[both.end() :])
        if all(side[0] in _CHINESE for side in sides):
            return list(sides)
    if len(pieces := _POINT.split(part)) > 1:
        return [name for piece in pieces for name in _of_part(piece)]
    words = [each for each in part.split() if not _ROLE.match(each)]
    words = [word for each in words if (word := _BEHIND.sub("", each))]
    words = east_asian_credits.without_offices(words)
    if (
        len(words) > 1
        and len(words) % _PAIR == 0
        and all(_is_pair(*pair) for pair in list(pairwise(words))[::_PAIR])
    ):
        return [" ".join(words[at : at + _PAIR]) for at in range(0, len(words), _PAIR)]
    return [word for word in words if word not in {"기자", "记者", "記者"}]


def _is_pair(first: str, second: str) -> bool:
    """Whether two words are a family name and a given name, rather than two names."""
    if len(first) > _LONGEST_PART or len(second) > _LONGEST_PART or " " in first + second:
        return False
    if len(first) == 1 or first in _COMPOUND:
        return True
    if re.match(f"[{_HANGUL}]", first):
        return False
    return not (first[0] in _CHINESE and second[0] in _CHINESE and len(second) > 1) and not (
        len(first) == _LONGEST_PART and first[0] in _CHINESE and len(second) > 1
    )
