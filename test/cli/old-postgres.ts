import { createServer, type Server } from "node:net";

const authenticated = message("R", int32(0));
const idle = message("Z", Buffer.from("I"));

/** A server that speaks just enough of PostgreSQL's protocol to call itself version 14.9, whatever it is asked. */
export function oldPostgres(): Server {
  return createServer((socket) => {
    socket.on("error", () => undefined);
    socket.once("data", () => {
      socket.write(Buffer.concat([authenticated, idle]));
      socket.on("data", (chunk: Buffer) => {
        if (chunk[0] === 0x51) socket.write(Buffer.concat([answer(["number", "name"], ["140009", "14.9"]), idle]));
      });
    });
  });
}

function answer(columns: readonly string[], row: readonly string[]): Buffer {
  const int4 = 23;
  const text = 25;
  const described = columns.map((name, index) =>
    Buffer.concat([
      zeroEnded(name),
      int32(0),
      int16(0),
      int32(index === 0 ? int4 : text),
      int16(-1),
      int32(-1),
      int16(0),
    ]),
  );
  const fields = row.map((field) => Buffer.concat([int32(field.length), Buffer.from(field)]));
  return Buffer.concat([
    message("T", int16(columns.length), ...described),
    message("D", int16(row.length), ...fields),
    message("C", zeroEnded("SELECT 1")),
  ]);
}

function message(kind: string, ...parts: readonly Buffer[]): Buffer {
  const body = Buffer.concat(parts);
  return Buffer.concat([Buffer.from(kind), int32(body.length + 4), body]);
}

function zeroEnded(text: string): Buffer {
  return Buffer.from(`${text}\0`);
}

function int32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return bytes;
}

function int16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeInt16BE(value);
  return bytes;
}
