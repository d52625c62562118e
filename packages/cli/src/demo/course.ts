import type { CaseEventType, IncomingEvent } from "@huilu/core";
import type { Department } from "./catalogue/departments.ts";
import { codeOf } from "./catalogue/terms.ts";
import { dayOfSecond, momentOf, secondsPerDay } from "./demo-clock.ts";
import type { Day, Second } from "./demo-clock.ts";
import type { Employee } from "./roster.ts";

/** The first repair of a case: how it went, and how often an ordinary technician would have settled it. */
export type FirstAttempt = {
  readonly employee: Employee;
  readonly day: Day;
  readonly expected: number;
  settled: boolean;
};

/** What has happened to a case so far. Nothing happens after the end of the period: such cases stay open. */
export class Course {
  readonly events: IncomingEvent[] = [];
  readonly #end: Second;
  at: Second;
  department: Department;
  person: Employee;
  firstAttempt: FirstAttempt | null = null;
  attempts = 0;
  visits = 0;
  resolvedAt: Second | null = null;
  reopenedAfterDays: number | null = null;
  cancelled = false;
  noFaultFound = false;
  /** The first diagnosis named another trouble than the one it was. */
  misdiagnosed = false;
  partReplaced = false;
  oddities = 0;
  /** The day on which the same machine comes back with the same trouble. */
  returnsOn: Day | null = null;

  constructor(at: Second, until: Day, department: Department, person: Employee) {
    this.#end = (until + 1) * secondsPerDay;
    this.at = at;
    this.department = department;
    this.person = person;
  }

  get day(): Day {
    return dayOfSecond(this.at);
  }

  get over(): boolean {
    return this.at >= this.#end;
  }

  /** Records what happens now, by whom; false when it lies beyond the period. */
  happens(type: CaseEventType, by: Employee, more: Omit<IncomingEvent, "type" | "moment"> = {}): boolean {
    return this.happensIn(this.department, type, by, more);
  }

  happensIn(
    department: Department,
    type: CaseEventType,
    by: Employee,
    more: Omit<IncomingEvent, "type" | "moment"> = {},
  ): boolean {
    if (this.over) return false;
    this.events.push({
      type,
      moment: momentOf(this.at),
      department: codeOf(department),
      employee: codeOf(by),
      ...more,
    });
    return true;
  }

  /** A value that cannot be true: the field is set aside with its reason, the event stays. */
  oddity(type: CaseEventType, setAside: string, by: Employee): void {
    this.oddities += 1;
    this.events.push({ type, department: codeOf(this.department), employee: codeOf(by), setAside });
  }

  /** What follows begins at another time: a part is tested while the case goes on. */
  from(at: Second): this {
    this.at = at;
    return this;
  }

  after(seconds: number): this {
    this.at += Math.max(1, Math.round(seconds));
    return this;
  }

  /** Waits for opening hours; what comes at night is taken up in the first hour of the morning. */
  within(open: number, close: number, spread: number): this {
    const hour = (this.at % secondsPerDay) / 3600;
    if (hour >= open && hour < close) return this;
    const day = hour < open ? this.day : this.day + 1;
    this.at = day * secondsPerDay + Math.round((open + spread) * 3600);
    return this;
  }

  handOver(department: Department, person: Employee): void {
    this.department = department;
    this.person = person;
  }

  /** Passes the case on to somebody, who has it from now on. */
  reassign(department: Department, person: Employee): void {
    this.handOver(department, person);
    this.happens("reassigned", person);
  }
}
