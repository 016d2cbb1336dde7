import { messages as common } from "../lib/messages/en";
import { messages as shell } from "./messages/en";
import { withFeatures } from "./with-features";

export const catalogue = withFeatures(
  { common, shell },
  import.meta.glob("../features/*/messages/en.ts", { eager: true, import: "messages" }),
);
