/** One line: breaks and runs of blanks become one blank. */
export const readLine = (text: string): string =>
  /[\r\n\t]|\s{2}/.test(text) ? text.replace(/\s+/g, " ").trim() : text;

const phoneShape = /^[+(]?[\d\s().\-/+]*\d[\d\s().\-/+]*(?:\s*(?:x|ext\.?|extension|int\.?|#)\s*\d+)?$/i;

const quad = /^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)$/;
/** Whether a text is the address of a computer: "83.45.120.90". */
export const isComputerAddress = (text: string): boolean => text.length <= 15 && quad.test(text);

/** A phone number as it stands, where it has four to twenty digits at all. Undefined for words and for computers' addresses. */
export function readPhone(text: string): string | undefined {
  const line = readLine(text).replace(/^tel:/i, "");
  const digits = line.replace(/\D/g, "").length;
  return digits >= 4 && digits <= 24 && phoneShape.test(line) && !isComputerAddress(line) ? line : undefined;
}

/** What stands between two numbers of one cell; within a number a slash or a comma may stand too. */
const betweenNumbers = /[/,|\n]|\s(?:y|o|and|or)\s/iu;
/** Fewer digits are a part of a number: its area, an extension. */
const wholeNumberDigits = 7;

/** The numbers of one cell: "55 1234 5678 / 55 8765 4321" are two, "030/1234567" is one. A semicolon, or three colons, always part them. */
export function numbersIn(cell: string): string[] {
  return cell.split(/;|:::/u).flatMap((between) => {
    const parts = between.split(betweenNumbers).map((part) => part.trim());
    const whole = parts.every((part) => readPhone(part) && part.replace(/\D/g, "").length >= wholeNumberDigits);
    return whole ? parts : [between.trim()];
  });
}

/** An address on the web, with or without its protocol. Undefined for words and for protocols that run something. */
export function readUrl(text: string): string | undefined {
  const line = text.trim();
  if (/\s/.test(line)) return undefined;
  if (/^https?:\/\/[^/.]+(\.[^/.]+)+/i.test(line)) return line;
  return /^[\p{L}\d-]+(\.[\p{L}\d-]+)+(?::\d+)?(?:[/?#].*)?$/u.test(line) ? line : undefined;
}

/** Words between commas, semicolons, bars or what Google puts there, who marks labels of its own with a star; each once, at most `max` of sixty characters. */
export function readTags(text: string, max: number): string[] {
  const tags = text
    .split(/[,;|]|:::/)
    .map((tag) => readLine(tag.trim().replace(/^\* /, "")).slice(0, 60))
    .filter(Boolean);
  return [...new Set(tags)].slice(0, max);
}
