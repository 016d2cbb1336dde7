import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { WorkspaceCopy } from "./workspace-copy";

describe("packages", () => {
  let copy: WorkspaceCopy;
  beforeAll(() => {
    copy = new WorkspaceCopy();
  });
  afterAll(() => copy.remove());

  const boundaries = () => copy.run("node_modules/turbo/bin/turbo", "boundaries");
  const depending = (dependent: string, dependency: string) => {
    const path = `packages/${dependent}/package.json`;
    const manifest = JSON.parse(copy.read(path)) as { dependencies: Record<string, string> };
    return {
      [path]: JSON.stringify({ ...manifest, dependencies: { ...manifest.dependencies, [dependency]: "workspace:*" } }),
    };
  };

  it.each([
    ["feedback", "crm", "module"],
    ["feedback", "simulator", "simulator"],
    ["feedback", "ui", "browser"],
    ["directory", "ui", "browser"],
    ["statistics", "events", "leaf"],
  ])(
    "turns red when %s declares %s, which carries the tag %s, though nothing imports it",
    (dependent, dependency, tag) => {
      const run = copy.seeded(depending(dependent, `@arraigo/${dependency}`), boundaries);
      const said = run.output.replace(/[\s|│]+/g, "");
      expect(said).toContain(
        `Package\`@arraigo/${dependency}\`foundwithtaglistedindenylistfor\`@arraigo/${dependent}\`:\`${tag}\``,
      );
      expect(run.status).toBe(1);
    },
  );

  it("turns red at a package nobody declared and at a path that leaves its package", () => {
    const run = copy.seeded(
      {
        "packages/feedback/src/seeded-undeclared.ts": 'import "@arraigo/crm";\n',
        "packages/feedback/src/seeded-leaving.ts": 'import "../../crm/package.json";\n',
      },
      boundaries,
    );
    expect(run.output).toContain("seeded-undeclared.ts");
    expect(run.output).toContain("seeded-leaving.ts");
    expect(run.status).toBe(1);
  });

  it("does not compile a deep import into another package", () => {
    const run = copy.seeded(
      {
        "packages/feedback/src/seeded-deep.ts": 'import "@arraigo/platform/src/trpc";\n',
        "tsconfig.seeded.json": JSON.stringify({
          extends: "./tsconfig.base.json",
          compilerOptions: { noUncheckedSideEffectImports: true },
          files: ["packages/feedback/src/seeded-deep.ts"],
        }),
      },
      () => copy.run("node_modules/typescript/bin/tsc", "-p", "tsconfig.seeded.json"),
    );
    expect(run.output).toMatch(/seeded-deep\.ts.*TS2(307|882)/);
    expect(run.status).not.toBe(0);
  });

  it("finds a file nobody imports", () => {
    const run = copy.seeded({ "packages/crm/src/seeded-dead.ts": "export const dead = 1;\n" }, () =>
      copy.run("node_modules/knip/bin/knip.js", "--include", "files"),
    );
    expect(run.output).toContain("packages/crm/src/seeded-dead.ts");
    expect(run.status).toBe(1);
  });
});
