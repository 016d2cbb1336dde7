import { Button } from "@arraigo/ui/button";
import { Menu, MenuItem } from "@arraigo/ui/menu";
import { toast } from "@arraigo/ui/toast";
import { useMutation } from "@tanstack/react-query";
import { ChevronDown } from "lucide-react";
import { useTranslations } from "use-intl";
import { trpc } from "../../../../lib/trpc";
import { useProblemToast } from "../../../../lib/use-problem-toast";
import { useRefreshCrm } from "../../use-refresh-crm";

const choices = [1, 6, 7] as const;

/** For administrators: the day everybody's weeks begin with. */
export function WeekStart({ value }: { value: number }) {
  const t = useTranslations("crm.calendar.weekStarts");
  const refresh = useRefreshCrm();
  const problem = useProblemToast();
  const save = useMutation({ ...trpc.crm.settings.save.mutationOptions(), onSettled: refresh, onError: problem });
  const day = (each: number) => t(String(each) as "1");
  const set = (each: 1 | 6 | 7) => {
    const before = choices.find((one) => one === value) ?? 1;
    save.mutate(
      { weekStartsOn: each },
      {
        onSuccess: () =>
          toast({ title: t("saved", { day: day(each) }), undo: () => save.mutate({ weekStartsOn: before }) }),
      },
    );
  };
  return (
    <Menu
      align="end"
      trigger={
        <Button kind="ghost" busy={save.isPending} className="max-sm:hidden">
          {t("label", { day: day(value) })}
          <ChevronDown aria-hidden="true" className="size-3.5" />
        </Button>
      }
    >
      {choices.map((each) => (
        <MenuItem key={each} onSelect={() => set(each)}>
          {t("label", { day: day(each) })}
        </MenuItem>
      ))}
    </Menu>
  );
}
