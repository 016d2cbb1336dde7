import type { PullKind } from "../pull-contract";
import type { PullConnector } from "./connector";
import { salesforce } from "./salesforce";

/** Every connector by its kind. */
export const connectors: Readonly<Record<PullKind, PullConnector>> = { salesforce };
