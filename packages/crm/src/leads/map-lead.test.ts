import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fillBlanks, isBlank, type LeadValues, mapLead, type OwnField, type Target } from "./map-lead";

const text = fc.option(
  fc.string({ minLength: 1, maxLength: 20 }).map((each) => each.trim() || "x"),
  { nil: null },
);
const name = fc.string({ maxLength: 12 }).map((each) => each.trim());

const lead: fc.Arbitrary<LeadValues> = fc.record({
  givenName: name,
  familyName: name,
  company: text,
  title: text,
  email: text,
  phone: text,
  website: text,
  source: text,
  interest: text,
  street: text,
  postcode: text,
  city: text,
  region: text,
  country: text,
  notes: text,
  tags: fc.array(fc.constantFrom("vip", "fair", "south"), { maxLength: 3 }).map((tags) => [...new Set(tags)]),
  nextStep: text,
  nextStepOn: fc.option(fc.constant("2026-12-01"), { nil: null }),
  custom: fc.record({ k1: text, k2: text, k3: text }),
  details: fc.constant({}),
});

const own = (key: string, label: string, kind: OwnField["kind"] = "line", choices: string[] = []): OwnField => ({
  key,
  kind,
  label: { en: label },
  choices,
});
const fields = {
  lead: [own("k1", "Size"), own("k2", "Budget class"), own("k3", "Only here")],
  account: [own("k7", "size")],
  contact: [own("k8", "Budget class", "choice", ["a"])],
  opportunity: [own("k9", "BUDGET CLASS")],
};
const wanted: fc.Arbitrary<Record<Target, boolean>> = fc.record({
  account: fc.boolean(),
  contact: fc.boolean(),
  opportunity: fc.boolean(),
});

describe("mapping a lead", () => {
  it("loses nothing: each value is on a record it became, or named as staying on the lead", () => {
    fc.assert(
      fc.property(lead, wanted, (values, choice) => {
        const mapped = mapLead(values, choice, fields);
        const arrived = (["account", "contact", "opportunity"] as const).flatMap((target) => {
          const draft = mapped[target];
          return draft ? [...Object.values(draft.values), ...Object.values(draft.custom)] : [];
        });
        const words = arrived.flat().map(String);
        const { custom, details: _details, ...plain } = values;
        const all = {
          ...plain,
          ...Object.fromEntries(Object.entries(custom).map(([key, each]) => [`custom.${key}`, each])),
        };
        for (const [key, value] of Object.entries(all)) {
          if (isBlank(value) || mapped.stays.includes(key)) continue;
          const parts = Array.isArray(value) ? value : [String(value)];
          for (const part of parts) expect(words.some((word) => word.includes(part))).toBe(true);
        }
      }),
    );
  });

  it("own fields follow to own fields of the same name and kind, and a choice only where it exists", () => {
    const values = { ...fc.sample(lead, 1)[0]!, custom: { k1: "50", k2: "b", k3: "x" } };
    const mapped = mapLead(values, { account: true, contact: true, opportunity: true }, fields);
    expect(mapped.account!.custom).toEqual({ k7: "50" });
    expect(mapped.contact!.custom).toEqual({});
    expect(mapped.opportunity!.custom).toEqual({ k9: "b" });
    expect(mapped.stays).toContain("custom.k3");
  });

  it("a record that was there keeps what it holds; its blanks are filled, its tags joined, its notes continued", () => {
    const draft = {
      values: {
        title: "Buyer",
        city: "Vigo",
        tags: ["fair"],
        notes: "Met at the fair",
        nextStep: "Ring",
        nextStepOn: "2026-12-01",
      },
      custom: { k1: "new", k2: "new" },
    };
    const held = { title: "CEO", city: null, tags: ["vip"], notes: "Old", nextStep: "Write", custom: { k1: "old" } };
    expect(fillBlanks(held, draft)).toEqual({
      values: { city: "Vigo", tags: ["vip", "fair"], notes: "Old\n\nMet at the fair" },
      custom: { k2: "new" },
    });
  });
});
