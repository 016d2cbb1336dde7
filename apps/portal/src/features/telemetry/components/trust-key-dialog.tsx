import { keyTrusts } from "@arraigo/telemetry/contract";
import { Button } from "@arraigo/ui/button";
import { Dialog } from "@arraigo/ui/dialog";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { trpc } from "../../../lib/trpc";
import { useProblemToast } from "../../../lib/use-problem-toast";
import { type Trust, TrustChoice } from "./trust-choice";

interface Trusted {
  id: string;
  name: string;
  trust: Trust;
}

/** Says what is believed of a source about who is who. A key that was in a page is no server's any more. */
export function TrustKeyDialog({ source, onClose }: { source: Trusted; onClose: () => void }) {
  const t = useTranslations("telemetry.trust");
  const common = useTranslations("common");
  const [trust, setTrust] = useState(source.trust);
  const queryClient = useQueryClient();
  const say = useProblemToast();
  const save = useMutation(
    trpc.telemetry.keys.trust.mutationOptions({
      onSuccess: () => {
        void queryClient.invalidateQueries(trpc.telemetry.keys.pathFilter());
        void queryClient.invalidateQueries(trpc.telemetry.sources.pathFilter());
        onClose();
      },
      onError: say,
    }),
  );
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t("title", { name: source.name })}
      description={t("why")}
      footer={
        <>
          <Button onClick={onClose}>{common("cancel")}</Button>
          <Button kind="primary" busy={save.isPending} onClick={() => save.mutate({ id: source.id, trust })}>
            {t("save")}
          </Button>
        </>
      }
    >
      <TrustChoice
        value={trust}
        choices={source.trust === "server" ? keyTrusts : keyTrusts.filter((each) => each !== "server")}
        onChange={setTrust}
      />
    </Dialog>
  );
}
