import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { WorkspaceCopy } from "./workspace-copy";

const seeds = {
  noDefaultExport: ["default-export.ts", "export default 1;\n"],
  noProcessEnv: ["environment.ts", "export const port = process.env.PORT;\n"],
  noExplicitAny: ["anything.ts", "export const anything = (value: any) => value;\n"],
  noNonNullAssertion: ["surely.ts", "export const first = (list: string[]) => list[0]!;\n"],
  noConsole: ["shout.ts", 'export const shout = () => console.log("here");\n'],
  useFilenamingConvention: ["CamelCase.ts", "export const name = 1;\n"],
  noRestrictedImports: [
    "raw-database.ts",
    'import { connect } from "@arraigo/db";\n\nexport const database = connect;\n',
  ],
  noFocusedTests: ["only.test.ts", 'import { it } from "vitest";\n\nit.only("is alone", () => {});\n'],
} as const;

describe("lint", () => {
  let copy: WorkspaceCopy;
  beforeAll(() => {
    copy = new WorkspaceCopy();
    for (const [file, source] of Object.values(seeds)) copy.write(`packages/crm/src/seeded/${file}`, source);
    copy.write(
      "packages/crm/src/seeded/floating.ts",
      "async function save(): Promise<void> {}\n\nexport function forget(): void {\n  save();\n}\n",
    );
  });
  afterAll(() => copy.remove());

  it.each(Object.entries(seeds))("turns red at a seeded violation of %s", (rule, [file]) => {
    const run = copy.run(
      "node_modules/@biomejs/biome/bin/biome",
      "lint",
      "--vcs-enabled=false",
      `packages/crm/src/seeded/${file}`,
    );
    expect(run.output).toContain(rule);
    expect(run.status).toBe(1);
  });

  it("turns red at a promise nobody waits for", () => {
    const run = copy.run("node_modules/oxlint/bin/oxlint", "--type-aware", "packages/crm/src/seeded/floating.ts");
    expect(run.output).toContain("no-floating-promises");
    expect(run.status).toBe(1);
  });
});
