import { Segmented } from "@arraigo/ui/segmented";
import { Select } from "@arraigo/ui/select";
import { PageSkeleton } from "@arraigo/ui/skeleton";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { useTranslations } from "use-intl";
import { useFormat } from "../../../lib/format";
import { Page } from "../../../lib/page";
import { QueryView } from "../../../lib/query-view";
import { useSearchState } from "../../../lib/search";
import { useCan, useSession } from "../../../lib/session";
import { trpc } from "../../../lib/trpc";
import { CrmTabs } from "../components/crm-tabs";
import { ActivityFigures } from "../components/dashboard-activities";
import { CaseFigures } from "../components/dashboard-cases";
import { DealFigures } from "../components/dashboard-deals";
import { type OpenRows, RowsSheet } from "../components/dashboard-rows-sheet";
import { useMoney } from "../components/use-board-money";
import { dashboardSearch } from "../insight-search";

const em = (chunks: ReactNode) => <em>{chunks}</em>;
const periods = { d30: 30, d90: 90, d365: 365 } as const;
type Owner = "mine" | "team" | "all";

/** How things stand: deals, cases and activities, every number of which opens its rows. */
export function DashboardScreen() {
  const t = useTranslations("crm.dashboard");
  const words = useTranslations("crm.owner");
  const can = useCan();
  const manages = useSession().roles.includes("people_manager");
  const [search, setSearch] = useSearchState(dashboardSearch);
  const [rows, setRows] = useState<OpenRows>();
  const boards = (["deals", "cases", "activities"] as const).filter((board) => can(permissionOf[board]));
  const board = boards.find((each) => each === search.board) ?? boards[0] ?? "deals";
  const owners: Owner[] = [
    "mine",
    ...(manages ? (["team"] as const) : []),
    ...(board === "activities" ? [] : (["all"] as const)),
  ];
  const chosen = owners.find((each) => each === search.owner);
  const owner = useOwner(board, chosen, manages ? "team" : "mine");
  const period = search.period ?? "d90";
  if (!owner) return <PageSkeleton />;
  const asked = { owner, days: periods[period] };
  const open = (behind: OpenRows["rows"], title: string) => setRows({ rows: behind, title });
  const controls = (
    <div className="-mt-4 grid min-w-0 grid-cols-[minmax(0,1fr)] gap-3">
      <CrmTabs />
      <div className="flex flex-wrap items-center gap-2">
        <Segmented
          label={t("board")}
          value={board}
          choices={boards.map((value) => ({ value, label: t(`boards.${value}`) }))}
          onChange={(value) => setSearch({ board: value })}
        />
        {owners.length > 1 ? (
          <Segmented
            label={words("label")}
            value={owner}
            choices={owners.map((value) => ({ value, label: words(value) }))}
            onChange={(value) => setSearch({ owner: value })}
          />
        ) : null}
        <Segmented
          label={t("period")}
          value={period}
          choices={(["d30", "d90", "d365"] as const).map((value) => ({ value, label: t(`periods.${value}`) }))}
          onChange={(value) => setSearch({ period: value })}
        />
      </div>
    </div>
  );
  return (
    <>
      {board === "deals" ? <Deals asked={asked} controls={controls} onOpen={open} /> : null}
      {board === "cases" ? <Cases asked={asked} controls={controls} onOpen={open} /> : null}
      {board === "activities" ? (
        <Activities asked={{ ...asked, owner: owner === "team" ? "team" : "mine" }} controls={controls} onOpen={open} />
      ) : null}
      <RowsSheet open={rows} onClose={() => setRows(undefined)} />
    </>
  );
}

/**
 * Whose figures are shown: whose was asked for; else what is usual for the person, unless there is none of theirs: then everybody's,
 * as far as they may see it. Undefined until that is known.
 */
function useOwner(
  board: "deals" | "cases" | "activities",
  chosen: Owner | undefined,
  usual: "mine" | "team",
): Owner | undefined {
  const asked = { owner: usual, conditions: [] };
  const undecided = chosen === undefined && board !== "activities";
  const deals = useQuery({
    ...trpc.crm.opportunities.count.queryOptions(asked),
    enabled: undecided && board === "deals",
  });
  const cases = useQuery({ ...trpc.crm.cases.count.queryOptions(asked), enabled: undecided && board === "cases" });
  if (!undecided) return chosen ?? usual;
  const { data, isError } = board === "deals" ? deals : cases;
  if (isError) return usual;
  return data && (data.count > 0 ? usual : "all");
}

