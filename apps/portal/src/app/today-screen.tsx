import { Skeleton } from "@arraigo/ui/skeleton";
import { Suspense } from "react";
import { useTranslations } from "use-intl";
import type { TodayCard } from "../lib/feature";
import { useFormat } from "../lib/format";
import { Page, TwoColumns } from "../lib/page";
import { useCan, useSession } from "../lib/session";
import { features } from "./features";
import { TodayList } from "./today-list";
import { useTodayItems } from "./use-today-items";
import { WithWords } from "./with-words";

interface NamedCard extends TodayCard {
  feature: string;
}

const cards: readonly NamedCard[] = features
  .flatMap((feature) => (feature.todayCards ?? []).map((card) => ({ ...card, feature: feature.id })))
  .sort((one, other) => one.order - other.order);

/** The first page of the day: a sentence, one line to log with, what is next and why, and what each module adds. */
export function TodayScreen() {
  const t = useTranslations("shell.today");
  const jobs = useTranslations("shell.jobs");
  const format = useFormat();
  const can = useCan();
  const { person } = useSession();
  const items = useTodayItems();
  const at = (place: TodayCard["place"]) =>
    cards.filter((card) => card.place === place && (!card.requires || can(card.requires)));

  const now = new Date();
  const part = partOfDay(now, person.timeZone);
  const common = { part, name: person.givenName, em: (chunks: React.ReactNode) => <em>{chunks}</em> };
  const urgent = items?.find((item) => item.headline);
  const sentence =
    items === undefined ? (
      t("greeting", common)
    ) : items.length === 0 ? (
      t.rich("clear", common)
    ) : urgent ? (
      <>
        {t("countWith", { ...common, count: items.length })}
        {urgent.headline}.
      </>
    ) : (
      t.rich("count", { ...common, count: items.length })
    );

  return (
    <Page
      title={jobs("today")}
      sentence={sentence}
      aside={<span className="figures truncate">{format.longDate(now)}</span>}
    >
      <Cards cards={at("lead")} />
      <TwoColumns
        main={
          <>
            <TodayList items={items} />
            <Cards cards={at("main")} />
          </>
        }
        side={<Cards cards={at("side")} />}
      />
    </Page>
  );
}

function Cards(props: { cards: readonly NamedCard[] }) {
  return props.cards.map((card) => (
    <Suspense key={card.id} fallback={<Skeleton className="h-28 rounded-3!" />}>
      <WithWords feature={card.feature}>
        <card.component />
      </WithWords>
    </Suspense>
  ));
}

/** Which greeting fits where the person is. */
function partOfDay(now: Date, timeZone: string): "morning" | "afternoon" | "evening" {
  const hour = Number(new Intl.DateTimeFormat("en-GB", { hour: "numeric", hourCycle: "h23", timeZone }).format(now));
  if (hour >= 5 && hour < 12) return "morning";
  return hour >= 12 && hour < 19 ? "afternoon" : "evening";
}
