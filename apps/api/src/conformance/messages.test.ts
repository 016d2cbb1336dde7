import { describe, expect, it } from "vitest";
import { modules } from "../modules";
import { unworded } from "./counted";
import { filesBelow, load } from "./disk";
import { argumentsOf, flat, type Texts, unequal } from "./messages";

/** A catalogue file has one export, whatever it is called. */
const textsOf = async (path: string) => Object.values(await load(path))[0] as Texts;

const english = ["packages", "apps/portal/src"].flatMap(filesBelow).filter((path) => /\/messages\/en\.ts$/.test(path));

describe("messages", () => {
  it.each(english)("%s and its Spanish side have the same keys and arguments", async (path) => {
    const spanish = path.replace(/en\.ts$/, "es.ts");
    expect(unequal(path, await textsOf(path), await textsOf(spanish))).toEqual([]);
  });

  it.each(english)("%s and its Spanish side have words for one of what they count", async (path) => {
    const spanish = path.replace(/en\.ts$/, "es.ts");
    expect([...unworded(path, await textsOf(path)), ...unworded(spanish, await textsOf(spanish))]).toEqual([]);
  });

  it.each(modules.map((module) => [module.manifest.id, module] as const))(
    "every error of %s is named after its class, and has a sentence",
    (id, module) => {
      const said = flat(module.messages.en);
      for (const [name, error] of Object.entries(module.errors)) {
        expect(error.code).toBe(`${id}.${name}`);
        expect(said.get(`errors.${name}`)).toBeTruthy();
      }
    },
  );

  it("reads arguments, branches, formats, tags and quotes as the formatter does", () => {
    expect([
      ...argumentsOf(
        "<em>{count, plural, one {a minute} other {# minutes of {total}}}</em> on {day, date, ::MMMd} '{x}'",
      ),
    ]).toEqual(["<em>", "count:plural", "total", "day:date"]);
    expect(() => argumentsOf("Hello {name")).toThrow("braces do not pair");
  });

  it("sees a number before a plural that one cannot have, and neither bounds nor what has its word for one", () => {
    const texts = {
      bad: "{done, number} of {all, number} rows",
      bound: "At most {rowsMax, number} rows, more than {count} rows",
      good: "{all, plural, one {# row} other {# rows}} and {n, select, 1 {one file} other {{n} files}}",
    };
    expect(unworded("seeded", texts)).toEqual(["seeded: bad says “{all, number} rows” of one too"]);
  });

  it("lets one language branch where the other need not, on the same word or number", () => {
    const en = { word: "Back in that {step}", number: "{often, number} times" };
    const es = {
      word: "De vuelta {step, select, month {ese mes} other {esa semana}}",
      number: "{often, plural, one {una vez} other {# veces}}",
    };
    expect(unequal("seeded", en, es)).toEqual([]);
    expect(unequal("seeded", { a: "{when, date} it began" }, { a: "{when, select, a {Ya} other {No}}" })).toHaveLength(
      1,
    );
  });

  it("sees a missing key, a differing argument and a sentence nobody translated", () => {
    const en = { a: "Hello {name}", b: "Only here", c: "Say what is wrong here" };
    const es = { a: "Hola {nombre}", c: "Say what is wrong here", d: "Sólo aquí" };
    expect(unequal("seeded", en, es)).toEqual([
      "seeded: a asks for [name] in English, [nombre] in Spanish",
      "seeded: b is missing in Spanish",
      "seeded: c is the same sentence in both languages",
      "seeded: d is missing in English",
    ]);
  });
});
