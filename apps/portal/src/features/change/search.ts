import { address, text } from "../../lib/address";

/** `/change?new=rollout` opens the form. */
export const rolloutsSearch = address({ new: text() });

/** What is open for editing: `rollout`, `plan`, `wave`, `wave:<id>`, `behaviour`, `behaviour:<id>`. */
export const rolloutSearch = address({ edit: text() });
