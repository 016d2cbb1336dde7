import type { Ctx } from "@arraigo/platform";
import { addDays, type LocalDate } from "@arraigo/platform/calendar";
import { isTooSmall } from "@arraigo/platform/disclosure";
import type { FrequencyInput } from "../analytics-contract";
import { activeDayHistogram, type Stickiness, stickiness } from "./active-people";
import { type Bar, inBands, inBars } from "./bars";
import { type Breadth, breadthHistogram, breadthOf } from "./breadth";
import type { Group } from "./cut";
import { eventsUsed } from "./events-used";
import { assertKept, readKeptFrom } from "./kept-days";
import { thereBetween } from "./members";
import { type OftenKind, oftenBands, windowDays } from "./often-bands";
import { organisationYesterday } from "./organisation-day";
import { type Hidden, isHidden, materialFor } from "./question";
import { readKnownSince } from "./read-used-events";
import { oftenOf, splitOften } from "./split-often";

export interface Frequency {
  minimum: number;
  from: LocalDate;
  until: LocalDate;
  /** The first day that is known by person; null where nothing was ever recorded. */
  since: LocalDate | null;
  /** Employed on at least one day of the window. */
  people: number;
  /** What is divided by those who were active, and how many these are, is null where they or the others are too few to be told. */
  stickiness: Omit<Stickiness, "window"> & { window: number | null };
  breadth: Omit<Breadth, "people"> & { people: number | null };
  /** How many people were active on 0 ... 28 days: in bars of nobody or enough. Null where they are too few to be split. */
  activeDays: Bar[] | null;
  /** How many people used 0, 1, 2 ... of the features, alike. */
  features: Bar[] | null;
  /** How many features there are. */
  offered: number;
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
  const split = splitOften(material.members, oftenOf(everything, byFeature), { from, until, minimum });
  return { groupsBy, minimum, from, until, computedAt, frequencyOf };

  function frequencyOf(group: Group | undefined): Frequency | Hidden {
    const about = aboutGroup(group);
    if (isHidden(about)) return about;
    const [protection = "shown"] = about.protectIn([{ start: from, end: until }]);
    if (protection !== "shown") return { hidden: { suppressed: protection }, minimum };
    const { members } = about;
    const { people, bits } = thereBetween(members, from, until);
    const sticky = stickiness(everything, members, window);
    const barsOf = (kind: OftenKind, counts: readonly number[]) => {
      const depth = split[kind](group);
      const bands = oftenBands[kind][depth - 1];
      // A bar for each number is for everybody alone: beside all groups' it would have to be split for each of them.
      if (!bands || inBands(counts, bands).some((bar) => isTooSmall(bar.people, minimum))) return null;
      return group ? inBands(counts, bands) : inBars(counts, bands, minimum);
    };
    const activeDays = barsOf("days", activeDayHistogram(everything, members, window));
    const features = barsOf("features", breadthHistogram(byFeature, bits, people));
    const isSplit = activeDays !== null && features !== null;
    return {
      minimum,
      from,
      until,
      since,
      people,
      stickiness: isSplit ? sticky : { ...sticky, window: null, share: null, workingShare: null },
      breadth: isSplit
        ? breadthOf(everything, byFeature, bits, windowDays / 7)
        : { people: null, features: null, depth: null, frequency: null },
      activeDays: isSplit ? activeDays : null,
      features: isSplit ? features : null,
      offered: byFeature.size,
      computedAt,
    };
  }
}
