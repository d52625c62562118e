import type { DefectType } from "./catalogue/defects.ts";
import type { FamilyCode, Model } from "./catalogue/products.ts";
import type { Channel, KindCode } from "./catalogue/terms.ts";
import {
  openers,
  asks,
  tried,
  places,
  owners,
  againSays,
  otherPhrases,
  colloquial,
  typos,
} from "./catalogue/wording.ts";
import type { Random } from "./random.ts";
import { stories } from "./stories.ts";

/** What the text is about. `months` in service may be unknown, when the machine is. */
export type Subject = {
  readonly channel: Channel;
  readonly kind: KindCode;
  readonly model: Model;
  readonly months: number | null;
  readonly types: readonly DefectType[];
  readonly again: boolean;
  readonly ofBadBatch: boolean;
};

/** A complaint as such a customer would put it on such a channel: 12 to 120 characters. */
export function complaintText(subject: Subject, random: Random): string {
  const spoken = [
    random.pick(openers[subject.channel.manner]),
    context(subject, random),
    subject.again ? random.pick(againSays) : "",
    symptoms(subject, random),
    random.chance(subject.types.some(isOfMachine) ? 0.42 : 0) ? `,${random.pick(tried)}` : "",
    random.chance(0.6) ? `${random.pick([",", "。", ",", " "])}${random.pick(asks)}` : "",
  ].join("");
  const written = slip(slip(spoken, colloquial, 0.3, random), typos, 0.13, random);
  return punctuate(fit(written, random), subject.channel, random);
}

// Whoever types on a phone often leaves the comma as it comes, or out.
function punctuate(text: string, { manner }: Channel, random: Random): string {
  const mark = manner === "chat" && random.chance(0.4) ? random.pick([" ", ","]) : "，";
  return text.replaceAll(",", mark).replaceAll(":", "：").replaceAll("!", "！");
}

// Nobody restarts a rude technician.
function isOfMachine({ family }: DefectType): boolean {
  return family.code !== "SERV" && family.code !== "PACK";
}

function context(subject: Subject, random: Random): string {
  const word = random.chance(0.16) ? subject.model.code : random.pick(subject.model.family.words);
  const owner = random.pick(owners);
  const style = random.unit();
  if (subject.months === null || style < 0.3) return `${owner}${word}`;
  if (style < 0.75) return `${owner}${word}${age(subject.months, random)}${random.pick([",", "就", " ", ","])}`;
  return `在${random.pick(places)}买的${word}${age(subject.months, random)},`;
}

function age(months: number, random: Random): string {
  if (months < 1) return random.pick(["刚买几天", "刚装上", "用了不到一个月", "到货没多久"]);
  if (months < 12) return random.pick([`用了${months}个月`, `买了${months}个多月`, "还不到一年", "才用半年左右"]);
  const years = Math.floor(months / 12);
  return random.pick([`用了${years}年多`, `买了${years}年`, `第${years + 1}年了`, "刚过保"]);
}

function symptoms(subject: Subject, random: Random): string {
  const family = subject.model.family.code;
  const others = otherPhrases[subject.kind];
  if (others) return random.pick(fitting(others, family));
  const said = subject.types.map((type, index) =>
    index === 0 && subject.ofBadBatch
      ? random.pick(stories.badBatch.phrases)
      : random.pick(fitting(type.phrases, family)),
  );
  return said.join(random.pick([",还有", ",另外", ",而且"]));
}

// Only an air conditioner has an outdoor unit, and only a washing machine spins.
const belongsTo: readonly (readonly [FamilyCode, RegExp])[] = [
  ["AC", /外机|内机|挂机|铜管|冷气|16度|15度|抽真空/],
  ["WM", /滚筒|脱水|甩|桶|洗出来|进完水|水位|童锁|手湿|排水管/],
  ["RF", /后面一点声音|东西全化|抽屉|里面灯是亮的|后背/],
  ["WH", /洗澡|热水|安全阀|混水阀|加热几分钟|水管装反|防冻/],
  ["RH", /灯但是风机|烟|橱柜|手湿/],
];
const fittingPhrases = new Map<readonly string[], Map<FamilyCode, readonly string[]>>();
function fitting(phrases: readonly string[], family: FamilyCode): readonly string[] {
  const byFamily = fittingPhrases.get(phrases) ?? new Map<FamilyCode, readonly string[]>();
  fittingPhrases.set(phrases, byFamily);
  const known = byFamily.get(family) ?? phrases.filter((phrase) => isAbout(phrase, family));
  byFamily.set(family, known);
  return known.length > 0 ? known : phrases;
}

function isAbout(phrase: string, family: FamilyCode): boolean {
  const named = belongsTo.filter(([, words]) => words.test(phrase));
  return named.length === 0 || named.some(([code]) => code === family);
}

// One slip at most: people mistype a word, not every word.
function slip(text: string, pairs: readonly (readonly [string, string])[], share: number, random: Random): string {
  if (!random.chance(share)) return text;
  const start = random.whole(0, pairs.length - 1);
  const found = [...pairs.slice(start), ...pairs.slice(0, start)].find(([right]) => text.includes(right));
  return found ? text.replace(found[0], found[1]) : text;
}

function fit(text: string, random: Random): string {
  const long = text.length >= 12 ? text : `${text},${random.pick(asks)},谢谢`;
  return long.length <= 120 ? long : long.slice(0, 120);
}
