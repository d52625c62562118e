import { parseArgs } from "node:util";
import { generateDemo } from "@huilu/cli/demo";
import {
  compareOwner,
  failureEvents,
  groundOf,
  type Contact,
  type IncomingCase,
  type OwnedCount,
  type Standing,
} from "@huilu/core";

// Is the technician who gets what is hard taken for a bad one, and is the one who is worse found? Twenty demo companies,
// through the functions that make the product's cards. Run: node --import @oxc-node/core/register test/staff/demo-seeds.ts

const windowDays = 30;
const goals = { hardCases: 1, trulyWorse: 18 };
const spans = [
  { name: "36 months", days: 1096 },
  { name: "12 months", days: 365 },
  { name: "12 weeks", days: 84 },
] as const;

const { values } = parseArgs({
  options: { seeds: { type: "string", default: "20" }, until: { type: "string", default: "2026-10-31" } },
});
const until = values.until;
const seeds = Array.from({ length: Number(values.seeds) }, (_, i) => i + 1);

type Told = {
  readonly rawRate: number;
  readonly ratio: number | null;
  readonly standing: Standing | null;
  readonly n: number;
};
type Result = Record<"hardCases" | "trulyWorse", Told> & {
  readonly others: number;
  readonly peers: number;
  readonly dispersion: number | null;
};
const results = new Map<string, Result[]>();

for (const seed of seeds) {
  const { events, people } = companyOf(seed);
  for (const { name, days } of spans) {
    const result = resultOf(events, people, daysBefore(until, days));
    results.set(name, [...(results.get(name) ?? []), result]);
    const { hardCases, trulyWorse } = result;
    process.stdout.write(
      `seed ${seed}, ${name}: hard cases ${told(hardCases)}; truly worse ${told(trulyWorse)}; ${result.others} others of ${result.peers} outside 99.8 %; dispersion ${result.dispersion?.toFixed(2) ?? "–"}\n`,
    );
  }
}
for (const { name } of spans) {
  const flagged = (who: "hardCases" | "trulyWorse", also: Standing[]) =>
    (results.get(name) ?? []).filter((result) => [...also, "BELOW_998"].includes(result[who].standing ?? "")).length;
  const [hard, worse] = [flagged("hardCases", []), flagged("trulyWorse", [])];
  const met = hard * 20 <= goals.hardCases * seeds.length && worse * 20 >= goals.trulyWorse * seeds.length;
  process.stdout.write(
    `${met ? "met   " : "missed"}  ${name}: of ${seeds.length} seeds the one with hard cases is flagged ${hard} times (goal ≤ ${goals.hardCases} of 20), the truly worse one ${worse} times (goal ≥ ${goals.trulyWorse} of 20); beyond 95 %: ${flagged("hardCases", ["BELOW_95"])} and ${flagged("trulyWorse", ["BELOW_95"])}\n`,
  );
  if (!met && name === "12 months") process.exitCode = 1;
}

type Event = OwnedCount & { readonly day: string };

type People = Readonly<Record<"hardCases" | "trulyWorse", { readonly employee: string }>>;

function resultOf(events: readonly Event[], people: People, from: string): Result {
  const counts = events.filter(({ day }) => day >= from);
  const ground = groundOf("share", counts);
  const owners = Map.groupBy(counts, ({ owner }) => owner);
  const figureOf = (owner: string): Told => {
    const own = owners.get(owner) ?? [];
    const { ratio, standing, n, observed } = compareOwner(ground, owner, own);
    return { ratio, standing, n, rawRate: observed / n };
  };
  const [hardCases, trulyWorse] = [people.hardCases.employee, people.trulyWorse.employee];
  const outside = [...owners.keys()].filter(
    (owner) => owner !== hardCases && owner !== trulyWorse && figureOf(owner).standing?.endsWith("_998"),
  );
  return {
    hardCases: figureOf(hardCases),
    trulyWorse: figureOf(trulyWorse),
    others: outside.length,
    peers: ground.peers,
    dispersion: ground.dispersion,
  };
}

function companyOf(seed: number): { events: Event[]; people: People } {
  const demo = generateDemo({ seed, until });
  const events = [...eventsOf([...demo.cases])];
  return { events, people: demo.truth().technicians };
}

/** The failure events whose window has closed, as units of who attempted first. */
function* eventsOf(cases: readonly IncomingCase[]): Generator<Event> {
  const byNumber = new Map(cases.map((one) => [one.number, one]));
  const chains = Map.groupBy(cases, (one) => `${one.serial ?? one.number} ${one.defects?.[0]?.family?.code ?? ""}`);
  for (const chain of chains.values()) {
    for (const event of failureEvents(chain.map(contactOf), windowDays)) {
      const opening = byNumber.get(event.caseId);
      if (event.outcome !== "counted" || !opening || daysBefore(until, windowDays) < event.finishedOn) continue;
      yield {
        owner: firstAttempt(opening)?.employee?.code ?? "",
        day: event.finishedOn,
        path: pathOf(opening),
        n: 1,
        hits: event.fixed ? 1 : 0,
      };
    }
  }
}

function contactOf(one: IncomingCase): Contact {
  const registered = one.events.find(({ type }) => type === "registered")?.moment;
  const attempts = one.events.filter(({ type }) => type === "repair_attempted");
  const first = firstAttempt(one);
  const mailed = one.events.some(({ type }) => type === "converted_to_mail_in");
  return {
    caseId: one.number,
    reportedOn: registered?.on ?? "",
    reportedAt: registered?.at === undefined ? null : new Date(registered.at),
    attemptOn: first?.moment?.on ?? null,
    attemptAt: first?.moment?.at === undefined ? null : new Date(first.moment.at),
    outcome: outcomeOf(one, attempts.length, first?.result),
    fixedAtOnce: attempts.length === 1 && first?.result === "fixed" && !mailed,
  };
}

function outcomeOf(one: IncomingCase, attempts: number, result: string | undefined): string {
  if (["installation", "training", "consultation", "opinion"].includes(one.kind?.code ?? "")) return "kind_not_counted";
  if (one.events.some(({ type }) => type === "cancelled")) return "cancelled";
  if (attempts === 1 && result === "no_fault_found") return "no_fault_found";
  return attempts === 1 && (result ?? "unknown") === "unknown" ? "outcome_unknown" : "counted";
}

function firstAttempt(one: IncomingCase) {
  return one.events.find(({ type }) => type === "repair_attempted");
}

function pathOf({ defects, productFamily, productModel, region, priority }: IncomingCase): (string | null)[] {
  const codes = [defects?.[0]?.family, defects?.[0]?.type, productFamily, productModel, region, priority];
  return codes.map((term) => term?.code ?? null);
}

function daysBefore(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10);
}

function told({ rawRate, ratio, standing, n }: Told): string {
  return `${(100 * rawRate).toFixed(0)} % of ${n}, O/E ${ratio?.toFixed(2) ?? "–"} ${standing ?? "counts only"}`;
}