const permissionOf = {
  deals: "crm.opportunity.read",
  cases: "crm.case.read",
  activities: "crm.activity.read",
} as const;

interface BoardProps<O extends Owner> {
  asked: { owner: O; days: number };
  controls: ReactNode;
  onOpen: (rows: OpenRows["rows"], title: string) => void;
}

function Deals(props: BoardProps<Owner>) {
  const t = useTranslations("crm.dashboard.deals");
  const d = useTranslations("crm.dashboard");
  const format = useFormat();
  const [search, setSearch] = useSearchState(dashboardSearch);
  const query = useQuery({
    ...trpc.crm.dashboards.deals.queryOptions({
      ...props.asked,
      pipelineId: search.pipeline,
      currency: search.currency,
    }),
    placeholderData: keepPreviousData,
  });
  const money = useMoney(query.data?.currency ?? "USD");
  return (
    <QueryView query={query} loading={<PageSkeleton />}>
      {(board) => (
        <Page
          title={d("title")}
          sentence={t.rich("sentence", {
            count: board.open.count,
            amount: money(board.open.amountMinor),
            past: board.pastClose.count,
            em,
          })}
          sub={
            board.otherCurrencies.length > 0
              ? t("other", { currencies: format.list(board.otherCurrencies) })
              : undefined
          }
          actions={
            <>
              {board.pipelines.length > 1 ? (
                <Choice
                  label={d("pipeline")}
                  value={board.pipelineId}
                  onChange={(pipeline) => setSearch({ pipeline })}
                  choices={board.pipelines}
                />
              ) : null}
              {board.otherCurrencies.length > 0 ? (
                <Choice
                  label={d("currency")}
                  value={board.currency}
                  onChange={(currency) => setSearch({ currency })}
                  choices={[board.currency, ...board.otherCurrencies].map((id) => ({ id, name: id }))}
                />
              ) : null}
            </>
          }
        >
          {props.controls}
          <DealFigures board={board} onOpen={props.onOpen} />
        </Page>
      )}
    </QueryView>
  );
}

function Choice(props: {
  label: string;
  value: string;
  choices: readonly { id: string; name: string }[];
  onChange: (id: string) => void;
}) {
  return (
    <div className="w-40">
      <Select
        aria-label={props.label}
        value={props.value}
        onChange={(event) => props.onChange(event.currentTarget.value)}
      >
        {props.choices.map((choice) => (
          <option key={choice.id} value={choice.id}>
            {choice.name}
          </option>
        ))}
      </Select>
    </div>
  );
}

function Cases(props: BoardProps<Owner>) {
  const t = useTranslations("crm.dashboard.cases");
  const d = useTranslations("crm.dashboard");
  const query = useQuery({ ...trpc.crm.dashboards.cases.queryOptions(props.asked), placeholderData: keepPreviousData });
  return (
    <QueryView query={query} loading={<PageSkeleton />}>
      {(board) => (
        <Page
          title={d("title")}
          sentence={t.rich("sentence", { count: board.open.count, old: board.byAge.at(-1)?.count ?? 0, em })}
        >
          {props.controls}
          <CaseFigures board={board} onOpen={props.onOpen} />
        </Page>
      )}
    </QueryView>
  );
}

function Activities(props: BoardProps<"mine" | "team">) {
  const t = useTranslations("crm.dashboard.activities");
  const d = useTranslations("crm.dashboard");
  const format = useFormat();
  const query = useQuery({
    ...trpc.crm.dashboards.activities.queryOptions(props.asked),
    placeholderData: keepPreviousData,
  });
  return (
    <QueryView query={query} loading={<PageSkeleton />}>
      {(board) => (
        <Page
          title={d("title")}
          sentence={t.rich("sentence", {
            count: board.total.count,
            hours: board.total.timed > 0 ? format.decimal(board.total.minutes / 60) : "none",
            em,
          })}
        >
          {props.controls}
          <ActivityFigures board={board} onOpen={props.onOpen} />
        </Page>
      )}
    </QueryView>
  );
}
