import { manifest } from "@arraigo/crm/manifest";
import type { UsageProperty } from "@arraigo/platform/manifest";
import { expect, it } from "vitest";
import { properties as en } from "./messages/properties-en";
import { properties as es } from "./messages/properties-es";

it.each([
  ["English", en],
  ["Spanish", es],
])("every property of our own events, and every word it can be, is said in %s", (_language, properties) => {
  const declared: Readonly<Record<string, UsageProperty>> = manifest.telemetryProperties;
  const said: Readonly<Record<string, { name: string; values?: Readonly<Record<string, string>> }>> = properties.crm;
  expect(Object.keys(said).toSorted()).toEqual(Object.keys(declared).toSorted());
  for (const [name, { is }] of Object.entries(declared)) {
    expect(said[name]?.name, name).toBeTruthy();
    if (typeof is !== "string") expect(Object.keys(said[name]?.values ?? {}).toSorted()).toEqual([...is].toSorted());
  }
});
