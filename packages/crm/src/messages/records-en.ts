/** What cases, queues, products and lines say. */
export const recordsEn = {
  errors: {
    QueueNameTaken: "There is a queue of this name already.",
    QueueNotEmpty:
      "{open, plural, one {An open case still waits} other {# open cases still wait}} in this queue. Move or close {open, plural, one {it} other {them}} first.",
    CaseTaken: "Somebody else has taken this case already.",
    CaseNotClosed: "This case is open already.",
    LineCurrencyDiffers: "The price list says {price}, this deal is in {deal}. Give a price in {deal}.",
    CurrencyNeedsAmount:
      "What stands there is in {from}, and nothing is converted by itself. Say in {to} as well: {words}.",
    CurrencyOfLines: "The lines of this deal are priced in {from}. Take them off before the currency changes.",
    ProductRetired: "This product is no longer sold.",
    TooManyLines: "More than {linesMax, number} lines do not fit. Split the deal.",
    LinesTooLarge: "These lines add up to more than fits.",
  },
  permissions: {
    record_read: "Search, open histories and boards, and pick records; of each kind, what one may see",
    case_take: "Take cases from queues",
    case_assign: "Hand cases out",
    queue_manage: "Make, rename, order and archive queues",
  },
};
