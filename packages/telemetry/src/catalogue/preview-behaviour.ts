import { type Ctx, inTransaction } from "@arraigo/platform";
import { periodsBetween } from "@arraigo/platform/calendar";
import { groupMinimum } from "@arraigo/platform/disclosure";
import { protectionOf, protectMembers } from "../analytics/cut";
import { loadMembers } from "../analytics/load-members";
import type { PreviewBehaviour } from "../contract";
import { readRawHorizon } from "../sequences/raw-horizon";
import { protectPreview } from "./protect-preview";
import { readAsked, readDidAlike, readGivenAway, wholeTime } from "./read-preview";

const weeks = 12;
const untold = { people: null, events: null, met: null };

/**
 * What a behaviour would have counted over the last twelve full weeks, among those who work here now (in one job role, where given):
 * per period how many people did it, how often, and how many met the target. Null is what would be a figure about 1 to k-1 people, by
 * itself or beside the same question without its filter, with another value, another target or another job role; with a filter also
 * what began before `knownSince`, because it asks single events and those before are gone.
 */
export async function previewBehaviour(ctx: Ctx, input: PreviewBehaviour) {
  const { event, targetCount: target, cadence, jobRoleId: role } = input;
  const filter = input.filter && Object.keys(input.filter).length > 0 ? input.filter : null;
  const minimum = groupMinimum(ctx.privacyMode);
  return inTransaction(ctx, async (tx) => {
    const { rows: window } = await tx.runSql(
      `select (w.monday - ${weeks * 7})::text as since, (w.monday - 1)::text as until, w.time_zone as zone from (
         select date_trunc('week', $2::timestamptz at time zone o.time_zone)::date as monday, o.time_zone from directory.organisations o where o.id = $1::uuid) w`,
      [tx.organisationId, ctx.clock.now().toISOString()],
    );
    const { since, until, zone } = window[0] as { since: string; until: string; zone: string };
    const { since: rawSince } = await readRawHorizon({ ...ctx, tx });
    const knownSince = filter !== null && rawSince > since ? rawSince : since;
    const read = { since: knownSince, until, zone, event, filter, cadence, target };
    const asked = await readAsked(tx, until);
    const protection = protectMembers(await loadMembers(tx), until, minimum);
    const isOpen = (key: string) => protectionOf(protection, { by: "role", key }) === "shown";
    const size = role === null ? [...asked.values()].reduce((sum, people) => sum + people, 0) : (asked.get(role) ?? 0);
    const open = size >= minimum && (role === null ? protection.total === "shown" : isOpen(role));
    const did = await readDidAlike(tx, read);
    const givenAway = await readGivenAway(tx, read, { role, minimum });
    const properties = Object.keys(filter ?? {}).length;
    const isKnown = (start: string) => knownSince === since || start >= knownSince;
    const figureOf = (period: string) =>
      open && (period === wholeTime || isKnown(period)) && !givenAway.has(period)
        ? protectPreview(did.get(period) ?? [], { asked, role, target, properties, minimum, isOpen })
        : untold;
    return {
      since,
      until,
      /** Null: fewer than may be shown. */
      asked: open ? size : null,
      /** Since `knownSince`. */
      ever: figureOf(wholeTime).people,
      /** The first day of which all is known that the question asks: later than `since` where single events are gone. */
      knownSince,
      minimum,
      periods: periodsBetween(since, until, cadence).map(({ start }) => ({ period: start, ...figureOf(start) })),
      asOf: ctx.clock.now().toISOString(),
    };
  });
}
