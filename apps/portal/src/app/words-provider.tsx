import { type UiText, UiTextProvider } from "@arraigo/ui/ui-text";
import { type ReactNode, useEffect, useState, useSyncExternalStore } from "react";
import { IntlProvider, useTranslations } from "use-intl";
import { language, onLanguageChange } from "../lib/language";
import type { Catalogue, Language } from "../lib/messages";
import { loadCatalogue, loadedCatalogue } from "./catalogues";

/** Gives the page its words. While another language is being fetched the old one stays, so nothing blinks. */
export function WordsProvider(props: { children: ReactNode }) {
  const wanted = useSyncExternalStore(onLanguageChange, language);
  const [shown, setShown] = useState<{ locale: Language; words: Catalogue } | undefined>(() => at(wanted));
  useEffect(() => {
    let current = true;
    void loadCatalogue(wanted).then((words) => current && setShown({ locale: wanted, words }));
    return () => {
      current = false;
    };
  }, [wanted]);
  const now = at(wanted) ?? shown;
  if (!now) return null;
  return (
    <IntlProvider locale={now.locale} messages={now.words} timeZone={Intl.DateTimeFormat().resolvedOptions().timeZone}>
      <UiWords>{props.children}</UiWords>
    </IntlProvider>
  );
}

function at(locale: Language) {
  const words = loadedCatalogue(locale);
  return words && { locale, words };
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
