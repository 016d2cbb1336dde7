import { messages as common } from "../lib/messages/en";
import { messages as shell } from "./messages/en";

/** What every page needs: the words around it, and what each feature says there. A feature's own words come with its screens. */
export const catalogue = { common, shell };

export const features = import.meta.glob("../features/*/messages/shell-en.ts", { eager: true, import: "shell" });
