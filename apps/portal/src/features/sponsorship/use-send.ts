import { toast } from "@arraigo/ui/toast";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { trpc } from "../../lib/trpc";

/** Sends a word and says whom it reached. There is no way back, so none is offered. */
export function useSend() {
  const t = useTranslations("sponsorship.composer");
  const queryClient = useQueryClient();
  return useMutation(
    trpc.sponsorship.messages.send.mutationOptions({
      onSuccess: ({ recipients }) => {
        toast({ title: t("done", { count: recipients }) });
        void queryClient.invalidateQueries(trpc.sponsorship.pathFilter());
      },
    }),
  );
}
