import {
  createSegmenter,
  decodeTypeModel,
  encodeTypeModel,
  suggestType,
  trainTypeModel,
  type DecidedText,
} from "@huilu/core";
import { expect, test } from "vitest";

const segmenter = createSegmenter();
const said = {
  "drain-pump": ["排水泵嗡嗡响", "水排不出去", "排水很慢", "drain pump hums"],
  "door-gasket": ["门封条漏冷气", "门关不严", "封条开裂", "door gasket leaks air"],
  compressor: ["压缩机不启动", "压缩机噪音大", "不制冷", "compressor does not start"],
};
const frames = ["用了半年", "昨天开始", "师傅来过", "请尽快处理", "", "新买的机器", "客服没有回复"];

/** Texts that begin with what nobody cares for and then say what is the matter; every tenth was decided wrong. */
function decidedTexts(size: number): DecidedText[] {
  const types = Object.entries(said);
  return Array.from({ length: size }, (_, i) => {
    const [type, phrases] = types[i % types.length] ?? ["", []];
    const wrong = types[(i + 1) % types.length]?.[0] ?? "";
    const text = `${frames[(i * 5) % frames.length]},${phrases[(i * 3 + Math.floor(i / 7)) % phrases.length]}`;
    return { text, type: i % 10 === 9 ? wrong : type, attributes: [`model:${i % 4}`] };
  });
}
const training = { texts: decidedTexts(300), segmenter };
const model = trainTypeModel(training);

test("a text is given its type, how sure that is, what else it may be and which words say so", () => {
  const found = suggestType({ model, segmenter }, { text: "新买的机器，排水泵嗡嗡响！" });
  expect(found).toMatchObject({ type: "drain-pump", sure: true });
  expect(found?.confidence).toBeGreaterThan(0.75);
  expect(found?.confidence).toBeLessThan(1);
  expect(found?.others.map(({ type }) => type).toSorted()).toEqual(["compressor", "door-gasket"]);
  expect(["排水泵", "排水", "泵", "嗡嗡响", "嗡嗡", "嗡"]).toContain(found?.words[0]?.word);
});

test("English is read as Chinese is", () => {
  const found = suggestType({ model, segmenter }, { text: "The COMPRESSORS did not start" });
  expect(found?.type).toBe("compressor");
  expect(found?.words.map(({ word }) => word)).toContain("compressor");
});

test("where it knows nothing it suggests nothing", () => {
  expect(suggestType({ model, segmenter }, { text: "☎" })).toBeNull();
  expect(suggestType({ model, segmenter }, { text: "" })).toBeNull();
});

test("confidence is what held-out texts of later days bore out", () => {
  const { heldOut, precision, coverage, threshold } = model.calibration;
  expect(heldOut).toBe(150);
  expect(threshold).not.toBeNull();
  expect(precision).toBeGreaterThanOrEqual(0.9);
  expect(coverage).toBeGreaterThan(0.2);
});

test("a type that has only a description is suggested by it", () => {
  const described = trainTypeModel({ ...training, descriptions: [{ type: "hose", text: "进水管脱落" }] });
  expect(suggestType({ model: described, segmenter }, { text: "进水管脱落了" })?.type).toBe("hose");
});

test("the same texts give the same model, and its bytes give it back", () => {
  const bytes = encodeTypeModel(trainTypeModel(training));
  expect(Buffer.from(bytes).equals(Buffer.from(encodeTypeModel(model)))).toBe(true);
  const again = decodeTypeModel(bytes);
  for (const text of ["排水很慢", "door gasket", "不制冷", "嗯"])
    expect(suggestType({ model: again, segmenter }, { text })).toEqual(suggestType({ model, segmenter }, { text }));
});

test("bytes that are no model are refused", () => {
  const bytes = encodeTypeModel(model);
  const later = Buffer.from(Buffer.from(bytes).toString("latin1").replace('"version":1', '"version":2'), "latin1");
  for (const wrong of [
    new Uint8Array(),
    new Uint8Array(3),
    bytes.subarray(0, 400),
    bytes.subarray(0, bytes.length - 4),
    later,
  ])
    expect(() => decodeTypeModel(wrong)).toThrow("text_model_unreadable");
});

test("one type only is refused", () => {
  expect(() => trainTypeModel({ texts: [{ text: "漏水", type: "leak" }], segmenter })).toThrow(
    "text_model_needs_types",
  );
});
