"""Named projects, each by itself, with the verb that governs it."""

from __future__ import annotations

import pytest

from bihuan.reading import read_report

FRAME = (
    "各位代表：\n现在，我代表市人民政府报告工作。\n一、2025年工作回顾\n{}。\n二、2026年重点工作\n（一）抓好落实。{}。\n"
)


def read(plan: str = "办好实事", review: str = "经济稳中有进") -> list[tuple[str, str, str | None, str]]:
    return [(p.name, p.stage, p.ladder, p.status) for p in read_report(FRAME.format(review, plan)).projects]


def test_it_takes_a_list_under_one_verb_apart() -> None:
    assert read("建成投产云杉新材料二期、松湖储能电站等项目") == [
        ("云杉新材料二期", "建成投产", "投产", "planned"),
        ("松湖储能电站", "建成投产", "投产", "planned"),
    ]


def test_it_reads_a_stage_behind_the_names() -> None:
    assert read(review="银滩大桥、白鹭湖科技馆建成投用") == [
        ("银滩大桥", "建成投用", "投用", "done"),
        ("白鹭湖科技馆", "建成投用", "投用", "done"),
    ]


@pytest.mark.parametrize(
    ("clause", "name", "stage"),
    [
        ("推动青岚算力基地落地", "青岚算力基地", "落地"),
        ("推进青岚产业园建设", "青岚产业园", "推进"),
        ("保障好青岚实验室云州基地建设", "青岚实验室云州基地", "建设"),
        ("推进青岚高铁项目前期工作", "青岚高铁项目", "前期工作"),
        ("实施青岚湖清淤扩容工程3.5万亩", "青岚湖清淤扩容工程", "实施"),
        ("建成青岚路与云州路互通立交", "青岚路与云州路互通立交", "建成"),
    ],
)
def test_it_finds_the_verb_that_governs(clause: str, name: str, stage: str) -> None:
    assert [(found, verb) for found, verb, _, _ in read(clause)] == [(name, stage)]


@pytest.mark.parametrize(
    "clause",
    [
        "实施教育质量提升工程", "开展城市更新行动", "建设一批公共服务平台", "新建幼儿园13所", "完善社会治理体系", "打造世界级产业集群",
        "争创“世界名城”", "提升公园功能业态",
    ],
)  # fmt: skip
def test_it_leaves_campaigns_systems_and_unnamed_groups(clause: str) -> None:
    assert read(clause) == []


def test_it_goes_on_with_a_list_in_the_next_clause() -> None:
    names = [name for name, *_ in read("建成青岚数据空间，青岚网络安全运营中心、云州创新实验室")]
    assert names == ["青岚数据空间", "青岚网络安全运营中心", "云州创新实验室"]


