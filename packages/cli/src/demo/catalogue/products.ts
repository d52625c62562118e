import type { Term } from "./terms.ts";

export type FamilyCode = "AC" | "WM" | "RF" | "WH" | "RH";

export type Family = Term & {
  readonly code: FamilyCode;
  /** What customers call it. */
  readonly words: readonly string[];
  /** The bought part whose lot is recorded with each unit. */
  readonly component: { readonly name: string; readonly nameEn: string };
  readonly suppliers: readonly string[];
  /** Sales of a year against the year before. */
  readonly growth: number;
  /** How sales swing over the twelve months, January first. */
  readonly months: readonly number[];
};

export type Model = Term & {
  readonly family: Family;
  /** The production line: it ends the code of each of the model's batches, as in 2606-2. */
  readonly line: number;
  /** Units sold in an ordinary month at the end of the period, at full size. */
  readonly monthlyUnits: number;
  /** Months before the end at which it was launched or withdrawn; absent: made all along. */
  readonly launchedMonthsAgo?: number;
  readonly withdrawnMonthsAgo?: number;
};

const families: Readonly<Record<FamilyCode, Family>> = {
  AC: {
    code: "AC",
    name: "空调",
    nameEn: "Air conditioners",
    words: ["空调", "空调", "挂机", "冷气", "空调机"],
    component: { name: "启动电容", nameEn: "Start capacitor" },
    suppliers: ["演示供应商甲", "演示供应商乙"],
    growth: 1.16,
    months: [0.6, 0.5, 0.8, 1.0, 1.5, 2.0, 1.8, 1.1, 0.7, 0.6, 0.8, 0.6],
  },
  WM: {
    code: "WM",
    name: "洗衣机",
    nameEn: "Washing machines",
    words: ["洗衣机", "洗衣机", "滚筒", "滚筒洗衣机", "洗衣機"],
    component: { name: "排水泵", nameEn: "Drain pump" },
    suppliers: ["演示供应商丙", "演示供应商丁"],
    growth: 1.05,
    months: [1.1, 0.7, 0.9, 0.9, 1.1, 1.3, 0.9, 0.9, 1.0, 1.0, 1.4, 0.8],
  },
  RF: {
    code: "RF",
    name: "冰箱",
    nameEn: "Refrigerators",
    words: ["冰箱", "冰箱", "电冰箱", "雪柜", "双门冰箱"],
    component: { name: "压缩机", nameEn: "Compressor" },
    suppliers: ["演示供应商戊", "演示供应商己"],
    growth: 0.88,
    months: [1.0, 0.7, 0.9, 1.0, 1.2, 1.4, 1.1, 1.0, 0.9, 0.9, 1.2, 0.7],
  },
  WH: {
    code: "WH",
    name: "热水器",
    nameEn: "Water heaters",
    words: ["热水器", "热水器", "电热水器", "热水机"],
    component: { name: "加热管", nameEn: "Heating element" },
    suppliers: ["演示供应商庚", "演示供应商辛"],
    growth: 1.02,
    months: [1.3, 0.8, 0.9, 0.8, 0.8, 0.9, 0.7, 0.8, 1.0, 1.2, 1.5, 1.3],
  },
  RH: {
    code: "RH",
    name: "油烟机",
    nameEn: "Range hoods",
    words: ["油烟机", "油烟机", "抽油烟机", "烟机"],
    component: { name: "风机电机", nameEn: "Fan motor" },
    suppliers: ["演示供应商壬", "演示供应商癸"],
    growth: 0.8,
    months: [1.2, 0.6, 0.9, 1.0, 1.1, 1.1, 0.9, 0.9, 1.1, 1.1, 1.3, 0.8],
  },
};

function model(line: number, family: Family, code: string, name: string, nameEn: string, monthlyUnits: number): Model {
  return { line, family, code, name: `${code} ${name}`, nameEn: `${code} ${nameEn}`, monthlyUnits };
}

export const productFamilies: readonly Family[] = Object.values(families);

/** Every model, by the name that the stories use. */
export const models = {
  ac26: model(1, families.AC, "KFR-26GW/HS1A", "大1匹挂机", "1 hp split", 900),
  washer100: model(2, families.WM, "XQG100-H1410D", "10公斤滚筒", "10 kg front loader", 1450),
  ac35: model(3, families.AC, "KFR-35GW/HS1A", "1.5匹挂机", "1.5 hp split", 1500),
  ac50: { ...model(4, families.AC, "KFR-50LW/HS3B", "2匹柜机", "2 hp floor stand", 650), launchedMonthsAgo: 20 },
  ac72: model(5, families.AC, "KFR-72LW/HS3B", "3匹柜机", "3 hp floor stand", 480),
  washer80: model(6, families.WM, "XQG80-H1208", "8公斤滚筒", "8 kg front loader", 900),
  washerTop: { ...model(7, families.WM, "XQB90-H16", "9公斤波轮", "9 kg top loader", 420), withdrawnMonthsAgo: 10 },
  fridge206: model(8, families.RF, "BCD-206H", "三门206升", "206 l three-door", 520),
  fridge405: model(9, families.RF, "BCD-405WH", "多门405升", "405 l multi-door", 820),
  fridge516: model(10, families.RF, "BCD-516WHS", "对开门516升", "516 l side-by-side", 360),
  heaterTank: model(11, families.WH, "DZF60-H2", "60升电热水器", "60 l electric", 680),
  heaterGas: model(12, families.WH, "JSQ25-H13", "13升燃气热水器", "13 l gas", 540),
  hoodSide: model(13, families.RH, "CXW-220-H6", "侧吸油烟机", "side draught", 420),
  hoodTop: model(14, families.RH, "CXW-268-H9", "顶吸油烟机", "top draught", 330),
} as const satisfies Readonly<Record<string, Model>>;

export const allModels: readonly Model[] = Object.values(models);
