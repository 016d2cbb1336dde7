import { z } from "zod";
import { appRouter } from "../../app-router";

/** A JSON Schema, as far as the generator reads it. */
export interface Schema {
  type?: string;
  format?: string;
  pattern?: string;
  enum?: unknown[];
  const?: unknown;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  properties?: Record<string, Schema>;
  required?: string[];
  propertyNames?: Schema;
  additionalProperties?: boolean | Schema;
  items?: Schema;
  minItems?: number;
  maxItems?: number;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
}

export interface Procedure {
  path: string;
  type: "query" | "mutation";
  /** The qualified permission, "signed-in" or "open". */
  requires: string;
  /** Whether the permission must be held for the whole organisation. */
  whole: boolean;
  /** Absent where it takes no input. */
  input: Schema | undefined;
}

/** What tRPC keeps of a procedure and types as unknown. */
interface Definition {
  _def: { type: "query" | "mutation"; meta?: { requires?: string; reach?: string }; inputs: z.ZodType[] };
}

const schemaOf = (input: z.ZodType) => z.toJSONSchema(input, { io: "input", unrepresentable: "any" }) as Schema;

/** Every procedure there is, found on the router itself: one added tomorrow is attacked without a line here. */
export const procedures: readonly Procedure[] = Object.entries(appRouter._def.procedures).map(([path, procedure]) => {
  const { type, meta, inputs } = (procedure as unknown as Definition)._def;
  const requires = meta?.requires ?? "nothing";
  return { path, type, requires, whole: meta?.reach === "organisation", input: inputs[0] && schemaOf(inputs[0]) };
});
