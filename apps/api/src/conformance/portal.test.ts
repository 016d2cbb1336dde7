import { defineManifest } from "@arraigo/platform/manifest";
import { beforeAll, describe, expect, it } from "vitest";
import { modules } from "../modules";
import { foldersIn, load, present, read } from "./disk";
import { flat, type Texts } from "./messages";
import { addressesIn, type PortalOnDisk, portalMismatches } from "./portal";

const features = "apps/portal/src/features";

describe("portal", () => {
  let portal: PortalOnDisk;
  beforeAll(async () => {
    const featureFolders = foldersIn(features);
    const texts = new Map<string, ReadonlySet<string>>();
    const routes = new Map<string, string>();
    for (const folder of featureFolders) {
      const messages = `${features}/${folder}/messages/en.ts`;
      if (present(messages)) texts.set(folder, new Set(flat(Object.values(await load(messages))[0] as Texts).keys()));
      if (present(`${features}/${folder}/routes.tsx`)) routes.set(folder, read(`${features}/${folder}/routes.tsx`));
    }
    const { paths } = await load("apps/portal/src/lib/paths.ts");
    portal = { featureFolders, texts, routes, addresses: addressesIn(paths) };
  });

  it("has a feature for every module with a page, and a path, a route and a text for every page", () => {
    expect(
      portalMismatches(
        modules.map((module) => module.manifest),
        portal,
      ),
    ).toEqual([]);
  });

  it("imports every module's manifest", () => {
    const known = read("apps/portal/src/app/manifests.ts");
    for (const { manifest } of modules) expect(known).toContain(`"@arraigo/${manifest.id}/manifest"`);
  });

  it("is missed where a folder is nobody's and a page leads nowhere", () => {
    const seeded = defineManifest({
      id: "seeded",
      permissions: { "thing.write": {} },
      navigation: [
        { job: "crm", to: "/seeded/list", requires: "thing.read", order: 1 },
        { job: "crm", to: "/seeded/new", requires: "thing.read", order: 2 },
      ],
    });
    const empty = { featureFolders: ["ghost"], texts: new Map(), routes: new Map(), addresses: new Set<string>() };
    expect(portalMismatches([seeded], empty)).toEqual([
      "features/ghost: no module is called so",
      "seeded: navigation, and no features/seeded",
      "seeded: /seeded/list requires thing.read, which is not declared",
      "seeded: /seeded/list is not among the portal's paths",
      "seeded: /seeded/list has no text pages.seeded_list",
      "seeded: /seeded/new requires thing.read, which is not declared",
      "seeded: /seeded/new is not among the portal's paths",
      "seeded: /seeded/new has no text pages.seeded_new",
    ]);
  });
});
