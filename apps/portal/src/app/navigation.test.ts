import { expect, it } from "vitest";
import { manifests } from "./manifests";
import { jobAt, navigationFor } from "./navigation";

const everything = manifests.flatMap((manifest) =>
  Object.keys(manifest.permissions).map((name) => `${manifest.id}.${name}`),
);

it("whoever holds no permission finds Today and nothing else", () => {
  expect(navigationFor([]).map((link) => link.job)).toEqual(["today"]);
});

it("every page a manifest declares is reached by somebody who may see it", () => {
  const reached = navigationFor(everything).flatMap((link) => link.pages.map((page) => page.to));
  const declared = manifests.flatMap((manifest) => (manifest.navigation ?? []).map((entry) => entry.to));
  expect(reached.sort()).toEqual(declared.sort());
});

it("a job's link leads to its first page the person may see", () => {
  const mine = navigationFor(["adoption.own.read"]).find((link) => link.job === "adoption");
  expect(mine?.to).toBe("/adoption/mine");
});

it("a path belongs to the job with the longest address it begins with", () => {
  const links = navigationFor(everything);
  expect(jobAt("/", links)).toBe("today");
  expect(jobAt("/crm/accounts/7", links)).toBe("crm");
  expect(jobAt("/crmx", links)).toBeUndefined();
});
