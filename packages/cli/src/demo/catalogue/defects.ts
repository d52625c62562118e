import type { FamilyCode } from "./products.ts";
import type { Term } from "./terms.ts";

/** How the hazard runs over the months in service. */
export type Shape = "arrival" | "early" | "steady" | "wear";
/** When in the year it shows. */
export type Season = "flat" | "summer" | "winter" | "newYear";

export type DefectType = Term & {
  readonly family: Term;
  readonly products: readonly FamilyCode[];
  /** Reports per 1,000 unit-years before the company is scaled to the wanted number of cases: only the ratios matter. */
  readonly rate: number;
  readonly shape: Shape;
  readonly season: Season;
  /** Share of repairs that an ordinary technician settles at the first attempt. */
  readonly easy: number;
  /** Cost of the part, in yuan; 0: none is needed. */
  readonly part: number;
  /** 1 a nuisance, 4 a danger. */
  readonly severity: 1 | 2 | 3 | 4;
  /** What customers say; it completes "the machine …". */
  readonly phrases: readonly string[];
};

type Facts = Omit<DefectType, "code" | "name" | "nameEn" | "family" | "phrases">;
const all: readonly FamilyCode[] = ["AC", "WM", "RF", "WH", "RH"];
const collected: DefectType[] = [];

function family(code: string, name: string, nameEn: string) {
  const term: Term = { code, name, nameEn };
  return (type: string, typeName: string, typeNameEn: string, facts: Facts, phrases: readonly string[]): DefectType => {
    const defect = { code: type, name: typeName, nameEn: typeNameEn, family: term, phrases, ...facts };
    collected.push(defect);
    return defect;
  };
}

const climate = family("CLIM", "制冷制热", "Cooling and heating");
climate(
  "NOCOOL",
  "不制冷",
  "Does not cool",
  { products: ["AC"], rate: 52, shape: "steady", season: "summer", easy: 0.82, part: 180, severity: 3 },
  [
    "开了半天一点都不凉,吹出来全是自然风",
    "不制冷了,外机好像没转",
    "设定16度屋里还是三十度",
    "吹的风是热的,根本不制冷",
    "开机十分钟后就不出冷风了",
    "完全没有冷气",
  ],
);
climate(
  "WEAK",
  "制冷效果差",
  "Cools too little",
  { products: ["AC"], rate: 0.99, shape: "wear", season: "summer", easy: 0.74, part: 60, severity: 2 },
  [
    "制冷效果越来越差,开一晚上才降两度",
    "凉得特别慢,去年不是这样",
    "出风量小,房间降不下温",
    "白天基本没效果,晚上才有点凉",
    "制冷不如以前,外机一直转个不停",
  ],
);
climate(
  "GAS",
  "制冷剂泄漏",
  "Refrigerant leak",
  { products: ["AC", "RF"], rate: 0.31, shape: "wear", season: "summer", easy: 0.6, part: 220, severity: 3 },
  [
    "师傅说可能漏氟了,加过一次又不行",
    "铜管接口那里有油渍,怀疑漏氟",
    "去年刚加的氟今年又没了",
    "管子上结霜,制冷剂好像漏光了",
    "检查说压力不够是雪种漏了",
  ],
);
climate(
  "NOHEAT",
  "不制热",
  "Does not heat",
  { products: ["AC"], rate: 1.1, shape: "steady", season: "winter", easy: 0.76, part: 150, severity: 3 },
  [
    "冬天开制热吹的是凉风",
    "制热半小时还是冷的",
    "不制热,面板显示除霜一直不停",
    "天一冷就不出热风了",
    "热风时有时无,屋里上不去15度",
  ],
);
climate(
  "WARM",
  "冷藏室不冷",
  "Fridge compartment too warm",
  { products: ["RF"], rate: 26, shape: "steady", season: "summer", easy: 0.7, part: 260, severity: 3 },
  [
    "冷藏室不冷,菜放一天就坏了",
    "冷冻正常但冷藏一直十几度",
    "牛奶放里面都酸了,冷藏没温度",
    "调到最低档冷藏室还是不凉",
    "上面冷藏层摸着是温的",
  ],
);
climate(
  "ICE",
  "结冰结霜",
  "Ice and frost",
  { products: ["RF"], rate: 0.81, shape: "steady", season: "flat", easy: 0.66, part: 90, severity: 2 },
  [
    "冷藏室后壁结一层厚冰",
    "抽屉被冰冻住拉不开",
    "风道结冰堵住了,底下积水",
    "半个月就要化一次霜",
    "冷冻室结霜特别厚,除了又结",
  ],
);

