/** The first character of a name: 张三丰 → 张*. */
export function maskName(name: string): string {
  const [first] = name.trim();
  return first === undefined ? "*" : `${first}*`;
}

/** 13812340000 → 138****0000; of a shorter number fewer digits stay. */
export function maskPhone(phone: string): string {
  const digits = phone.replaceAll(/\D/g, "");
  if (digits.length >= 11) return `${digits.slice(0, 3)}****${digits.slice(-4)}`;
  return digits.length >= 7 ? `****${digits.slice(-3)}` : "****";
}

/** Free text with the mobile numbers in it masked. */
export function maskPhonesIn(text: string): string {
  return text.replaceAll(/(?<!\d)1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?!\d)/g, maskPhone);
}
