import type { ReactNode } from "react";
import classes from "./notice.module.css";

/** Something is missing or went wrong: what, why, and the next step. */
export function Notice({
  title,
  text,
  children,
  tone = "quiet",
  height,
}: {
  title: string;
  text: string;
  children?: ReactNode;
  tone?: "quiet" | "failed";
  height?: number | undefined;
}) {
  return (
    <div
      className={classes["notice"]}
      data-tone={tone}
      role={tone === "failed" ? "alert" : undefined}
      style={{ minHeight: height }}
    >
      <p className={classes["title"]}>{title}</p>
      <p className={classes["text"]}>{text}</p>
      {children !== undefined && <div className={classes["next"]}>{children}</div>}
    </div>
  );
}
