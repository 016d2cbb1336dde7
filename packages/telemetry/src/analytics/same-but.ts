import type { LocalDate } from "@arraigo/platform/calendar";
import { differenceSizes, safeTogether } from "@arraigo/platform/disclosure";
import { employed, isThere, type Member } from "./members";

/** Whether of some people nobody, or enough, came and left between two days: then what looks back over all of the past may be told of both. */
export function sameBut(members: readonly Member[], [one, other]: readonly [LocalDate, LocalDate], minimum: number) {
  const on = (day: LocalDate) =>
    new Set(employed(members).flatMap((member) => (isThere(member, day, day) ? [member.personId] : [])));
  return one === other || safeTogether(differenceSizes(on(one), on(other)), minimum);
}
