import { address, id, oneOf } from "../../lib/address";

/** Dashboards, saved insights or alerts; which of them. */
export const insightsSearch = address({ show: oneOf("dashboard", "saved", "alerts"), dashboard: id, alert: id });
