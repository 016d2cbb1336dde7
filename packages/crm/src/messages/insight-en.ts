/** Words of quality, claims, profit and settings. */
export const insight = {
  errors: {
    RecordNotClaimable: "Somebody looks after this record by now, so it cannot be claimed.",
    ClaimLimitReached:
      "You have claimed {claimsMax, plural, one {# record} other {# records}} today, which is the limit. Tomorrow there is room again.",
    ClaimNotReturnable:
      "This can no longer be given back: too much time has passed, or the record has changed hands since.",
    FigureTwice: "A month of this account is given twice: {month}, {currency}.",
    FigureAccountUnknown: "There is no account “{account}”, or more than one. Nothing was saved.",
    PeriodBackwards: "The first month has to come before the last, and at most {monthsMax} months fit.",
  },
  notices: {
    recordClaimed:
      "{person} looks after “{record}” now: you had not touched it for long and nothing was open. You can take it back within two weeks.",
    recordClaimedFrom:
      "{person} looks after “{record}” now, which {owner} had not touched for long. You can have it given back.",
  },
  audit: {
    settings_changed: "changed how the CRM behaves",
    record_claimed: "claimed a record",
    claim_returned: "gave a claimed record back",
    rates_set: "set what an hour of work costs",
    figures_saved: "entered what accounts brought in and cost",
  },
  permissions: {
    quality_read: "See how good the data is: one’s own, others’ only as a sum",
    record_claim: "See records nobody looks after, and claim them",
    settings_manage: "Say how the CRM behaves",
    profit_read: "See what customers bring in and cost",
    profit_manage: "Enter revenue and cost, and say what an hour of work costs",
  },
};
