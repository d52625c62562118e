export type StepWords = {
  readonly texts: Readonly<Record<string, string>>;
  /** Where the step stands once it is submitted. */
  readonly to: "SUBMITTED" | "APPROVED";
};

/** What is written about the gaskets in each step, by the labels of the fields. */
export const gasketTexts = {
  0: { texts: { 应急响应: "各服务部备足门封条，上门先查门封。" }, to: "APPROVED" },
  1: { texts: {}, to: "APPROVED" },
  2: {
    texts: {
      什么出了问题: "门封条压缩后不回弹，右下角漏冷。",
      "在哪里：产品、批次、地区": "仅 BCD-405WH。",
      从何时起: "2024 年 9 月批次起。",
      数量与严重程度: "同龄报修约为此前批次的四倍。",
    },
    to: "APPROVED",
  },
  3: { texts: { 遏制措施: "在库门封条逐批抽检，不合格隔离。" }, to: "APPROVED" },
  4: {
    texts: {
      "为什么（1）": "门关不严，因为门封条压缩后不回弹。",
      "为什么（2）": "不回弹，因为材料压缩永久变形超出规格。",
      根本原因: "低成本门封条配方在低温下压缩永久变形过大。",
      原因类别: "材料",
      为何此前没有发现: "进货检验只测尺寸。",
    },
    to: "SUBMITTED",
  },
  5: { texts: { 为何选择这些措施: "恢复原配方，成本最低且已有量产经验。" }, to: "SUBMITTED" },
  6: { texts: { 如何确认切换: "首批逐台测力，全部合格。" }, to: "SUBMITTED" },
  7: { texts: { 如何永久预防: "材料变更必须做低温压缩试验。" }, to: "SUBMITTED" },
  8: { texts: { "经验：原因、措施、效果": "降本换材料前先做低温压缩试验。" }, to: "SUBMITTED" },
} as const satisfies Readonly<Record<number, StepWords>>;
