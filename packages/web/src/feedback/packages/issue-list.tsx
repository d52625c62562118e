import { useTranslation } from "react-i18next";
import { useFormat } from "../../format/use-format.ts";
import type { PackageIssuesFragment, PackageStepsFragment } from "../../gql/graphql.ts";
import { IssueLink } from "../issue-link.tsx";
import { ListBlock } from "./list-block.tsx";

/** Quality issues with the step they are at, and when what the list is about happened to them. */
export function IssueList({ name, at, issues }: { name: string; at: string; issues: PackageIssuesFragment }) {
  const { t } = useTranslation();
  const format = useFormat();
  const columns = [
    t("packages.column.issue"),
    t("packages.column.title"),
    t("packages.column.severity"),
    t("packages.column.step"),
    at,
  ];
  return (
    <ListBlock name={name} words={columns} list={issues}>
      {issues.rows.map((issue) => (
        <tr key={issue.number}>
          <th scope="row">
            <IssueLink number={issue.number} />
          </th>
          <td>
            {issue.title}
            {issue.safety && <b className="worse"> {t("issues.safetyMark")}</b>}
          </td>
          <td>{issue.severity}</td>
          <td>D{issue.step}</td>
          <td>{format.dateTime(issue.at)}</td>
        </tr>
      ))}
    </ListBlock>
  );
}

/** Steps of issues with who owns them, and when they were due or approved. */
export function StepList({ name, at, steps }: { name: string; at: string; steps: PackageStepsFragment }) {
  const { t } = useTranslation();
  const format = useFormat();
  const columns = [
    t("packages.column.issue"),
    t("packages.column.title"),
    t("packages.column.step"),
    t("packages.column.owner"),
    at,
  ];
  return (
    <ListBlock name={name} words={columns} list={steps}>
      {steps.rows.map((step) => (
        <tr key={`${step.number} ${step.step}`}>
          <th scope="row">
            <IssueLink number={step.number} />
          </th>
          <td>{step.title}</td>
          <td>D{step.step}</td>
          <td>{step.owner ?? "–"}</td>
          <td>{format.dateTime(step.at)}</td>
        </tr>
      ))}
    </ListBlock>
  );
}
