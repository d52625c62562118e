import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ActivityProfile } from "../../packages/core/src/intake/activity-profile.ts";
import { csvRecords, type CsvRecord } from "../../packages/core/src/intake/csv-records.ts";
import { dateReader, plainDateReader } from "../../packages/core/src/intake/date-format.ts";
import { DistinctCounter } from "../../packages/core/src/intake/distinct-counter.ts";
import { textHash } from "../../packages/core/src/intake/text-hash.ts";
import { zoneClock } from "../../packages/core/src/time/wall-time.ts";

async function* inChunks(text: string, size: number): AsyncGenerator<string> {
  for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size);
}

describe("delimited text", () => {
  it("gives back any table that was written to it, with the lines on which rows start, however it is cut into chunks", async () => {
    const cell = fc.oneof(
      fc.string({ maxLength: 8 }),
      fc.constantFrom("", "a,b", 'say "hi"', "one\ntwo", "one\r\ntwo", "\r", '"', "汉字，𠮷"),
    );
    const table = fc
      .integer({ min: 2, max: 4 })
      .chain((width) =>
        fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 8 }),
      );
    await fc.assert(
      fc.asyncProperty(
        table,
        fc.integer({ min: 1, max: 9 }),
        fc.constantFrom("\n", "\r\n"),
        async (rows, chunk, end) => {
          const text =
            rows.map((row) => row.map((value) => `"${value.replaceAll('"', '""')}"`).join(",")).join(end) + end;
          const read: CsvRecord[] = [];
          for await (const record of csvRecords(inChunks(text, chunk), {
            delimiter: ",",
            width: () => rows[0]?.length ?? null,
          }))
            read.push(record);
          expect(read.map(({ cells }) => cells)).toEqual(rows);
          let line = 1;
          for (const [index, row] of rows.entries()) {
            expect(read[index]?.line).toBe(line);
            line += 1 + row.join("").split(/\r\n|\n|\r/).length - 1;
          }
        },
      ),
      { numRuns: 400 },
    );
  });
});

describe("dates", () => {
  const day = (text: string, format?: string) => {
    const wall = (format === undefined ? plainDateReader : dateReader(format))(text);
    return typeof wall === "object" && wall
      ? [wall.year, wall.month, wall.day, ...(wall.time ? Object.values(wall.time) : [])].join("-")
      : wall;
  };

  it("are read as their format says, and never guessed", () => {
    expect(day("2020/6/8")).toBe("2020-6-8");
    expect(day("2024年3月1日 9:05")).toBe("2024-3-1-9-5-0-0");
    expect(day("03/04/2024")).toBeNull();
    expect(day("03/04/2024", "DD/MM/YYYY")).toBe("2024-4-3");
    expect(day("3/4/2024", "DD/MM/YYYY")).toBeNull();
    expect(day("3/4/24", "M/D/YY")).toBe("2024-3-4");
    expect(day("2012/10/09 14:50:17.000", "YYYY/MM/DD HH:mm:ss.SSS")).toBe("2012-10-9-14-50-17-0");
    expect(day("5 March 2024", "D MMMM YYYY")).toBe("2024-3-5");
    expect(day("05-Mar-24 12:05 am", "DD-MMM-YY hh:mm A")).toBe("2024-3-5-0-5-0-0");
    expect(day("2024-3-5 下午2:05", "YYYY-M-D Ah:mm")).toBe("2024-3-5-14-5-0-0");
    expect(day("45296", "excel")).toBe("2024-1-5");
    expect(day("45296.75", "excel")).toBe("2024-1-5-18-0-0-0");
    expect(day("1704412800", "unix")).toBe("2024-1-5-0-0-0-0");
    expect(day("2024-02", "YYYY-MM")).toBe("2024-2-1");
    expect(day("2024-02-30")).toBe("impossible");
    expect(day("2023-02-29", "YYYY-MM-DD")).toBe("impossible");
    expect(day("13:05 PM 1.1.2024", "hh:mm A D.M.YYYY")).toBe("impossible");
    expect(day("week 2024-01-05", "[week] YYYY-MM-DD")).toBe("2024-1-5");
  });

  it("become instants by the clock of their zone, summer time and all", () => {
    const at = (zone: string, text: string) => {
      const wall = plainDateReader(text);
      if (wall === null || wall === "impossible") throw new Error(text);
      return new Date(zoneClock(zone)(wall)).toISOString();
    };
    expect(at("Europe/Rome", "2012-01-10 12:00")).toBe("2012-01-10T11:00:00.000Z");
    expect(at("Europe/Rome", "2012-07-10 12:00")).toBe("2012-07-10T10:00:00.000Z");
    expect(at("Europe/Rome", "2012-03-25 02:30")).toBe("2012-03-25T01:30:00.000Z"); // skipped: moves on
    expect(at("Europe/Rome", "2012-10-28 02:30")).toBe("2012-10-28T00:30:00.000Z"); // twice: the first
    expect(at("+01:00", "2012-07-10 12:00")).toBe("2012-07-10T11:00:00.000Z");
    expect(at("Asia/Kathmandu", "2012-07-10 12:00")).toBe("2012-07-10T06:15:00.000Z");
    expect(at("Asia/Shanghai", "2012-07-10T12:00:00-02:30")).toBe("2012-07-10T14:30:00.000Z");
  });

  it("agree with the clock of any zone on any day", () => {
    const zones = ["Europe/Rome", "America/New_York", "Australia/Lord_Howe", "Asia/Shanghai", "Africa/Casablanca"];
    fc.assert(
      fc.property(fc.constantFrom(...zones), fc.integer({ min: 0, max: 1_800_000_000 }), (zone, seconds) => {
        const shown = new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short", timeStyle: "medium" });
        const text = shown.format(new Date(seconds * 1000));
        const wall = plainDateReader(text);
        if (wall === null || wall === "impossible") throw new Error(text);
        const instant = zoneClock(zone)(wall);
        expect(shown.format(new Date(instant))).toBe(text); // the same wall time: the first of the two where there are two
        expect(instant).toBeLessThanOrEqual(seconds * 1000);
      }),
      { numRuns: 300 },
    );
  });
});

describe("what is counted in bounded memory", () => {
  it("is exact up to its bound, and near the truth beyond", () => {
    const exact = new DistinctCounter(10_000);
    const bounded = new DistinctCounter(10_000);
    for (let index = 0; index < 300_000; index++) {
      exact.add(textHash(`value ${index % 9999}`));
      bounded.add(textHash(`value ${index % 150_000}`));
    }
    expect([exact.count, exact.exact, bounded.exact]).toEqual([9999, true, false]);
    expect(Math.abs(bounded.count - 150_000) / 150_000).toBeLessThan(0.05);
  });

  it("holds a fair sample of the cases of a very long log", () => {
    const profile = new ActivityProfile();
    for (let index = 0; index < 150_000; index++) {
      profile.add(`Case ${index}`, "opened", index);
      profile.add(`Case ${index}`, "solved", index + 86_400_000 * (1 + (index % 3)));
    }
    const [opened, solved] = profile.summary();
    expect([opened?.events, solved?.events, solved?.sampledShare]).toEqual([150_000, 150_000, 0.5]);
    expect(solved?.meanDaysToFirst).toBeCloseTo(2, 1);
    expect(Math.abs((solved?.cases ?? 0) - 150_000) / 150_000).toBeLessThan(0.02);
  });
});