@pytest.mark.parametrize(
    ("clause", "names"),
    [
        ("推进青岚电氢醇一体化、云州重型无人机等项目建设", ["青岚电氢醇一体化", "云州重型无人机"]),
        ("加快建设青岚、云州、松湖3座抽水蓄能电站", ["青岚", "云州", "松湖"]),
        ("建成全国最大的青岚茶生产、加工、销售基地", ["青岚茶生产、加工、销售基地"]),
        ("打造青岚县、云州县茶叶万亩基地", ["青岚县、云州县茶叶万亩基地"]),
        ("加快青岚铁路及云州支线、松湖机场等项目建设", ["青岚铁路及云州支线", "松湖机场"]),
        ("建设全省统一青岚农业平台", ["全省统一青岚农业平台"]),
        ("推动同岚至云州高速公路通车", ["同岚至云州高速公路"]),
        ("建成大算力工程—云州万卡智算中心", ["云州万卡智算中心"]),
        ("加快青岚、云州铁路项目建设", ["青岚", "云州铁路"]),
        ("力促青岚高铁建成投用", ["青岚高铁"]),
        ("力争青岚高铁、岚澧等3条高速、云州地铁6号线年内建成投运", ["青岚高铁", "岚澧", "云州地铁6号线"]),
        ("加快澧家坪、岚可盖等煤矿建设", ["澧家坪", "岚可盖"]),
        ("招引青岚创新基地、云州总部基地等项目605个、总投资1594亿元", ["青岚创新基地", "云州总部基地"]),
        ("实施青岚无人机、云州光伏配套等协作项目587个", ["青岚无人机", "云州光伏配套"]),
        ("开工青岚至松湖和云州至银滩等高速项目", ["青岚至松湖", "云州至银滩"]),
        ("推动青岚高等研究院建设", ["青岚高等研究院"]),
        ("成立能源、新材料、澧岚农业实验室", ["能源", "新材料", "澧岚农业实验室"]),
        ("50万吨甲醇制乙醇项目建成投产", ["50万吨甲醇制乙醇项目"]),
        ("加快轨道交通岚泽线建设", ["轨道交通岚泽线"]),
        ("开通地铁17号线全线和6号线南延", ["地铁17号线全线", "6号线南延"]),
        ("加快6G实验室和6G创新产业集聚区等项目建设", ["6G实验室", "6G创新产业集聚区"]),
        ("打造岚河、澧水、银滩湖等一批水岸公共空间", ["岚河", "澧水", "银滩湖"]),
        ("实现岚泽高速建成通车", ["岚泽高速"]),
        ("沄河快速路6月底前全线贯通", ["沄河快速路"]),
        ("推进青岚供水工程前期工作和澧水水库连通工程", ["青岚供水工程", "澧水水库连通工程"]),
        ("招引云州银行、建设银行等数据中心落地建设", ["云州银行", "建设银行"]),
        ("航空动力领域国家实验室青岚创新中心设立运行", ["航空动力领域国家实验室青岚创新中心"]),
        ("持续推进青岚山、澧水国家公园创建", ["青岚山", "澧水国家公园"]),
        ("推动青岚保税物流中心（B型）尽快获批运行", ["青岚保税物流中心（B型）"]),
    ],
)
def test_it_cuts_a_list_where_one_thing_ends(clause: str, names: list[str]) -> None:
    assert [name for name, *_ in read(clause)] == names


@pytest.mark.parametrize(
    "clause",
    [
        "完成煤电机组节能降碳改造100万千瓦、灵活性改造60万千瓦", "加快煤矿智能改造", "推进河流系统治理", "加快边境地区4G/5G网络建设",
        "大力实施工业经济“头号工程”", "推进“两重”项目建设", "打造全国现代商贸物流重要基地", "打造优势矿产精深加工产业集群",
        "推动青岚路、云州广场等商圈业态升级", "推进重大产业项目建设", "启动工伤保险跨省异地结算", "设立债务风险化解基金",
        "推进县域园区提档升级", "推进国省道干线改造", "建设更多便民中医馆、蒙医馆", "实施油茶、竹木等千亿优势特色产业升级工程", "确保早一天投产",
        "支持青岚、云州等市推进火箭、卫星制造等重大项目", "推进更宽领域对外开放",
        "推进煤炭资源领域问题治理", "推进入河排污口排查整治", "实施外贸主体倍增工程", "推动虚拟电厂建设",
        "加快建成区域高度协同、规则深度衔接的制度体系", "建设海岸风光旅游示范县",
    ],
)  # fmt: skip
def test_it_leaves_work_at_many_places_and_what_has_no_name(clause: str) -> None:
    assert read(clause) == []


@pytest.mark.parametrize(
    ("review", "name", "stage"),
    [
        ("国家青岚产业计量测试中心落户我省", "国家青岚产业计量测试中心", "落户"),
        ("空客云州总部成功落户", "空客云州总部", "成功落户"),
        ("“云州号”旅游列车首发运营", "“云州号”旅游列车", "首发运营"),
        ("高标准建设了青岚小镇", "青岚小镇", "高标准建设"),
        ("青岚湖水资源工程全线通水", "青岚湖水资源工程", "全线通水"),
        ("青岚保护研究中心落户云州", "青岚保护研究中心", "落户"),
        ("青岚论坛秘书处在云州启动运行", "青岚论坛秘书处", "启动运行"),
        ("青岚航空口岸对外开放", "青岚航空口岸", "对外开放"),
        ("青岚集团重组运营", "青岚集团", "重组运营"),
    ],
)
def test_it_takes_what_is_no_part_of_name_or_stage_off(review: str, name: str, stage: str) -> None:
    assert [(found, verb) for found, verb, _, _ in read(review=review)] == [(name, stage)]


