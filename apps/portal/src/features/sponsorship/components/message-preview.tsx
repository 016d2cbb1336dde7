import { useTranslations } from "use-intl";
import { languageNames } from "../../../lib/both-languages";
import { languages } from "../../../lib/messages";
import { useSession } from "../../../lib/session";
import { MessageText } from "./message-text";

interface MessagePreviewProps {
  subject: { en?: string; es?: string };
  body: { en?: string; es?: string };
  audience: string;
  people: number | undefined;
}

/** The word as its readers will see it, in each language it is written in. */
export function MessagePreview(props: MessagePreviewProps) {
  const t = useTranslations("sponsorship.composer");
  const { person } = useSession();
  const written = languages.filter((language) => props.subject[language] || props.body[language]);
  const missing = languages.filter((language) => !written.includes(language));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard, and there is nothing else in it.
    <section tabIndex={0} aria-label={t("readTitle")} className="grid gap-6 rounded-1">
      <p className="text-ink-2">
        {t("from", { sponsor: person.displayName, audience: props.audience })}
        {props.people === undefined ? null : `. ${t("reaches", { count: props.people })}`}
      </p>
      {written.map((language) => (
        <article key={language} lang={language} className="border-t pt-4">
          <p className="mb-2 text-12 font-medium text-ink-3">{languageNames[language]}</p>
          <h3 className="text-16 font-semibold tracking-[-0.01em]">
            {props.subject[language] ?? props.subject.en ?? props.subject.es}
          </h3>
          <MessageText text={props.body[language] ?? props.body.en ?? props.body.es ?? ""} />
        </article>
      ))}
      {missing.map((language) => (
        <p key={language} className="text-12 text-ink-3">
          {t("onlyOne", { language: languageNames[language] })}
        </p>
      ))}
    </section>
  );
}
