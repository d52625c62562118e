import type { ReactNode } from "react";
import classes from "./webhooks.module.css";

/** A form that stays folded until it is wanted. */
export function Fold({ title, open = false, children }: { title: string; open?: boolean; children: ReactNode }) {
  return (
    <details className={`${classes["fold"] ?? ""} no-print`} open={open}>
      <summary>{title}</summary>
      {children}
    </details>
  );
}
