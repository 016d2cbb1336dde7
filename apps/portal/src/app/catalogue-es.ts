import { messages as common } from "../lib/messages/es";
import { messages as shell } from "./messages/es";
import { withFeatures } from "./with-features";

export const catalogue = withFeatures(
  { common, shell },
  import.meta.glob("../features/*/messages/es.ts", { eager: true, import: "messages" }),
);
