import { addDays } from "@huilu/core";
import { defectKey, type DefectType } from "../catalogue/defects.ts";
import type { Model } from "../catalogue/products.ts";
import { dayOf, dayText, firstDayOf, monthCode, type Month, monthOf } from "../demo-clock.ts";
import { modelKey } from "../load-reference-rows.ts";
import { stories, storyMonth } from "../stories.ts";
import type { IssueStory } from "./issue-story.ts";

type Countermeasure = typeof stories.countermeasureWorked | typeof stories.countermeasureFailed;

const days = { D0: 1, D1: 2, D2: 4, D3: 6, D4: 16, D5: 24 } as const;

/** The issues of a company whose period ends on `until`, the oldest first. */
export function issueStories(
  until: string,
  lot: { readonly code: string; readonly models: readonly Model[] },
): IssueStory[] {
  const last = monthOf(dayOf(until));
  return [latches(last), gaskets(last), capacitors(last, lot), packaging(until)];
}

/** The day in the month of the cut-in from which the new part is built in. */
function cutInOf(story: Countermeasure, last: Month) {
  const month = storyMonth(last, story.cutInMonthsAgo);
  const batch = `${modelKey(story.model)}/${monthCode(month)}-${story.model.line}`;
  const on = dayText(firstDayOf(month));
  const affectedSince = dayText(firstDayOf(storyMonth(last, story.beginsMonthsAgo)));
  return { on, cutIn: { kind: "BATCH" as const, batch, affectedSince } };
}

const about = (model: Model, defect: DefectType) => [
  {
    from: null,
    filters: [
      { dimension: "defectType" as const, in: [defectKey(defect)] },
      { dimension: "productModel" as const, in: [modelKey(model)] },
    ],
  },
];

/** What worked: closed on the verdict. */
function gaskets(last: Month): IssueStory {
  const story = stories.countermeasureWorked;
  const { on, cutIn } = cutInOf(story, last);
  const began = monthCode(storyMonth(last, story.beginsMonthsAgo));
  const raisedOn = addDays(on, -38);
  return {
    raisedOn,
    title: "BCD-405WH 门封条漏冷、关不严",
    problem: `${began} 批次起，BCD-405WH 门封条报修明显增多：门关不严、结霜、耗电。此前批次正常。`,
    severity: 2,
    major: true,
    evidence: about(story.model, story.defect),
    leader: "quality",
    members: ["research"],
    steps: [
      {
        by: "quality",
        submittedAfter: days.D0,
        fields: { response: "通知各服务部备足门封条，上门先查门封再查制冷系统。" },
      },
      { by: "quality", submittedAfter: days.D1, fields: {} },
      {
        by: "quality",
        submittedAfter: days.D2,
        fields: {
          what: "门封条压缩后不回弹，右下角漏冷。",
          where: "仅 BCD-405WH；其他冰箱机型无变化。",
          since: `生产批次 ${began} 起。`,
          extent: "同龄每千台报修约为此前批次的四倍。",
          isNot: "不是门铰链：调整铰链后数日复发。",
        },
      },
      {
        by: "quality",
        submittedAfter: days.D3,
        fields: {
          containment: "在库门封条按批抽检压缩永久变形，不合格隔离。",
          containmentCheck: "抽检 3 批，隔离 1 批。",
        },
      },
      {
        by: "research",
        submittedAfter: days.D4,
        fields: {
          why1: "门关不严，因为门封条压缩后不回弹。",
          why2: "不回弹，因为材料压缩永久变形超出规格。",
          why3: "超出规格，因为换用了成本较低的配方。",
          why4: "换用时只做了常温试验，没有做低温压缩试验。",
          rootCause: "低成本门封条配方在低温下压缩永久变形过大。",
          causeClass: "MATERIAL",
          escape: "进货检验只测尺寸，不测压缩永久变形。",
        },
      },
      { by: "research", submittedAfter: days.D5, fields: { choice: "恢复原配方并增加磁条宽度；在用机按报修更换。" } },
      { by: "research", submittedAfter: 40, fields: { cutInCheck: "首批 200 台门封条逐台测力，全部合格。" } },
      {
        by: "quality",
        submittedAfter: 58,
        fields: {
          prevention: "材料变更必须做低温压缩试验，写入变更控制程序；进货检验增加压缩永久变形。",
          elsewhere: "排查其余三款冰箱：未使用该配方。",
        },
      },
      {
        by: "quality",
        submittedAfter: 84,
        fields: {
          lesson: "降本换材料前要做低温压缩试验；改回原配方后同龄报修降到三分之一。",
          recognition: "研发部材料组。",
        },
      },
    ],
    actions: [
      {
        kind: "PRODUCTION",
        description: "门封条恢复原配方，磁条加宽 1 mm",
        owner: "research",
        dueAfter: 45,
        implemented: { on, cutIn },
      },
      {
        kind: "PREVENTION",
        description: "进货检验增加压缩永久变形试验",
        owner: "quality",
        dueAfter: 60,
        implemented: { on: addDays(on, 15), cutIn: null },
      },
    ],
    handedTo: { actor: "research", ask: "请查明门封条不回弹的原因并提出措施。", after: 4, acceptedAfter: 5 },
    comments: [
      { by: "research", after: 12, text: "低温箱试验已复现：零下 18 度压缩 22 小时，永久变形 41 %，规格上限 25 %。" },
      { by: "quality", after: 60, text: "新批次装机约 600 台，尚无门封条报修；等同龄数据再下结论。" },
    ],
    end: { by: "VERDICT" },
  };
}

