import { DataFigure } from "@arraigo/ui/data-figure";
import { useTranslations } from "use-intl";
import { useFormat } from "../../../lib/format";
import { type PathRow, pathRows } from "../path-rows";
import type { BehindQuestion, PathBranchData, PathsData } from "../usage-types";
import { useUsageWords } from "../use-usage-words";
import { BehindButton, type BehindChoice } from "./behind-button";
import { UsageDefinition } from "./usage-definition";

interface PathsFigureProps {
  figures: PathsData;
  event: string;
  way: "after" | "before";
  which: "first" | "latest";
  gap: number;
  /** The question, to see who took a way. */
  ask: Extract<BehindQuestion, { figure: "paths" }>["asked"];
}

/** A tree of bars: each line a branch, indented under what it follows, as long as the share of everybody who walked it. */
export function PathsFigure({ figures, event, way, which, gap, ask }: PathsFigureProps) {
  const t = useTranslations("telemetry.usage.paths");
  const format = useFormat();
  const words = useUsageWords();
  const pause = t("minutes", { minutes: gap });
  const nameOf = ({ kind, event: next }: PathBranchData) => {
    if (kind === "event") return words.event(next ?? "");
    return kind === "end" ? t("end", { way, gap: pause }) : t("other");
  };
  const rows = pathRows(figures.branches);
  const choices = rows
    .filter(({ branch }) => branch.kind !== "other")
    .map(
      ({ key, way: branches }): BehindChoice => ({
        value: `paths:${key}`.slice(0, 300),
        label: branches.map(nameOf).join(" → "),
        ask: {
          figure: "paths",
          asked: ask,
          way: branches.flatMap(({ event: done }) => done ?? []),
          end: branches.at(-1)?.kind === "end",
        },
      }),
    )
    .toReversed();
  const before = ({ way: branches }: PathRow) => branches.at(-2)?.people ?? figures.people;
  const branch = (branches: readonly PathBranchData[]) => (
    <ol className="grid gap-2.5">
      {branches.map((each) => (
        <li key={each.event ?? each.kind} className="grid gap-2.5">
          <Line branch={each} name={nameOf(each)} all={figures.people} />
          {each.next.length > 0 ? <div className="border-l pl-4">{branch(each.next)}</div> : null}
        </li>
      ))}
    </ol>
  );
  return (
    <DataFigure
      title={t("title", { way })}
      rows={rows}
      takeaway={() => t("take", { people: figures.people, which, event: words.event(event) })}
      fileName={`paths-${way}`}
      csvNotes={[
        t("csv", {
          event: words.event(event),
          way,
          which,
          gap: pause,
          from: figures.from,
          until: figures.until,
          minimum: figures.minimum,
          at: figures.computedAt,
        }),
      ]}
      actions={<BehindButton choices={choices} />}
      columns={[
        { header: t("path"), value: (row) => row.way.map(nameOf).join(" → ") },
        {
          header: t("people"),
          value: (row) => row.branch.people,
          shown: (row) => format.count(row.branch.people),
          align: "end",
        },
        {
          header: t("share"),
          value: (row) => row.branch.people / figures.people,
          shown: (row) => format.percent(row.branch.people / figures.people),
          align: "end",
        },
        {
          header: t("fromPrevious"),
          value: (row) => row.branch.people / before(row),
          shown: (row) => format.percent(row.branch.people / before(row)),
          align: "end",
        },
      ]}
      definition={<UsageDefinition of="paths" />}
      footnote={
        <span className="figures">
          {words.counted("did", figures.people)} · {words.asOf(figures.computedAt)}
          {rows.some((row) => row.branch.kind === "other") ? ` · ${t("other")}: ${t("otherNote")}` : null}
        </span>
      }
    >
      {() => branch(figures.branches)}
    </DataFigure>
  );
}

function Line({ branch, name, all }: { branch: PathBranchData; name: string; all: number }) {
  const format = useFormat();
  const share = branch.people / all;
  return (
    <div className="grid gap-1">
      <span className="flex items-baseline gap-x-3">
        <span className={branch.kind === "event" ? "min-w-0 flex-1 font-medium" : "min-w-0 flex-1 text-ink-3"}>
          {name}
        </span>
        <span className="figures">
          <span className="font-semibold">{format.count(branch.people)}</span>
          <small className="ml-1.5 text-12 text-ink-3">{format.percent(share)}</small>
        </span>
      </span>
      <span aria-hidden="true" className="block h-1.5 overflow-hidden rounded-full bg-sunken">
        <span
          className={
            branch.kind === "event"
              ? "block h-full rounded-full bg-brand"
              : "block h-full rounded-full bg-hairline-strong"
          }
          style={{ width: `${share * 100}%` }}
        />
      </span>
    </div>
  );
}
