//! The styles of notices that are read, each with the example that tests it.
//! This table is the list of what the reader knows: a new style begins with a row here.
//! How a row is read: `label chapter|title|牵头 …|责任 …|…|text`, targets indented below their measure,
//! `总` before targets of the general part, `规则` before rules, `疑` before passages left unread.

use notice::read;
use office::draft::{DraftMeasure, DraftTarget, QuestionKind};

struct Style {
    name: &'static str,
    text: &'static str,
    reads: &'static [&'static str],
}

#[rustfmt::skip]
const STYLES: &[Style] = &[
    Style {
        name: "measures `1.` running through chapters; labelled roles",
        text: "某区方案\n一、技改\n1.更新设备。推动改造。（牵头单位：区工信局；责任单位：区财政局、各镇街）\n二、农机\n2.更新农机。推动报废。（牵头单位：区农业局、区财政局）\n",
        reads: &[
            "1. 一|更新设备|牵头 区工信局|责任 区财政局 各镇街|推动改造。",
            "2. 二|更新农机|牵头 区农业局 区财政局|推动报废。",
        ],
    },
    Style {
        name: "measures `1．`, restarting in each chapter",
        text: "某区方案\n一、技改\n1．更新设备。推动改造。（牵头单位：区工信局）\n二、农机\n1．更新农机。推动报废。（牵头单位：区农业局）\n",
        reads: &[
            "1． 一|更新设备|牵头 区工信局|推动改造。",
            "1． 二|更新农机|牵头 区农业局|推动报废。",
        ],
    },
    Style {
        name: "measures `（一）`; A牵头，B、C配合",
        text: "某市方案\n一、建筑\n（一）推广绿色建筑。执行标准。（市住建局牵头，市发改委、市资规局配合）\n（二）改造既有建筑。加快改造。（市住建局牵头，市财政局等有关部门按职责分工负责）\n",
        reads: &[
            "（一） 一|推广绿色建筑|牵头 市住建局|责任 市发改委 市资规局|“配合” 市发改委 市资规局|执行标准。",
            "（二） 一|改造既有建筑|牵头 市住建局|责任 市财政局|“按职责分工负责” 市财政局|等有关部门|加快改造。",
        ],
    },
    Style {
        name: "measures `一、` without chapters",
        text: "某市政策措施\n一、培育主体。引进企业。（牵头单位：市商务局；配合单位：市财政局）\n二、建设基地。提升功能。（牵头单位：市商务局；参与单位：各县区政府）\n",
        reads: &[
            "一、 -|培育主体|牵头 市商务局|责任 市财政局|“配合” 市财政局|引进企业。",
            "二、 -|建设基地|牵头 市商务局|责任 各县区政府|“参与” 各县区政府|提升功能。",
        ],
    },
    Style {
        name: "heading line and body; roles and deadline on lines of their own",
        text: "某县2022年工作要点\n一、服务\n1、推进一网通办\n网上可办率达到95%以上。\n牵头单位：县审批局\n责任单位：县直有关部门、各乡镇政府\n完成时限：2022年6月底前\n2、压缩时限\n办理时间压缩至1个工作日以内。\n牵头单位：县市场监管局\n责任领导：张三、李四\n完成时限：长期坚持\n",
        reads: &[
            "1、 一|推进一网通办|牵头 县审批局|责任 县直有关部门 各乡镇政府|限 2022-06-30|网上可办率达到95%以上。",
            "  2022 网上可办率 >= 95 %",
            "2、 一|压缩时限|牵头 县市场监管局|领导 张三 李四|办理时间压缩至1个工作日以内。",
            "  2022 办理时间 <= 1 个工作日",
        ],
    },
    Style {
        name: "one-line items without titles; the year stands in the title",
        text: "2023年某区任务清单\n1．对标先进水平，健全标准体系，新增地方标准5项以上。（责任单位：区市场监管局、区科技局）\n2．加快小区改造，年底前完成改造20个。（责任单位：区住建局）\n",
        reads: &[
            "1． -|-|责任 区市场监管局 区科技局|对标先进水平，健全标准体系，新增地方标准5项以上。",
            "  2023 新增地方标准 >= 5 项",
            "2． -|-|责任 区住建局|加快小区改造，年底前完成改造20个。",
            "  2023 小区改造 = 20 个",
        ],
    },
    Style {
        name: "A、B负责。列第一位者为牵头单位，下同",
        text: "某省若干措施\n1.扩大出口。支持企业投保。（省商务厅、省财政厅负责。列第一位者为牵头单位，下同）\n2.培育外贸。开展培训。（省商务厅、省邮政局负责）\n",
        reads: &[
            "1. -|扩大出口|牵头 省商务厅|责任 省财政厅|“负责” 省商务厅 省财政厅|支持企业投保。",
            "2. -|培育外贸|牵头 省商务厅|责任 省邮政局|“负责” 省商务厅 省邮政局|开展培训。",
            "规则 FirstLeads ",
        ],
    },
    Style {
        name: "a lead in the chapter heading",
        text: "某区更新方案\n一、改造小区（牵头单位：区住建局）\n1.更新管网。2023年改造小区20个。责任单位：各街道办事处。\n2.加装电梯。加快推进。责任单位：区市场监管局。\n二、整治街巷（区城管局牵头）\n3.开展整治。加强巡查。\n",
        reads: &[
            "1. 一|更新管网|牵头 区住建局|责任 各街道办事处|2023年改造小区20个。",
            "  2023 改造小区 = 20 个",
            "2. 一|加装电梯|牵头 区住建局|责任 区市场监管局|加快推进。",
            "3. 二|开展整治|牵头 区城管局|加强巡查。",
        ],
    },
    Style {
        name: "由A、B负责落实 as a sentence",
        text: "某区方案\n一、整治\n1.开展整治。加强巡查。由区城管局、区公安局负责落实。\n2.宣传发动。营造氛围。（区委宣传部牵头）\n",
        reads: &[
            "1. 一|开展整治|责任 区城管局 区公安局|“负责落实” 区城管局 区公安局|加强巡查。",
            "2. 一|宣传发动|牵头 区委宣传部|营造氛围。",
        ],
    },
    Style {
        name: "A会同B负责",
        text: "某市方案\n一、保障\n（一）加强领导。成立专班。（市住建局会同市财政局负责）\n",
        reads: &[
            "（一） 一|加强领导|责任 市住建局 市财政局|“会同” 市财政局|“负责” 市住建局|成立专班。",
        ],
    },
    Style {
        name: "brackets 〔…〕 and […], half-width punctuation",
        text: "某市方案\n一、督导\n1.强化督导.建立制度,定期通报.〔责任单位:市督查室,各县(区、市)政府〕\n2.强化考核.纳入考核.[牵头单位:市人社局;责任单位:市财政局]\n",
        reads: &[
            "1. 一|强化督导|责任 市督查室 各县(区、市)政府|建立制度,定期通报.",
            "2. 一|强化考核|牵头 市人社局|责任 市财政局|纳入考核.",
        ],
    },
    Style {
        name: "several brackets inside one measure",
        text: "某市方案\n一、消费\n1.促进消费。放宽限购，（市交通局牵头）发放补贴，（市商务局牵头，市财政局配合）推进建设。（市发改委负责）\n",
        reads: &[
            "1. 一|促进消费|牵头 市交通局 市商务局|责任 市财政局 市发改委|“配合” 市财政局|“负责” 市发改委|放宽限购，发放补贴，推进建设。",
        ],
    },
    Style {
        name: "points inside a measure, units behind the last one",
        text: "某县方案\n一、任务\n（一）推进建设\n1.抓好前期。做好可研。\n2.抓好开工。按期开工。\n（县发改局牵头，县财政局配合）\n（二）招商引资\n1.外出招商。精准对接。\n2.落地服务。跟踪服务。\n（县投促局牵头）\n",
        reads: &[
            "（一） 一|推进建设|牵头 县发改局|责任 县财政局|“配合” 县财政局|1.抓好前期。做好可研。⏎2.抓好开工。按期开工。",
            "（二） 一|招商引资|牵头 县投促局|1.外出招商。精准对接。⏎2.落地服务。跟踪服务。",
        ],
    },
    Style {
        name: "sections between chapter and measure",
        text: "某县方案\n一、总体要求\n（一）指导思想。坚持稳中求进。\n（二）主要目标。到2025年，粮食产量稳定在10亿斤以上。\n二、任务\n（一）农业\n1.稳定粮食。开展行动。（县农业局牵头）\n（二）工业\n1.技术改造。开展行动。（县工信局牵头）\n附件：任务分工表\n",
        reads: &[
            "总 2025 粮食产量 >= 10 亿斤",
            "1. 二|稳定粮食|牵头 县农业局|开展行动。",
            "1. 二|技术改造|牵头 县工信局|开展行动。",
        ],
    },
    Style {
        name: "one-line targets with whoever provides the figures; an index has no unit",
        text: "2022年某市目标任务分解方案\n一、主要目标\n1.地区生产总值增长7%左右。（牵头单位：市发改委；数据提供单位：市统计局）\n2.居民消费价格指数控制在103左右。（牵头单位：市发改委；数据提供单位：市调查队）\n",
        reads: &[
            "1. 一|-|牵头 市发改委|责任 市统计局|“数据提供” 市统计局|地区生产总值增长7%左右。",
            "  2022 地区生产总值 +% ~ 7 %",
            "2. 一|-|牵头 市发改委|责任 市调查队|“数据提供” 市调查队|居民消费价格指数控制在103左右。",
            "  2022 居民消费价格指数 ~ 103",
        ],
    },
    Style {
        name: "a label before a year; what the work follows is no target",
        text: "某省实施方案\n一、投资\n1.聚焦国家“十四五”规划102项重大工程，常态化推介项目。（省发改委牵头）\n2.2023年至2025年推介项目不少于100个，民间投资比重保持在50%以上。（省发改委牵头）\n",
        reads: &[
            "1. 一|-|牵头 省发改委|聚焦国家“十四五”规划102项重大工程，常态化推介项目。",
            "2. 一|-|牵头 省发改委|2023年至2025年推介项目不少于100个，民间投资比重保持在50%以上。",
            "  2025 推介项目 >= 100 个",
            "  2025 民间投资比重 >= 50 %",
        ],
    },
    Style {
        name: "a base in a clause of its own; a number that only describes; 实现到…年",
        text: "某区方案\n实现到2027年，二手车交易量较2023年增长50%，培育1家营收规模达10亿元的龙头企业，制定本方案。\n一、工业\n1.节约能源。到2025年，废钢利用量达到3万吨，与2023年相比，吨钢能耗降低2%。（区工信局牵头）\n",
        reads: &[
            "总 2027 二手车交易量 +% = 50 % 基期2023",
            "总 2027 龙头企业 = 1 家",
            "1. 一|节约能源|牵头 区工信局|到2025年，废钢利用量达到3万吨，与2023年相比，吨钢能耗降低2%。",
            "  2025 废钢利用量 >= 3 万吨",
            "  2025 吨钢能耗 +% = -2 % 基期2023",
        ],
    },
    Style {
        name: "etc, tail, persons",
        text: "某县方案\n一、任务\n1.工作一。做好工作。（责任单位：县农业局、县水利局等；责任领导：王五）\n2.工作二。做好工作。（县农业局牵头，县水利局等有关部门和单位配合）\n",
        reads: &[
            "1. 一|工作一|责任 县农业局 县水利局|领导 王五|等|做好工作。",
            "2. 一|工作二|牵头 县农业局|责任 县水利局|“配合” 县水利局|等有关部门和单位|做好工作。",
        ],
    },
    Style {
        name: "rules that add units to all measures",
        text: "某县方案\n一、任务\n1.工作一。做好工作。（县发改局牵头。各乡镇（街道）均为责任单位，不再逐一列出）\n2.工作二。做好工作。（牵头单位：县财政局）\n",
        reads: &[
            "1. 一|工作一|牵头 县发改局|做好工作。",
            "2. 一|工作二|牵头 县财政局|做好工作。",
            "规则 ResponsibleForAll 各乡镇（街道）",
        ],
    },
    Style {
        name: "the whole text on one line, blanks between",
        text: "某政发〔2024〕9号 某区人民政府关于印发《某区取暖方案》的通知 各镇政府： 现印发给你们。 某区人民政府 2024年11月1日 一、总体要求 到2025年，清洁取暖率达到80%。加强统筹协调，压实各方责任，健全工作机制，强化资金保障，做好宣传引导，确保群众温暖过冬，切实提升获得感、幸福感、安全感，推动取暖工作平稳有序开展。 二、任务 1.集中供热。新增供热面积50万平方米。（牵头单位：区住建局；责任单位：区财政局） 2.推进煤改电。改造1000户。（牵头单位：区发改局） 三、保障 3.加强领导。强化督导。（牵头单位：区政府办）",
        reads: &[
            "总 2025 清洁取暖率 >= 80 %",
            "1. 二|集中供热|牵头 区住建局|责任 区财政局|新增供热面积50万平方米。",
            "  不定 新增供热面积 = 50 万平方米",
            "2. 二|推进煤改电|牵头 区发改局|改造1000户。",
            "  不定 改造 = 1000 户",
            "3. 三|加强领导|牵头 区政府办|强化督导。",
        ],
    },
    Style {
        name: "hard line breaks in mid-sentence and mid-name",
        text: "某市方案\n\n为推动我市制造业高质量发展，根据省有关文件精神，结合我市\n实际，制定本方案。\n一、主要目标\n到2025年，规模以上工业增加值年均增长8%以上，高新技术企业\n达到500家；到2027年，战略性新兴产业增加值占规上工业比重达\n到35%左右。\n二、任务\n（一）培育企业。实施梯度培育工程，支持企业做大做强做优做精\n做久。（市工业和信息化局牵头，市科技局、市市场监\n管局配合）\n",
        reads: &[
            "总 2025 规模以上工业增加值 +% >= 8 %",
            "总 2025 高新技术企业 >= 500 家",
            "总 2027 战略性新兴产业增加值占规上工业比重 ~ 35 %",
            "（一） 二|培育企业|牵头 市工业和信息化局|责任 市科技局 市市场监管局|“配合” 市科技局 市市场监管局|实施梯度培育工程，支持企业做大做强做优做精⏎做久。",
        ],
    },
    Style {
        name: "traditional characters",
        text: "某縣工作方案\n一、農機\n1.更新農機。到2025年，綜合機械化率達到90%以上，建成農田3萬畝。（牽頭單位：縣農業農村局；責任單位：縣財政局、各鄉鎮）\n",
        reads: &[
            "1. 一|更新農機|牵头 縣農業農村局|责任 縣財政局 各鄉鎮|到2025年，綜合機械化率達到90%以上，建成農田3萬畝。",
            "  2025 綜合機械化率 >= 90 %",
            "  2025 建成農田 = 3 萬畝",
        ],
    },
    Style {
        name: "a table, one row a line",
        text: "某区任务分工表\n序号\t重点任务\t牵头单位\t配合单位\t完成时限\n1\t改造老旧管网20公里\t区住建局\t区财政局、各街道\t2024年12月底前\n2\t推进一网通办\t区审批局\t区城管局\t2024年6月底前\n",
        reads: &[
            "1 -|-|牵头 区住建局|责任 区财政局 各街道|“配合” 区财政局 各街道|限 2024-12-31|改造老旧管网20公里",
            "  2024 改造老旧管网 = 20 公里",
            "2 -|推进一网通办|牵头 区审批局|责任 区城管局|“配合” 区城管局|限 2024-06-30|",
        ],
    },
    Style {
        name: "a table, one cell a line",
        text: "某区任务分工表\n序号\n重点任务\n牵头单位\n责任单位\n1\n改造老旧管网\n区住建局\n区财政局、各街道\n2\n推进一网通办\n区审批局\n区城管局\n",
        reads: &[
            "1 -|改造老旧管网|牵头 区住建局|责任 区财政局 各街道|",
            "2 -|推进一网通办|牵头 区审批局|责任 区城管局|",
        ],
    },
    Style {
        name: "paragraphs without labels",
        text: "某区实事项目\n新建幼儿园3所。（区教育局负责）\n改造农贸市场5处。（区商务局负责）\n",
        reads: &[
            " -|-|责任 区教育局|“负责” 区教育局|新建幼儿园3所。",
            "  不定 新建幼儿园 = 3 所",
            " -|-|责任 区商务局|“负责” 区商务局|改造农贸市场5处。",
            "  不定 改造农贸市场 = 5 处",
        ],
    },
    Style {
        name: "page marks and leftovers of Word",
        text: "某区方案\n一、任务\n[bookmark: _GoBack]1.更新设备。推动改造，提高\n— 2 —\n水平。（牵头单位：区工信局）\n",
        reads: &[
            "1. 一|更新设备|牵头 区工信局|推动改造，提高水平。",
        ],
    },
    Style {
        name: "growth, falls, ratios, several values",
        text: "某市方案\n一、总体目标\n到2025年，PM2.5浓度下降到35微克/立方米以下，单位GDP能耗较2020年下降14.5%，收入翻一番，比值达到0.8:1；全市GDP、预算收入年均增长6%、7%，分别达到1000亿元、80亿元。2012年起5年内，森林覆盖率达到40%。\n二、任务\n1.治水。到2025年和2027年，再生水利用率分别达到55%、57%。旅游收入2025年达到290亿元、2027年达到310亿元。（市水利局牵头）\n",
        reads: &[
            "总 2025 PM2.5浓度 <= 35 微克/立方米",
            "总 2025 单位GDP能耗 +% = -14.5 % 基期2020",
            "总 2025 收入 +x = 1 番",
            "总 2025 比值 >= 0.8 :1",
            "总 2025 全市GDP +% = 6 %",
            "总 2025 预算收入 +% = 7 %",
            "总 2025 全市GDP >= 1000 亿元",
            "总 2025 预算收入 >= 80 亿元",
            "总 2016 森林覆盖率 >= 40 %",
            "1. 二|治水|牵头 市水利局|到2025年和2027年，再生水利用率分别达到55%、57%。旅游收入2025年达到290亿元、2027年达到310亿元。",
            "  2025 再生水利用率 >= 55 %",
            "  2027 再生水利用率 >= 57 %",
            "  2025 旅游收入 >= 290 亿元",
            "  2027 旅游收入 >= 310 亿元",
        ],
    },
    Style {
        name: "numbers that are no targets",
        text: "某政发〔2024〕7号\n\n某市方案\n一、任务\n1.治理。按照《规范》（GB-55026）和GB-3096要求，在G309国道沿线治理。2023年空气优良率达到85%。对达标企业给予最高50万元奖励。更换8年以上的计算机，打造“三个十大”品牌。（市城管局牵头）\n",
        reads: &[
            "1. 一|治理|牵头 市城管局|按照《规范》（GB-55026）和GB-3096要求，在G309国道沿线治理。2023年空气优良率达到85%。对达标企业给予最高50万元奖励。更换8年以上的计算机，打造“三个十大”品牌。",
        ],
    },
    Style {
        name: "undated, yearly, and in the year of the sentence before",
        text: "某市方案\n一、任务\n1.治理。漏损率控制在6.5%以内。每年举办4场以上促销活动，其中下乡展销不少于2场。到2025年，覆盖率达到90%以上。更新率达到100% 。（市水利局牵头）\n",
        reads: &[
            "1. 一|治理|牵头 市水利局|漏损率控制在6.5%以内。每年举办4场以上促销活动，其中下乡展销不少于2场。到2025年，覆盖率达到90%以上。更新率达到100% 。",
            "  不定 漏损率 <= 6.5 %",
            "  每年 促销活动 >= 4 场",
            "  每年 下乡展销 >= 2 场",
            "  2025 覆盖率 >= 90 %",
            "  2025 更新率 >= 100 %",
        ],
    },
    Style {
        name: "a range can't be one value",
        text: "某市方案\n一、任务\n1.示范。到2025年，建成3—5个示范区。（市水利局牵头）\n",
        reads: &[
            "1. 一|示范|牵头 市水利局|到2025年，建成3—5个示范区。",
            "疑 建成3—5个示范区",
        ],
    },
    Style {
        name: "label and stop of another face; 牵头责任单位 and 协同责任单位",
        text: "2022年某省重点工作分解\n一、预期目标\n1﹒全省用水总量下降3%左右，在工作中争取更好。\n牵头负责领导：赵一。\n牵头责任单位：省水利厅。\n协同责任单位：省发展改革委、省住建厅等。\n2﹒旅游收入增长12%以上。\n牵头负责领导：钱二。\n牵头责任单位：省文旅厅。\n协同责任单位：省商务厅、省体育局。\n",
        reads: &[
            "1﹒ 一|-|牵头 省水利厅|责任 省发展改革委 省住建厅|领导 赵一|等|全省用水总量下降3%左右，在工作中争取更好。",
            "  2022 全省用水总量 +% ~ -3 %",
            "2﹒ 一|-|牵头 省文旅厅|责任 省商务厅 省体育局|领导 钱二|旅游收入增长12%以上。",
            "  2022 旅游收入 +% >= 12 %",
        ],
    },
    Style {
        name: "a time among the units: 年内持续推进; the year stands in the chapter heading",
        text: "某市重点工作分工\n一、落实2023年主要目标\n1.稳住就业，城镇新增就业3万人以上。（市人社局牵头，市直各部门分别负责，年内持续推进）\n2.保住物价，粮油储备不少于5万吨。（市粮储局、市财政局按职责分工负责，9月底前完成）\n",
        reads: &[
            "1. 一|-|牵头 市人社局|责任 市直各部门|“分别负责” 市直各部门|限 2023-12-31|稳住就业，城镇新增就业3万人以上。",
            "  2023 城镇新增就业 >= 3 万人",
            "2. 一|-|责任 市粮储局 市财政局|“按职责分工负责” 市粮储局 市财政局|限 2023-09-30|保住物价，粮油储备不少于5万吨。",
            "  2023 粮油储备 >= 5 万吨",
        ],
    },
    Style {
        name: "a list of counts whose nouns stand behind them",
        text: "某市方案\n一、任务\n1.壮大集群。到2025年，培育形成2个千亿级集群和6个百亿级集群，更新4个水质监测站、检测设备30台（套）。（市工信局牵头）\n",
        reads: &[
            "1. 一|壮大集群|牵头 市工信局|到2025年，培育形成2个千亿级集群和6个百亿级集群，更新4个水质监测站、检测设备30台（套）。",
            "  2025 千亿级集群 = 2 个",
            "  2025 百亿级集群 = 6 个",
            "  2025 水质监测站 = 4 个",
            "  2025 检测设备 = 30 台（套）",
        ],
    },
    Style {
        name: "parts of a list that don't say what is measured; each value with its own bound",
        text: "某省方案\n一、主要目标\n到2025年，甲地区、乙平原细颗粒物浓度分别下降20%、15%，氮氧化物排放量、化学需氧量分别下降8%、10%以上、车辆淘汰率和船舶更新率分别达到60%以上、40%左右，行业改造形成节能量约300万吨标准煤。\n二、任务\n1.治理。开展治理。（省生态环境厅牵头）\n",
        reads: &[
            "总 2025 甲地区、乙平原细颗粒物浓度 +% = -20 %",
            "总 2025 乙平原细颗粒物浓度 +% = -15 %",
            "总 2025 氮氧化物排放量 +% >= -8 %",
            "总 2025 化学需氧量 +% >= -10 %",
            "总 2025 车辆淘汰率 >= 60 %",
            "总 2025 船舶更新率 ~ 40 %",
            "总 2025 行业改造形成节能量 ~ 300 万吨标准煤",
            "1. 二|治理|牵头 省生态环境厅|开展治理。",
        ],
    },
    Style {
        name: "what is put in, whom it concerns, what the plan consists of",
        text: "某市方案\n一、任务\n1.加大投入。统筹省级资金20亿元支持设备更新，对年纳税所得额不超过200万元部分减半征收，改造内容包括基础类、完善类2类，部署4大行动、17个工程、55项具体任务。（市财政局牵头）\n",
        reads: &[
            "1. 一|加大投入|牵头 市财政局|统筹省级资金20亿元支持设备更新，对年纳税所得额不超过200万元部分减半征收，改造内容包括基础类、完善类2类，部署4大行动、17个工程、55项具体任务。",
        ],
    },
    Style {
        name: "今明两年; 优于 is not understood",
        text: "某区方案\n某区人民政府\n2024年3月1日\n一、任务\n1.改造。今明两年，改造管网30公里，空气质量指数优于50个点。（区住建局牵头）\n",
        reads: &[
            "1. 一|改造|牵头 区住建局|今明两年，改造管网30公里，空气质量指数优于50个点。",
            "  2025 改造管网 = 30 公里",
            "疑 空气质量指数优于50个点",
        ],
    },
    Style {
        name: "labels `1.1`; a number broken to the front of its line is none",
        text: "某县方案\n一、任务\n1.农业\n1.1稳定面积。粮食播种面积稳定在30万亩以上，亩产达到\n1.1吨。（县农业局牵头）\n1.2建设农田。开展建设。（县农业局、县水利局负责）\n2.工业\n2.1技术改造。开展改造。（县工信局牵头）\n",
        reads: &[
            "1.1 一|稳定面积|牵头 县农业局|粮食播种面积稳定在30万亩以上，亩产达到⏎1.1吨。",
            "  不定 粮食播种面积 >= 30 万亩",
            "  不定 亩产 >= 1.1 吨",
            "1.2 一|建设农田|责任 县农业局 县水利局|“负责” 县农业局 县水利局|开展建设。",
            "2.1 一|技术改造|牵头 县工信局|开展改造。",
        ],
    },
    Style {
        name: "headings in two halves; safeguards are measures",
        text: "某市方案\n一、任务\n（一）做强产业，提升集群。建立链长制。（责任单位：市工信局）\n（二）引进人才，留住专家。发放补贴。（责任单位：市人社局）\n二、保障措施\n（一）高度重视，加强领导。成立专班。\n（二）明确责任，狠抓落实。细化方案。\n",
        reads: &[
            "（一） 一|做强产业，提升集群|责任 市工信局|建立链长制。",
            "（二） 一|引进人才，留住专家|责任 市人社局|发放补贴。",
            "（一） 二|高度重视，加强领导|成立专班。",
            "（二） 二|明确责任，狠抓落实|细化方案。",
        ],
    },
    Style {
        name: "a table, one cell a line, with lines that fit no column",
        text: "某县2016年实事分解表\n\n序号\n\n实事项目\n\n责任单位\n\n完成时限\n\n1\n\n整治东湖湿地公园\n\n县水务局\n\n县护河指挥部\n\n12月底前\n\n2\n\n开工建设养护楼\n\n县民政局\n\n5月底前\n\n筹建老年大学\n\n3\n\n新建2座天桥\n\n县住建局\n\n9月底前\n",
        reads: &[
            "1 -|整治东湖湿地公园|责任 县水务局 县护河指挥部|限 2016-12-31|",
            "2 -|开工建设养护楼|责任 县民政局|限 2016-05-31|",
            "3 -|-|责任 县住建局|限 2016-09-30|新建2座天桥",
            "  2016 天桥 = 2 座",
            "疑 筹建老年大学",
        ],
    },
    Style {
        name: "a list of which only the last number has its bound; a number that bounds what is spoken of",
        text: "某市方案\n一、任务\n1.提升标准。主导或参与制修订国家标准20项、行业标准15项、地方标准30项以上。辖区范围内6亩以下（不含6亩）的转让手续由区政府审查。（市市场监管局牵头）\n2.更新公交。每年更新公交车150台左右，三年累计更新450台。（市交通局牵头）\n",
        reads: &[
            "1. 一|提升标准|牵头 市市场监管局|主导或参与制修订国家标准20项、行业标准15项、地方标准30项以上。辖区范围内6亩以下（不含6亩）的转让手续由区政府审查。",
            "  不定 主导或参与制修订国家标准 = 20 项",
            "  不定 行业标准 = 15 项",
            "  不定 地方标准 >= 30 项",
            "2. 一|更新公交|牵头 市交通局|每年更新公交车150台左右，三年累计更新450台。",
            "  每年 更新公交车 ~ 150 台",
            "  不定 更新公交车 = 450 台",
            "疑 辖区范围内6亩以下（不含6亩）的转让手续由区政府审查",
        ],
    },
    Style {
        name: "a table with bars, one cell a line, from the middle of its numbers",
        text: "2024年某县重点工作任务分解表\n附件\n序号 |\n目标与任务 |\n分管县领导 |\n牵头责任单位 |\n责任单位 |\n80 |\n新增托位数400个以上，公办园占比60%以上。 |\n赵一 |\n县教育局 |\n县各有关单位 |\n81 |\n支持职业学校发展。 |\n钱二 |\n县人社局 |\n县各有关单位 |\n",
        reads: &[
            "80 -|-|牵头 县教育局|责任 县各有关单位|领导 赵一|新增托位数400个以上，公办园占比60%以上。",
            "  2024 新增托位数 >= 400 个",
            "  2024 公办园占比 >= 60 %",
            "81 -|-|牵头 县人社局|责任 县各有关单位|领导 钱二|支持职业学校发展。",
        ],
    },
];

