import { messages as common } from "../lib/messages/es";
import { messages as shell } from "./messages/es";

export const catalogue = { common, shell };

export const features = import.meta.glob("../features/*/messages/shell-es.ts", { eager: true, import: "shell" });
