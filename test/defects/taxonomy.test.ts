import { addDays, metricChanges, metricQuery, companyScope, runReclassifications, settle } from "@huilu/core";
import { beforeAll, describe, expect, it } from "vitest";
import { withApi } from "../support/with-api.ts";
import { happened, withCompany } from "../metrics/company.ts";

const day = (i: number) => addDays("2026-01-05", i);

describe("the taxonomy", () => {
  const company = withCompany();
  const api = withApi(company);
  let token = "";
  const ask = (query: string, variables: Record<string, unknown> = {}) =>
    api.ask({ query, variables, token, language: "en" });
  const refusal = async (query: string, variables: Record<string, unknown> = {}) => {
    const { errors } = await ask(query, variables);
    return errors.map(({ extensions }) => `${extensions.code} ${extensions.reason}`);
  };
  const report = (number: string, type: string, i: number, model = "W1") => ({
    number,
    productFamily: { code: "Washers" },
    productModel: { code: model },
    defects: [{ family: { code: "Water" }, type: { code: type } }],
    complaint: model === "W2" ? "Ｗater drips at the DOOR seal" : "it leaks",
    events: [
      happened("registered", `${day(i)} 09:00`),
      happened("diagnosed", `${day(i)} 10:00`, { detail: `Water/${type}` }),
      happened("resolved", `${day(i)} 11:00`),
    ],
  });
  const diagnosed = async () => {
    const { rows } = await metricQuery(
      company.db,
      { ...question, metrics: [{ key: "diagnosisAccuracy" }], by: [] },
      asker,
    );
    return rows[0]?.values[0]?.value;
  };
  const asker = { scope: companyScope, now: new Date("2026-12-01T00:00:00Z"), language: "en" } as const;
  const question = {
    metrics: [{ key: "defectReports" }],
    range: { from: day(0), to: day(90) },
    by: ["defectType"],
  } as const;
  const counts = async (asKnownOn: Date | null = null) => {
    const { rows } = await metricQuery(company.db, { ...question, asKnownOn }, asker);
    return Object.fromEntries(rows.map((row) => [row.dimensions[0]?.key ?? "", row.values[0]?.n ?? 0]));
  };
  const runJob = async () => {
    await runReclassifications(company.db, { now: new Date() });
    await settle(company.db);
  };
  const change =
    "mutation($input: ReclassificationInput!, $reason: String!) { requestReclassification(input: $input, reason: $reason) }";
  const preview =
    "query($input: ReclassificationInput!) { previewReclassification(input: $input) { cases decidedByPerson rules { cases caseIds } types { key before after } } }";
  const merge = { kind: "MERGE", includesPast: true, rules: [{ from: "Water/Drip", to: "Water/Leak" }] };
  const undo = (id: string) => ask(`mutation { undoReclassification(id: "${id}", reason: "mistaken") }`);

  beforeAll(async () => {
    token = await api.tokenFor("QUALITY_ENGINEER");
    await company.learn(
      "2026-06-01T00:00:00Z",
      ...Array.from({ length: 6 }, (_, i) => report(`L${i}`, "Leak", i, i < 4 ? "W1" : "W2")),
      ...Array.from({ length: 3 }, (_, i) => report(`D${i}`, "Drip", i)),
    );
  });

  it("says what types mean, and lets nobody overwrite what another has changed meanwhile", async () => {
    const meaning = { name: "Door leaks", symptom: "a puddle", causeClass: "MATERIAL", severity: 3, safety: false };
    const add =
      "mutation($family: String!, $code: String!, $meaning: DefectMeaningInput!) { addDefectType(family: $family, code: $code, meaning: $meaning) }";
    expect(await ask(add, { family: "Water", code: "Door", meaning })).toMatchObject({
      data: { addDefectType: "Water/Door" },
    });
    expect(await refusal(add, { family: "Water", code: "Door", meaning })).toEqual(["CONFLICT defect_type_exists"]);
    expect(await refusal(add, { family: "None", code: "Door", meaning })).toEqual(["NOT_FOUND defect_family_unknown"]);
    expect(await refusal(add, { family: "Water", code: "a b", meaning })).toEqual(["BAD_INPUT defect_code_unfit"]);
    const edit =
      'mutation($version: Int!, $meaning: DefectMeaningInput!) { changeDefectType(key: "Water/Door", version: $version, meaning: $meaning) }';
    expect(await ask(edit, { version: 1, meaning: { ...meaning, severity: 2 } })).toMatchObject({
      data: { changeDefectType: true },
    });
    expect(await refusal(edit, { version: 1, meaning })).toEqual(["CONFLICT defect_type_changed"]);
    expect(await refusal(edit, { version: 2, meaning: { ...meaning, severity: 5 } })).toEqual([
      "BAD_INPUT defect_severity_unfit",
    ]);
    const { data } = await ask("{ taxonomyVersions { action changed subject { key } } }");
    expect(data).toEqual({
      taxonomyVersions: [
        { action: "TYPE_CHANGED", changed: ["severity"], subject: { key: "Water/Door" } },
        { action: "TYPE_ADDED", changed: [], subject: { key: "Water/Door" } },
      ],
    });
  });

  it("tells before a merge what it would do, and does that", async () => {
    const before = new Date();
    const { data } = await ask(preview, { input: merge });
    expect(data).toMatchObject({
      previewReclassification: {
        cases: 3,
        decidedByPerson: 0,
        rules: [{ cases: 3 }],
        types: [
          { key: "Water/Drip", before: 3, after: 0 },
          { key: "Water/Leak", before: 6, after: 9 },
        ],
      },
    });
    expect(await counts()).toEqual({ "Water/Leak": 6, "Water/Drip": 3 });
    const asked = await ask(change, { input: merge, reason: "the same to the customer" });
    const id = asked.data.requestReclassification;
    await runJob();
    expect(await counts()).toEqual({ "Water/Leak": 9 });
    expect(await diagnosed()).toBe(1);
    expect(await counts(before)).toEqual({ "Water/Leak": 6, "Water/Drip": 3 });
    const dimensions = [{ dimension: "defectType", key: "Water/Leak" }] as const;
    const changes = await metricChanges(
      company.db,
      { query: question, metric: "defectReports", dimensions, since: before, first: 10 },
      asker,
    );
    expect(changes.totalCount).toBe(3);
    expect(new Set(changes.rows.flatMap(({ reasons }) => reasons))).toEqual(new Set(["reclassified"]));
    const taxonomy = await ask(
      "{ taxonomy { types { key retiredAt mergedInto { key } } } reclassifications { id state reports done total } }",
    );
    expect(taxonomy.data.reclassifications).toEqual([{ id, state: "DONE", reports: 3, done: 3, total: 3 }]);
    expect(taxonomy.data.taxonomy[0].types).toContainEqual(
      expect.objectContaining({ key: "Water/Drip", mergedInto: { key: "Water/Leak" } }),
    );
  });

  it("counts what a source says later as the merge has it, until it is taken back", async () => {
    await company.learn(new Date().toISOString(), report("D9", "Drip", 9));
    expect(await counts()).toEqual({ "Water/Leak": 10 });
    const { data } = await ask("{ reclassifications { id } taxonomy { types { key version } } }");
    const id = data.reclassifications[0].id;
    const drip = data.taxonomy[0].types.find(({ key }: { key: string }) => key === "Water/Drip");
    const restore = `mutation { retireDefectType(key: "Water/Drip", version: ${drip.version}, retired: false) }`;
    expect(await refusal(restore)).toEqual(["BAD_INPUT defect_type_merged"]);
    expect((await undo(id)).errors).toEqual([]);
    await runJob();
    expect(await counts()).toEqual({ "Water/Leak": 6, "Water/Drip": 4 });
    expect((await undo(id)).errors[0]?.extensions).toMatchObject({
      code: "CONFLICT",
      reason: "reclassification_undone",
    });
    const after = await ask("{ taxonomy { types { key retiredAt } } reclassifications { state reports undoReason } }");
    expect(after.data.taxonomy[0].types).toContainEqual({ key: "Water/Drip", retiredAt: null });
    expect(after.data.reclassifications).toEqual([{ state: "UNDONE", reports: 0, undoReason: "mistaken" }]);
  });

  it("splits a type by words however they are written, and leaves what a person decided since", async () => {
    const split = {
      kind: "SPLIT",
      includesPast: true,
      rules: [{ from: "Water/Leak", to: "Water/Door", words: ["water DRIPS"] }],
    };
    const first = await ask(change, { input: split, reason: "doors are another cause" });
    await runJob();
    expect(await counts()).toEqual({ "Water/Leak": 4, "Water/Drip": 4, "Water/Door": 2 });
    const { rows } = await company.db.pool.query<{ id: string }>("SELECT id FROM service_case WHERE number = 'L5'");
    const decide =
      'mutation($caseId: ID!, $types: [String!]!) { decideCaseDefects(caseId: $caseId, types: $types, reason: "looked at it") }';
    expect((await ask(decide, { caseId: rows[0]?.id, types: ["Water/Leak", "Water/Drip"] })).errors).toEqual([]);
    await company.learn(new Date().toISOString(), report("L5", "Drip", 5, "W2"));
    await runJob();
    expect(await counts()).toEqual({ "Water/Leak": 5, "Water/Drip": 5, "Water/Door": 1 });
    await undo(first.data.requestReclassification);
    expect((await ask(decide, { caseId: rows[0]?.id, types: [] })).errors).toEqual([]);
    await runJob();
    expect(await counts()).toEqual({ "Water/Leak": 5, "Water/Drip": 5 });
  });

  it("refuses what cannot be, and says how to mend it", async () => {
    const refused = (input: unknown, reason = "why") => refusal(change, { input, reason });
    expect(await refused(merge, " ")).toEqual(["BAD_INPUT taxonomy_reason_missing"]);
    expect(await refused({ ...merge, rules: [] })).toEqual(["BAD_INPUT reclassification_rules_missing"]);
    const rule = (from: string, to: string, more: object = {}) => ({
      from: `Water/${from}`,
      to: `Water/${to}`,
      ...more,
    });
    expect(await refused({ ...merge, rules: [rule("Leak", "Leak")] })).toEqual([
      "BAD_INPUT reclassification_into_itself",
    ]);
    expect(await refused({ ...merge, rules: [rule("Leak", "Drip"), rule("Leak", "Door")] })).toEqual([
      "BAD_INPUT reclassification_merge_unfit",
    ]);
    expect(await refused({ ...merge, rules: [rule("Leak", "None")] })).toEqual(["NOT_FOUND defect_type_unknown"]);
    const split = (...rules: unknown[]) => ({ ...merge, kind: "SPLIT", rules });
    expect(await refused(split(rule("Leak", "Door"), rule("Leak", "Drip")))).toEqual([
      "BAD_INPUT reclassification_split_unfit",
    ]);
    expect(await refused(split(rule("Leak", "Door", { models: ["W9"] })))).toEqual(["NOT_FOUND rule_code_unknown"]);
    expect(await refused(split(rule("Leak", "Door", { words: ["13800138000"] })))).toEqual([
      "BAD_INPUT rule_words_unfit",
    ]);
    const days = { reportedFrom: day(9), reportedTo: day(2) };
    expect(await refused(split(rule("Leak", "Door", days)))).toEqual(["BAD_INPUT range_reversed"]);
    expect(await counts()).toEqual({ "Water/Leak": 5, "Water/Drip": 5 });
  });

  it("lets nobody decide a case that they may not see", async () => {
    const { rows } = await company.db.pool.query<{ id: string }>("SELECT id FROM service_case WHERE number = 'L1'");
    await company.db.pool.query("INSERT INTO department (code, name) VALUES ('Far', 'Far')");
    const far = await api.tokenFor("DEPARTMENT_HEAD", { departmentCode: "Far" });
    const query = `mutation { decideCaseDefects(caseId: "${rows[0]?.id}", types: ["Water/Drip"]) }`;
    const { errors } = await api.ask({ query, token: far });
    expect(errors[0]?.extensions).toMatchObject({ code: "NOT_FOUND", reason: "service_case_unknown" });
  });
});
