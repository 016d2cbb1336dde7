/** The number of a case a sentence names: "#1024", "case 1024", "caso n.º 1024". */
export function detectCase(sentence: string): number | undefined {
  const match = /(?:#\s?|\bcas[eo]\s+(?:n[.ºo°]*\s*)?)(\d{1,9})\b/iu.exec(sentence);
  return match ? Number(match[1]) : undefined;
}
