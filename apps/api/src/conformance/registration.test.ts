import { describe, expect, it } from "vitest";
import { appRouter } from "../app-router";
import { modules } from "../modules";
import { moduleIdsOnDisk } from "./disk";
import { moduleOnDisk, unregistered } from "./registration";

const registered = modules.map((module) => module.manifest.id);
const routed = Object.keys(appRouter._def.record);

describe("registration", () => {
  it("knows every module on disk, by one id in every place, with the files every module has", () => {
    expect(unregistered(moduleIdsOnDisk().map(moduleOnDisk), registered, routed)).toEqual([]);
  });

  it("asks for the registration of a module that appears on disk", () => {
    const files = new Set(["README.md", "src/manifest.ts", "src/index.ts"]);
    const disk = [...moduleIdsOnDisk().map(moduleOnDisk), { id: "seeded", files, exports: ["."] }];
    expect(unregistered(disk, registered, routed)).toEqual(
      expect.arrayContaining([
        "seeded: not in apps/api/src/modules.ts",
        "seeded: no key in apps/api/src/app-router.ts",
        "seeded: no src/contract.ts",
        "seeded: exports 1 subpaths; a public face has 3 to 6",
      ]),
    );
  });

  it("asks for the package of a module that is registered and gone", () => {
    expect(unregistered([], ["ghost"], [])).toEqual(["ghost: registered, and not on disk"]);
  });
});