/// One measure in one line; what is empty is left out.
fn measure(measure: &DraftMeasure) -> String {
    let chapter = measure.chapter.as_deref().unwrap_or("-");
    let mut line = format!(
        "{} {chapter}|{}",
        measure.label,
        measure.title.as_deref().unwrap_or("-")
    );
    let mut add = |word: &str, names: &[String]| {
        if !names.is_empty() {
            line += &format!("|{word} {}", names.join(" "));
        }
    };
    add("牵头", &measure.lead);
    add("责任", &measure.responsible);
    for verb in &measure.verbs {
        add(&format!("“{}”", verb.verb), &verb.units);
    }
    add("领导", &measure.leader);
    let tail = measure.tail.as_deref().unwrap_or_default();
    let etc = if measure.etc {
        format!("|等{tail}")
    } else {
        String::new()
    };
    let due = measure
        .due
        .map(|due| format!("|限 {due}"))
        .unwrap_or_default();
    format!("{line}{etc}{due}|{}", measure.text.replace('\n', "⏎"))
}

/// One target in one line: year, indicator, how it is bound.
fn point(target: &DraftTarget) -> String {
    let sign = |comparator| serde_json::to_value(comparator).expect("a comparator is a word");
    let year = match (target.year, target.recurring) {
        (Some(year), _) => year.to_string(),
        (None, true) => "每年".to_owned(),
        (None, false) => "不定".to_owned(),
    };
    let mut line = format!(
        "{year} {} {}",
        target.indicator,
        sign(target.comparator).as_str().unwrap_or_default()
    );
    if let Some(bound) = target.bound {
        line += &format!(" {}", sign(bound).as_str().unwrap_or_default());
    }
    if let Some(value) = &target.value {
        line += &format!(" {value}");
    }
    if let Some(unit) = &target.unit {
        line += &format!(" {unit}");
    }
    line + &target
        .base_year
        .map(|base| format!(" 基期{base}"))
        .unwrap_or_default()
}

fn shown(text: &str) -> Vec<String> {
    let plan = read(text);
    let mut lines: Vec<String> = plan
        .overall_targets
        .iter()
        .map(|target| format!("总 {}", point(target)))
        .collect();
    for one in &plan.measures {
        lines.push(measure(one));
        lines.extend(
            one.targets
                .iter()
                .map(|target| format!("  {}", point(target))),
        );
    }
    for rule in &plan.rules {
        lines.push(format!("规则 {:?} {}", rule.kind, rule.units.join(" ")));
    }
    let unread = plan
        .questions
        .iter()
        .filter(|question| question.kind == QuestionKind::Unread);
    lines.extend(unread.map(|question| format!("疑 {}", question.words)));
    lines
}

#[test]
fn every_style_is_read_as_its_row_says() {
    for style in STYLES {
        let shown = shown(style.text);
        assert_eq!(shown, style.reads, "{}\n{}", style.name, style.text);
    }
}

#[test]
fn every_style_has_a_name_of_its_own() {
    for (k, style) in STYLES.iter().enumerate() {
        assert!(
            STYLES[..k].iter().all(|other| other.name != style.name),
            "{}",
            style.name
        );
    }
}
