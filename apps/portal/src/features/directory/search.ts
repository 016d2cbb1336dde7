import { type AddressState, address, id, oneOf, text } from "../../lib/address";

/** The people page as its address says it. The roles' names are checked where the list is asked for. */
export const peopleSearch = address({
  text: text(100),
  unit: id,
  job: id,
  role: oneOf("employee", "people_manager", "change_manager", "sponsor", "leader", "administrator"),
  left: oneOf("yes"),
  new: oneOf("yes"),
});

/** Which area's permissions are open; on a phone also whose. */
export const accessSearch = address({ area: text(40), role: text(40) });

export type PeopleSearch = AddressState<typeof peopleSearch>;

/** What the list is asked for. */
export function peopleInput({ text, unit, job, role, left }: PeopleSearch) {
  return {
    limit: 50,
    left: left === "yes",
    ...(text?.trim() ? { text: text.trim() } : {}),
    ...(unit ? { orgUnitId: unit } : {}),
    ...(job ? { jobRoleId: job } : {}),
    ...(role ? { role } : {}),
  };
}