const water = family("WATER", "漏水排水", "Water and drainage");
water(
  "DRIP",
  "内机滴水",
  "Indoor unit drips",
  { products: ["AC"], rate: 25, shape: "steady", season: "summer", easy: 0.88, part: 0, severity: 2 },
  [
    "内机往下滴水,墙都泡了",
    "挂机右边一直漏水,拿盆接着",
    "开一会儿就从出风口滴水",
    "排水管不出水,水从机身流下来",
    "滴水滴到床上没法睡",
  ],
);
water(
  "PUMP",
  "排水泵故障",
  "Drain pump failure",
  { products: ["WM"], rate: 4, shape: "steady", season: "flat", easy: 0.84, part: 120, severity: 3 },
  [
    "洗完水排不出去,停在排水那一步",
    "不排水,报E21",
    "排水特别慢,桶里老有水",
    "里面的水放不掉,门也打不开",
    "排水的时候没动静,水还在",
  ],
);
water(
  "DOORLEAK",
  "门封漏水",
  "Door seal leaks",
  { products: ["WM"], rate: 0.93, shape: "wear", season: "flat", easy: 0.86, part: 85, severity: 2 },
  ["门那里往外渗水,地上一滩", "洗的时候门圈漏水", "玻璃门下面一直滴水", "门封圈破了个口子漏水", "脱水时从门缝甩水出来"],
);
water(
  "PIPE",
  "接口渗水",
  "Joint seeps",
  { products: ["WM", "WH"], rate: 0.68, shape: "early", season: "flat", easy: 0.92, part: 20, severity: 2 },
  ["进水管接头一直渗水", "底下接口滴水,拧紧了还漏", "混水阀那里渗水", "新装的水管接口漏水", "安全阀一直往外滴水"],
);
water(
  "TANK",
  "内胆漏水",
  "Tank leaks",
  { products: ["WH"], rate: 1.4, shape: "wear", season: "winter", easy: 0.48, part: 480, severity: 4 },
  [
    "机身底部漏水,怀疑内胆锈穿了",
    "外壳往下淌水,师傅说是胆漏",
    "内胆漏了,关了进水还在滴",
    "一夜漏了半盆水,从里面漏的",
    "外壳里面渗水,底板都锈了",
  ],
);

const noise = family("NOISE", "噪声振动", "Noise and vibration");
noise(
  "BEARING",
  "脱水轴承异响",
  "Bearing noise at spin",
  { products: ["WM"], rate: 16, shape: "wear", season: "flat", easy: 0.58, part: 240, severity: 2 },
  [
    "脱水的时候响得像飞机起飞",
    "甩干时咣当咣当响,楼下来找了",
    "高速脱水有金属摩擦声",
    "转起来咯噔咯噔的,轴承坏了吧",
    "一脱水就轰隆隆响",
  ],
);
noise(
  "FAN",
  "风机异响",
  "Fan noise",
  { products: ["AC", "RH"], rate: 0.62, shape: "steady", season: "flat", easy: 0.83, part: 70, severity: 1 },
  [
    "一开就嗒嗒嗒响,晚上睡不着",
    "风轮刮到东西一样,哗啦哗啦响",
    "里面有吱吱声,风大风小都有",
    "高档位时嗡嗡响得厉害",
    "转起来有摩擦声",
  ],
);
noise(
  "COMP",
  "压缩机噪声大",
  "Compressor noise",
  { products: ["AC", "RF"], rate: 0.22, shape: "wear", season: "flat", easy: 0.62, part: 380, severity: 1 },
  [
    "压缩机嗡嗡响,隔着墙都听得到",
    "启动停机时咚的一声很吓人",
    "外机震得窗户都在抖",
    "半夜像拖拉机一样响",
    "后背那块一直嗡嗡的",
  ],
);
noise(
  "SHAKE",
  "整机振动移位",
  "Machine shakes and wanders",
  { products: ["WM"], rate: 0.5, shape: "early", season: "flat", easy: 0.9, part: 0, severity: 1 },
  [
    "脱水的时候自己会走路,跑出来半米",
    "晃得厉害,整个阳台都在震",
    "放平了还是乱抖",
    "机器跳起来一样,地脚调了也没用",
    "转起来左右晃,插头都拽掉了",
  ],
);

