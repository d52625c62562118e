import { hash } from "node:crypto";
import type { PoolClient } from "pg";
import { copyRows, type CopyValue } from "../database/copy-rows.ts";
import type { IncomingCase, IncomingEvent, IncomingTerm, RecordOptions } from "./incoming-case.ts";
import { derivedId } from "./derived-id.ts";
import { batchCode, defectCode, modelCode, TermCollector } from "./terms.ts";

/** Attributes of a staged row, in the order of its columns. Codes become ids when a batch is merged. */
export const stagedAttributes = [
  "kind",
  "channel",
  "region",
  "department",
  "employee",
  "priority",
  "family",
  "model",
  "batch",
  "lot",
  "unit_id",
  "serial",
  "sold_on",
  "status",
  "customer_id",
  "customer_name",
  "customer_phone",
  "customer_address",
  "complaint",
  "contract",
] as const;

const caseColumns = ["line", "case_id", "number", "version", "hash", ...stagedAttributes];
export const eventColumns = [
  "line",
  "slot",
  "case_id",
  "due_on",
  "due_at",
  "type",
  "happened_on",
  "happened_at",
  "department",
  "employee",
  "result",
  "amount",
  "score",
  "detail",
  "set_aside",
  "hash",
  "given_id",
];
const defectColumns = ["line", "slot", "case_id", "code"];
// Before the content of an event stand line, slot, case id and its due, which only its own hash holds; of a defect the first three.
const beforeEvent = 5;
const beforeDefect = 3;
const rowsAtOnce = 2000;

/** Makes the session's staging tables anew. */
export async function createStaging(client: PoolClient): Promise<void> {
  // A batch is sorted in memory, not on disk; the session ends with the import.
  await client.query("SET work_mem = '64MB'");
  await client.query(`
    DROP TABLE IF EXISTS pg_temp.staged_case, pg_temp.staged_event, pg_temp.staged_defect;
    CREATE TEMP TABLE staged_case (line int, case_id uuid, number text, version text, hash text,
      ${stagedAttributes.map((name) => `${name} ${typeOf(name)}`).join(", ")});
    CREATE TEMP TABLE staged_event (line int, slot int, case_id uuid, due_on date, due_at timestamptz, type text, happened_on date, happened_at timestamptz,
      department text, employee text, result text, amount numeric, score numeric, detail text, set_aside text, hash text, given_id text);
    CREATE TEMP TABLE staged_defect (line int, slot int, case_id uuid, code text)`);
}

function typeOf(attribute: (typeof stagedAttributes)[number]): string {
  if (attribute === "unit_id" || attribute === "customer_id") return "uuid";
  return attribute === "sold_on" ? "date" : "text";
}

/** Streams `rows` into the staging tables, a bounded number in memory at a time, and returns the terms they name. */
export async function stageRows(
  client: PoolClient,
  rows: AsyncIterable<IncomingCase>,
  options: RecordOptions,
): Promise<TermCollector> {
  const terms = new TermCollector();
  let cases: CopyValue[][] = [];
  let events: CopyValue[][] = [];
  let defects: CopyValue[][] = [];
  const flush = async () => {
    await copyRows(client, "staged_case", caseColumns, cases);
    await copyRows(client, "staged_event", eventColumns, events);
    await copyRows(client, "staged_defect", defectColumns, defects);
    [cases, events, defects] = [[], [], []];
  };
  for await (const row of rows) {
    const caseId = derivedId("case", options.source, row.number);
    terms.collect(row);
    const ofEvents = row.events.map((event, slot) => eventLine(row.line, event, slot, caseId));
    const ofDefects = (row.defects ?? []).flatMap((defect, slot) => {
      const code = defectCode(defect);
      return code ? [[row.line, slot, caseId, code]] : [];
    });
    const attributes = attributesOf(row, options);
    const contract = codeOf(row.contract);
    const version = versionOf(row, options);
    cases.push([
      row.line,
      caseId,
      row.number,
      version,
      contentHash([...attributes, row.version, ...ifGiven(contract)], ofEvents, ofDefects),
      ...attributes,
      contract,
    ]);
    events.push(...ofEvents);
    defects.push(...ofDefects);
    if (cases.length >= rowsAtOnce) await flush();
  }
  await flush();
  return terms;
}

/** The attributes but the contract. */
function attributesOf(row: IncomingCase, options: RecordOptions): CopyValue[] {
  const { customer } = row;
  return [
    codeOf(row.kind),
    codeOf(row.channel),
    codeOf(row.region),
    codeOf(row.department),
    codeOf(row.employee),
    codeOf(row.priority),
    codeOf(row.productFamily),
    modelCode(row),
    batchCode(row),
    codeOf(row.supplierLot),
    row.serial ? derivedId("unit", row.serial) : null,
    row.serial,
    row.soldOn,
    row.status,
    customer ? derivedId("customer", options.source, customer.number) : null,
    customer?.name,
    customer?.phone,
    customer?.address,
    row.complaint,
  ];
}

/** The key of "no code" can be no code of a source: such a term is none. */
function codeOf(term: IncomingTerm | undefined): string | undefined {
  return term?.code === "unclassified" ? undefined : term?.code;
}

/** Rows of an event log are as new as their last event, unless the source says otherwise. */
function versionOf(row: IncomingCase, options: RecordOptions): string | null {
  if (row.version !== undefined || options.rowMeans === "case") return row.version ?? null;
  const moments = row.events.map(({ moment }) => moment?.at ?? moment?.on ?? "").filter(Boolean);
  return moments.toSorted().at(-1) ?? null;
}

/** What came to the contract later than the hash: without it rows keep the hash by which they are known. */
function ifGiven(...values: readonly (string | undefined)[]): string[] {
  return values.filter((value) => value !== undefined);
}

/** The same content is the same hash, wherever the row stood in its file. Names are words for a code, not content. */
function contentHash(
  attributes: readonly CopyValue[],
  events: readonly CopyValue[][],
  defects: readonly CopyValue[][],
): string {
  const parts = [
    attributes,
    ...events.map((event) => event.slice(beforeEvent)),
    ...defects.map((defect) => defect.slice(beforeDefect)),
  ];
  return sha256(parts.map(joined).join("\u0002"));
}

function joined(values: readonly CopyValue[]): string {
  return values.map((value) => value ?? "").join("\u0001");
}

function sha256(text: string): string {
  return hash("sha256", text, "base64url");
}

function eventLine(line: number, event: IncomingEvent, slot: number, caseId: string): CopyValue[] {
  const { moment, due, sourceEventId } = event;
  const content = [
    event.type,
    moment?.on,
    moment?.at,
    event.department?.code,
    event.employee?.code,
    event.result,
    event.amount,
    event.score,
    event.detail,
    event.setAside,
  ];
  const givenId = sourceEventId === undefined ? null : sha256(`${sourceEventId}\u0001${event.type}`);
  const hashed = sha256(joined([...content, givenId, ...(due ? [due.on, due.at ?? ""] : [])]));
  return [line, slot, caseId, due?.on, due?.at, ...content, hashed, givenId];
}
