import { address, text } from "../../lib/address";

/** The course whose progress is looked at. */
export const progressSearch = address({ course: text() });
