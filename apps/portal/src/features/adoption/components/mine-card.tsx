import { Card } from "@arraigo/ui/card";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslations } from "use-intl";
import { paths } from "../../../lib/paths";
import { trpc } from "../../../lib/trpc";
import { live } from "../live";
import { HabitRow } from "./habit-row";

/** On Today: the person's own habits, and nothing where nothing is asked of them. */
export function MineCard() {
  const t = useTranslations("adoption.mine");
  const { data } = useQuery({ ...trpc.adoption.mine.queryOptions(), ...live });
  const habits = data?.rollouts.flatMap((rollout) => rollout.habits) ?? [];
  if (habits.length === 0) return null;
  return (
    <Card
      title={t("card")}
      foot={
        <Link to={paths.adoption.mine} className="inline-flex min-h-6 items-center">
          {t("all")}
        </Link>
      }
    >
      <ul>
        {habits.slice(0, 5).map((habit) => (
          <HabitRow key={habit.behaviourId} habit={habit} compact />
        ))}
      </ul>
    </Card>
  );
}
