import { describe, expect, it } from "vitest";

import { happened } from "../metrics/company.ts";
import { caseOf, defect, places, withRouting } from "./routing-company.ts";

describe("the routes of the founding regulation", () => {
  const routing = withRouting();
  const { hear, handOversOf, mark, change, ofDepartment } = routing;
  const placesOf = async (number: string) => places(await handOversOf(number));
  const answer = async (number: string, place: string, token: string) => {
    const found = (await handOversOf(number)).find(
      ({ to, party, state }) => (to?.key ?? party) === place && state === "WAITING",
    );
    expect(await change(`answerHandOver(id: "${found?.id}", answer: "done")`, token)).toMatchObject({ errors: [] });
  };

  it("138: product quality goes by its cause to R&D and design, production, or technical quality", async () => {
    await hear(
      caseOf("Q1", defect("DRAW")),
      caseOf("Q2", defect("PRESS")),
      caseOf("Q3", defect("JOIN")),
      caseOf("Q4", defect("RUST")),
      caseOf("Q5", defect("DUST")),
      caseOf("Q6"),
    );
    expect(await placesOf("Q1")).toEqual(["DESIGN", "RD"]);
    expect(await placesOf("Q2")).toEqual(["PROD"]);
    expect(await placesOf("Q3")).toEqual(["PROD"]);
    expect(await placesOf("Q4")).toEqual(["TQ"]);
    expect(await placesOf("Q5")).toEqual([]);
    expect(await placesOf("Q6")).toEqual([]);
    await mark("Q6", "QUALITY");
    expect(await placesOf("Q6")).toEqual(["TQ"]);
  });

  it("139: damaged packaging and short quantity go to the warehouse", async () => {
    await hear(caseOf("P1", defect("TORN")), caseOf("P2", defect("BENT")), caseOf("P3"), caseOf("P4", defect("DRAW")));
    expect(await placesOf("P1")).toEqual(["WH"]);
    expect(await placesOf("P2")).toEqual(["WH"]);
    await mark("P3", "SHORT_QUANTITY");
    expect(await placesOf("P3")).toEqual(["WH"]);
    await mark("P4", "PACKAGING_DAMAGE");
    expect(await placesOf("P4")).toEqual(["WH"]);
  });

  it("20: a purchased part goes by headquarters and purchasing to the supplier, who bears the cost", async () => {
    await hear(caseOf("S1", { ...defect("PUMP"), supplierLot: { code: "LOT1", supplier: "Pumps Ltd" } }));
    expect(await placesOf("S1")).toEqual(["SERVICE"]);
    await answer("S1", "SERVICE", await ofDepartment("SERVICE"));
    expect(await placesOf("S1")).toEqual(["PURCH", "SERVICE"]);
    const purchasing = await ofDepartment("PURCH");
    await answer("S1", "PURCH", purchasing);
    expect(await placesOf("S1")).toEqual([">Pumps Ltd", "PURCH", "SERVICE"]);
    const supplier = (await handOversOf("S1")).find(({ party }) => party !== null);
    expect(supplier).toMatchObject({ marks: ["RECOVERY"], from: { key: "PURCH" }, state: "WAITING" });
    await answer("S1", "Pumps Ltd", purchasing);
    expect((await handOversOf("S1")).map(({ state }) => state)).toEqual(["ANSWERED", "ANSWERED", "ANSWERED"]);
  });

  it("21: a major quality problem goes to the department responsible, and is major", async () => {
    await hear(caseOf("M1", defect("PRESS")), caseOf("M2"));
    await mark("M1", "MAJOR_QUALITY");
    await mark("M2", "MAJOR_QUALITY");
    expect(await handOversOf("M2")).toMatchObject([{ to: { key: "TQ" }, marks: ["MAJOR"] }]);
    const late = await routing.company.db.pool.query(
      "SELECT marks FROM case_route WHERE superseded_at IS NULL AND 'MAJOR' = ANY(marks)",
    );
    expect(late.rowCount).toBe(2);
    await hear(caseOf("M3"));
    await mark("M3", "MAJOR_QUALITY");
    expect(await placesOf("M3")).toEqual(["TQ"]);
  });

  it("140, 146: attitude and neglect go to sales, by words or by a person; the upheld complaint is the one that counts", async () => {
    await hear(
      caseOf("A1", { complaint: "上门的师傅态度特别差" }),
      caseOf("A2", { ...defect("PRESS"), complaint: "机器坏了，师傅爱答不理" }),
      caseOf("A3", {
        events: [
          happened("registered", "2026-06-01 09:00"),
          happened("complaint_upheld", "2026-06-02 09:00", {
            department: { code: "EAST" },
            employee: { code: "TECHNICIAN" },
          }),
        ],
      }),
    );
    expect(await placesOf("A1")).toEqual(["SALES"]);
    expect(await placesOf("A2")).toEqual(["PROD", "SALES"]);
    expect(await handOversOf("A3")).toMatchObject([{ to: { key: "SALES" }, marks: ["BYPASS"], from: null }]);
    // The routed complaint is the one that the complaint index has counted all along, under whom it is about.
    const { data } = await routing.ask(
      `metricQuery(input: { metrics: [{ key: complaintIndex }], by: [department], range: { from: "2026-06-01", to: "2026-07-01" } })
        { rows { dimensions { key } values { numerator } } }`,
      await routing.administrator(),
    );
    expect(data.metricQuery.rows).toContainEqual({ dimensions: [{ key: "EAST" }], values: [{ numerator: 1 }] });
  });

  it("137: nobody who is concerned receives it, nor anybody under them, up to the leader of the company", async () => {
    const levels = [
      ["TECHNICIAN", "SALES"],
      ["HEAD-EAST", "SALES"],
      ["HEAD-SERVICE", "SALES"],
      ["HEAD-SALES", "HQ"],
      ["HEAD-HQ", "?LEADER"],
    ] as const;
    await hear(...levels.map(([employee]) => caseOf(`C-${employee}`)), caseOf("C-LEADER"), caseOf("C-DEPARTMENT"));
    for (const [employee, place] of levels) {
      const number = `C-${employee}`;
      expect(await mark(number, "ABOUT_STAFF", `, employee: "${employee}"`)).toMatchObject({ errors: [] });
      expect({ employee, places: await placesOf(number) }).toEqual({ employee, places: [place] });
    }
    await routing.api.tokenFor("EXECUTIVE", { employeeCode: "LEADER" });
    await mark("C-LEADER", "ABOUT_STAFF", `, employee: "LEADER"`);
    expect(await placesOf("C-LEADER")).toEqual(["?LEADER"]);
    await mark("C-DEPARTMENT", "ABOUT_STAFF", `, department: "SALES"`);
    expect(await placesOf("C-DEPARTMENT")).toEqual(["HQ"]);
  });

  it("137: when the superior becomes known later, what lies with their department is taken above them", async () => {
    await hear(caseOf("L1", { complaint: "客服推来推去没人管" }));
    expect(await placesOf("L1")).toEqual(["SALES"]);
    const [first] = await handOversOf("L1");
    await change(`acceptHandOver(id: "${first?.id}")`, await ofDepartment("SALES"));
    await mark("L1", "ABOUT_STAFF", `, employee: "HEAD-SALES"`);
    expect(await placesOf("L1")).toEqual(["HQ"]);
    expect((await handOversOf("L1")).find(({ id }) => id === first?.id)).toMatchObject({
      state: "WITHDRAWN",
      text: "person_concerned",
    });
  });

  it("141: what concerns a dealer is coordinated", async () => {
    await hear(caseOf("D1"));
    await mark("D1", "ABOUT_DEALER", `, party: "Shop 7"`);
    expect(await placesOf("D1")).toEqual(["DEALERS"]);
  });

  it("142, 136: crisis, media, lawsuit and credibility make a special case, beside the usual route", async () => {
    const marks = ["CRISIS", "MEDIA", "LAWSUIT", "CREDIBILITY"];
    await hear(...marks.map((special) => caseOf(`X-${special}`, defect("PRESS"))));
    for (const special of marks) {
      await mark(`X-${special}`, special);
      expect(await placesOf(`X-${special}`)).toEqual(["BOARD", "PROD"]);
      expect((await handOversOf(`X-${special}`)).find(({ to }) => to?.key === "BOARD")?.marks).toEqual([
        "SPECIAL_CASE",
      ]);
    }
  });

  it("143: what is unsettled again and again becomes an individual case", async () => {
    const again = ["2026-06-02", "2026-06-04", "2026-06-06"].flatMap((day) => [
      happened("resolved", `${day} 09:00`),
      happened("reopened", `${day} 10:00`),
    ]);
    await hear(
      caseOf("I1", { events: [happened("registered", "2026-06-01 09:00"), ...again] }),
      caseOf("I2", { events: [happened("registered", "2026-06-01 09:00"), ...again.slice(0, 4)] }),
    );
    expect(await handOversOf("I1")).toMatchObject([{ to: { key: "BOARD" }, marks: ["INDIVIDUAL_CASE"] }]);
    expect(await placesOf("I2")).toEqual([]);
    await hear(
      ...[1, 2, 3, 4].map((day) =>
        caseOf(`I3-${day}`, {
          ...defect("RUST"),
          serial: "SN9",
          events: [happened("registered", `2026-06-0${day} 09:00`)],
        }),
      ),
    );
    expect(await placesOf("I3-3")).toEqual(["TQ"]);
    expect(await placesOf("I3-4")).toEqual(["BOARD", "TQ"]);
  });

  it("82: whoever is not satisfied with how a complaint was handled is heard by senior management", async () => {
    await hear(caseOf("U1"));
    await mark("U1", "UNSATISFIED");
    expect(await placesOf("U1")).toEqual(["BOARD"]);
  });

  it("66: an investigation goes to the investigation group", async () => {
    await hear(caseOf("G1"));
    await mark("G1", "INVESTIGATION");
    expect(await handOversOf("G1")).toMatchObject([{ to: { key: "GROUP" }, marks: ["BYPASS"] }]);
  });

  it("148: warehouse, finance and production support a return or compensation", async () => {
    for (const kind of ["RETURN", "COMPENSATION"]) {
      await hear(caseOf(`R-${kind}`));
      await mark(`R-${kind}`, kind);
      expect(await placesOf(`R-${kind}`)).toEqual(["FIN", "PROD", "WH"]);
    }
  });
});
