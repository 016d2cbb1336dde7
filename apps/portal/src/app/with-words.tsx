import { type ReactNode, use } from "react";
import { language } from "../lib/language";
import { hasWords, loadWords } from "./catalogues";

/** Waits for a feature's words where its part stands on a page that is not the feature's own. Inside `Suspense`. */
export function WithWords(props: { feature: string; children: ReactNode }) {
  if (!hasWords(language(), props.feature)) use(loadWords(language(), props.feature));
  return props.children;
}