def test_it_gives_each_of_a_clause_its_own_stage() -> None:
    found = [(name, stage) for name, stage, *_ in read("推动青岚气田挖潜扩能、松湖区块增储上产")]
    assert found == [("青岚气田", "挖潜扩能"), ("松湖区块", "增储上产")]
    assert [stage for _, stage, *_ in read(review="青岚高铁主体工程、云州机场二期开工建设")] == ["开工建设"] * 2
    found = [(name, stage) for name, stage, *_ in read("推动青岚石化一期全面达产及二期项目前期工作")]
    assert found == [("青岚石化一期", "全面达产"), ("二期项目", "前期工作")]
    found = [(name, stage) for name, stage, *_ in read("一方面要加快推进青岚基地和云岭至岚江输电通道建设")]
    assert found == [("青岚基地", "加快推进"), ("云岭至岚江输电通道", "加快推进")]


@pytest.mark.parametrize(
    ("review", "name", "stage"),
    [
        ("青岚湖二期工程启动实施", "青岚湖二期工程", "启动实施"),
        ("云州灌区二期建成通水", "云州灌区二期", "建成通水"),
        ("国家茶叶加工中试基地落地云州", "国家茶叶加工中试基地", "落地"),
        ("国家茶叶加工创新中心在岚落地", "国家茶叶加工创新中心", "落地"),
        ("青岚电厂三期建成投产、总装机达60万千瓦", "青岚电厂三期", "建成投产"),
        ("建成辐射全省的青岚冷链物流园", "青岚冷链物流园", "建成"),
        ("谋划推进宁波枢纽建设", "宁波枢纽", "谋划推进"),
        ("建设国家茶叶数据交易中心", "国家茶叶数据交易中心", "建设"),
        ("推动青岚机场改扩建尽早开工建设", "青岚机场改扩建", "开工建设"),
    ],
)
def test_it_reads_stages_of_two_verbs_and_places_beside_them(review: str, name: str, stage: str) -> None:
    assert [(found, verb) for found, verb, _, _ in read(review=review)] == [(name, stage)]


@pytest.mark.parametrize(
    ("clause", "names"),
    [
        ("高质量推进云岭山、岚湖国家公园建设", ["云岭山", "岚湖国家公园"]),
        ("加快岚江调水工程一期、二期建设", ["岚江调水工程一期", "二期"]),
        ("推进岚溪核电1、2号机组建设", ["岚溪核电1、2号机组"]),
        ("改造提升青岚路、和平街等道路15条", ["青岚路", "和平街"]),
        ("加快青岚启动区和云岭片区建设", ["青岚启动区", "云岭片区"]),
    ],
)
def test_places_and_phases_share_the_noun_of_a_list(clause: str, names: list[str]) -> None:
    assert [name for name, *_ in read(clause)] == names


@pytest.mark.parametrize(
    "clause",
    [
        "推动济南、青岛协同打造航空双枢纽",
        "加快搭建服务平台",
        "推动青岚片区全面融入云州新城",
        "新评定和升级一批星级园区",
        "实施从对接签约、落地建设到投产的全程服务",
    ],
)
def test_a_city_alone_and_what_holds_a_deed_are_no_project(clause: str) -> None:
    assert read(clause) == []


def test_what_is_ranked_goes_on_with_no_list() -> None:
    assert read(review="推进青岚产业园建设，云州绿色工厂、节水企业数量均居全省第一")[1:] == []


@pytest.mark.parametrize(
    ("clause", "name", "stage"),
    [
        ("开通运营青岚机场", "青岚机场", "开通运营"),
        ("建设好运营好青岚医院", "青岚医院", "建设好运营好"),
        ("推动青岚抽水蓄能电站尽早核准开工", "青岚抽水蓄能电站", "核准开工"),
    ],
)
def test_a_verb_of_running_belongs_to_the_stage(clause: str, name: str, stage: str) -> None:
    assert [(found, verb) for found, verb, _, _ in read(clause)] == [(name, stage)]


