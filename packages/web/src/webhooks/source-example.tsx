import { useTranslation } from "react-i18next";
import { Fold } from "./fold.tsx";
import classes from "./webhooks.module.css";

const row = {
  number: "A-1001",
  productModel: "W7",
  serial: "SN5512",
  defects: [{ family: "Water", type: "Leak" }],
  events: [
    { type: "registered", at: "2026-03-02T09:15:00+08:00" },
    { type: "repair_attempted", at: "2026-03-04", employee: "T. Berg", result: "fixed" },
  ],
};

/** One row, and the line that sends it: signed over id, time and body. */
export function Example({ address }: { address: string }) {
  const { t } = useTranslation();
  return (
    <Fold title={t("webhooks.example")}>
      <p className="quiet">{t("webhooks.exampleSentence")}</p>
      <pre className={classes["example"]} tabIndex={0}>
        {commandOf(address)}
      </pre>
    </Fold>
  );
}

function commandOf(address: string): string {
  return [
    `BODY='${JSON.stringify(row)}'`,
    "ID=msg_$(date +%s%N); TIME=$(date +%s)",
    'KEY=$(printf %s "${SECRET#whsec_}" | base64 -d | od -An -vtx1 | tr -d " \\n")',
    'SIGN=$(printf %s "$ID.$TIME.$BODY" | openssl dgst -sha256 -mac HMAC -macopt hexkey:$KEY -binary | base64)',
    `curl '${address}' -H 'content-type: application/json' \\`,
    '  -H "webhook-id: $ID" -H "webhook-timestamp: $TIME" -H "webhook-signature: v1,$SIGN" -d "$BODY"',
  ].join("\n");
}
