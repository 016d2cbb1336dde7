/** A record's page is told of so many of each kind at most; more are counted by their list. */
export const relatedMax = 20;
