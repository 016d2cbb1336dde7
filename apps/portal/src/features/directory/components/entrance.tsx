import { Logo } from "@arraigo/ui/logo";
import { Segmented } from "@arraigo/ui/segmented";
import type { ReactNode } from "react";
import { useLocale, useTranslations } from "use-intl";
import { setLanguage } from "../../../lib/language";

/** The frame of the pages before sign-in: the sentence, one form, the language. */
export function Entrance(props: { title: string; sentence: ReactNode; children: ReactNode; aside?: ReactNode }) {
  const t = useTranslations("directory.signIn");
  const locale = useLocale();
  return (
    <div className="grid min-h-dvh grid-rows-[auto_1fr] px-4 sm:px-8">
      <title>{`${props.title} · Arraigo`}</title>
      <header className="flex h-16 items-center justify-between">
        <Logo />
        <Segmented
          label={t("language")}
          value={locale}
          onChange={setLanguage}
          choices={[
            { value: "en", label: "English" },
            { value: "es", label: "Español" },
          ]}
        />
      </header>
      <main className="mx-auto w-full max-w-[400px] pt-[12vh] pb-10">
        <h1 className="text-26 font-semibold [&_em]:text-brand [&_em]:not-italic">{props.sentence}</h1>
        <div className="mt-6">{props.children}</div>
        {props.aside ? <div className="mt-6 grid gap-1 border-t pt-4 text-12 text-ink-3">{props.aside}</div> : null}
      </main>
    </div>
  );
}
