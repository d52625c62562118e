/** What the bytes of a file say about its encoding. Sequences are well-formed characters of more than one byte. */
export type ByteEvidence = {
  readonly bytes: number;
  readonly nul: number;
  readonly utf8: { readonly sequences: number; readonly bad: number; readonly firstBadLine: number };
  /** `common` are those in the zone of everyday characters (GB 2312); text of other encodings rarely falls there. */
  readonly gb18030: { readonly sequences: number; readonly bad: number; readonly common: number };
};

/** Reads bytes chunk by chunk and counts; holds a few numbers however long the file is. */
export class ByteWitness {
  #bytes = 0;
  #nul = 0;
  #line = 1;
  #expected = 0; // UTF-8 continuation bytes still to come
  #utf8 = 0;
  #utf8Bad = 0;
  #firstBadLine = 0;
  #lead = 0; // GB 18030: the open lead byte
  #place = 0; // GB 18030: how many bytes of the open character were seen
  #gb = 0;
  #gbBad = 0;
  #gbCommon = 0;

  add(chunk: Uint8Array): void {
    this.#bytes += chunk.length;
    for (const byte of chunk) {
      if (byte === 10) this.#line++;
      else if (byte === 0) this.#nul++;
      if (byte < 0x80 && this.#expected === 0 && this.#place === 0) continue;
      this.#utf8Byte(byte);
      this.#gbByte(byte);
    }
  }

  evidence(): ByteEvidence {
    const open = this.#expected > 0;
    return {
      bytes: this.#bytes,
      nul: this.#nul,
      utf8: {
        sequences: this.#utf8,
        bad: this.#utf8Bad + (open ? 1 : 0),
        firstBadLine: this.#firstBadLine || (open ? this.#line : 0),
      },
      gb18030: { sequences: this.#gb, bad: this.#gbBad + (this.#place > 0 ? 1 : 0), common: this.#gbCommon },
    };
  }

  #utf8Byte(byte: number): void {
    if (this.#expected > 0) {
      if (byte >= 0x80 && byte < 0xc0) {
        this.#expected--;
        if (this.#expected === 0) this.#utf8++;
        return;
      }
      this.#expected = 0;
      this.#badUtf8();
    }
    if (byte < 0x80) return;
    if (byte >= 0xc2 && byte <= 0xdf) this.#expected = 1;
    else if (byte >= 0xe0 && byte <= 0xef) this.#expected = 2;
    else if (byte >= 0xf0 && byte <= 0xf4) this.#expected = 3;
    else this.#badUtf8();
  }

  #badUtf8(): void {
    this.#utf8Bad++;
    this.#firstBadLine ||= this.#line;
  }

  /** Two bytes (lead, trail) or four (lead, digit, lead, digit). */
  #gbByte(byte: number): void {
    const isLead = byte >= 0x81 && byte <= 0xfe;
    const isDigit = byte >= 0x30 && byte <= 0x39;
    if (this.#place === 0) {
      if (isLead) [this.#lead, this.#place] = [byte, 1];
      else if (byte >= 0x80) this.#gbBad++;
      return;
    }
    if (this.#place === 1 && byte >= 0x40 && byte !== 0x7f && byte !== 0xff) {
      this.#gb++;
      if (this.#lead >= 0xa1 && this.#lead <= 0xf7 && byte >= 0xa1) this.#gbCommon++;
      this.#place = 0;
    } else if ((this.#place === 1 && isDigit) || (this.#place === 2 && isLead)) this.#place++;
    else if (this.#place === 3 && isDigit) {
      this.#gb++;
      this.#place = 0;
    } else {
      this.#gbBad++;
      this.#place = 0;
    }
  }
}