/** What did not: closed by an exception, and open again since the data told. */
function latches(last: Month): IssueStory {
  const story = stories.countermeasureFailed;
  const { on, cutIn } = cutInOf(story, last);
  const began = monthCode(storyMonth(last, story.beginsMonthsAgo));
  const raisedOn = addDays(on, -52);
  return {
    raisedOn,
    title: "XQG80-H1208 门锁失效、洗涤中断",
    problem: `${began} 批次起，XQG80-H1208 门锁报修增多：门锁不上或洗涤中途报错停机。`,
    severity: 3,
    evidence: about(story.model, story.defect),
    leader: "research",
    members: ["quality"],
    steps: [
      { by: "quality", submittedAfter: days.D0, fields: { response: "热线先指导断电复位，无效再派工。" } },
      { by: "quality", submittedAfter: days.D1, fields: {} },
      {
        by: "quality",
        submittedAfter: days.D2,
        fields: {
          what: "门锁触点不到位，程序报门未关。",
          where: "XQG80-H1208。",
          since: `生产批次 ${began} 起。`,
          extent: "同龄每千台约十二件。",
        },
      },
      { by: "quality", submittedAfter: days.D3, fields: { containment: "在库整机出厂前门锁通断复测。" } },
      {
        by: "research",
        submittedAfter: days.D4,
        fields: {
          why1: "触点不到位，因为锁钩行程不足。",
          why2: "行程不足，因为锁钩受力变形。",
          rootCause: "锁钩强度不足。",
          causeClass: "DESIGN",
          escape: "寿命试验只做了 5 千次开合。",
        },
      },
      { by: "research", submittedAfter: days.D5, fields: { choice: "锁钩加厚，成本每台 0.8 元。" } },
      { by: "research", submittedAfter: 55, fields: { cutInCheck: "切换首日抽检 50 台。" } },
      { by: "quality", submittedAfter: 70, fields: { prevention: "寿命试验增加到 2 万次。" } },
      { by: "quality", submittedAfter: 90, fields: { lesson: "锁钩加厚（效果待数据验证）。" } },
    ],
    actions: [
      {
        kind: "PRODUCTION",
        description: "锁钩由 1.2 mm 加厚到 1.6 mm",
        owner: "research",
        dueAfter: 60,
        plannedRatio: 0.3,
        implemented: { on, cutIn },
      },
    ],
    handedTo: { actor: "research", ask: "请查明门锁触点不到位的原因。", after: 4, acceptedAfter: 8 },
    comments: [{ by: "research", after: 95, text: "加厚件台架试验 2 万次通过，建议关闭。" }],
    end: { by: "EXCEPTION", after: 110, reason: "台架试验通过，先行关闭；请继续用市场数据验证。" },
  };
}

/** On its way: the supplier owes an answer. */
function capacitors(
  last: Month,
  { code, models }: { readonly code: string; readonly models: readonly Model[] },
): IssueStory {
  const raisedOn = addDays(dayText(firstDayOf(last)), -24);
  const evidence = [
    {
      from: null,
      filters: [
        { dimension: "defectType" as const, in: [defectKey(stories.badLot.defect)] },
        { dimension: "supplierLot" as const, in: [code] },
      ],
    },
  ];
  return {
    raisedOn,
    title: `启动电容 ${code} 批次失效，空调不启动`,
    problem: `供应商批次 ${code} 的启动电容失效集中，涉及 ${models.map((model) => model.code).join("、")}。`,
    severity: 3,
    major: true,
    evidence,
    leader: "quality",
    members: ["purchasing", "research"],
    steps: [
      { by: "quality", submittedAfter: days.D0, fields: { response: "各服务部换件时一律不用该批次。" } },
      { by: "quality", submittedAfter: days.D1, fields: {} },
      {
        by: "quality",
        submittedAfter: days.D2,
        fields: {
          what: "启动电容容量衰减，压缩机不启动。",
          where: `供应商批次 ${code}。`,
          since: "该批次装机后三个月起。",
          extent: "约为其他批次的十四倍。",
        },
      },
      {
        by: "quality",
        submittedAfter: days.D3,
        fields: { containment: "仓库与服务网点隔离该批次库存。", containmentCheck: "已隔离 1,180 只。" },
      },
      { by: "purchasing", fields: { why1: "容量衰减，因为膜层自愈过多。", causeClass: "PURCHASED_PART" } },
    ],
    actions: [],
    handedTo: { actor: "purchasing", ask: "请供应商给出 8D 报告，并追偿费用。", after: 6, acceptedAfter: 13 },
    comments: [
      { by: "quality", after: 6, text: "已将 20 只失效件寄供应商分析，请采购部跟进 8D 回复和费用追偿。" },
      { by: "purchasing", after: 13, text: "供应商答复需两周，已催。" },
    ],
  };
}

/** Just raised, by hand. */
function packaging(until: string): IssueStory {
  return {
    raisedOn: addDays(until, -6),
    title: "滚筒洗衣机包装底托开裂",
    problem: "近两周多地反映滚筒洗衣机到货时底托开裂，请仓库与设计部一起看。",
    severity: 2,
    evidence: [],
    leader: "quality",
    members: ["research"],
    steps: [{ by: "quality", submittedAfter: 1, fields: { response: "装车改为单层，仓库发货前逐台看底托。" } }],
    actions: [],
    comments: [],
  };
}
