import { Link } from "@tanstack/react-router";

/** The number of a quality issue, and the way to it. */
export function IssueLink({ number }: { number: string }) {
  return (
    <Link to="/issues" className="link">
      {number}
    </Link>
  );
}
