import { address, text } from "../../lib/address";

/**
 * `write`: to whom a word is being written (`new`, `organisation`, `org_unit:<id>`, `rollout:<id>`); `step=read` opens it ready to
 * be sent. `appoint`: the rollout a sponsor is being named for.
 */
export const sponsorSearch = address({ write: text(), step: text(), appoint: text() });
