import { Button } from "@arraigo/ui/button";
import { Card } from "@arraigo/ui/card";
import { Dialog } from "@arraigo/ui/dialog";
import { toast } from "@arraigo/ui/toast";
import { useMutation } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { problemOf } from "../../../lib/problem";
import { queryClient, trpc } from "../../../lib/trpc";
import { useProblemToast } from "../../../lib/use-problem-toast";
import { useHandover } from "../use-handover";
import type { HandedOver } from "./handed-over";
import { HandoverChoice } from "./handover-choice";

interface AccessCardProps {
  personId: string;
  name: string;
  access: "none" | "active" | "disabled";
  /** Whether their last day is over: nobody signs in after it, so nobody is invited. */
  left: boolean;
  onHandedOver: (handed: HandedOver | undefined) => void;
}

/** Whether this person can sign in: invite, take away, give back. Taking away asks what becomes of their open work. */
export function AccessCard(props: AccessCardProps) {
  const t = useTranslations("directory");
  const { personId, name, access, left } = props;
  const [asking, setAsking] = useState(false);
  const safe = useRef<HTMLButtonElement>(null);
  const handover = useHandover(personId, { active: asking, mayKeep: true });
  const onError = useProblemToast();
  const set = useMutation(
    trpc.directory.people.setAccess.mutationOptions({
      onSuccess: async (now, input) => {
        setAsking(false);
        props.onHandedOver(now.handedOver);
        await queryClient.invalidateQueries({ queryKey: trpc.directory.pathKey() });
        toast({ title: t(`person.${input.access}`) });
      },
      onError: (error) => {
        if (problemOf(error).field !== "handover") onError(error);
      },
    }),
  );
  const problem = set.error ? problemOf(set.error) : undefined;
  const act = (to: "invited" | "enabled", words: string) => (
    <Button busy={set.isPending && set.variables?.access === to} onClick={() => set.mutate({ personId, access: to })}>
      {words}
    </Button>
  );
  function disable() {
    const chosen = handover.successor();
    set.mutate({ personId, access: "disabled", ...(chosen ? { handover: chosen } : {}) });
  }
  const said = {
    none: t("person.accessNone", { name }),
    active: t("person.accessActive", { name }),
    disabled: t("person.accessDisabled"),
  }[access];
  return (
    <Card title={t("person.accessTitle")} take={left ? t("person.accessLeft", { name }) : said}>
      <div className="flex flex-wrap gap-2">
        {access === "none" && !left ? act("invited", t("person.invite")) : null}
        {access === "active" && !left ? act("invited", t("person.inviteAgain")) : null}
        {access === "active" ? <Button onClick={() => setAsking(true)}>{t("person.disable")}</Button> : null}
        {access === "disabled" && !left ? act("enabled", t("person.enable")) : null}
      </div>
      <Dialog
        open={asking}
        onOpenChange={setAsking}
        title={t("leaving.ask", { name })}
        description={t("leaving.askWhy")}
        initialFocus={safe}
        footer={
          <>
            <Button ref={safe} onClick={() => setAsking(false)}>
              {t("leaving.cancel")}
            </Button>
            <Button kind="primary" busy={set.isPending} disabled={handover.isOpen} onClick={disable}>
              {t("person.disable")}
            </Button>
          </>
        }
      >
        <HandoverChoice
          name={name}
          state={handover}
          mayKeep
          error={problem?.field === "handover" ? problem.message : undefined}
        />
      </Dialog>
    </Card>
  );
}
