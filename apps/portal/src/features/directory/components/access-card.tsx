import { Button } from "@arraigo/ui/button";
import { Card } from "@arraigo/ui/card";
import { toast } from "@arraigo/ui/toast";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { queryClient, trpc } from "../../../lib/trpc";
import { useProblemToast } from "../../../lib/use-problem-toast";

/** Whether this person can sign in: invite, take away, give back. */
export function AccessCard(props: { personId: string; name: string; access: "none" | "active" | "disabled" }) {
  const t = useTranslations("directory.person");
  const { personId, name, access } = props;
  const onError = useProblemToast();
  const set = useMutation(
    trpc.directory.people.setAccess.mutationOptions({
      onSuccess: async (_now, input) => {
        await queryClient.invalidateQueries({ queryKey: trpc.directory.pathKey() });
        toast({ title: t(input.access) });
      },
      onError,
    }),
  );
  const act = (to: "invited" | "disabled" | "enabled", words: string) => (
    <Button busy={set.isPending && set.variables?.access === to} onClick={() => set.mutate({ personId, access: to })}>
      {words}
    </Button>
  );
  const said = { none: t("accessNone", { name }), active: t("accessActive", { name }), disabled: t("accessDisabled") }[
    access
  ];
  return (
    <Card title={t("accessTitle")} take={said}>
      <div className="flex flex-wrap gap-2">
        {access === "none" ? act("invited", t("invite")) : null}
        {access === "active" ? act("invited", t("inviteAgain")) : null}
        {access === "active" ? act("disabled", t("disable")) : null}
        {access === "disabled" ? act("enabled", t("enable")) : null}
      </div>
    </Card>
  );
}
