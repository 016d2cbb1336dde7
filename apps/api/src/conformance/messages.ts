export type Texts = { readonly [key: string]: string | Texts };

/** Every text by its dotted key. */
export function flat(texts: Texts, prefix = ""): Map<string, string> {
  const all = new Map<string, string>();
  for (const [key, value] of Object.entries(texts)) {
    if (typeof value === "string") all.set(prefix + key, value);
    else for (const [below, text] of flat(value, `${prefix}${key}.`)) all.set(below, text);
  }
  return all;
}

/**
 * The names a text in ICU message syntax asks for, each with its kind (`name`, `count:plural`), and the tags it opens
 * (`<em>`). Throws where braces do not pair.
 */
export function argumentsOf(text: string): Set<string> {
  const found = new Set<string>();
  let at = 0;
  const fail = () => {
    throw new Error(`braces do not pair in “${text}”`);
  };

  function words(end: RegExp): string {
    const start = at;
    while (at < text.length && !end.test(text.charAt(at))) at += 1;
    return text.slice(start, at).trim();
  }

  function message(depth: number): void {
    while (at < text.length) {
      const character = text.charAt(at);
      if (character === "'" && /[{}<]/.test(text.charAt(at + 1))) {
        at = text.indexOf("'", at + 2);
        if (at < 0) fail();
        at += 1;
      } else if (character === "{") argument();
      else if (character === "}") {
        if (depth === 0) fail();
        return;
      } else {
        const tag = text.slice(at).match(/^<(\w+)\s*\/?>/);
        if (tag) found.add(`<${tag[1]}>`);
        at += 1;
      }
    }
    if (depth > 0) fail();
  }

  function argument(): void {
    at += 1;
    const name = words(/[,{}]/);
    if (text.charAt(at) === "}") {
      at += 1;
      found.add(name);
      return;
    }
    if (text.charAt(at) !== ",") fail();
    at += 1;
    const kind = words(/[,}]/);
    found.add(`${name}:${kind}`);
    const branching = /^(plural|select|selectordinal)$/.test(kind);
    while (text.charAt(at) !== "}") {
      if (at >= text.length) fail();
      if (branching && text.charAt(at) === "{") {
        at += 1;
        message(1);
      }
      at += 1;
    }
    at += 1;
  }

  message(0);
  return found;
}

/** Where two languages of one catalogue do not say the same things with the same arguments. */
export function unequal(name: string, english: Texts, spanish: Texts): string[] {
  const en = flat(english);
  const es = flat(spanish);
  const findings: string[] = [];
  for (const key of new Set([...en.keys(), ...es.keys()])) {
    const [one, other] = [en.get(key), es.get(key)];
    if (one === undefined) findings.push(`${name}: ${key} is missing in English`);
    else if (other === undefined) findings.push(`${name}: ${key} is missing in Spanish`);
    else findings.push(...differing(`${name}: ${key}`, one, other));
  }
  return findings;
}

/** This many words in a row, the same in both languages, are a sentence nobody translated. */
const sameWordsMax = 3;

/**
 * What the screen must pass, whatever each language makes of it: to branch on a word, or on a number, is grammar, and one
 * language may need it where the other does not (“that week”, «ese mes», «esa semana»).
 */
function valuesOf(names: Set<string>): string {
  const values = [...names].map((name) =>
    name.replace(/:select$/, "").replace(/:(?:plural|selectordinal)$/, ":number"),
  );
  return [...new Set(values)].sort().join(" ");
}

function differing(where: string, english: string, spanish: string): string[] {
  try {
    const [one, other] = [argumentsOf(english), argumentsOf(spanish)].map(valuesOf);
    if (one !== other) return [`${where} asks for [${one}] in English, [${other}] in Spanish`];
  } catch (error) {
    return [`${where}: ${error instanceof Error ? error.message : error}`];
  }
  if (english === spanish && english.split(/\s+/).filter((word) => /^\p{L}{2,}/u.test(word)).length > sameWordsMax)
    return [`${where} is the same sentence in both languages`];
  return english.trim() === "" || spanish.trim() === "" ? [`${where} is empty`] : [];
}
