import { address, id, oneOf } from "../../lib/address";

export const connectionsSearch = address({ list: oneOf("rejected", "unmatched"), new: oneOf("key"), source: id });

export const historySearch = address({ upload: id });

export const namesSearch = address({ list: oneOf("unknown", "outside", "decided") });
