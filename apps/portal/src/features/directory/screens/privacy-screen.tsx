import { privacyModes } from "@arraigo/platform/contract";
import { Button } from "@arraigo/ui/button";
import { Card } from "@arraigo/ui/card";
import { Dialog } from "@arraigo/ui/dialog";
import { Tag } from "@arraigo/ui/tag";
import { toast } from "@arraigo/ui/toast";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useId, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { Page } from "../../../lib/page";
import { useSession } from "../../../lib/session";
import { queryClient, trpc } from "../../../lib/trpc";
import { useProblemToast } from "../../../lib/use-problem-toast";

type Mode = (typeof privacyModes)[number];

/** Who may see whose use by name. Changing it is told to everybody, so it is asked about first. */
export function PrivacyScreen() {
  const t = useTranslations("directory.privacy");
  const { organisation } = useSession();
  const [mode, setMode] = useState<Mode>(organisation.privacyMode);
  const [asking, setAsking] = useState(false);
  const safe = useRef<HTMLButtonElement>(null);
  const name = useId();
  const onError = useProblemToast();
  const change = useMutation(
    trpc.directory.privacy.change.mutationOptions({
      onSuccess: async () => {
        setAsking(false);
        await queryClient.invalidateQueries();
        toast({ title: t("changed") });
      },
      onError,
    }),
  );

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    setAsking(true);
  }

  return (
    <Page title={t("title")} sentence={t.rich("sentence", { em: (chunks) => <em>{chunks}</em> })} sub={t("sub")}>
      <form onSubmit={submit} className="max-w-[720px]">
        <Card>
          <fieldset className="grid gap-1">
            <legend className="sr-only">{t("choose")}</legend>
            {privacyModes.map((each) => (
              <label
                key={each}
                className="flex cursor-pointer gap-3 rounded-2 px-2 py-2.5 hover:bg-hover has-checked:bg-brand-soft"
              >
                <input
                  type="radio"
                  name={name}
                  value={each}
                  checked={mode === each}
                  onChange={() => setMode(each)}
                  className="mt-1 size-4 shrink-0 accent-brand"
                />
                <span>
                  <span className="flex flex-wrap items-center gap-2 font-medium">
                    {t(each)}
                    {organisation.privacyMode === each ? <Tag>{t("now")}</Tag> : null}
                  </span>
                  <span className="block text-ink-2">{t(`${each}Why`)}</span>
                </span>
              </label>
            ))}
          </fieldset>
          <div className="mt-3 px-2">
            <Button type="submit" kind="primary" disabled={mode === organisation.privacyMode}>
              {t("change")}
            </Button>
          </div>
        </Card>
      </form>
      <Dialog
        open={asking}
        onOpenChange={setAsking}
        title={t("ask", { mode: t(mode) })}
        description={t("askWhy")}
        initialFocus={safe}
        footer={
          <>
            <Button ref={safe} onClick={() => setAsking(false)}>
              {t("keep")}
            </Button>
            <Button kind="primary" busy={change.isPending} onClick={() => change.mutate({ mode })}>
              {t("change")}
            </Button>
          </>
        }
      />
    </Page>
  );
}
