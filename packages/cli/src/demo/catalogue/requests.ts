import type { KindCode, Term } from "./terms.ts";

/** Why somebody gets in touch when nothing is broken: coded like a defect, so that "unclassified" keeps its meaning. */
export const requestFamily: Term = { code: "REQ", name: "服务请求", nameEn: "Service requests" };

export const requests: Readonly<Partial<Record<KindCode, Term>>> = {
  installation: { code: "INSTALL", name: "安装预约", nameEn: "Installation booked" },
  consultation: { code: "USE", name: "使用咨询", nameEn: "Question about use" },
  opinion: { code: "OPINION", name: "意见建议", nameEn: "Opinion or suggestion" },
  training: { code: "TRAIN", name: "培训申请", nameEn: "Training asked for" },
};
