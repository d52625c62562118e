import { Button, NativeSelect, TextInput } from "@mantine/core";
import { useEffect, useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useInstallation } from "../app/installation-context.ts";
import { useChange, useGraphql } from "../app/use-graphql.ts";
import {
  AddPolicyDocument,
  ContractsDocument,
  DimensionValuesDocument,
  type PolicyInput,
  type PolicyScope,
} from "../gql/graphql.ts";
import classes from "./clocks.module.css";
import { Outcome } from "./outcome.tsx";
import type { Policy } from "./types.ts";

const kinds = ["reply", "dispatch", "repair", "return", "warranty", "arrival_grace", "follow_up"] as const;
const scopes = ["DEFAULT", "PRODUCT_FAMILY", "PRODUCT_MODEL", "CONTRACT"] as const;
const units = ["MINUTES", "HOURS", "DAYS", "MONTHS"] as const;
const clocks = ["CALENDAR", "BUSINESS"] as const;

/** A new version of a policy, beginning as a copy of the one whose row was chosen. */
export function PolicyForm({ from, onClose }: { from: Policy | null; onClose: () => void }) {
  const { t } = useTranslation();
  const { today } = useInstallation();
  const change = useChange(AddPolicyDocument);
  const [kind, setKind] = useState<Policy["kind"]>(from?.kind ?? "reply");
  const [scope, setScope] = useState<PolicyScope>(from?.scope ?? "DEFAULT");
  const [key, setKey] = useState(from?.key ?? "");
  const [amount, setAmount] = useState(String(from?.term?.amount ?? ""));
  const [unit, setUnit] = useState<PolicyUnit>(from?.term?.unit ?? "HOURS");
  const [clock, setClock] = useState<Clock>(from?.term?.clock ?? "CALENDAR");
  const [validFrom, setValidFrom] = useState(today);
  const [withdrawn, setWithdrawn] = useState(false);
  const policy: PolicyInput = {
    kind,
    scope,
    key: scope === "DEFAULT" ? null : key,
    term: withdrawn && scope !== "DEFAULT" ? null : { amount: Number(amount), unit, clock },
    validFrom,
  };
  const amountField = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (from !== null) amountField.current?.focus();
  }, [from]);
  return (
    <form
      className={classes["form"]}
      aria-label={t("clocks.add")}
      onSubmit={(event) => {
        event.preventDefault();
        change.mutate({ policy });
      }}
    >
      <p className="quiet">{t("clocks.addSentence")}</p>
      <Choice
        label={t("clocks.column.kind")}
        value={kind}
        options={kinds}
        words={(one) => t(`clocks.kind.${one}`)}
        onChoose={setKind}
      />
      <Choice
        label={t("clocks.scopeLabel")}
        value={scope}
        options={scopes}
        words={(one) => t(`clocks.scope.${one}`)}
        onChoose={setScope}
      />
      {scope !== "DEFAULT" && <ScopeKey scope={scope} value={key} onChange={setKey} />}
      <TextInput
        ref={amountField}
        type="number"
        min={0}
        step={1}
        required={!withdrawn}
        withAsterisk={false}
        disabled={withdrawn}
        label={t("clocks.amount")}
        value={amount}
        onChange={(event) => setAmount(event.currentTarget.value)}
      />
      <Choice
        label={t("clocks.unitLabel")}
        value={unit}
        options={units}
        words={(one) => t(`clocks.unitName.${one}`)}
        onChoose={setUnit}
      />
      <Choice
        label={t("clocks.clockLabel")}
        value={clock}
        options={clocks}
        words={(one) => t(`clocks.clock.${one}`)}
        onChoose={setClock}
      />
      <TextInput
        type="date"
        required
        withAsterisk={false}
        label={t("clocks.validFrom")}
        value={validFrom}
        onChange={(event) => setValidFrom(event.currentTarget.value)}
      />
      {scope !== "DEFAULT" && (
        <label className={classes["check"]}>
          <input type="checkbox" checked={withdrawn} onChange={(event) => setWithdrawn(event.currentTarget.checked)} />
          {t("clocks.withdraw")}
        </label>
      )}
      <div className={classes["buttons"]}>
        <Button type="submit" size="compact-md" loading={change.isPending}>
          {t("clocks.save")}
        </Button>
        {from !== null && (
          <Button variant="default" size="compact-md" onClick={onClose}>
            {t("clocks.cancel")}
          </Button>
        )}
      </div>
      <Outcome of={change} />
    </form>
  );
}

type PolicyUnit = (typeof units)[number];
type Clock = (typeof clocks)[number];

function Choice<Option extends string>({
  label,
  value,
  options,
  words,
  onChoose,
}: {
  label: string;
  value: Option;
  options: readonly Option[];
  words: (option: Option) => string;
  onChoose: (option: Option) => void;
}) {
  return (
    <NativeSelect
      label={label}
      value={value}
      data={options.map((option) => ({ value: option, label: words(option) }))}
      onChange={(event) => {
        const chosen = options.find((option) => option === event.currentTarget.value);
        if (chosen !== undefined) onChoose(chosen);
      }}
    />
  );
}

function ScopeKey({
  scope,
  value,
  onChange,
}: {
  scope: Exclude<PolicyScope, "DEFAULT">;
  value: string;
  onChange: (key: string) => void;
}) {
  const { t } = useTranslation();
  const list = useId();
  const contracts = useGraphql(ContractsDocument, {}, { enabled: scope === "CONTRACT" });
  const dimension = scope === "PRODUCT_FAMILY" ? "productFamily" : "productModel";
  const values = useGraphql(
    DimensionValuesDocument,
    { dimension, first: 500 },
    { enabled: scope !== "CONTRACT", keep: false },
  );
  const options = (scope === "CONTRACT" ? contracts.data?.contracts : values.data?.dimensionValues) ?? [];
  return (
    <>
      <TextInput
        label={t("clocks.keyOf", { scope: t(`clocks.scope.${scope}`) })}
        required
        withAsterisk={false}
        list={list}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      <datalist id={list}>
        {options.map((option) => (
          <option key={option.key} value={option.key}>
            {option.label}
          </option>
        ))}
      </datalist>
    </>
  );
}
