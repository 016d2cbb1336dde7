/** Below this many people in the audience, how many read it would say who did. */
export const audienceMin = { named_support: 5, team: 5, works_council: 10 } as const;
