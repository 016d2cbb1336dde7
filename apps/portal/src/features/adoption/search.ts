import { address, oneOf, text } from "../../lib/address";

/** What a rollout's page shows: its grouping, the figure or cell that is open, the definition that is open. */
export const rolloutSearch = address({
  by: oneOf("unit", "wave", "role"),
  drill: oneOf("adoption", "utilisation", "speed", "proficiency", "cell"),
  group: text(),
  behaviour: text(),
  how: text(),
});

export const teamSearch = address({ rollout: text(), after: text() });
