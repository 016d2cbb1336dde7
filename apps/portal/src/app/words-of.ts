/** Letters without accents or case, word by word: "Núñez" is found by "nunez". */
export function wordsOf(text: string): string[] {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLocaleLowerCase().split(/\s+/u).filter(Boolean);
}
