import { Button } from "@arraigo/ui/button";
import { Dialog } from "@arraigo/ui/dialog";
import { Field } from "@arraigo/ui/field";
import { Input } from "@arraigo/ui/input";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { problemOf } from "../../../lib/problem";
import { useSession } from "../../../lib/session";
import { trpc } from "../../../lib/trpc";
import { curlLines } from "../curl-lines";
import { useMakeKey } from "../use-make-key";
import { CodeLines } from "./code-lines";
import { ShownKey } from "./shown-key";
import { type Trust, TrustChoice } from "./trust-choice";

interface MakeKeyDialogProps {
  open: boolean;
  onClose: () => void;
}

/** Asks for a name, then shows the key this once. */
export function MakeKeyDialog({ open, onClose }: MakeKeyDialogProps) {
  const t = useTranslations("telemetry.keys");
  const common = useTranslations("common");
  const how = useTranslations("telemetry.snippet");
  const { person } = useSession();
  const user = person.email ?? person.id;
  const [name, setName] = useState("");
  const [trust, setTrust] = useState<Trust>("server");
  const make = useMakeKey();
  const queryClient = useQueryClient();
  const close = () => {
    // Whoever tried the command while it was shown finds the source it made.
    if (make.data) void queryClient.invalidateQueries(trpc.telemetry.sources.pathFilter());
    make.reset();
    setName("");
    setTrust("server");
    onClose();
  };
  if (make.data)
    return (
      <Dialog
        open={open}
        onOpenChange={close}
        wide
        title={t("shownTitle")}
        description={t("shown")}
        footer={<Button onClick={close}>{t("done")}</Button>}
      >
        <div className="grid gap-3">
          <ShownKey writeKey={make.data.key} />
          <p className="text-ink-2">{how("curlKey")}</p>
          <CodeLines lines={curlLines({ host: window.location.origin, key: make.data.key, user })} />
        </div>
      </Dialog>
    );
  return (
    <Dialog
      open={open}
      onOpenChange={close}
      title={t("make")}
      footer={
        <>
          <Button onClick={close}>{common("cancel")}</Button>
          <Button kind="primary" type="submit" form="make-key" busy={make.isPending}>
            {t("create")}
          </Button>
        </>
      }
    >
      <form
        id="make-key"
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          make.mutate({ name, trust });
        }}
      >
        <Field
          label={t("name")}
          hint={t("nameHint")}
          error={make.error ? problemOf(make.error).message : undefined}
          required
        >
          <Input value={name} maxLength={80} onChange={(event) => setName(event.target.value)} />
        </Field>
        <TrustChoice value={trust} onChange={setTrust} />
      </form>
    </Dialog>
  );
}
