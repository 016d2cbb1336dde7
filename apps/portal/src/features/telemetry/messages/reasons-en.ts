/** Why an event was not stored, and what to do about it in the sending system. */
export const reasons = {
  not_an_object: "It is not an event: the batch holds something else in its place. Send objects only.",
  type_unknown: "Its type is none that is known. Send track, page, screen, identify, group or alias.",
  name_missing: "It does not say what was done. Send a name in the field “event”.",
  name_too_long: "Its name is longer than 200 characters. Send a short one, and the rest as properties.",
  user_missing:
    "It does not say who did it. Send the person in the field “userId”, or “anonymousId” until they sign in.",
  user_too_long:
    "What it says of who did it is longer than 200 characters. Send an e-mail, an employee number or an id.",
  message_id_invalid: "Its message id is not a text of 1 to 99 characters. Send such a one, or none.",
  timestamp_unreadable: "Its time is not a date such as 2026-11-21T09:00:00Z. Send it like that.",
  timestamp_in_future: "Its time is more than a day ahead. Check the clock of the system that sends.",
  timestamp_too_old: "Its time is more than five years ago, which counts in no figure.",
  properties_invalid: "Its properties are no object. Send names with their values.",
  too_large: "It is larger than 32 KB. Send fewer or shorter properties.",
  too_deep: "Its properties are nested more than twelve levels deep. Send them flat.",
  text_not_storable: "It contains characters that cannot be stored, such as NUL. Leave them out.",
  names_full:
    "Its name is new, and there are 2,000 names already that nobody described. Describe or plan this one in the catalogue and take it after all, or mend the sender.",
  reader_fault:
    "We failed to read it. That is our fault and nothing is wrong with the sender: keep it, and take it after all after the next update.",
};
