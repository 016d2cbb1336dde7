import { createTranslate } from "@arraigo/platform";
import { modules } from "../modules";

/** The operator's commands speak English. */
export function say(key: string, params: Record<string, string | number> = {}): string {
  return createTranslate(modules)("en", key, params);
}
