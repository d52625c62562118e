const span = 2 ** 21;

/** 53 bits that depend on every character: equal texts are equal, others differ but for one in 2^53. */
export function textHash(text: string): number {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let at = 0; at < text.length; at++) {
    const character = text.charCodeAt(at);
    high = Math.imul(high ^ character, 2_654_435_761);
    low = Math.imul(low ^ character, 1_597_334_677);
  }
  high = Math.imul(high ^ (high >>> 16), 2_246_822_507) ^ Math.imul(low ^ (low >>> 13), 3_266_489_909);
  low = Math.imul(low ^ (low >>> 16), 2_246_822_507) ^ Math.imul(high ^ (high >>> 13), 3_266_489_909);
  return (low >>> 0) * span + ((high >>> 0) % span);
}
