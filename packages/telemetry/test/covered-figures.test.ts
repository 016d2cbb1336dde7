import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { telemetryModule } from "../src/index";

/** The test by which each figure is compared with counting what was done, or sent, one by one. */
const figures: Readonly<Record<string, readonly string[]>> = {
  "analytics.active": ["figures", "compare"],
  "analytics.frequency": ["figures"],
  "analytics.retention": ["figures"],
  "analytics.licences": ["figures"],
  "analytics.compare": ["compare"],
  "analytics.timeTo": ["time-to"],
  "analytics.offers": ["offers"],
  "analytics.people": ["behind"],
  "analytics.look": ["behind"],
  "analytics.groups": ["behind"],
  "analytics.events": ["arrivals"],
  "analytics.funnel": ["sequences"],
  "analytics.paths": ["sequences"],
  "catalogue.list": ["arrivals"],
  "catalogue.preview": ["questions"],
  "insights.figures": ["questions"],
  "dashboards.list": ["questions"],
  "alerts.list": ["questions"],
  "sources.list": ["arrivals"],
  health: ["arrivals"],
  rejected: ["arrivals"],
  "refused.alike": ["arrivals"],
  unmatched: ["arrivals"],
  mine: ["arrivals"],
};

/** What says nothing of how people use anything: settings, names, what somebody wrote, what the night or an erasure lets go of, what mending would do, and how far a file is. */
const noFigures = [
  "keys.list",
  "names.decided",
  "retention.read",
  "retention.mine",
  "retention.preview",
  "retention.erasures",
  "refused.tryAlike",
  "analytics.rollouts",
  "annotations.list",
  "insights.list",
  "history.list",
  "history.get",
  "history.refused",
  "pull.sources",
  "pull.folders",
  "pull.files",
];

/** Every question that can be asked, and looking at names, which is an act that answers one. */
function questionsOf(record: object, above: readonly string[] = []): string[] {
  return Object.entries(record).flatMap(([name, each]: [string, unknown]) => {
    const path = [...above, name];
    if (typeof each === "function") {
      const { type } = (each as unknown as { _def: { type: string } })._def;
      return type === "query" || name === "look" ? [path.join(".")] : [];
    }
    return questionsOf(each as object, path);
  });
}

describe("every figure", () => {
  it("is compared with counting one by one, or is none of use", () => {
    const asked = questionsOf(telemetryModule.router);
    expect(asked.toSorted()).toEqual([...Object.keys(figures), ...noFigures].toSorted());
  });

  it.each(Object.entries(figures))("%s is asked by the property test that answers for it", async (path, tests) => {
    const call = path.includes(".") ? path.slice(path.indexOf(".")) : `call.${path}`;
    for (const name of tests) {
      const text = await readFile(new URL(`./${name}.property.test.ts`, import.meta.url), "utf8");
      expect(text).toContain(`${call}(`);
      expect(text, "over random scenes").toContain("fc.asyncProperty(");
    }
  });
});
