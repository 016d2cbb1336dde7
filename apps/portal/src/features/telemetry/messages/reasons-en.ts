/** Why an event was not stored, and what to do about it in the sending system. */
export const reasons = {
  not_an_object: "It is not an event: the batch holds something else in its place.",
  type_unknown: "Its type is none of track, page, screen, identify, group or alias.",
  name_missing: "It has no name. Give `event` a text.",
  name_too_long: "Its name is longer than 200 characters.",
  user_missing: "It says nobody did it. Send `userId` or `anonymousId`.",
  user_too_long: "Its user id is longer than 200 characters.",
  message_id_invalid: "Its message id is not a text of 1 to 99 characters.",
  timestamp_unreadable: "Its timestamp is not a date such as 2026-11-21T09:00:00Z.",
  timestamp_in_future: "Its timestamp is more than a day ahead. Check the sender's clock.",
  timestamp_too_old: "Its timestamp is more than five years ago.",
  properties_invalid: "Its properties are not an object.",
  too_large: "It is larger than 32 KB.",
  too_deep: "Its properties are nested more than twelve levels deep.",
  text_not_storable: "It contains characters that cannot be stored.",
};
