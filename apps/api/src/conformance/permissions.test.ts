import { defineManifest } from "@arraigo/platform/manifest";
import { describe, expect, it } from "vitest";
import { appRouter } from "../app-router";
import { modules } from "../modules";
import { filesBelow, read } from "./disk";
import { idlePromises, type ProcedureMeta, unguardedProcedures, unlistedReaches } from "./permissions";

/** tRPC types its procedures' meta as unknown; platform's `initTRPC` is the only one that writes it. */
const metaOf = (procedure: unknown) => (procedure as { _def: { meta?: ProcedureMeta } })._def.meta;
const procedures = new Map(
  Object.entries(appRouter._def.procedures).map(([path, procedure]) => [path, metaOf(procedure)]),
);
const manifests = modules.map((module) => module.manifest);

const sourceOf = (id: string) =>
  filesBelow(`packages/${id}/src`)
    .filter((path) => path.endsWith(".ts") && !path.endsWith(".test.ts") && !path.endsWith("/manifest.ts"))
    .map(read)
    .join("\n");

describe("permissions", () => {
  it("every procedure requires a permission its own module declares, or says that it needs none", () => {
    expect(procedures.size).toBeGreaterThan(0);
    expect(unguardedProcedures(procedures, manifests)).toEqual([]);
  });

  it.each(manifests)("every permission and telemetry event of $id is asked for somewhere", (manifest) => {
    expect(idlePromises(manifest, procedures, sourceOf(manifest.id))).toEqual([]);
  });

  it.each(manifests)("administrators can change the reach of exactly what $id holds to a person", (manifest) => {
    expect(unlistedReaches(manifest, sourceOf(manifest.id))).toEqual([]);
  });

  it("sees a reach that is used and not listed, and one that is listed and cannot be used", () => {
    const one = defineManifest({
      id: "seeded",
      permissions: { "post.read": {}, "post.all": {}, "post.own": {} },
      organisationOnly: ["post.all"],
      byPerson: ["post.all", "post.typo", "post.own"],
    });
    const source = 'withinReach(ctx, "seeded.post.read", column); authorized(ctx, tx, "seeded.post.own", row, owner)';
    expect(unlistedReaches(one, source)).toEqual([
      "seeded: post.read is held to a person and not listed in byPerson",
      "seeded: post.all is listed in byPerson, and not declared or all or nothing",
      "seeded: post.typo is listed in byPerson, and not declared or all or nothing",
    ]);
  });

  it("sees a procedure without permission, with an undeclared one, and with another module's", () => {
    const seeded = new Map<string, ProcedureMeta | undefined>([
      ["seeded.posts.list", undefined],
      ["seeded.posts.move", { requires: "seeded.post.typo" }],
      ["seeded.posts.vote", { requires: "other.post.read", track: "seeded.typo" }],
    ]);
    const one = defineManifest({ id: "seeded", permissions: { "post.read": {} } });
    const other = defineManifest({ id: "other", permissions: { "post.read": {} } });
    expect(unguardedProcedures(seeded, [one, other])).toEqual([
      "seeded.posts.list: no permission; use can(…), signedIn or open",
      "seeded.posts.move: requires seeded.post.typo, which seeded does not declare",
      "seeded.posts.vote: requires other.post.read, which seeded does not declare",
      "seeded.posts.vote: tracks seeded.typo, which seeded does not declare",
    ]);
    expect(idlePromises(one, seeded, "")).toEqual(["seeded: permission post.read is declared and never used"]);
  });
});