@pytest.mark.parametrize(
    ("review", "name", "stage"),
    [
        ("支持青岚县建设岚茶种质资源库", "岚茶种质资源库", "建设"),
        ("丽水创建全省首个岚鱼良种场", "岚鱼良种场", "创建"),
        ("力争开工青岚高铁", "青岚高铁", "开工"),
        ("扩能改造青岚线", "青岚线", "扩能改造"),
        ("总投资4亿元的青岚电子产业园揭牌", "青岚电子产业园", "揭牌"),
        ("首个青岚茶业服务中心成立", "青岚茶业服务中心", "成立"),
        ("集书店、影院于一体的青岚艺术中心启用", "青岚艺术中心", "启用"),
        ("推动引岚济云前期工作", "引岚济云", "前期工作"),
        ("改造提升人民路", "人民路", "改造提升"),
        ("建成投用县殡仪馆", "县殡仪馆", "建成投用"),
        ("青岚产业研究院揭牌", "青岚产业研究院", "揭牌"),
        ("青岚湖公园改造提升工程完工", "青岚湖公园改造提升工程", "完工"),
        ("青岚电池基地分别在温州、丽水开工", "青岚电池基地", "开工"),
        ("共建云岭科学中心", "云岭科学中心", "共建"),
        ("青岚实验装置建设取得标志性成果", "青岚实验装置", "建设取得标志性成果"),
    ],
)
def test_it_reads_what_places_do_and_what_is_named_by_its_kind(review: str, name: str, stage: str) -> None:
    assert [(found, verb) for found, verb, _, _ in read(review=review)] == [(name, stage)]


@pytest.mark.parametrize(
    "clause",
    [
        "实施创意设计、网络文化、艺术品交易等重大文化产业项目",
        "建成绿道300公里、碧道20公里",
        "新建森林防火道路220公里",
        "实施科技项目“先投后股”",
        "积极参与共建“一带一路”",
        "推动南部片区建设贯彻新理念示范区",
    ],
)
def test_fields_lengths_of_a_kind_and_policies_are_no_project(clause: str) -> None:
    assert read(clause) == []


@pytest.mark.parametrize(
    ("clause", "names"),
    [
        ("青湾核电一期获得国家批复", ["青湾核电一期"]),
        ("推动青环高速扩容工程等4条高速公路项目和黄梓等2个在建铁路项目加快建设", ["青环高速扩容工程", "黄梓"]),
        ("开展青岚至曹墩输氢管道前期工作", ["青岚至曹墩输氢管道"]),
        ("实施好青岚口岸准轨增二线、曹墩口岸跨境大桥等重点项目", ["青岚口岸准轨增二线", "曹墩口岸跨境大桥"]),
        ("做好曹墩至青岚至岐岭、岐岭高铁南延等项目谋划争取", ["曹墩至青岚至岐岭", "岐岭高铁南延"]),
        ("推动青岚农业大学等省属高校突破国家一流学科", []),
        ("统筹推进贵阳、安顺、兴义等旅游城市建设", []),
        ("示波器、设计软件均取得重要进展", []),
        ("建成青环线、17号线西延伸共67公里轨道交通线", ["青环线", "17号线西延伸"]),
        ("支持全国重点实验室、岐岭实验室建设", ["岐岭实验室"]),
        ("推动青岚大学城、岐岭高教园高质量发展", []),
        ("东部、西部产业协同态势加快形成", []),
        ("曹墩水库下闸蓄水", ["曹墩水库"]),
        ("加快云中机场建设", ["云中机场"]),
        ("加快城际铁路、旅游公路建设", []),
        ("青岚、曹墩两座百万千瓦级水电站全容量并网", ["青岚", "曹墩"]),
        ("青岚算力中心、曹墩算力园区等一大批项目点亮运行", ["青岚算力中心", "曹墩算力园区"]),
        ("深化引青济曹、岐岭水库及配套灌区等工程前期", ["引青济曹", "岐岭水库及配套灌区"]),
        ("深入实施钾盐稳产保供、锂盐量质齐升等工程", []),
        ("装机最高的青岚沙漠基地岐岭分基地获批", ["青岚沙漠基地岐岭分基地"]),
    ],
)
def test_lists_and_stages_met_in_other_reports(clause: str, names: list[str]) -> None:
    source = f"各位代表：\n现在，我代表市人民政府报告工作。\n三、2026年重点工作\n（一）抓好落实。{clause}。\n"
    assert [one.name for one in read_report(source).projects] == names


