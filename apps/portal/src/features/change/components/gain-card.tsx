import { Card } from "@arraigo/ui/card";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslations } from "use-intl";
import { useFormat } from "../../../lib/format";
import { paths } from "../../../lib/paths";
import { useSession } from "../../../lib/session";
import { trpc } from "../../../lib/trpc";
import { useTarget } from "../use-target";
import { daysBetween, todayIn } from "../waves";

/**
 * On Today: one thing that is asked, and what is in it for the person. Another one each day, in their order, so that the card
 * stays worth reading. Nothing when nothing is asked.
 */
export function GainCard() {
  const t = useTranslations("change.today");
  const format = useFormat();
  const target = useTarget();
  const today = todayIn(useSession().person.timeZone);
  const { data } = useQuery(trpc.change.rollouts.mine.queryOptions());
  const asked = (data ?? []).filter((rollout) => rollout.goLiveOn <= today).flatMap((rollout) => rollout.behaviours);
  const coming = data?.find((rollout) => rollout.goLiveOn > today);
  const shown = asked[Math.abs(daysBetween("2020-01-01", today)) % Math.max(1, asked.length)];
  if (!shown && !coming) return null;
  return (
    <Card
      title={t("title")}
      foot={
        <Link to={paths.change.mine} className="rounded-1 font-medium text-brand underline-offset-2 hover:underline">
          {t("all")}
        </Link>
      }
    >
      {shown ? (
        <>
          <p>{shown.benefit}</p>
          <p className="figures text-ink-2">{t("asked", { what: shown.name, target: target(shown) })}</p>
        </>
      ) : coming ? (
        <p className="text-ink-2">{t("starts", { name: coming.name, date: format.date(coming.goLiveOn) })}</p>
      ) : null}
    </Card>
  );
}
