import { expect, it } from "vitest";
import { catalogue as shellEnglish, features as shellFeatures } from "./catalogue-en";
import { catalogue as shellSpanish } from "./catalogue-es";

const english = {
  ...shellEnglish,
  ...import.meta.glob("../features/*/messages/en.ts", { eager: true, import: "messages" }),
};
const spanish = {
  ...shellSpanish,
  ...inEnglishPlaces(import.meta.glob("../features/*/messages/es.ts", { eager: true, import: "messages" })),
};

/** Each Spanish file under its English one's name, so that the two are compared text by text. */
function inEnglishPlaces(files: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(files).map(([path, words]) => [path.replace("/es.ts", "/en.ts"), words]));
}

/** Every text by its path: "shell.jobs.crm" → "CRM". */
function texts(node: unknown, path = ""): [string, string][] {
  if (typeof node === "string") return [[path, node]];
  return Object.entries(node ?? {}).flatMap(([key, value]) => texts(value, path ? `${path}.${key}` : key));
}

/**
 * The names a text needs filled in, and the tags it marks. Braces alternate: an argument's open at even depth, and inside it a
 * plural's or select's branches at odd depth, so that `one {word}` is no name.
 */
function holes(text: string): string[] {
  const names = new Set([...text.matchAll(/<(\w+)>/gu)].map((match) => match[1] ?? ""));
  let depth = 0;
  for (const [index, character] of [...text].entries()) {
    if (character === "{") {
      const name = /^\s*(\w+)\s*[,}]/u.exec([...text].slice(index + 1).join(""))?.[1];
      if (depth % 2 === 0 && name) names.add(name);
      depth += 1;
    } else if (character === "}") depth -= 1;
  }
  return [...names].sort();
}

const inSpanish = new Map(texts(spanish));

it("Spanish says everything English says, and nothing more", () => {
  expect([...inSpanish.keys()].sort()).toEqual(
    texts(english)
      .map(([key]) => key)
      .sort(),
  );
});

it("both languages ask for the same names in every text", () => {
  const different = texts(english).filter(
    ([key, text]) => holes(text).join() !== holes(inSpanish.get(key) ?? "").join(),
  );
  expect(different.map(([key]) => key)).toEqual([]);
});

it("what the shell says of a feature is said the same inside it", () => {
  const inside = new Map(texts(english));
  const outside = Object.entries(shellFeatures).flatMap(([path, words]) =>
    texts(words).map(([key, text]) => [`${path.replace("/shell-en.ts", "/en.ts")}.${key}`, text] as const),
  );
  expect(outside.filter(([key, text]) => inside.get(key) !== text)).toEqual([]);
});

it("no text is empty, and none shouts", () => {
  const bad = [...texts(english), ...texts(spanish)].filter(([, text]) => text.trim() === "" || /[!¡]/u.test(text));
  expect(bad).toEqual([]);
});

it("what stands around every page says only what is loaded with the shell", () => {
  const sources = import.meta.glob<string>(["./*.tsx", "./*.ts", "!./*.test.*"], {
    query: "?raw",
    import: "default",
    eager: true,
  });
  const known = texts(shellEnglish).concat(
    Object.entries(shellFeatures).flatMap(([path, words]) => texts(words, /features\/(\w+)\//u.exec(path)?.[1] ?? "")),
  );
  const unknown = Object.entries(sources).flatMap(([file, source]) =>
    [...source.matchAll(/useTranslations\("([\w.]+)"\)/gu)]
      .map(([, part = ""]) => part)
      .filter((part) => !known.some(([key]) => key.startsWith(`${part}.`)))
      .map((part) => `${file}: ${part}`),
  );
  expect(unknown).toEqual([]);
});
