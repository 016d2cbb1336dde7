import type { Mending } from "@arraigo/telemetry/contract";
import { Button } from "@arraigo/ui/button";
import { Dialog } from "@arraigo/ui/dialog";
import { Field } from "@arraigo/ui/field";
import { Input } from "@arraigo/ui/input";
import { ProgressBar } from "@arraigo/ui/progress-bar";
import { toast } from "@arraigo/ui/toast";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { trpc } from "../../../lib/trpc";
import { useProblemToast } from "../../../lib/use-problem-toast";
import { askedFor, byItself } from "../mending";
import { useMendAlike } from "../use-mend-alike";
import type { AlikeGroup } from "./rejected-alike";
import { type TriedAlike, TriedAlikeNote } from "./tried-alike-note";

/** Mends a whole group of refused events in one way: first it is tried, then, with what that found in sight, it is done. */
export function MendAlikeDialog({ group, onClose }: { group: AlikeGroup; onClose: () => void }) {
  const { reason, sourceId, name, until, count, mendable } = group;
  const t = useTranslations("telemetry.alike");
  const single = useTranslations("telemetry.replay");
  const why = useTranslations("telemetry.reasons");
  const queryClient = useQueryClient();
  const say = useProblemToast();
  const [text, setText] = useState("");
  const [rename, setRename] = useState("");
  const [tried, setTried] = useState<{ mending: Mending; found: TriedAlike }>();
  const [trying, setTrying] = useState(false);
  const field = askedFor[reason];
  const mending: Mending = {
    ...(rename.trim() !== "" && { name: rename.trim() }),
    ...(field ? { [field]: text.trim() } : byItself[reason]),
  };
  const { run, dealtWith } = useMendAlike(group, ({ taken, refused }) => {
    toast({
      title: t("done", { taken }),
      ...(refused > 0 && { description: t("doneRefused", { count: refused }) }),
    });
    onClose();
  });
  const tryIt = async () => {
    setTrying(true);
    try {
      const asked = { reason, sourceId, name, until, mending };
      const found = await queryClient.fetchQuery(
        trpc.telemetry.refused.tryAlike.queryOptions(asked, { staleTime: 0, gcTime: 0 }),
      );
      setTried({ mending, found });
    } catch (error) {
      say(error);
    } finally {
      setTrying(false);
    }
  };
  const change = (set: (value: string) => void) => (event: React.ChangeEvent<HTMLInputElement>) => {
    set(event.target.value);
    // What was found is about another way of mending.
    setTried(undefined);
  };
  const would = tried ? tried.found.fresh + tried.found.known : 0;
  return (
    <Dialog
      open
      wide
      onOpenChange={onClose}
      title={t("mendTitle", { count: mendable })}
      description={why(reason)}
      footer={
        tried && would > 0 ? (
          <Button kind="primary" busy={dealtWith !== undefined} onClick={() => run(tried.mending)}>
            {t("go", { count: would })}
          </Button>
        ) : (
          <Button
            kind="primary"
            busy={trying}
            disabled={field !== undefined && text.trim() === ""}
            onClick={() => void tryIt()}
          >
            {t("tryIt")}
          </Button>
        )
      }
    >
      <div className="grid gap-4">
        {field ? (
          <Field label={single(field)} required>
            <Input value={text} maxLength={200} disabled={dealtWith !== undefined} onChange={change(setText)} />
          </Field>
        ) : (
          <p>{byItself[reason] ? single(`mends.${reason as keyof typeof byItself & "too_deep"}`) : single("asItIs")}</p>
        )}
        {field === "name" ? null : (
          <Field label={t("rename")}>
            <Input value={rename} maxLength={200} disabled={dealtWith !== undefined} onChange={change(setRename)} />
          </Field>
        )}
        {count > mendable ? <p className="text-ink-2">{t("gone", { count: count - mendable })}</p> : null}
        {tried ? <TriedAlikeNote found={tried.found} /> : null}
        {dealtWith === undefined ? null : <ProgressBar label={t("going")} value={dealtWith / Math.max(1, mendable)} />}
      </div>
    </Dialog>
  );
}
