import { fold } from "../records/fold";

const joiners = new Set(["de", "la", "del", "los", "las", "van", "von", "da", "di", "y", "san", "santa"]);
const openers =
  /\b(?:a|al|con|with|to|from|de|para|met|called|emailed|visited|phoned|rang)\s+((?:[\p{L}'’-]+\s*){1,4})/giu;
const capital = /^\p{Lu}/u;
const wordPattern = /[\p{L}\p{N}'’&.-]+/gu;

/**
 * What in a sentence may be somebody's name, likeliest first: words with capitals that stand together, then what follows "with"
 * or "a". The first word of a sentence has its capital for another reason, so it only counts together with the next.
 */
export function detectNames(sentence: string): string[] {
  const names: string[] = [];
  const words = [...sentence.matchAll(wordPattern)].map((match) => ({
    word: match[0].replace(/[.]+$/, ""),
    at: match.index,
  }));
  let run: string[] = [];
  let startsSentence = false;
  const close = () => {
    while (run.length > 0 && joiners.has(fold(run.at(-1) ?? ""))) run.pop();
    if (run.length > 1 || (run.length === 1 && !startsSentence)) names.push(run.join(" "));
    if (run.length > 1 && startsSentence) names.push(run.slice(1).join(" "));
    run = [];
  };
  for (const [index, { word, at }] of words.entries()) {
    const previous = words[index - 1];
    const gap = previous ? sentence.slice(previous.at + previous.word.length, at) : "";
    const apart = /[,;:.!?\n]/.test(gap);
    if (apart) close();
    if (capital.test(word)) {
      if (run.length === 0) startsSentence = index === 0 || /[.!?\n]/.test(gap);
      run.push(word);
    } else if (run.length > 0 && joiners.has(fold(word))) run.push(word);
    else close();
  }
  close();
  for (const match of sentence.matchAll(openers)) {
    const following = (match[1] ?? "").trim().split(/\s+/);
    for (let length = Math.min(3, following.length); length >= 2; length--)
      names.push(following.slice(0, length).join(" "));
  }
  return [...new Set(names.filter((name) => fold(name).length >= 3))].slice(0, 8);
}
