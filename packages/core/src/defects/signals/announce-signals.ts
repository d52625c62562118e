import type { Sql } from "../../database/database.ts";
import { postMessage } from "../../messages/post-message.ts";
import { postEvent } from "../../webhooks/post-event.ts";
import { listSignals } from "./list-signals.ts";

/** So many are told one by one: more at once say that data came, not that so much went wrong. */
const most = 20;

/** Tells quality engineers and other systems of new signals, the strongest first, in the transaction that found them. */
export async function announceSignals(sql: Sql, ids: readonly number[], now: Date): Promise<void> {
  if (ids.length === 0) return;
  const signals = await listSignals(sql, { states: ["OPEN"], language: "zh-CN", ids });
  for (const { id, defect, part, rateRatio, observed, expected } of signals.slice(0, most)) {
    const where = part?.label ?? "";
    const subject = [defect?.label ?? "未分类", where].filter((word) => word !== "").join(" · ");
    const ratio = rateRatio === null ? "∞" : rateRatio.toFixed(1);
    await postMessage(sql, {
      kind: "signal.new",
      subject,
      link: "/signals",
      values: { ratio },
      to: { role: "QUALITY_ENGINEER" },
      now,
    });
    const values = { defect: defect?.label ?? null, where, observed, expected: Math.round(expected * 10) / 10 };
    await postEvent(sql, { kind: "signal.new", subject: `signal:${id}`, values, link: "/signals", now });
  }
}
