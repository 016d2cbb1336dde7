import { Button } from "@arraigo/ui/button";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useFormat } from "../../../../lib/format";
import { trpc } from "../../../../lib/trpc";
import type { ScoreTold } from "../../insight-types";
import { useFieldName } from "../quality-finding";
import type { RecordType } from "../record-form/record-fields";
import { ScoreLine } from "./score-line";

const changesShown = 3;

/** How a record's score came to be what it is: the line, and when it stepped and why, newest first. */
export function ScoreHistory(props: { type: RecordType; id: string }) {
  const t = useTranslations("crm.page.quality");
  const related = useTranslations("crm.related");
  const format = useFormat();
  const [whole, setWhole] = useState(false);
  const query = useQuery(trpc.crm.quality.scores.queryOptions(props));
  if (!query.data || query.data.changes.length === 0) return null;
  const { line, changes, labels } = query.data;
  return (
    <section className="mt-3 border-t pt-2">
      <h3 className="font-semibold">{t("overTime")}</h3>
      <ScoreLine line={line} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard. */}
      <section className="max-h-60 overflow-y-auto" aria-label={t("overTime")} tabIndex={0}>
        <table className="figures w-full text-12">
          <caption className="sr-only">{t("overTime")}</caption>
          <thead className="sr-only">
            <tr>
              <th scope="col">{t("day")}</th>
              <th scope="col">{t("why")}</th>
              <th scope="col">{t("became")}</th>
            </tr>
          </thead>
          <tbody>
            {(whole ? changes : changes.slice(0, changesShown)).map((change) => (
              <tr key={`${change.day} ${change.reasons[0]?.what}`} className="align-top">
                <td className="py-0.5 pr-2 whitespace-nowrap text-ink-3">{format.shortDate(change.day)}</td>
                <td className="py-0.5 text-ink-2">
                  <Reasons change={change} labels={labels} />
                </td>
                <td className="py-0.5 pl-2 text-right whitespace-nowrap">
                  {change.from === null || Math.round(change.from) === Math.round(change.to)
                    ? format.count(Math.round(change.to))
                    : t("step", { from: Math.round(change.from), to: Math.round(change.to) })}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {changes.length > changesShown ? (
        <Button kind="ghost" size="small" className="-ml-2" onClick={() => setWhole((before) => !before)}>
          {whole ? related("fewer") : related("allOf", { count: changes.length })}
        </Button>
      ) : null}
    </section>
  );
}

function Reasons(props: { change: ScoreTold["changes"][number]; labels: Readonly<Record<string, string>> }) {
  const t = useTranslations("crm.page.quality.reasons");
  const format = useFormat();
  const nameOf = useFieldName(props.labels);
  const said = props.change.reasons.map((reason) =>
    "fields" in reason
      ? t(reason.what, { field: format.either(reason.fields.map(nameOf)) })
      : reason.what === "stale"
        ? t("stale", { days: reason.days })
        : t(reason.what),
  );
  return <>{said.join(" · ")}</>;
}
