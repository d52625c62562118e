import { stories } from "./stories.ts";
import type { DefectType } from "./catalogue/defects.ts";
import type { FamilyCode, Model } from "./catalogue/products.ts";
import type { Channel, KindCode } from "./catalogue/terms.ts";
import type { Random } from "./random.ts";

/** What the text is about. `months` in service may be unknown, when the machine is. */
export type Subject = {
  readonly channel: Channel;
  readonly kind: KindCode;
  readonly model: Model;
  readonly months: number | null;
  readonly types: readonly DefectType[];
  readonly again: boolean;
  readonly ofBadBatch: boolean;
};

const openers = {
  spoken: ["用户来电反映", "客户来电称", "来电:", "用户说", "机主反映", "老用户来电,"],
  chat: ["你好,", "您好", "在吗,", "亲,", "", "", "麻烦看一下,", "师傅你好,", "客服你好 "],
  written: ["您好:", "尊敬的售后,", "", "你好!", "投诉内容:", "情况说明:", "贵公司好,"],
} as const;
const asks = [
  "请尽快安排师傅上门", "什么时候能来修", "麻烦给个说法", "家里有老人小孩等着用", "希望换一台新的", "再不解决就打12315了",
  "请今天给回复", "周末在家可以上门", "要不要收费先说清楚", "麻烦师傅带配件来", "急用", "上门前先打个电话", "白天上班只能晚上",
  "求回复", "可以视频看看吗", "请派个有经验的师傅", "影响做生意", "要求退货",
];
const tried = [
  "断电重启也没用", "说明书上的办法都试过了", "一开始偶尔,现在天天这样", "这两天越来越严重", "按客服说的做了还是不行",
  "清洗过滤网也一样", "换了插座试过", "问了卖的店说找厂家", "拍了视频可以发", "之前报修过一次", "昨天晚上突然这样", "停了一晚再开还是老样子",
  "下雨之后更明显", "时好时坏说不准",
];
const places = ["网上旗舰店", "商场专柜", "县里的经销商", "直播间", "家电城", "连锁电器店", "村口家电店", "小区团购"];
const owners = ["", "", "", "家里的", "我家", "给爸妈买的", "出租屋的", "店里的", "新房装的", "单位宿舍的"];
const againSays = ["上次修过没几天又", "刚修好不到一个月又坏了,", "师傅来过说好了,结果又", "同样的毛病第二次了,", "修完第三天又"];

const otherPhrases: Readonly<Partial<Record<KindCode, readonly string[]>>> = {
  installation: [
    "新买的还没装,想约安装", "货到了请安排安装调试", "预约周六上门安装,墙是空心砖", "楼层高要吊外机,问下怎么收费", "装修好了可以来安装了",
    "搬家需要拆机再装一次", "已收货请派师傅安装", "先量尺寸再装,橱柜预留孔偏小", "要加长铜管三米",
  ],
  training: [
    "经销商门店申请安装培训,8人", "新网点技师想参加维修培训", "请安排一次变频板维修的培训", "乡镇网点要求操作演示培训", "希望给物业维修工讲一次保养",
  ],
  consultation: [
    "怎么调童锁", "保修几年,从哪天算", "滤网多久洗一次,怎么拆", "发票丢了还能保修吗", "省电模式一天大概多少度电", "冬天要不要放水防冻",
    "APP怎么绑定第二个手机", "耗材在哪里买正品", "上门检测收费标准是多少", "以旧换新补贴怎么领", "说明书电子版发一份", "可以延保吗,多少钱",
    "外机能不能装在内阳台", "面板上小雪花的灯是什么意思",
  ],
  opinion: [
    "建议把遥控器字做大一点,老人看不清", "师傅服务很好,穿鞋套还收拾干净,表扬一下", "建议增加夜间静音档", "希望售后电话少按几个键", "抽屉导轨如果能完全拉出就好了",
    "小程序报修很方便,给个好评", "提示音太响,建议能关掉", "保养提醒短信发得太频繁", "建议包装少用泡沫",
  ],
};
const colloquial: readonly (readonly [string, string])[] = [
  ["没有", "没得"], ["特别", "巨"], ["一直", "老是"], ["怎么", "咋"], ["厉害", "凶"], ["什么", "啥"], ["坏了", "坏掉了"], ["晚上", "夜里"],
  ["不行", "不得行"], ["没反应", "冇反应"], ["这样", "这个样子"], ["很", "贼"], ["地上", "地板上"], ["听得到", "听得见"], ["师傅", "师父"],
];
const typos: readonly (readonly [string, string])[] = [
  ["制冷", "致冷"], ["漏水", "露水"], ["异响", "异向"], ["维修", "为修"], ["排水", "拍水"], ["得", "的"], ["再", "在"], ["安装", "按装"],
  ["报错", "抱错"], ["压缩机", "压宿机"], ["已经", "以经"], ["跳闸", "跳匝"], ["密封", "蜜封"], ["洗衣机", "洗衣几"], ["遥控", "摇控"], ["噪", "燥"],
];

