import { z } from "zod";
import { DomainError } from "../../errors.ts";
import type { TypeModel } from "./train-type-model.ts";

const version = 1;

const header = z.object({
  version: z.literal(version),
  types: z.array(z.string()).min(2),
  features: z.array(z.string()),
  trainedOn: z.int().min(0),
  calibration: z.object({
    sharpness: z.number().positive(),
    noise: z.number().min(0).max(1),
    heldOut: z.int().min(0),
    threshold: z.number().nullable(),
    coverage: z.number(),
    precision: z.number().nullable(),
  }),
});

/** A model as bytes, which other versions of Huilu read or refuse by their version: the length of a header of JSON, the header, then weights as little-endian floats. */
export function encodeTypeModel(model: TypeModel): Uint8Array {
  const told: z.infer<typeof header> = {
    version,
    types: [...model.types],
    features: [...model.vocabulary.columns.keys()],
    trainedOn: model.trainedOn,
    calibration: model.calibration,
  };
  const text = Buffer.from(JSON.stringify(told));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(text.length);
  const numbers = [model.vocabulary.idf, model.weights, model.bias];
  return Buffer.concat([length, text, ...numbers.map(bytesOfFloats)]);
}

/** The model of which these are the bytes. Throws BAD_INPUT `text_model_unreadable` if they are none of this version. */
export function decodeTypeModel(bytes: Uint8Array): TypeModel {
  const buffer = Buffer.from(bytes);
  const start = buffer.length < 4 ? 4 : 4 + buffer.readUInt32LE(0);
  const told = header.safeParse(jsonOf(buffer.subarray(4, start)));
  if (!told.success) throw unreadable();
  const { types, features, trainedOn, calibration } = told.data;
  const sizes = [features.length, features.length * types.length, types.length];
  if (buffer.length !== start + 4 * sizes.reduce((a, b) => a + b, 0)) throw unreadable();
  const [idf, weights, bias] = floatsOf(buffer.subarray(start), sizes);
  if (!idf || !weights || !bias) throw unreadable();
  const columns = new Map(features.map((feature, column) => [feature, column]));
  return { types, vocabulary: { columns, idf }, weights, bias, trainedOn, calibration };
}

const unreadable = () => new DomainError("BAD_INPUT", "text_model_unreadable");

function jsonOf(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString());
  } catch {
    return null;
  }
}

function bytesOfFloats(floats: Float32Array): Buffer {
  const bytes = Buffer.alloc(floats.length * 4);
  floats.forEach((value, i) => bytes.writeFloatLE(value, i * 4));
  return bytes;
}

function floatsOf(bytes: Buffer, sizes: readonly number[]): Float32Array[] {
  let end = 0;
  return sizes.map((size) => {
    const from = end;
    end += size * 4;
    return Float32Array.from({ length: size }, (_, i) => bytes.readFloatLE(from + i * 4));
  });
}
