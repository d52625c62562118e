const numbersToMask = [
  /(?<!\d)\d{17}[\dXx](?!\d)/g, // identity number
  /(?<!\d)(?:\+?86[ -]?)?1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?!\d)/g, // mobile
  /(?<!\d)0\d{2,4}[ -]?\d{6,8}(?!\d)/g, // landline
  /\+\d{1,3}[ -]?\d[\d -]{5,13}\d/g, // international
];

/** `text` with the phone and identity numbers in it masked after their first three digits. */
export function maskNumbers(text: string): string {
  return numbersToMask.reduce((masked, pattern) => masked.replaceAll(pattern, mask), text);
}

function mask(number: string): string {
  return number.slice(0, 3) + "•".repeat(number.length - 3);
}
