import type { LocalDate } from "@arraigo/platform/calendar";
import { protectMembers } from "./cut";
import type { LicenceState } from "./licences";
import { isThere, type Member } from "./members";
import { type Depth, splitMembers } from "./split";

/** Active or not is told before who of those who are not was ever active. */
const levels = [
  [["active"], ["dormant", "never"]],
  [["active"], ["dormant"], ["never"]],
];

/** How far the use of access on a day may be split, for everybody and every group. */
export function splitLicences(
  members: readonly Member[],
  stateOf: (member: Member) => LicenceState,
  { until, minimum }: { until: LocalDate; minimum: number },
): Depth {
  const there = members.filter((member) => isThere(member, until, until));
  return splitMembers(there, stateOf, { levels, minimum, protection: protectMembers(members, until, minimum) });
}
