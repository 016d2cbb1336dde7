import type { ParseArgsConfig } from "node:util";

export interface Given {
  values: Record<string, string | boolean | (string | boolean)[] | undefined>;
  positionals: string[];
}

/** One thing an operator can ask for. */
export interface Command {
  /** The words it is called by. */
  name: readonly string[];
  usage: string;
  about: string;
  options: NonNullable<ParseArgsConfig["options"]>;
  run(given: Given): Promise<void>;
}

/** The command was not understood, as opposed to: it was, and failed. */
export class UsageProblem extends Error {}

/** A text option that must be there. */
export function required(given: Given, option: string): string {
  const value = given.values[option];
  if (typeof value !== "string" || value.trim() === "")
    throw new UsageProblem(`--${option} is missing. See: pnpm arraigo --help`);
  return value.trim();
}

export function optional(given: Given, option: string): string | undefined {
  const value = given.values[option];
  return typeof value === "string" && value.trim() !== "" ? value.trim() : undefined;
}

export function print(...lines: string[]): void {
  process.stdout.write(`${lines.join("\n")}\n`);
}