const electronics = family("ELEC", "电控显示", "Electronics and display");
electronics(
  "BOARD",
  "主控板故障",
  "Main board failure",
  { products: all, rate: 8, shape: "early", season: "flat", easy: 0.62, part: 210, severity: 3 },
  [
    "按什么都没反应,师傅说板子坏了",
    "运行到一半自己停机,重启又好一会儿",
    "程序乱跳,选好的模式自己变",
    "时好时坏,像是电脑板有问题",
    "开机就乱码然后自动关机",
  ],
);
electronics(
  "DISPLAY",
  "显示屏异常",
  "Display fault",
  { products: all, rate: 0.2, shape: "early", season: "flat", easy: 0.88, part: 95, severity: 1 },
  ["显示屏缺笔画看不清数字", "屏幕不亮但是能用", "面板一闪一闪的", "显示温度跟实际差很多", "屏花了,只剩半边有字"],
);
electronics(
  "SENSOR",
  "传感器报错",
  "Sensor error",
  { products: ["AC", "WM", "WH"], rate: 0.46, shape: "steady", season: "flat", easy: 0.85, part: 45, severity: 2 },
  [
    "一直报F1代码,断电好了又来",
    "显示E4故障停机",
    "说是感温头坏了,老报错",
    "水位感应不准,水加个没完",
    "报故障码,查说明书是传感器",
  ],
);
electronics(
  "REMOTE",
  "遥控触控失灵",
  "Remote or touch dead",
  { products: ["AC", "RH"], rate: 0.25, shape: "steady", season: "flat", easy: 0.94, part: 35, severity: 1 },
  [
    "遥控器换了电池也没反应",
    "触摸键点不动,要按好多下",
    "按键失灵,手湿的时候乱触发",
    "遥控只能开不能关",
    "面板按键没有感应",
  ],
);
electronics(
  "WIFI",
  "联网失败",
  "Cannot go online",
  { products: ["AC", "WM", "WH"], rate: 0.25, shape: "early", season: "flat", easy: 0.9, part: 0, severity: 1 },
  [
    "手机APP连不上,一直配网失败",
    "换了路由器之后就离线了",
    "小程序里显示设备离线",
    "扫码绑定老是超时",
    "APP控制不了,家里网没问题",
  ],
);

const supply = family("POWER", "供电启动", "Power and starting");
supply(
  "CAP",
  "启动电容失效",
  "Start capacitor failure",
  { products: ["AC"], rate: 2.6, shape: "steady", season: "summer", easy: 0.9, part: 40, severity: 3 },
  [
    "外机嗡嗡响但是转不起来",
    "外机风扇要拨一下才转",
    "启动时咔哒几下就停了",
    "外机想启动启动不了,响两声就歇",
    "压缩机起不来,说是电容鼓包",
  ],
);
supply(
  "DEAD",
  "不通电",
  "No power",
  { products: all, rate: 0.28, shape: "steady", season: "flat", easy: 0.8, part: 110, severity: 3 },
  ["插上电一点反应没有", "突然就不通电了,插座是好的", "指示灯都不亮", "昨天还好好的,今天开不了机", "换了插座也没电"],
);
supply(
  "TRIP",
  "跳闸",
  "Trips the breaker",
  { products: ["AC", "WM", "WH"], rate: 0.22, shape: "wear", season: "flat", easy: 0.68, part: 160, severity: 4 },
  [
    "一开就跳闸,整个屋子没电",
    "用着用着漏保就跳了",
    "插上就跳闸,拔了就没事",
    "加热几分钟必跳闸",
    "电工看过线路没问题,一开机就跳",
  ],
);

const heating = family("HEAT", "加热点火", "Heating and ignition");
heating(
  "NOHOT",
  "不出热水",
  "No hot water",
  { products: ["WH"], rate: 52, shape: "steady", season: "winter", easy: 0.8, part: 130, severity: 3 },
  ["烧了一晚上水还是凉的", "不出热水,指示灯亮着", "打开全是冷水,没法洗澡", "显示在加热可是水不热", "一点热水都没有"],
);
heating(
  "IGNITE",
  "点火失败",
  "Ignition fails",
  { products: ["WH"], rate: 2.2, shape: "steady", season: "winter", easy: 0.82, part: 75, severity: 3 },
  ["哒哒哒打火点不着", "要开关好几次才点着火", "点着几秒就熄火", "不打火,电池刚换的", "天冷就打不着火"],
);
heating(
  "UNSTABLE",
  "水温忽冷忽热",
  "Water temperature swings",
  { products: ["WH"], rate: 1.6, shape: "steady", season: "winter", easy: 0.64, part: 120, severity: 2 },
  [
    "洗澡一会儿烫一会儿凉",
    "水温忽冷忽热,调多少度都没用",
    "别人一开水龙头就变凉",
    "温度跳来跳去,烫到过孩子",
    "洗到一半突然变冷水",
  ],
);
heating(
  "SLOW",
  "加热慢",
  "Heats slowly",
  { products: ["WH"], rate: 0.68, shape: "wear", season: "winter", easy: 0.75, part: 140, severity: 2 },
  [
    "以前半小时,现在要烧两个钟头",
    "加热越来越慢,一个人都不够洗",
    "烧到五十度就上不去了",
    "加热太慢等不及",
    "烧水时间比以前长一倍",
  ],
);

