/** What the bytes of a file say about its encoding. Sequences are well-formed characters of more than one byte. */
export type ByteEvidence = {
  readonly bytes: number;
  readonly nul: number;
  readonly utf8: { readonly sequences: number; readonly bad: number; readonly firstBadLine: number };
  /** `common` are those in the zone of everyday characters (GB 2312); text of other encodings rarely falls there. */
  readonly gb18030: { readonly sequences: number; readonly bad: number; readonly common: number };
};

export type ByteWitness = { readonly add: (chunk: Uint8Array) => void; readonly evidence: () => ByteEvidence };

/** Reads bytes chunk by chunk and counts; holds a few numbers however long the file is. */
export function byteWitness(): ByteWitness {
  const utf8 = utf8Witness();
  const gb18030 = gb18030Witness();
  let [bytes, nul] = [0, 0];
  return {
    add: (chunk) => {
      bytes += chunk.length;
      for (let at = chunk.indexOf(0); at >= 0; at = chunk.indexOf(0, at + 1)) nul++;
      utf8.add(chunk);
      gb18030.add(chunk);
    },
    evidence: () => ({ bytes, nul, utf8: utf8.found(), gb18030: gb18030.found() }),
  };
}

// Both loops see every byte of every file: plain numbers in closures, nothing else, keep them at hundreds of megabytes a second.

function utf8Witness() {
  let [sequences, bad, line, firstBadLine] = [0, 0, 1, 0];
  let expected = 0; // continuation bytes still to come
  const add = (chunk: Uint8Array): void => {
    for (let at = 0; at < chunk.length; at++) {
      const byte = chunk[at] ?? 0;
      if (byte === 10) line++;
      if (expected > 0) {
        if (byte >= 0x80 && byte < 0xc0) {
          expected--;
          if (expected === 0) sequences++;
          continue;
        }
        expected = 0;
        bad++;
        firstBadLine ||= line;
      }
      if (byte < 0x80) continue;
      if (byte >= 0xc2 && byte <= 0xdf) expected = 1;
      else if (byte >= 0xe0 && byte <= 0xef) expected = 2;
      else if (byte >= 0xf0 && byte <= 0xf4) expected = 3;
      else {
        bad++;
        firstBadLine ||= line;
      }
    }
  };
  const found = () => ({
    sequences,
    bad: bad + (expected > 0 ? 1 : 0),
    firstBadLine: firstBadLine || (expected > 0 ? line : 0),
  });
  return { add, found };
}

function gb18030Witness() {
  let [sequences, bad, common, lead] = [0, 0, 0, 0];
  let place = 0; // how many bytes of the open character were seen: it has two (lead, trail) or four (lead, digit, lead, digit)
  const add = (chunk: Uint8Array): void => {
    for (let at = 0; at < chunk.length; at++) {
      const byte = chunk[at] ?? 0;
      if (place === 0) {
        if (byte < 0x80) continue;
        if (byte === 0x80 || byte === 0xff) bad++;
        else [lead, place] = [byte, 1];
      } else if (place === 1 && byte >= 0x40 && byte !== 0x7f && byte !== 0xff) {
        sequences++;
        if (lead >= 0xa1 && lead <= 0xf7 && byte >= 0xa1) common++;
        place = 0;
      } else if (place === 2 ? byte >= 0x81 && byte <= 0xfe : byte >= 0x30 && byte <= 0x39) {
        if (place === 3) sequences++;
        place = place === 3 ? 0 : place + 1;
      } else {
        bad++;
        place = 0;
      }
    }
  };
  const found = () => ({ sequences, bad: bad + (place > 0 ? 1 : 0), common });
  return { add, found };
}
