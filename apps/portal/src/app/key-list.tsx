import { Checkbox } from "@arraigo/ui/checkbox";
import { Dialog } from "@arraigo/ui/dialog";
import { useTranslations } from "use-intl";
import { setAppearance, useAppearance } from "../lib/appearance";
import { useCurrentScreenKeys } from "../lib/screen-keys";
import type { JobLink } from "./navigation";

/** Every key there is, and the switch for those of a single letter. */
export function KeyList(props: { links: readonly JobLink[]; canSay: boolean; onClose: () => void }) {
  const t = useTranslations("shell");
  const { singleKeys } = useAppearance();
  const here = useCurrentScreenKeys();
  const rows: [string[], string][] = [
    [["⌘ / Ctrl", "K"], t("keys.palette")],
    [["F6"], t("keys.undo")],
  ];
  if (singleKeys) {
    rows.push([["/"], t("keys.search")], [["C"], t("keys.create")]);
    if (props.canSay) rows.push([["F"], t("keys.say")]);
    rows.push([["?"], t("keys.help")]);
    for (const link of props.links)
      rows.push([["G", t("keys.followedBy"), link.key.toUpperCase()], t("keys.go", { job: t(`jobs.${link.job}`) })]);
  }
  return (
    <Dialog open onOpenChange={(open) => !open && props.onClose()} title={t("keys.title")}>
      {here.length > 0 ? (
        <>
          <h3 className="text-12 font-medium text-ink-3">{t("keys.here")}</h3>
          <KeyRows rows={here.map(({ keys, what }) => [keys, what] as const)} />
          <h3 className="mt-4 text-12 font-medium text-ink-3">{t("keys.everywhere")}</h3>
        </>
      ) : null}
      <KeyRows rows={rows} />
      <Checkbox
        className="mt-3"
        label={t("keys.single")}
        hint={t("keys.singleHint")}
        checked={singleKeys}
        onChange={(event) => setAppearance({ singleKeys: event.currentTarget.checked })}
      />
    </Dialog>
  );
}

function KeyRows(props: { rows: readonly (readonly [readonly string[], string])[] }) {
  const t = useTranslations("shell");
  return (
    <dl className="grid">
      {props.rows.map(([keys, what]) => (
        <div key={what} className="flex min-h-9 items-center justify-between gap-4 border-b py-1 last:border-0">
          <dt className="text-ink-2">{what}</dt>
          <dd className="flex items-center gap-1">
            {keys.map((key) =>
              key === t("keys.followedBy") ? (
                <span key={key} className="text-12 text-ink-3">
                  {key}
                </span>
              ) : (
                <kbd
                  key={key}
                  className="rounded-[4px] border bg-ground px-1.5 font-sans text-12 font-medium text-ink-2"
                >
                  {key}
                </kbd>
              ),
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
