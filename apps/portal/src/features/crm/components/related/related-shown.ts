/** How many of each kind stand on a record's page at first: on a laptop's low screen one less, so that every kind has its place on it. */
export const relatedShown = () => (window.matchMedia("(min-width: 768px) and (max-height: 839px)").matches ? 2 : 3);
