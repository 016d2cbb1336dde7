import { Card } from "@arraigo/ui/card";
import { NothingYet } from "@arraigo/ui/empty-state";
import { HabitDots } from "@arraigo/ui/habit-dots";
import { PageSkeleton } from "@arraigo/ui/skeleton";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { Page, TwoColumns } from "../../../lib/page";
import { QueryView } from "../../../lib/query-view";
import { trpc } from "../../../lib/trpc";
import { Definition } from "../components/definition";
import { HabitRow } from "../components/habit-row";
import { live } from "../live";

const em = (chunks: React.ReactNode) => <em>{chunks}</em>;

/** A person's own habits: how they grow, what is in it for them, and who else may see it. */
export function MineScreen() {
  const t = useTranslations("adoption.mine");
  const words = useTranslations("adoption.definitions");
  const query = useQuery({ ...trpc.adoption.mine.queryOptions(), ...live });
  return (
    <QueryView query={query} loading={<PageSkeleton />}>
      {({ rollouts, privacyMode }) => {
        const habits = rollouts.flatMap((rollout) => rollout.habits);
        if (habits.length === 0)
          return (
            <Page title={t("title")}>
              <NothingYet title={t("emptyTitle")}>{t("empty")}</NothingYet>
            </Page>
          );
        const adopted = habits.filter(({ state }) => state === "adopted").length;
        const isNew = habits.every(({ periods }) => periods.every(({ expected }) => !expected));
        return (
          <Page
            title={t("title")}
            sentence={isNew ? t.rich("sentenceNew", { em }) : t.rich("sentence", { adopted, total: habits.length, em })}
          >
            <TwoColumns
              main={rollouts.map(({ rolloutId, name, habits: own }) => (
                <Card key={rolloutId} title={name} foot={<Legend />}>
                  <ul>
                    {own.map((habit) => (
                      <HabitRow key={habit.behaviourId} habit={habit} withBenefit />
                    ))}
                  </ul>
                </Card>
              ))}
              side={
                <>
                  <Card title={t("whoTitle")}>
                    <p className="text-ink-2">{t(`who_${privacyMode}`)}</p>
                  </Card>
                  <Card title={words("states.title")}>
                    <Definition of="states" minimum={5} />
                  </Card>
                </>
              }
            />
          </Page>
        );
      }}
    </QueryView>
  );
}

function Legend() {
  const t = useTranslations("adoption.mine");
  const key = (look: "kept" | "some" | "none" | "away", word: string) => (
    <span key={look} className="inline-flex items-center gap-1.5">
      <HabitDots weeks={[look]} />
      {word}
    </span>
  );
  return (
    <>
      {key("kept", t("legendKept"))}
      {key("some", t("legendSome"))}
      {key("none", t("legendNone"))}
      {key("away", t("legendAway"))}
    </>
  );
}
