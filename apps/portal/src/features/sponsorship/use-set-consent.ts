import { toast } from "@arraigo/ui/toast";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { api, trpc } from "../../lib/trpc";
import { useProblemToast } from "../../lib/use-problem-toast";
import type { Presence } from "./types";

/** Agrees that others see one's figures, or takes that back; shown at once, with a way back. */
export function useSetConsent() {
  const t = useTranslations("sponsorship.consent");
  const queryClient = useQueryClient();
  const say = useProblemToast();
  const key = trpc.sponsorship.sponsors.presence.queryKey();
  const show = (consented: boolean) =>
    queryClient.setQueryData(key, (rows: Presence[] | undefined) =>
      rows?.map((row) => (row.own ? { ...row, consented } : row)),
    );
  const readAgain = () => void queryClient.invalidateQueries({ queryKey: key });
  return useMutation(
    trpc.sponsorship.sponsors.setConsent.mutationOptions({
      onMutate: ({ consents }) => void show(consents),
      onSuccess: (_, { consents }) =>
        toast({
          title: t(consents ? "given" : "withdrawn"),
          undo: () => {
            show(!consents);
            void api.sponsorship.sponsors.setConsent.mutate({ consents: !consents }).catch(say).finally(readAgain);
          },
        }),
      onError: say,
      onSettled: readAgain,
    }),
  );
}
