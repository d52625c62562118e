import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { ErrorComponentProps } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Notice } from "../parts/notice.tsx";
import { hasNewVersion, PartMissing } from "./part-missing.ts";

const height = 300;

/** In place of a page that could not be drawn: a newer version is there, a part did not come, or we made a mistake. */
export function PageFailed({ error }: ErrorComponentProps) {
  const isMissing = error instanceof PartMissing;
  const { data: isNewer, isPending } = useQuery({
    queryKey: ["newVersion"],
    queryFn: hasNewVersion,
    enabled: isMissing,
    gcTime: 0,
    retry: false,
  });
  if (isMissing && isPending) return <div style={{ minHeight: height }} />;
  return <Failed why={isMissing ? (isNewer === true ? "newer" : "missing") : "broken"} />;
}

function Failed({ why }: { why: "newer" | "missing" | "broken" }) {
  const { t } = useTranslation();
  return (
    <Notice
      title={t(`pageFailed.${why}`)}
      text={t(`pageFailed.${why}Text`)}
      tone={why === "newer" ? "quiet" : "failed"}
      height={height}
    >
      <Button size="compact-sm" onClick={() => window.location.reload()}>
        {t("pageFailed.reload")}
      </Button>
    </Notice>
  );
}
