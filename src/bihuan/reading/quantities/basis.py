"""What kind of figure an amount is: growth, level, increment, share, or an attribute of a named thing."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from bihuan.reading.quantities.amounts import UNITS, Amount
from bihuan.reading.quantities.describing import NEAR, is_attribute
from bihuan.reading.quantities.rates import changes, is_ratio, rate_basis
from bihuan.reading.words import verbs
from bihuan.reading.words.patterns import compiled
from bihuan.reading.words.trie import one_of

_NEW: Final = compiled(
    r"新增|新(?<![创革更全崭]新)(?:选派|招聘|选聘|改建|改扩建|\([改扩][^)]*\)建|入选|获评|获批|发现|争取|授权|投产|投用|开工|组建|落地|开通|建成|生成|登记|注册|设立|入规|入库|升规|纳统|签约|认定|认证|当选|增选|入列|上榜|晋升|晋级|创成|评定|备案|结对|发布|导入|启动|发行|布局|增补|缔结)"
)
_SETTLES: Final = ("搬迁", "重组", "落户", "再纳规")
_SUM: Final = compiled(
    r"(?:总(?:面积|投资|规模|里程|长度?|产?量|产|数|装机)|累计)(?:达到?|突破|超过|为|有)?(?:约|近|超)?$|(?:转移|带动|留[一-鿿]{1,3})就业(?:达到?|约|近|超过?)?$|[一-鿿]{2}(?<![新增引快速力动进])(?:集聚|入驻)[^,、\d区]{0,8}$|(?:活动|意向|(?<!新)获得?|[夺取]得|勇夺|斩获)$|累计建成(?:约|近|超)?$|已(?:开工|建成|投产|完成|落地|签约)$|在建(?<!存在建)[^,、]{0,14}$|惠及[一-鿿]{0,6}$|累计(?:开通|布局|入驻|签约|备案|上线|形成|获批)[^,、]{0,12}$|(?:提高|增加|上升|下降|扩大|增长|提升|压缩|压减|降低)[到至]$"
)
"""A sum or a state just before the amount, whatever was new before it: 新签约项目2314个、签约额."""
_ITS_SIZE: Final = compiled(
    r"(?:总长度?|总面积|总里程|全长)(?:达到?|约|近|超过?)?$|(?:[^,]*、)?[^,、]{0,6}新增[^,、]{0,12}转移就业"
)
"""新增劳动力转移就业 adds; 改造道路16条,总长100公里: as long as they are, so much was changed."""
_SUM_SIGNS: Final = frozenset("总累转带留集入活意获得取夺勇斩已在惠到至")
_SPARED: Final = compiled(r"(?:(?<!新增)减负|问题|纠纷|案件|汽车[^、,]{0,9}(?:更新|置换)(?:申请)?)(?:约|近|超过?)?$")
_SPARED_ENDS: Final = frozenset("负题纷件新换请约近超过")
"""What was settled or spared, and cars that their owners renewed."""
_ADDED_UP: Final = compiled(r"(?:^|[、,])[^、,\d]{0,6}新增[^、,\d]{1,8}累计(?:约|近|超过?|达到?)?$")
_TOTAL: Final = compiled(r"(?:(?<!增)量|总?[产收]值|收入|规模|额|[一-鿿]里程)(?:达到?|超过?|突破|为)(?:约|近)?$")
"""What a second noun comes to, whatever is new before it: 新增并网5万千瓦、发电量超8亿度."""
_TOTAL_ENDS: Final = frozenset("量值入模额程达到超过破为约近")
_IS_NEW: Final = compiled(r"新(?!能源|材料|兴|型|质|区|一代)")
_STATES: Final = ("到", "在")
_NEW_TOTAL: Final = compiled(
    r"^新增(?!就业)[^,、]{4,16}(?:达到|提高到|稳定在)$|\d[^、]{1,8}、[^、\d]{2,14}(?:稳定在|保持在|控制在|达到|增加到)$"
)
"""What those who are new have reached: 新增劳动力平均受教育年限达到14年; or what stands behind another amount with a state of its own."""
_RAISED: Final = compiled(r"(?:全面|加快|继续|分批|\d+\.)*(?:提档升级|提质升级|提能升级|提质改造|新改建|腾出)")


def basis_of(amount: Amount, left: str, right: str, verb: str | None) -> str:
    """The basis of an amount between the words left and right of it in its clause; `verb` governs the clause."""
    unit = amount.unit
    near = left[-NEAR:]
    if unit in UNITS.rate or (not unit and is_ratio(amount, left)):
        return rate_basis(unit, left, right)
    if unit in _MEDALS or (unit in _COMPUTING and verb == _STANDING):
        return "level"
    if unit in UNITS.time and near.endswith(_RUNNING):
        return "level"
    if (
        (near[-1:] in _FROM_ENDS and _FROM.search(near))
        or near.endswith(_AHEAD)
        or (unit in _PEOPLE and (verb == _ATTRACT or left.startswith(_FOR_WHOM) or right.startswith(_GAIN)))
    ):
        return "level"
    if verb in _PUSHING:
        if _GETS_BETTER.search(right):
            return "attribute"
        if _CREATED.match(right):
            return "increment"
    if (verb in _KEPT_TO and _MEASURES.match(right)) or (verb in _DEEPENED and _THINGS.match(right)):
        return "attribute"
    if is_attribute(amount, left, right):
        return "attribute"
    money = unit in UNITS.money
    if money and (near.endswith("额") or (near.endswith("赤字") and "减" not in near)):
        return "level"
    return _beside(near, left, right, verb, unit) or _under(
        verb or "", near, left, right, money=money, physical=unit in UNITS.physical
    )


def _beside(near: str, left: str, right: str, verb: str | None, unit: str) -> str | None:
    """What the words right beside an amount tell, whatever governs the clause."""
    own = left.rsplit("、", 1) if near[-1:] in _TOTAL_ENDS else ()
    if len(own) == 2 and not _IS_NEW.search(own[1]) and _TOTAL.search(own[1]):
        return "level"
    if "累计" in near and _ADDED_UP.search(left):
        return "increment"
    if (
        (near[-1:] in _SPARED_ENDS and _SPARED.search(near))
        or (not _SUM_SIGNS.isdisjoint(near) and _SUM.search(near) and not _ITS_SIZE.match(left))
        or says_of_its_own(near)
        or ("、" in near and REACHES.search(near))
        or (near[-1:] in _STATES and _NEW_TOTAL.search(left))
    ):
        return "level"
    if (
        (left.endswith(_OF_THEM) and right.startswith(_ARE))
        or left.startswith(_SPREAD)
        or ("基础" in right and _ON_TOP.match(right))
    ):
        return "level"
    if ("新" in left and _NEW.search(left)) or _RAISED.match(left) or left.rpartition("、")[2].startswith(_SETTLES):
        return "increment"
    if verb is None and _NEW.match(right):
        return "increment"
    if "解决" in near and _SOLVED.search(near) and _TROUBLE.search(right):
        return "increment"
    if left.startswith(_TREATED) and _TREATMENT.search(right):
        return "increment"
    if unit in _EVENTS and verb not in _WON:
        return "level"
    if changes(near) and not left.endswith(("到", "至", "为")):
        return "increment"
    if verb is None:
        arrives = _ARRIVES.match(right) or (not right and _CHANGING_WORKS.search(near))
        return "increment" if arrives and unit not in UNITS.time else "level"
    return None


def says_of_its_own(near: str) -> bool:
    """Whether an amount behind another has a predicate of its own: 新增3座、达到20座."""
    return near[-1:] in _OWN_ENDS and ("、" in near or "," in near) and bool(_OF_ITS_OWN.search(near))


def _under(verb: str, near: str, left: str, right: str, *, money: bool, physical: bool) -> str:
    """What the verb makes of an amount that nothing beside it tells of."""
    last = near[-1:]
    if last in _STATE_ENDS and _STATE.search(near) and not (last == "共" and _stock_verb().match(left)):
        return "level"
    if last in _PASS_ENDS and _PASSES.search(near) and not _stock_verb().match(left) and not _PLANTED.search(near):
        return "level"
    if money and verb not in _ADDING_MONEY and not (verb == _FREED and _HOLDINGS.search(near)):
        return "level"
    if (
        (verb in _WORKED and _CHANGING_WORKS.search(near))
        or (verb in _DONE_AT and _CHANGED.search(right))
        or (verb in _PUSHING and (_REMADE.search(right) or _OPENED.search(right) or _BUILT.search(right)))
    ):
        return "increment"
    if verb in _CARRIED_OUT:
        return "increment" if _is_work(near) or _is_work(right) else "level"
    if verb == _LIFTED and physical and not right:
        return "increment"
    return verbs.basis_of(verb)


def _is_work(words: str) -> bool:
    """Whether what is carried out changes a stock: 排水管网改造, 农村公路提升工程."""
    return bool(_CHANGING_WORKS.search(words) or _NAMED_WORKS.search(words))


_LIFTED: Final = "提升"
"""整体提升岸线20公里 changes so much of it."""
_NAMED_WORKS: Final = compiled(r"(?:改造|更新|治理|整治|修复|技改|提升|加固|除险)[^、,\d]{0,3}(?:项目|工程)$")
_OF_ITS_OWN: Final = compiled(
    r"[、,](?:首次|历史性|累计|总数)?(?:达到?|突破|超过?|稳定在|保持在|[跨迈跃站]上)(?:约|近|了)?$"
)
REACHES: Final = compiled(
    r"、(?:通达|通航|覆盖|辐射|联通|连接|直达)[一-鿿]{0,8}(?:国家|城市|地区|市|省|县|乡镇|人口)(?:达到?)?$"
)
"""How far what is new reaches by now: 新开航线9条、通航城市40个."""
_STATE: Final = compiled(
    r"(?:[跨迈跃站登]上|达成?到?|低于|高于|稳定在|保持在|控制在|维持在|覆盖|有|为|至|到|共)(?:约|近)?$"
)
_PLANTED: Final = compiled(r"(?:植树|造林|绿化|改造|整治|治理|修复|搬迁)(?:超过?|逾)$")
_PASSES: Final = compiled(r"(?:突破|超过?|逾)(?:约|近)?$")
_CREATING: Final = r"[^,;、]{0,4}?[县市区州旗镇乡村](?:\([^)]{1,6}\))?(?:整[县市区乡镇村]|成功|全域)*(?:创成|争创|创建(?!示范|工作|活动)|建设美丽|建成)"
"""Places that win a title or build themselves up: 3个县创成省级卫生县城."""
_ARRIVES: Final = compiled(
    r"(?![^,;]{0,12}(?:措施|政策|任务|改革|举措))[^,;]{2,16}(?:开[馆园业街]|落户(?!目标)|(?<!事项)(?<!扎实)(?<!试点)(?<!全[部面])落地(?!落实|实施|推进|见效|生效|项目)|建成|投产|投用|(?<!全[部面])(?:投运|竣工|完工|封顶|并网|通航)(?=$|、)|投入使用|投入运[营行]|(?<!制度)启用|(?<!制度)试运行|有序退出|在[一-鿿]{1,2}转化|成功创建|提升改造|对外开放|(?<!全[部面])(?<![新已])开工|启动建设|拔地而起|(?:成功|实现|首次|顺利)?(?:升规|入规|入统|上规)|挂牌|揭牌|新设)|[^,;]{2,16}完成[^,;]{0,14}(?:改造|提升|修复|治理|整治)|[^,;]{2,16}(?:改造|提升|整治|修复|治理|加固)完成|"
    r"[^,;、]{0,12}(?:建|改造|整治|修复|治理|加固|修缮)(?:任务|工程)(?:全面|全部|按时|如期|按期|均|已|提前)*(?:完成|完工)|"
    rf"[^,;]{{2,24}}(?:问题)?得到解决|[^,;]{{2,12}}解决了[^,;]{{2,12}}(?:问题|困难)|{_CREATING}"
)
_CREATED: Final = compiled(_CREATING)
_SOLVED: Final = compiled("解决(?:了|好)?(?:现有|农村|约)*$")
_TROUBLE: Final = compiled("饮水|用水|用电|住房|就业|养老|困难|问题")
"""解决30万农村人口饮水问题: for so many more."""
_FROM_ENDS: Final = tuple("从由年末底的")
_OWN_ENDS: Final = tuple("到达破超过在上约近了")
_STATE_ENDS: Final = tuple("上达成到于在盖有为至共约近")
_PASS_ENDS: Final = tuple("破超过逾约近")
"""What the patterns above end with: a look at one sign spares most searches."""
_OF_THEM: Final = ("其中", "有")
_ARE: Final = ("为", "是", "入选", "获")
"""Of those just counted so many are something: 其中3项为全国首创."""
_SPREAD: Final = "推广"
_ON_TOP: Final = compiled(r"[^,、]{1,12}基础上")
_MEDALS: Final = {"金", "银", "铜"}
_COMPUTING: Final = {"P", "架", "PFLOPS", "EFLOPS"}
_STANDING: Final = "建成"
"""Computing power that stands is told in all: 建成算力3万P."""
_TREATED: Final = ("对", "为", "在", "选择", "遴选", "选取")
_TREATMENT: Final = compiled(
    r"(?:进行|实施|开展|完成)[^,]{0,8}(?:改造|整治|治理|修复|加固|修缮|更新|提升)$|"
    r"^[^,、]{0,18}(?:建筑|住宅|小区|村|社区|学校|幼儿园|院落|楼栋?|房屋|村寨|站点|路口)(?:安装|加装|建设|设置|引入|配备|增设|布设|配建)[^,]{2,}$"
)
"""对230栋房屋进行加固, 在50个小区设置智能回收机 changes so many."""
_WON: Final = {"引进", "引入", "招引"}
_EVENTS: Final = {"件", "笔", "期", "起", "例", "列", "场", "场次", "次", "件次", "批次", "届", "轮"}
"""What happens leaves no stock: 交易转化2000笔."""
_AHEAD: Final = "提前"
_FOR_WHOM: Final = ("对", "为", "向")
_GAIN: Final = ("受益", "就业")
"""For whom something is done is no stock: 对8600万名困难群众发放补贴."""
_ATTRACT: Final = "吸引"
_PEOPLE: Final = {"人次", "人", "名", "位"}
"""Visitors come and go, what is invested stays."""
_RUNNING: Final = "连续"
"""连续5年 tells how long it has been so."""
_KEPT_TO: Final = {"落实", "落细", "执行", "从严", "严格", "全面落实", "贯彻", "抓好"}
_DEEPENED: Final = {"深化", "强化", "加强", "巩固", "健全", "发挥", "用好"}
_THINGS: Final = compiled(r"[一-鿿“]{3}")
"""What work goes deeper in has its number from elsewhere: 强化20个重点村帮扶."""
_MEASURES: Final = compiled(r"(?:[一-鿿]{2})?(?:政策|措施|举措|要求|重点工作)")
"""What is kept to has its number from another: 落实民营经济32条政策."""
_FROM: Final = compiled(
    r"(?:[从由]|(?:增加|提高|提升|扩大|增长|上升|下降|降低|降|升|增)[到至])(?:(?:(?:19|20)\d\d|去|上)年[末底]?的?|(?:现在|目前|今年)的)$|[从由]$"
)
_ADDING_MONEY: Final = {
    "吸引",
    "新增",
    "增加",
    "净增",
    "减少",
    "压减",
    "扩增",
    "降低",
    "收回",
    "核减",
    "削减",
    "压缩",
    "缩减",
}
_FREED: Final = "盘活"
_HOLDINGS: Final = compiled(r"(?:资产|资金|资源|存量|债务|总额|”)(?:约|近|超过?)?$")
"""What lay idle is changed: 盘活闲置资产30亿元."""
_CARRIED_OUT: Final = {"完成", "全面完成", "如期完成", "高质量完成", "实现"}
_WORKED: Final = {"实施", "推进", "推动", "开展", "利用"}
_DONE_AT: Final = {"实施", "开展"}
"""The works they carry out may be named behind what is counted: 实施500个小区综合整治."""


def _pushing() -> frozenset[str]:
    """What these drive on may end in works: 推进4座变电站建设."""
    return frozenset(verbs.words_of("push")) - {"带动", "拉动", "促进"}


_BUILT: Final = compiled(
    r"^(?!在建|续建|已)[^,]{2,24}(?<!项目)(?<!试点)(?<!学科)(?<!大学)(?<!验室)(?<!镇)(?<!县)(?<!准规划)建设$"
)
"""加快4条铁路建设 is 加快建设4条铁路, but of projects and pilots it is work that goes on."""
_REMADE: Final = compiled(
    r"(?:[改扩翻重新]建|改造|整治|治理|更新|修复|加固|修缮|翻新|清淤|疏浚|迁改|升级|智改数转|数字化(?:转型|改造))(?:提升|升级|焕新|工程)?(?:任务|进度|工作|项目)?”?$"
)
_OPENED: Final = compiled(
    r"(?:改造|整治|修复|开放(?:共享)?|升规”?|(?<!挂牌)上市)$|[^、,]{2}(?:建成|投产|投用|投运|达产|竣工|开工|通车)(?:投[产用运]|通车|达[产效]|见效|建设|运营|启用|开放|试运[转营行])?(?:、|$)"
)
_GETS_BETTER: Final = compiled(
    r"^[^\d,]{2,24}(?:[^设](?:提质|提能|增效|扩容)(?:升级|增效|提质)?|转型升级|高质量发展|加快跨过[^、]{2,6}|向[^、]{2,8}迈进)(?:$|、\d)|^[^\d,]{2,24}、\d[^,、]{2,24}(?:提质|提能|增效)(?:升级|增效)?$"
)
"""What is moved to get better is known by its number: 推动6个园区提质升级."""
_CHANGING_WORKS: Final = compiled(
    r"(?:改造|整治|造林|种草|还林|还草|还湿|还湖|修复|新建|扩建|改造提升|提升|治理|建设|更新|升级|增容|扩容|扩能|组建|接通|连通|贯通|改建|创建|加装电梯|电梯加装|整理|除险|加固|排危|迁改|修缮|维修|翻新|腾退|拆除|拆违|征迁|拆迁|硬化|亮化|黑化|罩面|铺装|清淤|疏浚|铺设|敷设|安装|加装|改厕|替换|替代|扩区(?:调区)?|复垦|复绿|复耕|补植|抚育|封育|封山|划定|盘活|处置|收储|去化|招引|引进|培育|挂牌|组网|布设|[一-鿿]改[一-鿿]|三改联动)(?:任务)?(?:\([^)]*\))?[“”]?$"
)
_CHANGED: Final = compiled(r"(?:改造|整治|造林|绿化|修复|更新|升级|提升)(?:任务)?[“”]?$")
"""Of these the ones that stand behind what is counted and are no work in progress."""


def _bettered() -> list[str]:
    """What changes a stock though its class does not."""
    return [word for word, basis in verbs.counting().items() if basis == "increment"]


@cache
def _stock_verb() -> re.Pattern[str]:
    """A clause that a verb of stock opens: 引进央企子公司超800家 adds them, however many."""
    stock = verbs.alternatives("add", "begin", "complete", "found", "win")
    return compiled(
        rf"(?:通过[^,]{{1,8}}?)?(?:累计|共|{verbs.adverbs()})*(?:{stock}|{one_of(_bettered())})(?!里程|[率量额])"
    )


_PUSHING: Final[frozenset[str]] = _pushing()
