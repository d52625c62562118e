import type { ReactNode } from "react";
import type { DeskIssueFieldsFragment } from "../gql/graphql.ts";
import { IssueLink } from "./issue-link.tsx";
import { IssueMarks } from "./issue-marks.tsx";

/** The cells of a line on the desk: the issue, what waits in it, and why it goes first. */
export function DeskIssueCells({ issue, children }: { issue: DeskIssueFieldsFragment; children: ReactNode }) {
  return (
    <>
      <th scope="row">
        <IssueLink number={issue.number} /> {issue.title}
      </th>
      {children}
      <td>
        <IssueMarks issue={issue} />
      </td>
    </>
  );
}
