import { cx } from "@arraigo/ui/plain/cx";
import { useTranslations } from "use-intl";
import { useFormat } from "../../../lib/format";
import { useSession } from "../../../lib/session";
import type { Wave } from "../types";
import { placesOf, todayIn } from "../waves";
import { WaveMark } from "./wave-mark";

/** The waves in proportion to time, with today marked. A drawing only: the list below says the same in words. */
export function TimeLine(props: { waves: readonly Wave[]; nextId: string | undefined }) {
  const t = useTranslations("change.waves");
  const format = useFormat();
  const today = todayIn(useSession().person.timeZone);
  const places = placesOf([...props.waves.map((wave) => wave.goLiveOn), today]);
  const now = places.at(-1) ?? 0;
  const days = props.waves.map((wave) => wave.goLiveOn).toSorted();
  const first = days[0] ?? today;
  const last = days.at(-1) ?? today;
  return (
    <div aria-hidden="true" className="mt-1 mb-3 px-3">
      <div className="relative h-11">
        <span className="absolute top-[11px] right-0 left-0 h-0.5 rounded-full bg-hairline" />
        <span className="absolute top-[11px] left-0 h-0.5 rounded-full bg-brand" style={{ width: `${now * 100}%` }} />
        {props.waves.map((wave, index) => (
          <span
            key={wave.id}
            className="absolute top-0 -translate-x-1/2"
            style={{ left: `${(places[index] ?? 0) * 100}%` }}
          >
            <WaveMark wave={wave} next={wave.id === props.nextId} />
          </span>
        ))}
        <span className="absolute top-[5px] h-3.5 w-0.5 -translate-x-1/2 bg-ink" style={{ left: `${now * 100}%` }} />
        <span
          className={cx(
            "absolute top-6 text-11 font-medium text-ink",
            now > 0.85 ? "-translate-x-full" : now < 0.15 ? "" : "-translate-x-1/2",
          )}
          style={{
            left:
              now > 0.85 ? `calc(${now * 100}% + 12px)` : now < 0.15 ? `calc(${now * 100}% - 12px)` : `${now * 100}%`,
          }}
        >
          {t("today")}
        </span>
        {now > 0.35 ? (
          <span className="figures absolute top-6 -left-3 text-11 text-ink-3">{format.date(first)}</span>
        ) : null}
        {now < 0.65 ? (
          <span className="figures absolute top-6 -right-3 text-11 text-ink-3">{format.date(last)}</span>
        ) : null}
      </div>
    </div>
  );
}
