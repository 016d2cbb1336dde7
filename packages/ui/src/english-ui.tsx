import type { ReactNode } from "react";
import { type UiText, UiTextProvider } from "./ui-text";

const words: UiText = {
  close: "Close",
  required: "required",
  optional: "optional",
  loading: "Loading",
  notifications: "Notifications",
  chart: "Chart",
  table: "Table",
  viewAs: "Show as",
  downloadCsv: "Download CSV",
  howCounted: "How is this counted?",
  retry: "Try again",
  reference: "Reference",
  undo: "Undo",
};

/** The words primitives need, for tests and the gallery. */
export function EnglishUi(props: { children: ReactNode }) {
  return <UiTextProvider text={words}>{props.children}</UiTextProvider>;
}
