import type { Term } from "./terms.ts";

/** Which service department looks after a province. */
export type Area = "EAST" | "SOUTH" | "SW" | "NORTH";
export type Province = Term & { readonly area: Area; /** Share of the company's sales. */ readonly share: number };

export const areas: Readonly<Record<Area, Term>> = {
  EAST: { code: "R-EAST", name: "华东", nameEn: "East China" },
  SOUTH: { code: "R-SOUTH", name: "华南", nameEn: "South China" },
  SW: { code: "R-SW", name: "西南", nameEn: "Southwest China" },
  NORTH: { code: "R-NORTH", name: "华北", nameEn: "North China" },
};

function province(code: string, name: string, nameEn: string, area: Area, share: number): Province {
  return { code, name, nameEn, area, share };
}

// Codes are those of GB/T 2260; Shaanxi and the north-west are served from the south-west.
export const provinces: readonly Province[] = [
  province("310000", "上海", "Shanghai", "EAST", 4.4),
  province("320000", "江苏", "Jiangsu", "EAST", 8.1),
  province("330000", "浙江", "Zhejiang", "EAST", 7.2),
  province("340000", "安徽", "Anhui", "EAST", 4.6),
  province("350000", "福建", "Fujian", "EAST", 3.6),
  province("360000", "江西", "Jiangxi", "EAST", 2.9),
  province("370000", "山东", "Shandong", "EAST", 7.3),
  province("420000", "湖北", "Hubei", "SOUTH", 4.5),
  province("430000", "湖南", "Hunan", "SOUTH", 4.4),
  province("440000", "广东", "Guangdong", "SOUTH", 11.2),
  province("450000", "广西", "Guangxi", "SOUTH", 2.9),
  province("460000", "海南", "Hainan", "SOUTH", 0.8),
  province("500000", "重庆", "Chongqing", "SW", 2.8),
  province("510000", "四川", "Sichuan", "SW", 5.9),
  province("520000", "贵州", "Guizhou", "SW", 1.9),
  province("530000", "云南", "Yunnan", "SW", 2.2),
  province("540000", "西藏", "Xizang", "SW", 0.1),
  province("610000", "陕西", "Shaanxi", "SW", 2.7),
  province("620000", "甘肃", "Gansu", "SW", 1.1),
  province("630000", "青海", "Qinghai", "SW", 0.3),
  province("640000", "宁夏", "Ningxia", "SW", 0.4),
  province("650000", "新疆", "Xinjiang", "SW", 1.3),
  province("110000", "北京", "Beijing", "NORTH", 3.5),
  province("120000", "天津", "Tianjin", "NORTH", 1.7),
  province("130000", "河北", "Hebei", "NORTH", 4.4),
  province("140000", "山西", "Shanxi", "NORTH", 1.9),
  province("150000", "内蒙古", "Inner Mongolia", "NORTH", 1.3),
  province("210000", "辽宁", "Liaoning", "NORTH", 2.6),
  province("220000", "吉林", "Jilin", "NORTH", 1.2),
  province("230000", "黑龙江", "Heilongjiang", "NORTH", 1.4),
  province("410000", "河南", "Henan", "NORTH", 6.4),
];
