import type { AppRouter } from "@arraigo/api";
import { ProgressBar } from "@arraigo/ui/progress-bar";
import { useQuery } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import { useTranslations } from "use-intl";
import { useFormat } from "../../../../lib/format";
import { trpc } from "../../../../lib/trpc";

type View = inferRouterOutputs<AppRouter>["telemetry"]["retention"]["erasures"]["erasures"][number];

const pollMs = 1_000;

/**
 * How far the erasures are that run, and what a look into every place found after those that are done. A done one does not know any more
 * whose it was; `names` are those asked for on this page.
 */
export function Erasures({ names }: { names: Readonly<Record<string, string>> }) {
  const query = useQuery(
    trpc.telemetry.retention.erasures.queryOptions(undefined, {
      refetchInterval: ({ state }) => (state.data?.erasures.some(isRunning) ? pollMs : false),
    }),
  );
  const erasures = query.data?.erasures ?? [];
  return erasures.length === 0 ? null : (
    <ul className="grid gap-4" aria-live="polite">
      {erasures.map((erasure) => (
        <li key={erasure.id}>
          {isRunning(erasure) ? <Running erasure={erasure} /> : <Done erasure={erasure} name={names[erasure.id]} />}
        </li>
      ))}
    </ul>
  );
}

const isRunning = ({ state }: View) => state === "running";

function Running({ erasure }: { erasure: View }) {
  const { name, phase, problem, done, of } = erasure;
  const t = useTranslations("telemetry.keeping");
  return (
    <div className="grid gap-2">
      <p className="text-ink">{t("erasing", { name: name ?? "" })}</p>
      <ProgressBar label={t("erasing", { name: name ?? "" })} value={done / of} />
      <p className="text-ink-2">
        {problem === null
          ? t(`phases.${phase}`)
          : problem === "telemetry.FilesWaiting"
            ? t("stoppedByFile")
            : t("stopped", { problem })}
      </p>
    </div>
  );
}

function Done({ erasure, name }: { erasure: View; name: string | undefined }) {
  const { left, looked, endedAt, askedBy } = erasure;
  const t = useTranslations("telemetry.keeping");
  const format = useFormat();
  const em = (text: React.ReactNode) => <strong className="font-medium text-ink">{text}</strong>;
  const who = { known: name === undefined ? "no" : "yes", name: name ?? "" };
  return (
    <>
      <p className={left === 0 ? "text-ink-2" : "text-danger"}>
        {left === 0 ? t.rich("erased", { places: looked, ...who, em }) : t("erasedLeft", { left, ...who })}
      </p>
      <p className="text-ink-2">
        {t("erasedWhen", {
          at: format.dateTime(endedAt ?? ""),
          known: askedBy === null ? "no" : "yes",
          by: askedBy ?? "",
        })}
      </p>
    </>
  );
}
