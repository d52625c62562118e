import { describe, expect, it } from "vitest";

import { caseOf, defect, places, withRouting } from "./routing-company.ts";

const rule = (key: string, when: string, duty: string, more = "") =>
  `{ key: "${key}", name: "${key}", when: { ${when} }, steps: [[{ duty: ${duty} }]], marks: [], also: false, acceptHours: 8, answerHours: 16 ${more} }`;

describe("the versions of the rules", () => {
  const routing = withRouting();
  const { hear, handOversOf, ask, change, administrator } = routing;
  const reason = async (asked: ReturnType<typeof change>) => (await asked).errors[0]?.extensions;
  const save = async (rules: string, revision = 0) =>
    change(`saveRoutingDraft(rules: [${rules}], revision: ${revision})`, await administrator());
  const versions = async () =>
    (await ask("routing { versions { number state revision reason rules { key } } }", await administrator())).data
      .routing.versions;

  it("ship with the regulation in force", async () => {
    const [first, ...others] = await versions();
    expect(others).toEqual([]);
    expect(first).toMatchObject({ number: 1, state: "IN_FORCE", reason: null });
    expect(first.rules.length).toBeGreaterThan(12);
  });

  it("begin as a draft that says what is unfit, and shows the second of two editors the conflict", async () => {
    expect(await reason(save(rule("Big", "", "SALES")))).toMatchObject({ reason: "routing_rule_unfit" });
    expect(await reason(save(`${rule("a", "", "SALES")}, ${rule("a", "", "SALES")}`))).toMatchObject({
      reason: "routing_rule_twice",
    });
    const empty = rule("a", "", "SALES").replace("[[{ duty: SALES }]]", "[]");
    expect(await reason(save(empty))).toMatchObject({ reason: "routing_rule_empty" });
    const hasty = rule("a", "", "SALES").replace("answerHours: 16", "answerHours: 2");
    expect(await reason(save(hasty))).toMatchObject({ reason: "routing_hours_reversed" });
    expect((await save(rule("metal", "causeClasses: [MATERIAL]", "PURCHASING"))).data).toEqual({ saveRoutingDraft: 1 });
    expect(await reason(save(rule("mine", "", "SALES")))).toMatchObject({
      code: "CONFLICT",
      reason: "routing_draft_changed",
    });
    expect(
      (
        await save(
          `${rule("metal", "causeClasses: [MATERIAL]", "PURCHASING")}, ${rule("rest", "causeClasses: [DESIGN]", "RESEARCH")}`,
          1,
        )
      ).data,
    ).toEqual({ saveRoutingDraft: 2 });
    expect((await versions())[0]).toMatchObject({
      number: 2,
      state: "DRAFT",
      rules: [{ key: "metal" }, { key: "rest" }],
    });
  });

  it("tell in a dry run what a draft would have done, and change nothing", async () => {
    await hear(
      caseOf("V1", defect("RUST")),
      caseOf("V2", defect("RUST")),
      caseOf("V3", defect("DRAW")),
      caseOf("V4", defect("TORN")),
      caseOf("V5"),
    );
    const draft = [
      rule("metal", "causeClasses: [MATERIAL]", "PURCHASING"),
      rule("rest", "causeClasses: [DESIGN, MATERIAL]", "RESEARCH"),
    ].join();
    const { data, errors } = await ask(
      `dryRunRouting(range: { from: "2026-06-01", to: "2026-07-01" }, rules: [${draft}]) { cases routed rules { rule taken passedOver sample { number } }
         targets { target department cases waits } unrouted { cases } moved moves { from to cases sample { number } } }`,
      await administrator(),
    );
    expect(errors).toEqual([]);
    expect(data.dryRunRouting).toEqual({
      cases: 5,
      routed: 3,
      rules: [
        { rule: "metal", taken: 2, passedOver: 0, sample: [{ number: "V1" }, { number: "V2" }] },
        { rule: "rest", taken: 1, passedOver: 2, sample: [{ number: "V3" }] },
      ],
      targets: [
        { target: "PURCHASING", department: "Department PURCH", cases: 2, waits: false },
        { target: "RESEARCH", department: "Department RD", cases: 1, waits: false },
      ],
      unrouted: { cases: 2 },
      moved: 4,
      moves: [
        { from: ["TECHNICAL_QUALITY"], to: ["PURCHASING"], cases: 2, sample: [{ number: "V1" }, { number: "V2" }] },
        { from: ["DESIGN", "RESEARCH"], to: ["RESEARCH"], cases: 1, sample: [{ number: "V3" }] },
        { from: ["WAREHOUSE"], to: [], cases: 1, sample: [{ number: "V4" }] },
      ],
    });
    expect(places(await handOversOf("V1"))).toEqual(["TQ"]);
  });

  it("come into force with a reason, for cases heard of from then on; a routed case keeps its own", async () => {
    const put = async (more: string) => change(`putRoutingInForce(${more})`, await administrator());
    expect(await reason(put(`revision: 2, reason: " "`))).toMatchObject({ reason: "hand_over_text_missing" });
    expect(await reason(put(`revision: 1, reason: "metal"`))).toMatchObject({ code: "CONFLICT" });
    expect(await reason(put(`revision: 2, reason: "metal", from: "2024-01-01T00:00:00Z"`))).toMatchObject({
      reason: "routing_from_past",
    });
    expect((await put(`revision: 2, reason: "metal is bought now"`)).data).toEqual({ putRoutingInForce: 2 });
    expect(await versions()).toMatchObject([
      { number: 2, state: "IN_FORCE", reason: "metal is bought now" },
      { number: 1, state: "PAST" },
    ]);
    expect(await reason(put(`revision: 0, reason: "again"`))).toMatchObject({ reason: "routing_no_draft" });
    await hear(caseOf("V6", defect("RUST")), caseOf("V1", { ...defect("RUST"), complaint: "heard again" }));
    expect(places(await handOversOf("V6"))).toEqual(["PURCH"]);
    expect(places(await handOversOf("V1"))).toEqual(["TQ"]);
    const { rows } = await routing.company.db.pool.query(
      "SELECT action, user_id IS NOT NULL AS known FROM audit_entry WHERE action LIKE 'routing.%' AND action <> 'routing.duty' ORDER BY id",
    );
    expect(rows).toEqual(
      ["draft_saved", "draft_saved", "in_force"].map((action) => ({ action: `routing.${action}`, known: true })),
    );
  });

  it("leave the past alone unless an administrator asks for it", async () => {
    expect(await handOversOf("types")).toEqual([]);
    const asked = await change(
      `requestPastRoutes(range: { from: "2024-01-01", to: "2024-02-01" })`,
      await administrator(),
    );
    expect(asked.data).toEqual({ requestPastRoutes: 1 });
    await routing.route(new Date());
    expect((await handOversOf("types")).length).toBeGreaterThan(0);
  });

  it("are discarded only as the draft that was seen", async () => {
    await save(rule("other", "", "SALES"));
    const discard = async (revision: number) =>
      change(`discardRoutingDraft(revision: ${revision})`, await administrator());
    expect(await reason(discard(7))).toMatchObject({ code: "CONFLICT" });
    expect((await discard(1)).data).toEqual({ discardRoutingDraft: true });
    expect((await versions())[0]).toMatchObject({ number: 2, state: "IN_FORCE" });
  });
});
