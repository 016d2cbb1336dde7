import { toast } from "@arraigo/ui/toast";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { api, trpc } from "../../lib/trpc";
import { useProblemToast } from "../../lib/use-problem-toast";

interface Appointment {
  personId: string;
  rolloutId: string;
  name: string;
}

/** Names a sponsor or takes that back; each is the other's undo. */
export function useAppoint(): { appoint: (who: Appointment) => void; dismiss: (who: Appointment) => void } {
  const t = useTranslations("sponsorship.rollouts");
  const queryClient = useQueryClient();
  const say = useProblemToast();
  const readAgain = () => queryClient.invalidateQueries(trpc.sponsorship.sponsors.presence.pathFilter());
  async function appoint({ name, ...ids }: Appointment, again = false): Promise<void> {
    await api.sponsorship.sponsors.appoint.mutate(ids);
    await readAgain();
    toast({
      title: t("appointed", { name }),
      description: again ? t("againWhy") : undefined,
      undo: again ? undefined : () => void dismiss({ name, ...ids }, true).catch(say),
    });
  }
  async function dismiss({ name, ...ids }: Appointment, again = false): Promise<void> {
    await api.sponsorship.sponsors.dismiss.mutate(ids);
    await readAgain();
    toast({
      title: t("dismissed", { name }),
      description: again ? undefined : t("dismissedWhy"),
      undo: again ? undefined : () => void appoint({ name, ...ids }, true).catch(say),
    });
  }
  return {
    appoint: (who) => void appoint(who).catch(say),
    dismiss: (who) => void dismiss(who).catch(say),
  };
}
