import { type Bar, Bars } from "@arraigo/ui/bars";
import { useTranslations } from "use-intl";
import type { By } from "../usage-question";
import type { BehindData } from "../usage-types";
import { useUsageWords } from "../use-usage-words";

/** The groups a number is made of, by name, each with its part or why it is not shown. */
export function BehindGroups({ answer }: { answer: BehindData }) {
  const t = useTranslations("telemetry.uptake.behind");
  const u = useTranslations("telemetry.usage");
  const words = useUsageWords();
  const barOf = ({ by, key, name, part }: BehindData["groups"][number]): Bar => {
    const called = name ?? (key === "none" ? u(`none.${by}`) : u("former"));
    if ("suppressed" in part) return { key, name: called, shown: words.hidden(part.suppressed, answer.minimum) };
    return { key, name: called, share: part.people === 0 ? 0 : part.counted / part.people, shown: t("share", part) };
  };
  const groupings: By[] = ["unit", "location", "role"];
  return (
    <>
      {groupings.map((by) => {
        const some = answer.groups.filter((group) => group.by === by);
        return some.length > 0 ? (
          <section key={by} className="grid gap-2">
            <h3 className="text-12 font-medium text-ink-3">{u(`by.${by}`)}</h3>
            <Bars label={u(`by.${by}`)} bars={some.map(barOf)} />
          </section>
        ) : null;
      })}
      <p className="text-12 text-ink-3">
        {t("order")}
        {answer.groups.some(({ part }) => "suppressed" in part)
          ? ` ${words.why("small", answer.minimum)} ${words.why("complement", answer.minimum)}`
          : null}
      </p>
    </>
  );
}
