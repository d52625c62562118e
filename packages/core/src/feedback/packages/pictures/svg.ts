/** Colours of a picture: the light ones of the pages, for paper and mail have no dark. */
export const colours = {
  paper: "#fff",
  ink: "#1b2026",
  muted: "#626a74",
  line: "#e6e4de",
  accent: "#0b5cad",
  quiet: "#b7c4d2",
} as const;

/** `text` as it may stand in an element or an attribute; what XML cannot hold is left out. */
export function escaped(text: string): string {
  return text
    .replaceAll(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, "")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

export type PictureWords = { readonly title: string; readonly description: string };

/** A whole picture of so many pixels: what it is called, what it shows, and its parts. */
export function svgPicture(
  { title, description }: PictureWords,
  { width, height }: { width: number; height: number },
  parts: readonly string[],
): string {
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img">`,
    `<title>${escaped(title)}</title><desc>${escaped(description)}</desc>`,
    `<rect width="${width}" height="${height}" fill="${colours.paper}"/>`,
    `<g font-family="system-ui, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif" font-size="12">`,
    ...parts,
    "</g></svg>",
  ].join("");
}

type TextStyle = {
  readonly x: number;
  readonly y: number;
  readonly fill?: string;
  readonly anchor?: "start" | "middle" | "end";
};

export function svgText(text: string, { x, y, fill = colours.ink, anchor = "start" }: TextStyle): string {
  return `<text x="${rounded(x)}" y="${rounded(y)}" fill="${fill}" text-anchor="${anchor}">${escaped(text)}</text>`;
}

type Bar = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly fill: string;
};

/** A bar; with `dashed` an outline only: it is not final. */
export function svgBar({ x, y, width, height, fill }: Bar, dashed = false): string {
  const paint = dashed ? `fill="none" stroke="${fill}" stroke-dasharray="3 2"` : `fill="${fill}"`;
  return `<rect x="${rounded(x)}" y="${rounded(y)}" width="${rounded(width)}" height="${rounded(height)}" ${paint}/>`;
}

export function svgRule(from: { x: number; y: number }, to: { x: number; y: number }): string {
  return `<line x1="${rounded(from.x)}" y1="${rounded(from.y)}" x2="${rounded(to.x)}" y2="${rounded(to.y)}" stroke="${colours.line}"/>`;
}

const rounded = (value: number) => Math.round(value * 10) / 10;

/** About how many pixels a text takes: a Chinese character is as wide as two others. */
export function clipped(text: string, most: number): string {
  let used = 0;
  let kept = "";
  for (const character of text) {
    used += character > "\u2E7F" ? 12 : 6.6;
    if (used > most) return `${kept}…`;
    kept += character;
  }
  return kept;
}