const door = family("DOOR", "门体密封", "Doors and seals");
door(
  "GASKET",
  "门封条不严",
  "Door gasket does not seal",
  { products: ["RF"], rate: 2.4, shape: "early", season: "flat", easy: 0.87, part: 65, severity: 2 },
  [
    "门关不严,有条缝漏冷气",
    "门封条翘起来吸不住",
    "关上门又自己弹开一点",
    "密封条变形,纸片一抽就出来",
    "门边老有水珠,胶条不贴",
  ],
);
door(
  "HINGE",
  "门铰链下沉",
  "Door hinge sags",
  { products: ["RF"], rate: 0.37, shape: "wear", season: "flat", easy: 0.84, part: 55, severity: 1 },
  [
    "右边门掉下来一截,跟左边不齐",
    "开门会蹭到下面的门",
    "门铰链松了,关门要抬一下",
    "门往下坠,高低不平",
    "门轴断了关不上",
  ],
);
door(
  "LOCK",
  "门锁打不开",
  "Door lock stuck",
  { products: ["WM"], rate: 2.6, shape: "steady", season: "flat", easy: 0.89, part: 60, severity: 2 },
  [
    "洗完门打不开,衣服在里面出不来",
    "门锁卡死,一直显示锁定",
    "关上门报门没关好",
    "门把手拉断了",
    "童锁取消了门还是锁着",
  ],
);

const drive = family("DRIVE", "电机传动", "Motors and drive");
drive(
  "MOTOR",
  "电机不转",
  "Motor does not turn",
  { products: ["WM", "RH"], rate: 0.68, shape: "wear", season: "flat", easy: 0.66, part: 280, severity: 3 },
  [
    "电机不转了,只有嗡嗡声",
    "滚筒不转,进完水就停着",
    "开了灯亮但是风机不转",
    "转两圈就停,过会儿又转",
    "突然不动了,有点烫",
  ],
);
drive(
  "BELT",
  "皮带打滑",
  "Belt slips",
  { products: ["WM"], rate: 0.5, shape: "wear", season: "flat", easy: 0.91, part: 30, severity: 1 },
  [
    "转得有气无力,衣服多一点就不动",
    "听到皮带打滑的吱吱声",
    "脱水甩不干,转速上不去",
    "皮带掉了,桶空转",
    "桶转不动,里面有橡胶摩擦声",
  ],
);
drive(
  "COMPFAIL",
  "压缩机不启动",
  "Compressor does not start",
  { products: ["AC", "RF"], rate: 0.37, shape: "wear", season: "summer", easy: 0.5, part: 620, severity: 3 },
  [
    "压缩机不工作,里面灯是亮的",
    "后面一点声音都没有,东西全化了",
    "压机坏了,师傅说要换",
    "外机只有风扇转压缩机不启动",
    "过几分钟咔一声但没启动",
  ],
);

const air = family("AIR", "吸排烟与气味", "Suction and smell");
air(
  "SUCTION",
  "吸力下降",
  "Suction falls off",
  { products: ["RH"], rate: 25, shape: "wear", season: "newYear", easy: 0.78, part: 90, severity: 2 },
  [
    "吸不动烟,炒个菜满屋子都是",
    "开最大档烟还是往脸上扑",
    "吸力没有刚买时候一半",
    "油烟倒灌,邻居家的味都进来了",
    "风声很大但是不吸烟",
  ],
);
air(
  "OIL",
  "漏油",
  "Oil drips",
  { products: ["RH"], rate: 1.4, shape: "wear", season: "newYear", easy: 0.86, part: 40, severity: 2 },
  ["油从缝里滴到锅里", "油杯没满就往下滴油", "灶台上全是滴下来的油", "面板边缘往外渗油", "滴油滴到菜里没法吃"],
);
air(
  "ODOR",
  "异味",
  "Bad smell",
  { products: ["AC", "WM", "RF"], rate: 0.25, shape: "steady", season: "flat", easy: 0.8, part: 30, severity: 1 },
  [
    "有股霉味,开窗都散不掉",
    "里面一股臭味,清洗过也没用",
    "一开就有酸臭味",
    "塑料味很重,放了一个月还有",
    "洗出来的衣服有怪味",
  ],
);

