import { privacyModes, roles } from "@arraigo/platform/contract";
import { reachNames } from "@arraigo/platform/manifest";
import { useTranslations } from "use-intl";
import { useFormat } from "../../../lib/format";
import type { api } from "../../../lib/trpc";

type Detail = Awaited<ReturnType<typeof api.directory.audit.list.query>>["entries"][number]["details"][number];
type Plain = Detail["to"];

const shownMax = 4;

/** What an entry tells besides what was done: what was it before, what is it now. Facts without a word for them stay unsaid. */
export function EntryDetails(props: { action: string; details: readonly Detail[] }) {
  const t = useTranslations("directory.audit");
  const format = useFormat();
  const say = useSayDetail(props.action);
  const said = props.details.flatMap((detail) => say(detail) ?? []);
  if (said.length === 0) return null;
  const more = said.length - shownMax;
  return (
    <span className="block text-12 font-normal text-ink-3">
      {said.slice(0, shownMax).join(" · ")}
      {more > 0 ? ` · ${t("moreFacts", { count: format.count(more) })}` : null}
    </span>
  );
}

function useSayDetail(action: string) {
  const t = useTranslations("directory");
  const format = useFormat();
  const labelOf = (key: string): string | undefined => {
    const known = action === "directory.reach_changed" && key === "value" ? "reach" : key;
    const short = known.replace(/^(orgUnit|manager|jobRole|location)Id$/u, "$1");
    if (t.has(`fields.${short as "name"}`)) return t(`fields.${short as "name"}`);
    return t.has(`audit.facts.${known as "role"}`) ? t(`audit.facts.${known as "role"}`) : undefined;
  };
  const textOf = (value: Plain): string => {
    if (value === null || value === "") return t("audit.nothing");
    if (typeof value === "number") return format.count(value);
    if (typeof value === "boolean") return value ? t("may.yes") : t("may.reach.none");
    if (/^\d{4}-\d{2}-\d{2}$/u.test(value)) return format.date(value);
    const role = roles.find((each) => each === value);
    if (role) return t(`roles.${role}`);
    const reach = (["none", ...reachNames] as const).find((each) => each === value);
    if (action === "directory.reach_changed" && reach) return t(`may.reach.${reach}`);
    const mode = privacyModes.find((each) => each === value);
    return action === "directory.privacy_mode_changed" && mode ? t(`privacy.${mode}`) : value;
  };
  return (detail: Detail): string | undefined => {
    if (detail.said !== null) return detail.said;
    const label = labelOf(detail.key);
    if (label === undefined) return undefined;
    return detail.changed
      ? `${label}: ${textOf(detail.from)} → ${textOf(detail.to)}`
      : `${label}: ${textOf(detail.to)}`;
  };
}
