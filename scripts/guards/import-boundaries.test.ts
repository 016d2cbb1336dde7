import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { WorkspaceCopy } from "./workspace-copy";

/** Rule → the file that breaks it, and what else must exist for the import to lead somewhere. */
const violations: Record<string, { file: string; source: string; beside?: Record<string, string> }> = {
  "modules-are-strangers": {
    file: "packages/feedback/src/seeded-stranger.ts",
    source: `import "../../crm/src/seeded-target";`,
  },
  "foundation-knows-no-business": {
    file: "packages/platform/src/seeded.ts",
    source: `import "../../directory/src/seeded-target";`,
  },
  "root-knows-no-module": { file: "packages/directory/src/seeded.ts", source: `import "../../crm/src/seeded-target";` },
  "leaves-know-nobody": { file: "packages/statistics/src/seeded.ts", source: `import "../../crm/src/seeded-target";` },
  "packages-import-no-app": {
    file: "packages/crm/src/seeded-app.ts",
    source: `import "../../../apps/api/src/seeded-target";`,
  },
  "nobody-imports-the-portal": {
    file: "apps/api/src/seeded-portal.ts",
    source: `import "../../portal/src/seeded-target";`,
  },
  "ui-is-for-the-portal": { file: "apps/api/src/seeded-ui.ts", source: `import "../../../packages/ui/src/button";` },
  "portal-sees-public-faces-only": {
    file: "apps/portal/src/lib/seeded-server.ts",
    source: `import "../../../../packages/crm/src/seeded-target";`,
  },
  "portal-knows-api-as-a-type": {
    file: "apps/portal/src/lib/seeded-api.ts",
    source: `import { seeded } from "../../../api/src/seeded-target";\nseeded;`,
  },
  "routers-do-not-query": { file: "packages/crm/src/seeded/router.ts", source: `import "drizzle-orm";` },
  "manifests-are-plain": { file: "packages/seeded/src/manifest.ts", source: `import "../../crm/src/seeded-target";` },
  "contracts-are-plain": { file: "packages/crm/src/seeded/contract.ts", source: `import "../seeded-target";` },
  "public-faces-reach-no-server-code": {
    file: "packages/crm/src/reaching/contract.ts",
    source: `import "../between/contract";`,
    beside: { "packages/crm/src/between/contract.ts": `import "drizzle-orm";` },
  },
  "features-are-strangers": {
    file: "apps/portal/src/features/crm/seeded.ts",
    source: `import "../feedback/seeded-target";`,
  },
  "portal-lib-is-below-features": {
    file: "apps/portal/src/lib/seeded-up.ts",
    source: `import "../features/feedback/seeded-target";`,
  },
  "portal-features-are-below-app": {
    file: "apps/portal/src/features/crm/seeded-up.ts",
    source: `import "../../app/seeded-target";`,
  },
  "app-imports-routes-only": {
    file: "apps/portal/src/app/seeded.ts",
    source: `import "../features/feedback/seeded-target";`,
  },
  "the-driver-stays-in-db": {
    file: "packages/directory/src/seeded-driver.ts",
    source: `import "drizzle-orm/node-postgres";`,
  },
  "the-server-starter-stays-outside": {
    file: "packages/directory/src/seeded-start.ts",
    source: `import "@arraigo/db/server";`,
  },
  "tests-stay-in-tests": { file: "packages/crm/src/seeded-factory.ts", source: `import "../test/seeded-target";` },
  "no-circles": {
    file: "packages/crm/src/seeded-one.ts",
    source: `import "./seeded-two";`,
    beside: { "packages/crm/src/seeded-two.ts": `import "./seeded-one";` },
  },
  "everything-resolves": { file: "packages/crm/src/seeded-nowhere.ts", source: `import "./nowhere";` },
};

const targets = [
  "packages/crm/src",
  "packages/crm/test",
  "packages/directory/src",
  "apps/api/src",
  "apps/portal/src",
  "apps/portal/src/app",
  "apps/portal/src/features/feedback",
].map((folder) => [`${folder}/seeded-target.ts`, "export const seeded = 1;"] as const);

const asType = "apps/portal/src/lib/seeded-api-type.ts";

describe("import boundaries", () => {
  let copy: WorkspaceCopy;
  let found: { rule: string; from: string }[] = [];

  beforeAll(() => {
    copy = new WorkspaceCopy();
    for (const [path, text] of targets) copy.write(path, text);
    for (const { file, source, beside } of Object.values(violations)) {
      copy.write(file, source);
      for (const [path, text] of Object.entries(beside ?? {})) copy.write(path, text);
    }
    copy.write(
      asType,
      `import type { seeded } from "../../../api/src/seeded-target";\nexport type Seeded = typeof seeded;`,
    );
    const run = copy.run(
      "node_modules/dependency-cruiser/bin/dependency-cruise.mjs",
      ...["packages", "apps", "--config", ".dependency-cruiser.cjs", "--output-type", "json"],
    );
    const { summary } = JSON.parse(run.output) as {
      summary: { violations: { rule: { name: string }; from: string }[] };
    };
    found = summary.violations.map(({ rule, from }) => ({ rule: rule.name, from }));
  }, 60_000);
  afterAll(() => copy.remove());

  it.each(Object.entries(violations))("turns red at a seeded violation of %s", (rule, { file }) => {
    expect(found).toContainEqual({ rule, from: file });
  });

  it("lets the portal know the api as a type", () => {
    expect(found.filter(({ from }) => from === asType)).toEqual([]);
  });

  it("has a seeded violation for every rule of the configuration", () => {
    const rules = [...copy.read(".dependency-cruiser.cjs").matchAll(/^\s+name: "([\w-]+)"/gm)].map(([, name]) => name);
    expect(rules.sort()).toEqual(Object.keys(violations).sort());
  });
});
