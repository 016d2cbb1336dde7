import { Avatar } from "@arraigo/ui/avatar";
import { Button } from "@arraigo/ui/button";
import { Dialog } from "@arraigo/ui/dialog";
import { Field } from "@arraigo/ui/field";
import { Input } from "@arraigo/ui/input";
import { Skeleton } from "@arraigo/ui/skeleton";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useDeferredValue, useState } from "react";
import { useTranslations } from "use-intl";
import { QueryView } from "../../../lib/query-view";
import { trpc } from "../../../lib/trpc";

interface AppointDialogProps {
  rollout: string;
  /** Who stands behind it already. */
  named: ReadonlySet<string>;
  onClose: () => void;
  onChoose: (person: { id: string; name: string }) => void;
}

/** Finds somebody with the role of sponsor and names them. Only they could send anything, so only they are offered. */
export function AppointDialog(props: AppointDialogProps) {
  const t = useTranslations("sponsorship.rollouts");
  const [text, setText] = useState("");
  const wanted = useDeferredValue(text.trim());
  const query = useQuery({
    ...trpc.directory.people.list.queryOptions({ role: "sponsor", text: wanted || undefined, limit: 12 }),
    placeholderData: keepPreviousData,
  });
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && props.onClose()}
      title={t("searchTitle", { rollout: props.rollout })}
      description={t("searchWhy")}
    >
      <Field label={t("search")}>
        <Input
          autoFocus
          type="search"
          maxLength={100}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      </Field>
      <div className="mt-3 min-h-24 pb-2">
        <QueryView query={query} loading={<Skeleton className="h-24" />}>
          {({ people }) => (
            <>
              <p role="status" className="mb-1 text-12 text-ink-3">
                {people.length > 0 ? t("found", { count: people.length }) : t("noSponsors")}
              </p>
              <ul className="grid">
                {people.map((person) => (
                  <li key={person.id} className="flex min-h-11 items-center gap-2.5 border-t first:border-0">
                    <Avatar name={person.name} />
                    <span className="min-w-0 flex-1">
                      <span className="block truncate font-medium">{person.name}</span>
                      <span className="block truncate text-12 text-ink-3">{person.orgUnit ?? person.email}</span>
                    </span>
                    {props.named.has(person.id) ? (
                      <span className="text-12 text-ink-3">{t("already")}</span>
                    ) : (
                      <Button
                        size="small"
                        onClick={() => props.onChoose(person)}
                        aria-label={`${t("name")}: ${person.name}`}
                      >
                        {t("name")}
                      </Button>
                    )}
                  </li>
                ))}
              </ul>
            </>
          )}
        </QueryView>
      </div>
    </Dialog>
  );
}
