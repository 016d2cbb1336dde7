import { useTranslations } from "use-intl";
import type { DefinitionKey } from "../types";

/** One figure explained: what it is, how it is counted, where its range comes from. */
export function Definition(props: { of: DefinitionKey; minimum: number }) {
  const t = useTranslations("adoption.definitions");
  // Not every figure has a range to explain.
  const range = `${props.of}.interval` as "heat.interval";
  return (
    <div className="grid max-w-[64ch] gap-2">
      <p className="text-14 text-ink">{t(`${props.of}.what`)}</p>
      <p className="text-ink-2">{t(`${props.of}.how`)}</p>
      {t.has(range) ? <p className="text-12 text-ink-3">{t(range, { minimum: props.minimum })}</p> : null}
    </div>
  );
}