@pytest.mark.parametrize(
    ("clause", "stage"),
    [
        ("青岚大桥贯通运营", "贯通运营"),
        ("青岚大桥超时序完成建设任务", "超时序完成建设任务"),
        ("青岚综保区成功扩区", "成功扩区"),
        ("青岚研究院实体化运行", "实体化运行"),
        ("青岚中试线成功运行", "成功运行"),
        ("青岚灌区获国家支持", "获国家支持"),
        ("青岚水利枢纽建设成效明显", "建设成效明显"),
        ("云州新材料、青岚芯片等外资项目落地投产", "落地投产"),
    ],
)
def test_it_composes_the_stage_behind_the_names(clause: str, stage: str) -> None:
    assert {verb for _, verb, _, _ in read(review=clause)} == {stage}


@pytest.mark.parametrize(
    ("clause", "found"),
    [
        ("推进青岚国家公园和云州国家植物园创建", [("青岚国家公园", "创建"), ("云州国家植物园", "创建")]),
        ("推动青岚芯片、云州半导体等项目释放产能", [("青岚芯片", "释放产能"), ("云州半导体", "释放产能")]),
        ("加强青岚湖与云州河连通工程论证", [("青岚湖与云州河连通工程", "论证")]),
        ("服务保障青岚集团等企业迁入云州", [("青岚集团", "迁入")]),
        ("启动青岚博物馆布展", [("青岚博物馆", "布展")]),
        ("支持雄安新区建设", []),
        ("推进智能算力等新型基础设施建设", []),
    ],
)
def test_it_reads_what_becomes_of_a_thing(clause: str, found: list[tuple[str, str]]) -> None:
    assert [(name, verb) for name, verb, _, _ in read(clause)] == found


@pytest.mark.parametrize(
    ("clause", "names"),
    [
        ("实施“青岚探源”“云州考古”等项目", ["“青岚探源”", "“云州考古”"]),
        ("实施“青岚强芯”、“云州智造”等工程", []),
        ("全面完成青岚、云州3乡大电网延伸工程", ["青岚、云州3乡大电网延伸工程"]),
        ("加快青岚至云州铁路建设、松湖铁路电气化改造", ["青岚至云州铁路", "松湖铁路电气化改造"]),
        ("建设绿色食品、有机农业等生产基地", []),
    ],
)
def test_it_tells_the_items_of_such_lists(clause: str, names: list[str]) -> None:
    assert [name for name, *_ in read(clause)] == names


@pytest.mark.parametrize(
    ("clause", "names", "stage"),
    [
        ("青岚湾隧道双线掘进", ["青岚湾隧道"], "双线掘进"),
        ("打造青岚数字科创港", ["青岚数字科创港"], "打造"),
        ("推进云溪智慧疾控平台", ["云溪智慧疾控平台"], "推进"),
        ("筹备青岚海洋博物馆", ["青岚海洋博物馆"], "筹备"),
    ],
)
def test_single_things_and_plain_predicates_are_looked_at(clause: str, names: list[str], stage: str) -> None:
    found = read(clause)
    assert [row[0] for row in found] == names
    assert {row[1] for row in found} == {stage}


@pytest.mark.parametrize(
    ("clause", "found"),
    [
        ("云州高新区加快青岚生物医药产业园、白鹭湖大桥建设", [("青岚生物医药产业园", "加快"), ("白鹭湖大桥", "加快")]),
        ("白鹭湖旅游度假区完成第三轮整体提升", [("白鹭湖旅游度假区", "完成第三轮整体提升")]),
        ("青岚储备林一期项目推进建设", [("青岚储备林一期项目", "推进建设")]),
        ("青岚国际先进技术推进中心挂牌运营", [("青岚国际先进技术推进中心", "挂牌运营")]),
    ],
)
def test_a_verb_in_the_midst_is_no_part_of_a_name(clause: str, found: list[tuple[str, str]]) -> None:
    assert [row[:2] for row in read(review=clause)] == found


