import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import type { TodayItem } from "../../lib/feature";
import { paths } from "../../lib/paths";
import { useCan } from "../../lib/session";
import { trpc } from "../../lib/trpc";
import { audienceWord } from "./audience";
import { actsFor } from "./week";

/** After a month without a word, silence is overdue. */
const overdueWeeks = 4;

/** The sponsor's ready acts, as things to do today: the same ones, counted the same way, as on their own page. */
export function useActItems(): readonly TodayItem[] | undefined {
  const t = useTranslations("sponsorship.acts");
  const today = useTranslations("sponsorship.today");
  const enabled = useCan()("sponsorship.message.send");
  const presence = useQuery({ ...trpc.sponsorship.sponsors.presence.queryOptions(), enabled });
  const quiet = useQuery({ ...trpc.sponsorship.messages.quietGroups.queryOptions(), enabled });
  const own = presence.data?.find((row) => row.own);
  if (!presence.data || !quiet.data) return undefined;
  if (!own) return [];
  return actsFor(quiet.data, own, new Date()).map((act) => {
    if (act.kind === "use")
      return {
        id: "sponsorship.use",
        title: t("use"),
        reason: t("useWhy", { days: act.activeDays, window: act.windowDays }),
        to: paths.crm.board,
        action: t("useAct"),
      };
    const { group, weeks } = act;
    const audience = encodeURIComponent(audienceWord({ kind: "org_unit", id: group.orgUnitId }));
    return {
      id: `sponsorship.${group.orgUnitId}`,
      title: t("word", { group: group.name }),
      reason:
        weeks === undefined
          ? t("wordNever", { people: group.people })
          : t("wordWeeks", { people: group.people, weeks }),
      to: `${paths.sponsor.week}?write=${audience}&step=read`,
      action: t("readAndSend"),
      overdue: weeks === undefined || weeks >= overdueWeeks,
      tag: weeks === undefined ? undefined : today("age", { weeks }),
      headline: today.rich("headline", {
        // A line must not begin with the dot of "Service · Bogotá".
        group: group.name.replace(" · ", "\u00A0· "),
        weeks: weeks ?? -1,
        em: (chunks) => <em>{chunks}</em>,
      }),
    };
  });
}
