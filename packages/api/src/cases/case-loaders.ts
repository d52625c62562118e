import {
  noCustody,
  readCaseCustody,
  readCaseDefects,
  readCaseEvents,
  readCases,
  readDepartmentTerms,
  readEventsOfCases,
  readSetAside,
  type CaseCustody,
  type CaseDefect,
  type CaseEvent,
  type CaseReader,
  type Database,
  type EventOfCase,
  type ServiceCase,
  type SetAside,
  type Term,
} from "@huilu/core";
import DataLoader from "dataloader";

/** What several fields of one request ask for one by one is read together, once. */
export type CaseLoaders = {
  /** Null for a case that does not exist or may not be read. */
  readonly case: DataLoader<string, ServiceCase | null>;
  readonly custody: DataLoader<string, CaseCustody>;
  readonly events: DataLoader<string, CaseEvent[]>;
  readonly defects: DataLoader<string, CaseDefect[]>;
  readonly oneEvent: DataLoader<string, EventOfCase | null>;
  readonly setAside: DataLoader<string, SetAside[]>;
  readonly department: DataLoader<number, Term | null>;
};

/** Fresh loaders for one request of `reader` at `now`. */
export function caseLoaders(db: Database, reader: CaseReader & { readonly now: Date }): CaseLoaders {
  const { language } = reader;
  return {
    case: loader((ids) => readCases(db, ids, reader), null),
    custody: loader((ids) => readCaseCustody(db, ids, reader), noCustody),
    events: loader((ids) => readCaseEvents(db, ids, language), []),
    defects: loader((ids) => readCaseDefects(db, ids, language), []),
    oneEvent: loader((ids) => readEventsOfCases(db, ids, reader.scope), null),
    setAside: loader((ids) => readSetAside(db, ids, language), []),
    department: loader((ids) => readDepartmentTerms(db, ids, language), null),
  };
}

function loader<Id, Found, Missing>(
  read: (ids: readonly Id[]) => Promise<ReadonlyMap<Id, Found>>,
  missing: Missing,
): DataLoader<Id, Found | Missing> {
  return new DataLoader(async (ids: readonly Id[]) => {
    const found = await read(ids);
    return ids.map((id) => found.get(id) ?? missing);
  });
}