@pytest.mark.parametrize(
    ("clause", "found"),
    [
        (
            "南湖片区加快推进青岚公园、云溪生态景观提升等项目",
            [("青岚公园", "加快推进"), ("云溪生态景观提升", "加快推进")],
        ),
        ("率先在全省建成青岚环境信用综合管理平台", [("青岚环境信用综合管理平台", "建成")]),
        ("青岚经开区要建设云州特色食品产业园", [("云州特色食品产业园", "建设")]),
        ("支持青岚大学附属医院建设云州区域医疗中心", [("云州区域医疗中心", "建设")]),
        ("加快与青岚大学协同建立云溪储能电池研究中心", [("云溪储能电池研究中心", "协同建立")]),
        ("主汛期前完成青岚水库、云溪水库除险加固工程", [("青岚水库", "完成"), ("云溪水库除险加固工程", "完成")]),
    ],
)
def test_whoever_does_it_or_how_stands_before_the_verb(clause: str, found: list[tuple[str, str]]) -> None:
    assert [row[:2] for row in read(clause)] == found


@pytest.mark.parametrize(
    ("clause", "found"),
    [
        ("创新科青岚总部基地等281个项目开工建设", [("创新科青岚总部基地", "开工建设")]),
        ("推动集成电路青岚基地等项目竣工投产", [("集成电路青岚基地", "竣工投产")]),
        ("年内青岚国际空港综合交通枢纽工程投入使用", [("青岚国际空港综合交通枢纽工程", "投入使用")]),
        ("76.5公里云溪生态廊道建成开放", [("云溪生态廊道", "建成开放")]),
        (
            "青岚能源交易大厦、云州金融中心等28个项目建设完成",
            [("青岚能源交易大厦", "建设完成"), ("云州金融中心", "建设完成")],
        ),
        ("启动实施青岚水厂及配水管网建设", [("青岚水厂及配水管网", "启动实施")]),
        ("扎实推进青岚综保区扩区工作", [("青岚综保区扩区", "扎实推进")]),
        ("积极做好青岚数字产业园区建设", [("青岚数字产业园区", "积极做好")]),
        (
            "扶持青岚储能重点实验室、云州碳纤维产业技术创新中心建设",
            [("青岚储能重点实验室", "扶持"), ("云州碳纤维产业技术创新中心", "扶持")],
        ),
        ("加快青岚航空和云溪航空等货航企业发展", []),
    ],
)
def test_what_stands_around_a_name_is_told_from_it(clause: str, found: list[tuple[str, str]]) -> None:
    assert [row[:2] for row in read(clause)] == found


def test_a_clause_that_says_by_what_goes_on_with_no_list() -> None:
    assert [row[0] for row in read("推进青岚大桥，以云州隧道项目为抓手，打造新样板")] == ["青岚大桥"]


@pytest.mark.parametrize(
    ("clause", "found"),
    [
        ("打造“青岚硅谷”“云溪量子港”", [("“青岚硅谷”", "打造"), ("“云溪量子港”", "打造")]),
        (
            "地铁2号线一期、青岚有轨电车首通段开通初期运营",
            [("地铁2号线一期", "开通初期运营"), ("青岚有轨电车首通段", "开通初期运营")],
        ),
        ("1号线东延线和6号线开工建设", [("1号线东延线", "开工建设"), ("6号线", "开工建设")]),
        ("轨道交通4、5号线一期工程开工建设", [("轨道交通4、5号线一期工程", "开工建设")]),
        ("青岚客专即将通车运行", [("青岚客专", "即将通车运行")]),
        ("加快建设升级版青岚科技大市场", [("升级版青岚科技大市场", "加快建设")]),
    ],
)
def test_lines_pairs_of_quotes_and_what_is_soon_to_be(clause: str, found: list[tuple[str, str]]) -> None:
    assert [row[:2] for row in read(clause)] == found
