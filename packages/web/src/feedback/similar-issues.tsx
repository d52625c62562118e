import { useDebouncedValue } from "@mantine/hooks";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import { useGraphql } from "../app/use-graphql.ts";
import { useFormat } from "../format/use-format.ts";
import { SimilarIssuesDocument, type EvidencePartInput, type SimilarIssuesQuery } from "../gql/graphql.ts";
import classes from "./feedback.module.css";
import { IssueLink } from "./issue-link.tsx";
import type { IssueSource } from "./issue-source.ts";
import { usePutCases } from "./use-put-cases.ts";

const settled = 400;
const causes = [
  "DESIGN",
  "PROCESS",
  "MATERIAL",
  "ASSEMBLY",
  "PURCHASED_PART",
  "PACKAGING",
  "TRANSPORT",
  "USE",
  "NO_FAULT_FOUND",
] as const;

type Similar = SimilarIssuesQuery["similarIssues"][number];
type Props = {
  title: string;
  problem: string;
  evidence: EvidencePartInput[];
  source: IssueSource;
  onDone: () => void;
};

/** Open issues that this one may double, and closed ones with what was learned; asked anew when the writer pauses. */
export function SimilarIssues({ title, problem, evidence, source, onDone }: Props) {
  const { t } = useTranslation();
  const [input] = useDebouncedValue({ title, problem, evidence }, settled);
  const isAsked = input.title.trim() !== "" || input.evidence.length > 0;
  const query = useGraphql(SimilarIssuesDocument, { input }, { enabled: isAsked });
  const found = isAsked ? (query.data?.similarIssues ?? []) : [];
  const open = found.filter(({ closing }) => closing === null);
  const closed = found.filter(({ closing }) => closing !== null);
  return (
    <div aria-live="polite" className={classes["similar"]}>
      {open.length > 0 && (
        <section aria-label={t("issues.similar.open")}>
          <h3>{t("issues.similar.open")}</h3>
          <ul>
            {open.map((one) => (
              <OpenOne key={one.number} one={one} source={source} onDone={onDone} />
            ))}
          </ul>
        </section>
      )}
      {closed.length > 0 && (
        <section aria-label={t("issues.similar.closed")}>
          <h3>{t("issues.similar.closed")}</h3>
          <ul>
            {closed.map((one) => (
              <ClosedOne key={one.number} one={one} />
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

function OpenOne({ one, source, onDone }: { one: Similar; source: IssueSource; onDone: () => void }) {
  const { t } = useTranslation();
  const put = usePutCases(onDone);
  return (
    <li>
      <IssueLink number={one.number} beside /> {one.title} <Why one={one} />
      {source.kind === "CASES" && (
        <button
          type="button"
          className="plain link"
          disabled={put.isPending}
          onClick={() => put.into(one.number, source.ids)}
        >
          {t("issues.putThere")}
        </button>
      )}
      {put.refusal !== null && (
        <p className="worse" role="alert">
          {put.refusal}
        </p>
      )}
    </li>
  );
}

function ClosedOne({ one }: { one: Similar }) {
  const { t } = useTranslation();
  const { number, title, cause, actions, lesson } = one;
  const told = [
    ...(cause === null ? [] : [{ name: t("issues.field.rootCause"), text: `${cause}${causeClassWords(t, one)}` }]),
    ...actions.map((text) => ({ name: t("issues.measure"), text })),
    ...(lesson === null ? [] : [{ name: t("issues.field.lesson"), text: lesson }]),
  ];
  return (
    <li>
      <IssueLink number={number} beside /> {title} <Why one={one} />
      {told.map(({ name, text }, index) => (
        <p key={`${index} ${name}`}>
          <span className="quiet">{name}</span> {text}
        </p>
      ))}
    </li>
  );
}

function Why({ one: { because, raisedAt } }: { one: Similar }) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = because.map((reason) => t(`issues.because.${reason}`));
  return (
    <span className="quiet">
      {[...words, t("issues.raisedOn", { day: format.day(format.dayOf(raisedAt)) })].join(" · ")}
    </span>
  );
}

function causeClassWords(t: TFunction, { causeClass }: Similar): string {
  const known = causes.find((one) => one === causeClass);
  return known === undefined ? "" : ` · ${t(`taxonomy.cause.${known}`)}`;
}
