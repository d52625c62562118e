import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useChange } from "../app/use-graphql.ts";
import { RetireDefectTypeDocument, type DefectTypeFieldsFragment } from "../gql/graphql.ts";
import { reasonOf } from "../parts/query-state.tsx";
import { ReasonDialog } from "../staff/reason-dialog.tsx";
import { severities, typeName, type Family } from "./taxonomy-types.ts";
import classes from "./taxonomy.module.css";

type Props = {
  families: readonly Family[];
  mayEdit: boolean;
  onEdit: (type: DefectTypeFieldsFragment) => void;
  onEditFamily: (family: Family) => void;
};

/** Every type by family, with what it means. */
export function TypeTable({ families, mayEdit, onEdit, onEditFamily }: Props) {
  const { t, i18n } = useTranslation();
  const columns = ["type", "symptom", "component", "causeClass", "severity", "state"] as const;
  return (
    <div className="scroller">
      <table className={`figures stacked ${classes["table"]}`}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {t(`taxonomy.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        {families.map((family) => (
          <tbody key={family.key ?? ""}>
            <tr className={classes["family"]}>
              <th scope="rowgroup" colSpan={columns.length}>
                {family.name === null
                  ? t("taxonomy.noFamily")
                  : typeName({ name: family.name, nameEn: family.nameEn }, i18n.language)}{" "}
                <span className="quiet">{family.key}</span>{" "}
                {mayEdit && family.key !== null && (
                  <button type="button" className="plain link no-print" onClick={() => onEditFamily(family)}>
                    {t("taxonomy.edit")}
                  </button>
                )}
              </th>
            </tr>
            {family.types.map((type) => (
              <TypeRow key={type.key} type={type} mayEdit={mayEdit} onEdit={() => onEdit(type)} />
            ))}
          </tbody>
        ))}
      </table>
    </div>
  );
}

function TypeRow({ type, mayEdit, onEdit }: { type: DefectTypeFieldsFragment; mayEdit: boolean; onEdit: () => void }) {
  const { t, i18n } = useTranslation();
  const unknown = <span className="quiet">–</span>;
  const severity = severities.find((one) => one === type.severity);
  return (
    <tr className={type.retiredAt === null ? "" : classes["retired"]}>
      <th scope="row">
        <Link to="/defect" search={{ chosen: type.key }} className="link">
          {typeName(type, i18n.language)}
        </Link>
        <span className={classes["below"]}>{type.code}</span>
      </th>
      <td className={`wide ${classes["text"]}`} data-head={t("taxonomy.symptom")}>
        {type.symptom ?? unknown}
      </td>
      <td className={classes["text"]} data-head={t("taxonomy.component")}>
        {type.component ?? unknown}
      </td>
      <td data-head={t("taxonomy.causeClass")}>
        {type.causeClass === null ? unknown : t(`taxonomy.cause.${type.causeClass}`)}
      </td>
      <td data-head={t("taxonomy.severity")}>
        {severity === undefined ? unknown : t(`taxonomy.severityOf.${severity}`)}
        {type.safety && <span className={`${classes["below"]} ${classes["safety"]}`}>{t("taxonomy.safety")}</span>}
      </td>
      <td data-head={t("taxonomy.state")}>
        <State type={type} />
        {mayEdit && <Change type={type} onEdit={onEdit} />}
      </td>
    </tr>
  );
}

function State({ type }: { type: DefectTypeFieldsFragment }) {
  const { t } = useTranslation();
  if (type.mergedInto) return t("taxonomy.mergedInto", { name: type.mergedInto.label });
  return t(type.retiredAt === null ? "taxonomy.inUse" : "taxonomy.retired");
}

function Change({ type, onEdit }: { type: DefectTypeFieldsFragment; onEdit: () => void }) {
  const { t, i18n } = useTranslation();
  const [retiring, setRetiring] = useState(false);
  const retire = useChange(RetireDefectTypeDocument);
  const error = retire.error === null ? null : (reasonOf(retire.error) ?? t("state.unreachable"));
  const send = (retired: boolean, reason: string | null) =>
    retire.mutate({ key: type.key, version: type.version, retired, reason }, { onSuccess: () => setRetiring(false) });
  const close = () => {
    setRetiring(false);
    retire.reset();
  };
  return (
    <div className={`${classes["actions"]} no-print`}>
      <button type="button" className="plain link" onClick={onEdit}>
        {t("taxonomy.edit")}
      </button>
      {type.retiredAt === null ? (
        <button type="button" className="plain link" onClick={() => setRetiring(true)}>
          {t("taxonomy.retire")}
        </button>
      ) : (
        type.mergedInto === null && (
          <button type="button" className="plain link" disabled={retire.isPending} onClick={() => send(false, null)}>
            {t("taxonomy.restore")}
          </button>
        )
      )}
      {error !== null && !retiring && (
        <p className="worse" role="alert">
          {error}
        </p>
      )}
      {retiring && (
        <ReasonDialog
          opened
          title={t("taxonomy.retireTitle", { name: typeName(type, i18n.language) })}
          text={t("taxonomy.retireText")}
          action={t("taxonomy.retire")}
          pending={retire.isPending}
          error={error}
          onClose={close}
          onSend={(reason) => send(true, reason)}
        />
      )}
    </div>
  );
}
