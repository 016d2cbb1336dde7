import { type Column, Table } from "@arraigo/ui/table";
import { Tag } from "@arraigo/ui/tag";
import { useTranslations } from "use-intl";
import { useFormat } from "../../../lib/format";
import type { StateName, TeamData } from "../types";

type Member = NonNullable<TeamData["named"]>["people"][number];

/** The team person by person, by name and in alphabetical order: never a ranking. */
export function TeamTable(props: { data: TeamData; people: readonly Member[] }) {
  const t = useTranslations("adoption.team");
  const mine = useTranslations("adoption.mine");
  const states = useTranslations("adoption.states");
  const format = useFormat();
  const word = (state: StateName | undefined) =>
    state ? (
      <Tag tone={state === "adopted" ? "brand" : state === "lapsed" ? "amber" : "neutral"}>{states(state)}</Tag>
    ) : (
      <span className="text-ink-3">–</span>
    );
  const columns: Column<Member>[] = [
    { key: "person", header: t("person"), cell: ({ name }) => name, rowHeader: true },
    {
      key: "state",
      header: t("state"),
      cell: ({ state, since }) => (
        <span className="inline-flex flex-wrap items-baseline gap-x-2">
          {word(state)}
          {since ? (
            <small className="whitespace-nowrap text-12 text-ink-3">{mine("since", { day: format.date(since) })}</small>
          ) : null}
        </span>
      ),
    },
    ...props.data.behaviours
      .filter(({ behaviourId }) => props.people.some(({ behaviours }) => behaviourId in behaviours))
      .map(({ behaviourId, name }) => ({
        key: behaviourId,
        header: name,
        cell: ({ behaviours }: Member) => word(behaviours[behaviourId]),
      })),
  ];
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard.
    <section aria-label={t("table")} tabIndex={0} className="overflow-x-auto rounded-3">
      <Table caption={t("table")} columns={columns} rows={props.people} rowKey={({ personId }) => personId} />
    </section>
  );
}
