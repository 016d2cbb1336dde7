import fc from "fast-check";
import type { Schema } from "./procedures";

/** Values for leaves the schema alone says too little about, by the field's name. Undefined: whatever the schema allows. */
export type Leaves = (field: string, schema: Schema) => fc.Arbitrary<unknown> | undefined;

const words = fc.constantFrom(
  "a",
  "quetzal",
  "Ana",
  "Straße 1",
  "%",
  "_x",
  "día 2 · ñandú",
  "“quoted” 'it''s'",
  "🌱 up",
  "/adoption/x",
);
const days = fc.constantFrom(
  "2026-11-16",
  "2026-02-28",
  "2024-02-29",
  "1999-12-31",
  "2027-01-01",
  "0001-01-01",
  "9999-12-31",
);

function text(schema: Schema): fc.Arbitrary<string> {
  const { minLength = 0, maxLength = 2_000 } = schema;
  if (schema.format === "date") return days;
  if (schema.format === "date-time") return days.map((day) => `${day}T10:15:00.5Z`);
  if (schema.format === "email") return fc.nat(50).map((number) => `someone${number}@example.com`);
  if (schema.pattern) return fc.stringMatching(new RegExp(schema.pattern, "u"));
  const long = fc.constant("x".repeat(Math.min(maxLength, 4_000)));
  return fc
    .oneof({ weight: 8, arbitrary: words }, { weight: 1, arbitrary: long })
    .map((each) => each.slice(0, maxLength).padEnd(minLength, "x"));
}

function list(schema: Schema, leaves: Leaves, field: string): fc.Arbitrary<unknown> {
  const minLength = schema.minItems ?? 0;
  const maxLength = Math.min(schema.maxItems ?? 4, minLength + 3);
  return fc.array(arbitraryOf(schema.items ?? {}, leaves, field), { minLength, maxLength });
}

function record(schema: Schema, leaves: Leaves, field: string): fc.Arbitrary<unknown> {
  if (schema.properties) {
    const model = Object.fromEntries(
      Object.entries(schema.properties).map(([name, each]) => [name, arbitraryOf(each, leaves, name)]),
    );
    return fc.record(model, { requiredKeys: (schema.required ?? []).filter((name) => name in model) });
  }
  if (typeof schema.additionalProperties !== "object") return fc.constant({});
  const key = arbitraryOf(schema.propertyNames ?? { type: "string", minLength: 1 }, leaves, "").map(String);
  return fc.dictionary(key, arbitraryOf(schema.additionalProperties, leaves, field), { maxKeys: 4 });
}

/** Inputs that a JSON Schema allows. `field` is the nearest property's name. */
export function arbitraryOf(schema: Schema, leaves: Leaves, field = ""): fc.Arbitrary<unknown> {
  const given = leaves(field, schema);
  if (given) return given;
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return fc.oneof(...choices.map((choice) => arbitraryOf(choice, leaves, field)));
  switch (schema.type) {
    case "object":
      return record(schema, leaves, field);
    case "array":
      return list(schema, leaves, field);
    case "string":
      return text(schema);
    case "integer":
      return fc.integer({ min: Math.max(schema.minimum ?? -5, -1e15), max: Math.min(schema.maximum ?? 500, 1e15) });
    case "number":
      return fc.double({ min: schema.minimum ?? -5, max: schema.maximum ?? 500, noNaN: true });
    case "boolean":
      return fc.boolean();
    case "null":
      return fc.constant(null);
    default:
      return fc.jsonValue({ maxDepth: 2 });
  }
}

/** The same input with nothing but what must be there: the widest question somebody can ask. */
export function withoutOptions({ required = [], properties }: Schema, input: unknown): unknown {
  if (!properties || typeof input !== "object" || input === null) return input;
  return Object.fromEntries(Object.entries(input).filter(([name]) => required.includes(name)));
}
