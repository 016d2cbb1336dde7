import type { Ctx } from "@arraigo/platform";
import { addDays, type LocalDate } from "@arraigo/platform/calendar";
import type { FrequencyInput } from "../analytics-contract";
import { activeDayHistogram, type Stickiness, stickiness } from "./active-people";
import { type Breadth, breadthHistogram, breadthOf } from "./breadth";
import type { Group } from "./cut";
import { eventsUsed } from "./events-used";
import { assertKept, readKeptFrom } from "./kept-days";
import { thereBetween } from "./members";
import { organisationYesterday } from "./organisation-day";
import { type Hidden, isHidden, materialFor } from "./question";
import { readKnownSince } from "./read-used-events";

/** Four whole weeks, so that every weekday counts alike. */
export const windowDays = 28;

export interface Frequency {
  minimum: number;
  from: LocalDate;
  until: LocalDate;
  /** The first day that is known by person; null where nothing was ever recorded. */
  since: LocalDate | null;
  /** Employed on at least one day of the window. */
  people: number;
  stickiness: Stickiness;
  /** How many people were active on 0, 1 ... 28 days. */
  activeDays: number[];
  breadth: Breadth;
  /** How many people used 0, 1, 2 ... of the features. */
  features: number[];
  computedAt: string;
}

/**
 * How often, how broadly and how deeply people work with it: four whole weeks that end on a day that is over.
 * @throws DaysGone where some of them are no longer kept by person.
 */
export async function readFrequency(ctx: Ctx, { until, group }: FrequencyInput): Promise<Frequency | Hidden> {
  const material = await frequencyMaterial(ctx, until);
  return isHidden(material) ? material : material.frequencyOf(group);
}

/** The same of any group, from what is read once. */
export async function frequencyMaterial(ctx: Ctx, asked: LocalDate | undefined) {
  const until = asked ?? (await organisationYesterday(ctx));
  const from = addDays(until, 1 - windowDays);
  assertKept(from, await readKeptFrom(ctx));
  const events = await eventsUsed(ctx, from, until);
  const material = await materialFor(ctx, { from, until, events: ["", ...events], counted: [""] });
  if (isHidden(material)) return material;
  const { about: aboutGroup, days, minimum, computedAt, groupsBy } = material;
  const window = { from, until, length: windowDays };
  const everything = days.get("") ?? [];
  const byFeature = new Map(events.map((event) => [event, days.get(event) ?? []]));
  const since = await readKnownSince(ctx);
  return { groupsBy, minimum, from, until, computedAt, frequencyOf };

  function frequencyOf(group: Group | undefined): Frequency | Hidden {
    const about = aboutGroup(group);
    if (isHidden(about)) return about;
    const [protection = "shown"] = about.protectIn([{ start: from, end: until }]);
    if (protection !== "shown") return { hidden: { suppressed: protection }, minimum };
    const { members } = about;
    const { people, bits } = thereBetween(members, from, until);
    return {
      minimum,
      from,
      until,
      since,
      people,
      stickiness: stickiness(everything, members, window),
      activeDays: activeDayHistogram(everything, members, window),
      breadth: breadthOf(everything, byFeature, bits, windowDays / 7),
      features: breadthHistogram(byFeature, bits, people),
      computedAt,
    };
  }
}
