import type { Database } from "@huilu/core";
import { defectKey, defectTypes } from "./catalogue/defects.ts";
import { meanings } from "./catalogue/meanings.ts";

/** Says what the company's types of defects mean, where nobody has yet. Again: nothing. */
export async function loadMeanings({ pool }: Database): Promise<void> {
  const rows = defectTypes.flatMap((type) => {
    const [component, cause, safety] = meanings[type.code] ?? [null, null];
    return [
      {
        key: defectKey(type),
        symptom: type.phrases[0] ?? null,
        component,
        cause,
        severity: type.severity,
        safety: safety === "safety",
      },
    ];
  });
  await pool.query(
    `UPDATE defect_type t SET symptom = m.symptom, component = m.component, cause_class = m.cause, severity = m.severity, safety = m.safety
     FROM jsonb_to_recordset($1::jsonb) AS m (key text, symptom text, component text, cause text, severity smallint, safety boolean)
     WHERE t.code = m.key AND t.version = 1 AND t.severity IS NULL`,
    [JSON.stringify(rows)],
  );
}