const safety = family("SAFE", "安全隐患", "Safety");
safety(
  "SHOCK",
  "漏电麻手",
  "Electric shock",
  { products: ["WM", "WH", "RF"], rate: 0.11, shape: "steady", season: "flat", easy: 0.58, part: 170, severity: 4 },
  [
    "摸外壳手麻,怀疑漏电",
    "洗澡时水龙头带电,吓死人",
    "外壳漏电,电笔一碰就亮",
    "光脚碰到就麻一下",
    "金属边过电,家里老人被电到",
  ],
);
safety(
  "HOT",
  "线束过热",
  "Wiring overheats",
  { products: all, rate: 0.056, shape: "steady", season: "flat", easy: 0.6, part: 150, severity: 4 },
  ["插头烧黑了,有胶皮味", "电源线发烫冒烟", "插座都烧化了", "线皮烤软了不敢用", "里面冒了股白烟就停了"],
);
safety(
  "GLASS",
  "玻璃面板爆裂",
  "Glass panel shatters",
  { products: ["RH", "RF"], rate: 0.14, shape: "early", season: "flat", easy: 0.72, part: 260, severity: 4 },
  [
    "玻璃面板自己炸了,碎一地",
    "半夜砰的一声玻璃裂成渣",
    "没碰它面板就爆了",
    "玻璃裂了一条大缝",
    "钢化玻璃自爆,差点伤到人",
  ],
);

const packing = family("PACK", "包装缺件", "Packaging and missing parts");
packing(
  "DAMAGED",
  "包装破损外观划伤",
  "Damaged in transit",
  { products: all, rate: 0.99, shape: "arrival", season: "flat", easy: 0.95, part: 0, severity: 1 },
  [
    "送来箱子破了,侧面凹了一块",
    "开箱发现外壳有划痕",
    "包装烂的,机身磕掉漆",
    "到货就有个坑,不是我们弄的",
    "泡沫碎了,底座压变形",
  ],
);
packing(
  "MISSING",
  "缺少附件",
  "Parts missing",
  { products: all, rate: 0.5, shape: "arrival", season: "flat", easy: 0.96, part: 0, severity: 1 },
  ["箱子里少了排水管", "没有安装配件包", "说好送的支架没有", "少一个遥控器和说明书", "附件不全,缺螺丝"],
);

const service = family("SERV", "服务问题", "Service");
service(
  "ATTITUDE",
  "服务态度差",
  "Rude service",
  { products: all, rate: 0.42, shape: "steady", season: "flat", easy: 0.9, part: 0, severity: 2 },
  [
    "上门的师傅态度特别差,说话很冲",
    "打电话去问还被凶",
    "师傅爱答不理,问什么都不说",
    "客服推来推去没人管",
    "维修人员跟我吵架",
  ],
);
service(
  "LATE",
  "未按约上门",
  "Did not come as agreed",
  { products: all, rate: 0.5, shape: "steady", season: "summer", easy: 0.9, part: 0, severity: 2 },
  [
    "约好上午来,等到晚上没人",
    "改了三次时间都没来",
    "师傅放鸽子,电话也不接",
    "说24小时联系,三天了没消息",
    "请了假在家等,根本没来",
  ],
);
service(
  "FEE",
  "乱收费",
  "Overcharged",
  { products: all, rate: 0.25, shape: "steady", season: "flat", easy: 0.9, part: 0, severity: 2 },
  [
    "保修期内还收上门费",
    "换个小零件收我三百多",
    "收费没有单子,价格乱说",
    "说免费结果又要收材料费",
    "加长管收费比网上贵一倍",
  ],
);
service(
  "INSTALL",
  "安装不规范",
  "Poor installation",
  { products: ["AC", "WH", "RH"], rate: 1.3, shape: "arrival", season: "flat", easy: 0.85, part: 15, severity: 2 },
  [
    "装得歪歪扭扭,孔打大了没封",
    "外机支架松动,看着要掉",
    "安装师傅没抽真空就走了",
    "水管装反了",
    "墙打裂了也没处理,固定不牢",
  ],
);

/** Every type, in the order of the catalogue. */
export const defectTypes: readonly DefectType[] = collected;

/** A type's key is its family's code and its own, as everywhere. */
export function defectKey(type: DefectType): string {
  return `${type.family.code}/${type.code}`;
}

/** The type with this key; the catalogue's own keys only. */
export function defectTypeOf(key: string): DefectType {
  const found = defectTypes.find((type) => defectKey(type) === key);
  if (!found) throw new RangeError(`no defect type ${key}`);
  return found;
}
