/** One thing that a change of an issue made different, as texts: people by name, many things by their number. */
export type IssueDifference = {
  readonly name: string;
  readonly before: string | null;
  readonly after: string | null;
};

type Change = { readonly before: unknown; readonly after: unknown };
type Names = ReadonlyMap<number, string>;

/** What a change is about, told though it is the same before and after. */
const subjects = new Set(["action"]);

/** What a kept change made different: what was before stands beside it where that was kept, too. */
export function differencesOf({ before, after }: Change, names: Names): IssueDifference[] {
  const was = textsOf(before, names);
  const is = textsOf(after, names);
  const keys = after === null ? [...was.keys()] : [...is.keys()];
  return keys
    .map((name) => ({ name, before: subjects.has(name) ? null : (was.get(name) ?? null), after: is.get(name) ?? null }))
    .filter(({ before: old, after: young }) => (old ?? "") !== (young ?? ""));
}

/** The ids of the people that changes name. */
export function peopleIn(changes: readonly Change[]): number[] {
  const ids = changes.flatMap(({ before, after }) => [before, after].flatMap(idsIn));
  return [...new Set(ids)];
}

const oneOf = new Set(["ownerId", "leaderId"]);
const manyOf = new Set(["memberIds", "mentions"]);
/** Marks for machines: ids, versions, checksums. */
const untold = new Set(["id", "actionId", "version", "sha256", "droppedBecause", "duplicateOf"]);

function idsIn(value: unknown): number[] {
  return entriesOf(value).flatMap(([name, one]) => {
    if (oneOf.has(name)) return typeof one === "number" ? [one] : [];
    return manyOf.has(name) && Array.isArray(one) ? one.filter((id) => typeof id === "number") : [];
  });
}

function textsOf(value: unknown, names: Names): Map<string, string> {
  return new Map(entriesOf(value).flatMap(([name, one]) => textsOfOne(name, one, names)));
}

function textsOfOne(name: string, value: unknown, names: Names): (readonly [string, string])[] {
  if (untold.has(name)) return [];
  if (oneOf.has(name)) return [[name.slice(0, -2), typeof value === "number" ? nameOf(value, names) : ""]];
  if (manyOf.has(name))
    return [
      [
        name,
        idsOf(value)
          .map((id) => nameOf(id, names))
          .join(", "),
      ],
    ];
  if (name === "implementedOn") return textsOfOne("on", value, names);
  if (Array.isArray(value))
    return [[name, countable.has(name) ? (value.length === 0 ? "" : String(value.length)) : value.join(", ")]];
  if (typeof value === "object" && value !== null) return textsOfObject(name, value, names);
  return [
    [name, typeof value === "string" ? value : value === null || value === undefined ? "" : JSON.stringify(value)],
  ];
}

/** Lists too long to be told: their number is. */
const countable = new Set(["caseIds", "signals", "cutInSerials"]);

function textsOfObject(name: string, value: object, names: Names): (readonly [string, string])[] {
  const inner = entriesOf(value);
  if (name === "fields") return inner.flatMap(([field, text]) => textsOfOne(field, text, names));
  if (name === "cutIn")
    return inner.flatMap(([part, one]) =>
      textsOfOne(`cutIn${part.charAt(0).toUpperCase()}${part.slice(1)}`, one, names),
    );
  const person = inner.find(([key]) => key === "name");
  return [[name, person ? String(person[1]) : JSON.stringify(value)]];
}

function entriesOf(value: unknown): [string, unknown][] {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? Object.entries(value) : [];
}

const idsOf = (value: unknown): number[] => (Array.isArray(value) ? value.filter((id) => typeof id === "number") : []);

const nameOf = (id: number, names: Names) => names.get(id) ?? String(id);
