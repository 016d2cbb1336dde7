import { Button } from "@arraigo/ui/button";
import { toast } from "@arraigo/ui/toast";
import { useQuery } from "@tanstack/react-query";
import { useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useSearchState } from "../../../lib/search";
import { trpc } from "../../../lib/trpc";
import { type QuestionData, readersIn } from "../insight-types";
import { usageSearch } from "../usage-search";
import { useSaveInsight } from "../use-insights";
import { KeepDialog } from "./keep-dialog";

/** Everything the address asks, whatever page it is of: what is saved is the question. */
function useQuestion(): QuestionData {
  const { insight: _opened, behind: _looked, ...asked }: Record<string, unknown> = useSearch({ strict: false });
  const parts = Object.entries({ tab: "active", ...asked }).filter(([, value]) => value !== undefined);
  return Object.fromEntries(parts) as QuestionData;
}

const same = (one: QuestionData, other: QuestionData) =>
  JSON.stringify(Object.entries(one).sort()) === JSON.stringify(Object.entries(other).sort());

/** Keeps the question of a usage page under a name; of one that was opened under a name, keeps what it has become. */
export function SaveInsight() {
  const t = useTranslations("telemetry.insights");
  const [search, setSearch] = useSearchState(usageSearch);
  const [asking, setAsking] = useState(false);
  const question = useQuestion();
  const save = useSaveInsight();
  const list = useQuery({ ...trpc.telemetry.insights.list.queryOptions(), enabled: search.insight !== undefined });
  const opened = list.data?.find(({ id }) => id === search.insight);
  const done = ({ id }: { id: string }) => {
    toast({ title: t("saved") });
    setAsking(false);
    setSearch({ insight: id }, { replace: true });
  };
  return (
    <div className="flex flex-wrap items-center gap-2">
      {opened ? <span className="text-12 text-ink-3">{t("opened", { name: opened.name })}</span> : null}
      {opened?.mayChange && !same(opened.question, question) ? (
        <Button
          busy={save.isPending}
          onClick={() =>
            save.mutate(
              { id: opened.id, name: opened.name, question, sharedRoles: readersIn(opened.sharedRoles) },
              { onSuccess: done },
            )
          }
        >
          {t("update")}
        </Button>
      ) : null}
      <Button onClick={() => setAsking(true)}>{t("save")}</Button>
      {asking ? (
        <KeepDialog
          title={t("save")}
          description={t("saveHint")}
          busy={save.isPending}
          error={save.error}
          onKeep={(kept) => save.mutate({ ...kept, question }, { onSuccess: done })}
          onClose={() => {
            save.reset();
            setAsking(false);
          }}
        />
      ) : null}
    </div>
  );
}
