import type { IncomingTerm } from "@huilu/core";

/** A word of the company with both its names; the code is what files and filters carry. */
export type Term = { readonly code: string; readonly name: string; readonly nameEn: string };

const codes = new WeakMap<Term, IncomingTerm>();
/** The code by which a case names the term: its names stand in the reference rows. Always the same object, for there are a million. */
export function codeOf(term: Term): IncomingTerm {
  let incoming = codes.get(term);
  if (!incoming) {
    incoming = { code: term.code };
    codes.set(term, incoming);
  }
  return incoming;
}

export type Channel = Term & {
  /** Share of the company's contacts. */
  readonly share: number;
  /** An automatic receipt is sent, which is never a reply. */
  readonly acknowledges: boolean;
  readonly manner: "spoken" | "chat" | "written";
};

export const channels: readonly Channel[] = [
  { code: "hotline", name: "热线电话", nameEn: "Hotline", share: 46, acknowledges: false, manner: "spoken" },
  { code: "wechat", name: "微信公众号", nameEn: "WeChat", share: 21, acknowledges: true, manner: "chat" },
  { code: "website", name: "官网", nameEn: "Website", share: 9, acknowledges: true, manner: "written" },
  { code: "chat", name: "在线客服", nameEn: "Live chat", share: 12, acknowledges: true, manner: "chat" },
  { code: "mail", name: "邮件", nameEn: "E-mail", share: 3, acknowledges: true, manner: "written" },
  { code: "letter", name: "来信", nameEn: "Letter", share: 1, acknowledges: false, manner: "written" },
  { code: "visit", name: "来访", nameEn: "Visit in person", share: 2, acknowledges: false, manner: "spoken" },
  { code: "dealer", name: "经销商", nameEn: "Dealer", share: 6, acknowledges: false, manner: "written" },
];

export type KindCode =
  | "repair"
  | "complaint"
  | "return_exchange"
  | "installation"
  | "training"
  | "consultation"
  | "opinion";
export type Kind = Term & { readonly code: KindCode; readonly countsForFirstFix: boolean };

export const kinds: Readonly<Record<KindCode, Kind>> = {
  repair: { code: "repair", name: "维修", nameEn: "Repair", countsForFirstFix: true },
  complaint: { code: "complaint", name: "投诉", nameEn: "Complaint", countsForFirstFix: true },
  return_exchange: { code: "return_exchange", name: "退换货", nameEn: "Return or exchange", countsForFirstFix: true },
  installation: { code: "installation", name: "安装调试", nameEn: "Installation", countsForFirstFix: false },
  training: { code: "training", name: "培训", nameEn: "Training", countsForFirstFix: false },
  consultation: { code: "consultation", name: "咨询", nameEn: "Consultation", countsForFirstFix: false },
  opinion: { code: "opinion", name: "意见建议", nameEn: "Opinion", countsForFirstFix: false },
};

export const priorities = {
  urgent: { code: "urgent", name: "紧急", nameEn: "Urgent" },
  high: { code: "high", name: "高", nameEn: "High" },
  normal: { code: "normal", name: "普通", nameEn: "Normal" },
  low: { code: "low", name: "低", nameEn: "Low" },
} as const satisfies Readonly<Record<string, Term>>;
export type PriorityCode = keyof typeof priorities;
