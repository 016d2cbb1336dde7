import { cpSync, existsSync, mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { WorkspaceCopy } from "./workspace-copy";

/** Lines of a tool's output that speak of the new module or of a file the generator changed. Nothing was installed for it here. */
const about = (output: string) =>
  output
    .split("\n")
    .filter((line) => !line.includes("not found in lockfile"))
    .filter((line) => /seeded|modules\.ts|manifests\.ts|lib\/paths\.ts/.test(line));

describe("pnpm new-module", () => {
  let copy: WorkspaceCopy;
  let generated: { status: number | null; output: string };

  beforeAll(() => {
    copy = new WorkspaceCopy();
    generated = copy.run("scripts/new-module.mjs", "seeded", "--files-only");
    // What pnpm install would link: the same packages as another module's, and the module itself into the two apps.
    const at = (path: string) => join(copy.folder, path);
    cpSync(at("packages/change/node_modules"), at("packages/seeded/node_modules"), {
      recursive: true,
      verbatimSymlinks: true,
    });
    for (const app of ["api", "portal"]) {
      mkdirSync(at(`apps/${app}/node_modules/@arraigo`), { recursive: true });
      symlinkSync(at("packages/seeded"), at(`apps/${app}/node_modules/@arraigo/seeded`), "dir");
    }
  }, 60_000);
  afterAll(() => copy.remove());

  it("lays out the package and the feature, and registers both", () => {
    expect(generated).toMatchObject({ status: 0 });
    for (const path of ["packages/seeded/README.md", "packages/seeded/src/index.ts", "packages/events/src/seeded.ts"])
      expect(existsSync(join(copy.folder, path))).toBe(true);
    expect(copy.read("apps/api/src/modules.ts")).toMatch(/^ {2}seededModule,$/m);
    expect(copy.read("apps/portal/src/app/manifests.ts")).toMatch(/\bseeded,?\s*\];/);
    expect(copy.read("apps/portal/src/lib/paths.ts")).toContain('"/seeded"');
  });

  it.each([
    ["compiles with the server", "node_modules/typescript/bin/tsc", ["-p", "tsconfig.server.json"]],
    ["compiles with the portal", "node_modules/typescript/bin/tsc", ["-p", "apps/portal"]],
    ["stays inside the package boundaries", "node_modules/turbo/bin/turbo", ["boundaries"]],
    [
      "stays inside the import boundaries",
      "node_modules/dependency-cruiser/bin/dependency-cruise.mjs",
      ["packages", "apps", "--config", ".dependency-cruiser.cjs"],
    ],
    [
      "is formatted and linted",
      "node_modules/@biomejs/biome/bin/biome",
      ["ci", "--vcs-enabled=false", "packages/seeded", "apps/portal/src/features/seeded", "packages/events/src"],
    ],
    [
      "waits for its promises",
      "node_modules/oxlint/bin/oxlint",
      ["--type-aware", "packages/seeded", "apps/portal/src/features/seeded"],
    ],
    ["has the shape of a module", "scripts/check-shape.mjs", []],
    ["cites only what exists", "scripts/check-docs.mjs", []],
    ["names no version of its own", "scripts/check-catalog.mjs", []],
    ["has a public face that is written down", "scripts/check-exports.mjs", []],
  ])("makes a module that %s", (_, script, given) => {
    expect(about(copy.run(script, ...given).output)).toEqual([]);
  });

  it("refuses an id that is no single word, one that is taken, and a job nobody has", () => {
    for (const given of [["Two-Words"], ["feedback"], ["other", "--job", "golf"]]) {
      const run = copy.run("scripts/new-module.mjs", ...given);
      expect(run.status).toBe(1);
      expect(run.output).toMatch(/usage|exists already|--job is one of/);
    }
    expect(existsSync(join(copy.folder, "packages/other"))).toBe(false);
  });
});
