import { areaOf, screenWithoutRecord } from "@arraigo/feedback/contract";
import { Checkbox } from "@arraigo/ui/checkbox";
import { Field } from "@arraigo/ui/field";
import { Segmented } from "@arraigo/ui/segmented";
import { Textarea } from "@arraigo/ui/textarea";
import { useTranslations } from "use-intl";
import { useSession } from "../../../lib/session";
import { SimilarPosts } from "./similar-posts";

export interface Draft {
  kind: "problem" | "idea" | "question";
  text: string;
  anonymous: boolean;
  askForHelp: boolean;
}
export const emptyDraft: Draft = { kind: "problem", text: "", anonymous: false, askForHelp: false };

interface SayFormProps {
  id: string;
  draft: Draft;
  onChange: (change: Partial<Draft>) => void;
  onSubmit: () => void;
  onLeave: () => void;
  screen: { path: string; title: string };
  error: string | undefined;
}

/** Kind, words, what goes with them, and who will see the name. Nothing is sent that is not shown here. */
export function SayForm({ id, draft, onChange, onSubmit, onLeave, screen, error }: SayFormProps) {
  const t = useTranslations("feedback");
  const { privacyMode } = useSession().organisation;
  const councilWatches = privacyMode === "works_council";
  return (
    <form
      id={id}
      noValidate
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      <div className="justify-self-start">
        <Segmented
          label={t("say.kind")}
          value={draft.kind}
          choices={(["problem", "idea", "question"] as const).map((value) => ({ value, label: t(`kinds.${value}`) }))}
          onChange={(kind) => onChange({ kind })}
        />
      </div>
      <Field label={t("say.text")} error={error}>
        <Textarea
          value={draft.text}
          rows={5}
          maxLength={2_000}
          placeholder={t(`say.placeholders.${draft.kind}`)}
          onChange={(event) => onChange({ text: event.currentTarget.value })}
          onKeyDown={(event) => {
            if (event.key === "Enter" && (event.metaKey || event.ctrlKey)) onSubmit();
          }}
        />
      </Field>
      <SimilarPosts text={draft.text} onLeave={onLeave} />
      <section aria-label={t("say.where")} className="rounded-2 border bg-sunken px-3.5 py-3">
        <h3 className="text-12 font-medium text-ink-2">{t(draft.anonymous ? "say.whereAnonymous" : "say.where")}</h3>
        <dl className="mt-1.5 grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-0.5">
          <dt className="text-ink-3">{t("say.area")}</dt>
          <dd>{t(`areas.${areaOf(screen.path)}`)}</dd>
          <dt className="text-ink-3">{t("say.screen")}</dt>
          <dd className="break-words">
            {draft.anonymous ? screenWithoutRecord(screen.path) : `${screen.title} (${screen.path})`}
          </dd>
          {draft.anonymous ? (
            <>
              <dt className="text-ink-3">{t("say.day")}</dt>
              <dd>{t("say.today")}</dd>
            </>
          ) : null}
        </dl>
      </section>
      <div className="grid gap-3">
        <Checkbox
          label={t("say.anonymous")}
          hint={t("say.anonymousHint")}
          checked={draft.anonymous}
          onChange={(event) => onChange({ anonymous: event.currentTarget.checked })}
        />
        {draft.anonymous ? null : (
          <>
            {councilWatches ? null : (
              <Checkbox
                label={t("say.help")}
                hint={t("say.helpHint")}
                checked={draft.askForHelp}
                onChange={(event) => onChange({ askForHelp: event.currentTarget.checked })}
              />
            )}
            <p className="text-12 text-ink-3">
              {t(
                privacyMode === "named_support" ? "say.seenNamed" : councilWatches ? "say.seenCouncil" : "say.seenTeam",
              )}{" "}
              {t("say.seenGroup", { size: councilWatches ? 10 : 5 })}
            </p>
          </>
        )}
      </div>
    </form>
  );
}