/** A complaint as such a customer would put it on such a channel: 12 to 120 characters. */
export function complaintText(subject: Subject, random: Random): string {
  const spoken = [
    random.pick(openers[subject.channel.manner]),
    context(subject, random),
    subject.again ? random.pick(againSays) : "",
    symptoms(subject, random),
    random.chance(subject.types.some(isOfMachine) ? 0.42 : 0) ? `,${random.pick(tried)}` : "",
    random.chance(0.6) ? `${random.pick([",", "。", ",", " "])}${random.pick(asks)}` : "",
  ].join("");
  const written = slip(slip(spoken, colloquial, 0.3, random), typos, 0.13, random);
  return punctuate(fit(written, random), subject.channel, random);
}

// Whoever types on a phone often leaves the comma as it comes, or out.
function punctuate(text: string, { manner }: Channel, random: Random): string {
  const mark = manner === "chat" && random.chance(0.4) ? random.pick([" ", ","]) : "，";
  return text.replaceAll(",", mark).replaceAll(":", "：").replaceAll("!", "！");
}

// Nobody restarts a rude technician.
function isOfMachine({ family }: DefectType): boolean {
  return family.code !== "SERV" && family.code !== "PACK";
}

function context(subject: Subject, random: Random): string {
  const word = random.chance(0.16) ? subject.model.code : random.pick(subject.model.family.words);
  const owner = random.pick(owners);
  const style = random.unit();
  if (subject.months === null || style < 0.3) return `${owner}${word}`;
  if (style < 0.75) return `${owner}${word}${age(subject.months, random)}${random.pick([",", "就", " ", ","])}`;
  return `在${random.pick(places)}买的${word}${age(subject.months, random)},`;
}

function age(months: number, random: Random): string {
  if (months < 1) return random.pick(["刚买几天", "刚装上", "用了不到一个月", "到货没多久"]);
  if (months < 12) return random.pick([`用了${months}个月`, `买了${months}个多月`, "还不到一年", "才用半年左右"]);
  const years = Math.floor(months / 12);
  return random.pick([`用了${years}年多`, `买了${years}年`, `第${years + 1}年了`, "刚过保"]);
}

function symptoms(subject: Subject, random: Random): string {
  const family = subject.model.family.code;
  const others = otherPhrases[subject.kind];
  if (others) return random.pick(fitting(others, family));
  const said = subject.types.map((type, index) =>
    index === 0 && subject.ofBadBatch ? random.pick(stories.badBatch.phrases) : random.pick(fitting(type.phrases, family)),
  );
  return said.join(random.pick([",还有", ",另外", ",而且"]));
}

// Only an air conditioner has an outdoor unit, and only a washing machine spins.
const belongsTo: readonly (readonly [FamilyCode, RegExp])[] = [
  ["AC", /外机|内机|挂机|铜管|冷气|16度|15度|抽真空/],
  ["WM", /滚筒|脱水|甩|桶|洗出来|进完水|水位|童锁|手湿|排水管/],
  ["RF", /后面一点声音|东西全化|抽屉|里面灯是亮的|后背/],
  ["WH", /洗澡|热水|安全阀|混水阀|加热几分钟|水管装反|防冻/],
  ["RH", /灯但是风机|烟|橱柜|手湿/],
];
const fittingPhrases = new Map<readonly string[], Map<FamilyCode, readonly string[]>>();
function fitting(phrases: readonly string[], family: FamilyCode): readonly string[] {
  const byFamily = fittingPhrases.get(phrases) ?? new Map<FamilyCode, readonly string[]>();
  fittingPhrases.set(phrases, byFamily);
  const known = byFamily.get(family) ?? phrases.filter((phrase) => isAbout(phrase, family));
  byFamily.set(family, known);
  return known.length > 0 ? known : phrases;
}

function isAbout(phrase: string, family: FamilyCode): boolean {
  const named = belongsTo.filter(([, words]) => words.test(phrase));
  return named.length === 0 || named.some(([code]) => code === family);
}

// One slip at most: people mistype a word, not every word.
function slip(text: string, pairs: readonly (readonly [string, string])[], share: number, random: Random): string {
  if (!random.chance(share)) return text;
  const start = random.whole(0, pairs.length - 1);
  const found = [...pairs.slice(start), ...pairs.slice(0, start)].find(([right]) => text.includes(right));
  return found ? text.replace(found[0], found[1]) : text;
}

function fit(text: string, random: Random): string {
  const long = text.length >= 12 ? text : `${text},${random.pick(asks)},谢谢`;
  return long.length <= 120 ? long : long.slice(0, 120);
}
