import { type UiText, UiTextProvider } from "@arraigo/ui/ui-text";
import { type ReactNode, useEffect, useRef, useSyncExternalStore } from "react";
import { IntlProvider, useTranslations } from "use-intl";
import { language, onLanguageChange } from "../lib/language";
import type { Catalogue, Language } from "../lib/messages";
import { coversWhat, loadCatalogue, loadedCatalogue, onWordsLoaded } from "./catalogues";

/** Gives the page its words. While another language, or more of this one, is being fetched the old ones stay, so nothing blinks. */
export function WordsProvider(props: { children: ReactNode }) {
  const wanted = useSyncExternalStore(onLanguageChange, language);
  const words = useSyncExternalStore(onWordsLoaded, () => loadedCatalogue(wanted));
  const shown = useRef<{ locale: Language; words: Catalogue }>(undefined);
  useEffect(() => void loadCatalogue(wanted), [wanted]);
  const before = shown.current?.locale;
  if (words && (before === wanted || coversWhat(wanted, before))) shown.current = { locale: wanted, words };
  const now = shown.current;
  if (!now) return null;
  return (
    <IntlProvider locale={now.locale} messages={now.words} timeZone={Intl.DateTimeFormat().resolvedOptions().timeZone}>
      <UiWords>{props.children}</UiWords>
    </IntlProvider>
  );
}

function UiWords(props: { children: ReactNode }) {
  const t = useTranslations("common");
  const text: UiText = {
    close: t("close"),
    required: t("required"),
    optional: t("optional"),
    loading: t("loading"),
    notifications: t("notifications"),
    chart: t("chart"),
    table: t("table"),
    viewAs: t("viewAs"),
    downloadCsv: t("downloadCsv"),
    howCounted: t("howCounted"),
    retry: t("retry"),
    reference: t("reference"),
    undo: t("undo"),
  };
  return <UiTextProvider text={text}>{props.children}</UiTextProvider>;
}
