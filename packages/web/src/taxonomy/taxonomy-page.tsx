import { Button } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useViewer } from "../app/installation-context.ts";
import { useGraphql } from "../app/use-graphql.ts";
import { useFormat } from "../format/use-format.ts";
import { TaxonomyDocument, type DefectTypeFieldsFragment } from "../gql/graphql.ts";
import { Card } from "../parts/card.tsx";
import { Notice } from "../parts/notice.tsx";
import { PageHead } from "../parts/page-head.tsx";
import { QueryState } from "../parts/query-state.tsx";
import { FamilyForm } from "./family-form.tsx";
import { MergeForm } from "./merge-form.tsx";
import { Reclassifications } from "./reclassifications.tsx";
import { SideForm } from "./side-form.tsx";
import { SplitForm } from "./split-form.tsx";
import { isBare, type Family } from "./taxonomy-types.ts";
import classes from "./taxonomy.module.css";
import { TypeForm } from "./type-form.tsx";
import { TypeTable } from "./type-table.tsx";
import { Versions } from "./versions.tsx";

type Open =
  | { what: "type"; type: DefectTypeFieldsFragment | null }
  | { what: "family"; family: Family | null }
  | { what: "merge" }
  | { what: "split" }
  | null;

/** What defects are called and mean; merging and splitting them; and everything that was ever changed of it. */
export function TaxonomyPage() {
  const { t } = useTranslation();
  const query = useGraphql(TaxonomyDocument, {});
  const mayEdit = useViewer().operations.includes("changeDefectType");
  const [open, setOpen] = useState<Open>(null);
  return (
    <div className={classes["page"]}>
      <PageHead title={t("taxonomy.title")}>{query.data && <Sentence families={query.data.taxonomy} />}</PageHead>
      <Card
        title={t("taxonomy.types")}
        sentence={t("taxonomy.typesSentence")}
        actions={mayEdit && <Actions onOpen={setOpen} />}
      >
        <QueryState
          query={query}
          height={400}
          empty={({ taxonomy }) =>
            taxonomy.length === 0 ? (
              <Notice title={t("taxonomy.none")} text={t("taxonomy.noneNext")} height={300} />
            ) : null
          }
        >
          {({ taxonomy }) => (
            <>
              <TypeTable
                families={taxonomy}
                mayEdit={mayEdit}
                onEdit={(type) => setOpen({ what: "type", type })}
                onEditFamily={(family) => setOpen({ what: "family", family })}
              />
              <Side open={open} families={taxonomy} onClose={() => setOpen(null)} />
            </>
          )}
        </QueryState>
      </Card>
      <Reclassifications mayEdit={mayEdit} />
      <Versions />
    </div>
  );
}

function Actions({ onOpen }: { onOpen: (open: Open) => void }) {
  const { t } = useTranslation();
  const actions = [
    ["taxonomy.newType", { what: "type", type: null }],
    ["taxonomy.newFamily", { what: "family", family: null }],
    ["taxonomy.merge", { what: "merge" }],
    ["taxonomy.split", { what: "split" }],
  ] as const satisfies readonly (readonly [string, Open])[];
  return (
    <div className={`${classes["buttons"]} no-print`}>
      {actions.map(([label, open]) => (
        <Button key={label} size="xs" variant="default" onClick={() => onOpen(open)}>
          {t(label)}
        </Button>
      ))}
    </div>
  );
}

function Side({ open, families, onClose }: { open: Open; families: readonly Family[]; onClose: () => void }) {
  const { t } = useTranslation();
  if (open === null) return null;
  if (open.what === "type")
    return (
      <SideForm title={t(open.type ? "taxonomy.editType" : "taxonomy.newType")} onClose={onClose}>
        <TypeForm type={open.type} families={families} onDone={onClose} />
      </SideForm>
    );
  if (open.what === "family")
    return (
      <SideForm title={t(open.family ? "taxonomy.editFamily" : "taxonomy.newFamily")} onClose={onClose}>
        <FamilyForm family={open.family} onDone={onClose} />
      </SideForm>
    );
  const Form = open.what === "merge" ? MergeForm : SplitForm;
  return (
    <SideForm title={t(`taxonomy.${open.what}`)} wide onClose={onClose}>
      <Form families={families} onDone={onClose} />
    </SideForm>
  );
}

function Sentence({ families }: { families: readonly Family[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const types = families.flatMap((family) => family.types);
  const inUse = types.filter(({ retiredAt }) => retiredAt === null);
  return t("taxonomy.sentence", {
    types: format.count(inUse.length),
    families: format.count(families.length),
    retired: format.count(types.length - inUse.length),
    bare: format.count(types.filter(isBare).length),
  });
}
