import { Card } from "@arraigo/ui/card";
import { HiddenToProtect, NothingYet } from "@arraigo/ui/empty-state";
import { linkButtonLook } from "@arraigo/ui/link-button";
import { Select } from "@arraigo/ui/select";
import { PageSkeleton } from "@arraigo/ui/skeleton";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { useFormat } from "../../../lib/format";
import { Page } from "../../../lib/page";
import { QueryView } from "../../../lib/query-view";
import { useSearchState } from "../../../lib/search";
import { trpc } from "../../../lib/trpc";
import { FigureBars } from "../components/figure-bars";
import { TeamTable } from "../components/team-table";
import { live } from "../live";
import { teamSearch } from "../search";
import type { TeamData } from "../types";

const em = (chunks: React.ReactNode) => <em>{chunks}</em>;

/** A people manager's team: by name where the organisation allows it, as protected sums where it does not. */
export function TeamScreen() {
  const t = useTranslations("adoption.team");
  const [search, change] = useSearchState(teamSearch);
  const input = {
    ...(search.rollout ? { rolloutId: search.rollout } : {}),
    ...(search.after ? { cursor: search.after } : {}),
  };
  const query = useQuery({ ...trpc.adoption.team.queryOptions(input), ...live, placeholderData: keepPreviousData });
  return (
    <QueryView query={query} loading={<PageSkeleton />}>
      {(data) => (
        <Page
          title={t("title")}
          sentence={<Sentence data={data} isWhole={!search.after} />}
          sub={
            data.minimum === null
              ? data.named?.people.length
                ? t("sub")
                : undefined
              : t("subAggregate", { minimum: data.minimum })
          }
          actions={
            data.rollouts.length > 1 ? (
              <Select
                aria-label={t("rollout")}
                value={data.rolloutId ?? ""}
                onChange={(event) => change({ rollout: event.currentTarget.value, after: undefined })}
                className="w-56!"
              >
                {data.rollouts.map(({ rolloutId, name }) => (
                  <option key={rolloutId} value={rolloutId}>
                    {name}
                  </option>
                ))}
              </Select>
            ) : undefined
          }
        >
          <Body data={data} after={search.after} onPage={(after) => change({ after })} />
        </Page>
      )}
    </QueryView>
  );
}

function Sentence({ data, isWhole }: { data: TeamData; isWhole: boolean }) {
  const t = useTranslations("adoption.team");
  const format = useFormat();
  const rollout = data.rollouts.find(({ rolloutId }) => rolloutId === data.rolloutId)?.name ?? "";
  if (data.adoption)
    return "share" in data.adoption
      ? t.rich("aggregate", { percent: format.percent(data.adoption.share), rollout, em })
      : t("title");
  const people = data.named?.people ?? [];
  if (people.length === 0) return t("title");
  if (!isWhole || data.named?.nextCursor) return t.rich("sentenceMore", { rollout, em });
  return t.rich("sentence", {
    adopted: people.filter(({ state }) => state === "adopted").length,
    people: people.length,
    rollout,
    em,
  });
}

function Body(props: { data: TeamData; after: string | undefined; onPage: (after: string | undefined) => void }) {
  const t = useTranslations("adoption.team");
  const { data } = props;
  if (data.adoption && data.minimum !== null) {
    if ("suppressed" in data.adoption)
      return <HiddenToProtect title={t("hiddenTitle")}>{t("hidden", { minimum: data.minimum })}</HiddenToProtect>;
    if ("missing" in data.adoption) return <NothingYet title={t("emptyTitle")}>{t("empty")}</NothingYet>;
    return (
      <Card title={t("sums")}>
        <FigureBars
          label={t("sums")}
          minimum={data.minimum}
          figures={data.behaviours.flatMap(({ behaviourId, name, figure }) =>
            figure ? [{ key: behaviourId, name, figure }] : [],
          )}
        />
      </Card>
    );
  }
  if (!data.named || data.named.people.length === 0)
    return <NothingYet title={t("emptyTitle")}>{t("empty")}</NothingYet>;
  const { nextCursor } = data.named;
  return (
    <>
      <TeamTable data={data} people={data.named.people} />
      {props.after || nextCursor ? (
        <p className="flex gap-2">
          {props.after ? (
            <button type="button" className={linkButtonLook()} onClick={() => props.onPage(undefined)}>
              {t("first")}
            </button>
          ) : null}
          {nextCursor ? (
            <button type="button" className={linkButtonLook()} onClick={() => props.onPage(nextCursor)}>
              {t("more")}
            </button>
          ) : null}
        </p>
      ) : null}
    </>
  );
}
