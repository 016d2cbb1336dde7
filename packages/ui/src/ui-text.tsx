import { createContext, type ReactNode, useContext } from "react";

/** The few words primitives need by themselves, given once by the application in the person's language. */
export interface UiText {
  close: string;
  required: string;
  optional: string;
  loading: string;
  notifications: string;
  chart: string;
  table: string;
  viewAs: string;
  downloadCsv: string;
  howCounted: string;
  retry: string;
  reference: string;
  undo: string;
}

const UiTextContext = createContext<UiText | null>(null);

export function UiTextProvider(props: { text: UiText; children: ReactNode }) {
  return <UiTextContext value={props.text}>{props.children}</UiTextContext>;
}

/** The words of the nearest provider. Throws when there is none: a silent English fallback would ship untranslated. */
export function useUiText(): UiText {
  const text = useContext(UiTextContext);
  if (!text) throw new Error("UiTextProvider is missing above this component");
  return text;
}
