import { beforeAll, describe, expect, test } from "vitest";

import { happened, withCompany } from "../metrics/company.ts";
import { withApi } from "../support/with-api.ts";

describe("the values of a dimension", () => {
  const company = withCompany();
  const api = withApi(company);
  beforeAll(() =>
    company.add(
      ...["W1", "W2"].map((code) => ({
        productFamily: { code: "Washers" },
        productModel: { code, name: `${code} drum` },
        batch: { code: "2606-A" },
        events: [happened("registered", "2026-04-20 09:00")],
      })),
    ),
  );
  const batches = async (search: string) => {
    const query =
      "query ($search: String) { dimensionValues(dimension: batch, search: $search) { key label parentLabel } }";
    const { data } = await api.ask({ query, variables: { search }, token: await api.tokenFor("QUALITY_ENGINEER") });
    return data.dimensionValues;
  };

  test("tell batches of one name apart by their models, and find them by either", async () => {
    const ofFirst = { key: "Washers/W1/2606-A", label: "2606-A", parentLabel: "W1 drum" };
    const ofSecond = { key: "Washers/W2/2606-A", label: "2606-A", parentLabel: "W2 drum" };
    expect(await batches("2606")).toEqual([ofFirst, ofSecond]);
    expect(await batches("w2 dr")).toEqual([ofSecond]);
    expect(await batches("W3")).toEqual([]);
  });
});
