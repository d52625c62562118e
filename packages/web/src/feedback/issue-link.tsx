import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";

/** The way to the page of one issue. */
export function IssueLink({ number, children }: { number: string; children?: ReactNode }) {
  const page: string = `/issues/${number}`;
  return (
    <Link to={page} className="told" draggable={false}>
      {children ?? number}
    </Link>
  );
}
