import { Button } from "@arraigo/ui/button";
import { Card } from "@arraigo/ui/card";
import { Field } from "@arraigo/ui/field";
import { Input } from "@arraigo/ui/input";
import { Select } from "@arraigo/ui/select";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { trpc } from "../../../../lib/trpc";
import { useProblemToast } from "../../../../lib/use-problem-toast";
import type { Mapping, UploadFound } from "../../history-types";

const roles = ["person", "event", "time", "messageId", "property", "properties", "skip"] as const;
const kinds = ["text", "number", "yesNo"] as const;
const formats = ["ymd", "dmy", "mdy", "compact", "seconds", "milliseconds"] as const;
const delimiters = { comma: ",", semicolon: ";", tab: "\t", bar: "|" } as const;

interface HistoryColumnsProps {
  found: UploadFound;
  onFound: (found: UploadFound) => void;
  onTry: (mapping: Mapping) => void;
  onDiscard: () => void;
  busy: boolean;
}

/** What each column is: suggested, and to be put right. */
export function HistoryColumns({ found, onFound, onTry, onDiscard, busy }: HistoryColumnsProps) {
  const t = useTranslations("telemetry.history");
  const problem = useProblemToast();
  const { facts, uploadId } = found;
  const [mapping, setMapping] = useState(found.mapping);
  const again = useMutation({
    ...trpc.telemetry.history.finish.mutationOptions(),
    onSuccess: onFound,
    onError: problem,
  });
  const count = (role: string) => mapping.columns.filter((column) => column.role === role).length;
  const named = count("event") === 0;
  const eventName = named ? (mapping.eventName ?? "") : null;
  const whole =
    count("person") === 1 && count("time") === 1 && count("event") <= 1 && count("messageId") <= 1 && eventName !== "";
  const time = facts.columns[mapping.columns.findIndex(({ role }) => role === "time")];
  const either = time?.times.includes("dmy") && time.times.includes("mdy") && !time.times.includes("ymd");
  const change = (at: number, part: Partial<Mapping["columns"][number]>) =>
    setMapping({
      ...mapping,
      columns: mapping.columns.map((column, index) => (index === at ? { ...column, ...part } : column)),
    });
  return (
    <Card
      title={t("steps.columns")}
      take={t("facts", {
        format: facts.format,
        packed: String(facts.gzip),
        encoding: facts.encoding.toUpperCase(),
        rows: facts.rows,
      })}
    >
      <div className="grid gap-gap sm:grid-cols-3">
        {facts.delimiter ? (
          <Field label={t("delimiter")}>
            <Select
              value={facts.delimiter}
              disabled={again.isPending}
              onChange={(event) =>
                again.mutate({ uploadId, layout: { delimiter: event.currentTarget.value as typeof facts.delimiter } })
              }
            >
              {(Object.keys(delimiters) as (keyof typeof delimiters)[]).map((each) => (
                <option key={each} value={delimiters[each]}>
                  {t(`delimiters.${each}`)}
                </option>
              ))}
            </Select>
          </Field>
        ) : null}
        <Field label={t("timeFormat")} {...(either && { hint: t("ambiguous") })}>
          <Select
            value={mapping.timeFormat}
            onChange={(event) =>
              setMapping({ ...mapping, timeFormat: event.currentTarget.value as Mapping["timeFormat"] })
            }
          >
            {formats.map((each) => (
              <option key={each} value={each}>
                {t(`formats.${each}`)}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={t("zone")}>
          <Select
            value={mapping.timeZone}
            onChange={(event) => setMapping({ ...mapping, timeZone: event.currentTarget.value })}
          >
            {[...new Set([mapping.timeZone, found.mapping.timeZone, "UTC", ...Intl.supportedValuesOf("timeZone")])].map(
              (each) => (
                <option key={each} value={each}>
                  {each}
                </option>
              ),
            )}
          </Select>
        </Field>
        {named ? (
          <Field label={t("eventName")} hint={t("eventNameHint")}>
            <Input
              value={mapping.eventName ?? ""}
              maxLength={200}
              onChange={(event) => setMapping({ ...mapping, eventName: event.currentTarget.value })}
            />
          </Field>
        ) : null}
      </div>
      <ul className="mt-4">
        {facts.columns.map((column, index) => {
          const mapped = mapping.columns[index];
          return (
            <li
              key={column.name}
              className="grid items-start gap-x-5 gap-y-2 border-t py-3 sm:grid-cols-[minmax(0,1fr)_minmax(0,1.4fr)_13rem_11rem]"
            >
              <span className="min-w-0 pt-1.5 font-medium break-words text-ink">{column.name}</span>
              <span className="figures line-clamp-2 min-w-0 pt-1.5 break-all text-ink-2">
                {column.samples.slice(0, 3).join(" · ") || <span className="text-ink-3">{t("emptyColumn")}</span>}
              </span>
              <Select
                aria-label={`${column.name}: ${t("becomes")}`}
                value={mapped?.role ?? "skip"}
                onChange={(event) => change(index, { role: event.currentTarget.value as (typeof roles)[number] })}
              >
                {roles.map((role) => (
                  <option key={role} value={role}>
                    {t(`roles.${role}`)}
                  </option>
                ))}
              </Select>
              {mapped?.role === "property" ? (
                <Select
                  aria-label={`${column.name}: ${t("kind")}`}
                  value={mapped.kind ?? "text"}
                  onChange={(event) => change(index, { kind: event.currentTarget.value as (typeof kinds)[number] })}
                >
                  {kinds.map((kind) => (
                    <option key={kind} value={kind}>
                      {t(`kinds.${kind}`)}
                    </option>
                  ))}
                </Select>
              ) : null}
            </li>
          );
        })}
      </ul>
      <div className="mt-4 flex flex-wrap items-center justify-end gap-2">
        {whole ? null : <p className="mr-auto text-amber">{t("missing")}</p>}
        <Button onClick={onDiscard}>{t("discard")}</Button>
        <Button kind="primary" disabled={!whole} busy={busy} onClick={() => onTry({ ...mapping, eventName })}>
          {t("try")}
        </Button>
      </div>
    </Card>
  );
}
