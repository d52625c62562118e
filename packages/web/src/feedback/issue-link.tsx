import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";

/** The way to the page of one issue; `beside` what one is writing, in a tab of its own. */
export function IssueLink({
  number,
  children,
  beside = false,
}: {
  number: string;
  children?: ReactNode;
  beside?: boolean;
}) {
  return (
    <Link
      to="/issues/$number"
      params={{ number }}
      className="told"
      draggable={false}
      {...(beside ? { target: "_blank" } : {})}
    >
      {children ?? number}
    </Link>
  );
}
