import { Button } from "@arraigo/ui/button";
import { Menu, MenuItem, MenuSeparator } from "@arraigo/ui/menu";
import { Tag } from "@arraigo/ui/tag";
import { toast } from "@arraigo/ui/toast";
import { Mail, MoreHorizontal, Phone } from "lucide-react";
import { useTranslations } from "use-intl";
import { useFormat } from "../../../../lib/format";
import type { Point, ReachableType, Said } from "./point-types";
import { usePoints } from "./use-points";

interface PointRowProps {
  type: ReachableType;
  id: string;
  point: Point;
  mayWrite: boolean;
}

/** One address: written to or called with one press, unless they said no. */
export function PointRow(props: PointRowProps) {
  const { point } = props;
  const t = useTranslations("crm.points");
  const { mark, makePrimary, remove } = usePoints(props.type, props.id);
  const no = point.state === "optedOut";
  const Icon = point.kind === "email" ? Mail : Phone;
  const href = point.kind === "email" ? `mailto:${point.value}` : `tel:${point.value.replace(/[^+\d]/gu, "")}`;
  return (
    <div className="flex min-h-9 items-start gap-2 py-1.5">
      <Icon aria-hidden="true" className="mt-[3px] size-3.5 shrink-0 text-ink-3" />
      <div className="min-w-0 flex-1">
        <p className="wrap-anywhere">
          {no || point.state === "invalid" ? (
            <span className="text-ink-3 line-through decoration-hairline-strong">{point.value}</span>
          ) : (
            <a href={href}>{point.value}</a>
          )}
        </p>
        <p className="figures flex flex-wrap items-center gap-x-1.5 gap-y-0.5 text-12 text-ink-3">
          {point.primary ? <span>{t("primary")}</span> : null}
          {point.label ? <span>{point.label}</span> : null}
          {point.state === "unknown" ? null : (
            <Tag tone={no ? "red" : point.state === "invalid" ? "amber" : "brand"}>{t(`states.${point.state}`)}</Tag>
          )}
          <SaidLine said={no ? point.optOut : point.state === "invalid" ? point.invalid : point.consent} />
          {no && !point.optOut ? <span>{t("elsewhere")}</span> : null}
        </p>
      </div>
      <Menu
        align="end"
        trigger={
          <Button kind="ghost" size="small" aria-label={t("actions", { value: point.value })} className="px-1!">
            <MoreHorizontal aria-hidden="true" className="size-4" />
          </Button>
        }
      >
        <MenuItem
          onSelect={() => {
            void navigator.clipboard.writeText(point.value);
            toast({ title: t("copied") });
          }}
        >
          {t("copy")}
        </MenuItem>
        {props.mayWrite && !point.primary ? (
          <MenuItem onSelect={() => makePrimary(point, undefined)}>{t("makePrimary")}</MenuItem>
        ) : null}
        <MenuSeparator />
        {point.optOut ? null : (
          <>
            <MenuItem onSelect={() => mark(point, "optOut", true, t("from.phone"))}>
              {t("saidNoPhone", { kind: point.kind })}
            </MenuItem>
            <MenuItem onSelect={() => mark(point, "optOut", true, t("from.writing"))}>
              {t("saidNoWriting", { kind: point.kind })}
            </MenuItem>
          </>
        )}
        {props.mayWrite ? (
          <>
            {point.optOut ? (
              <MenuItem onSelect={() => mark(point, "optOut", false)}>{t("takeNoBack")}</MenuItem>
            ) : point.consent ? (
              <MenuItem onSelect={() => mark(point, "consent", false)}>{t("takeYesBack")}</MenuItem>
            ) : (
              <MenuItem onSelect={() => mark(point, "consent", true, t("from.phone"))}>{t("saidYes")}</MenuItem>
            )}
            <MenuItem onSelect={() => mark(point, "invalid", point.invalid === null)}>
              {point.invalid ? t("worksAgain") : t("leadsNowhere")}
            </MenuItem>
            <MenuSeparator />
            <MenuItem onSelect={() => remove(point)}>{t("remove")}</MenuItem>
          </>
        ) : null}
      </Menu>
    </div>
  );
}

function SaidLine({ said }: { said: Said | null }) {
  const format = useFormat();
  if (!said) return null;
  const parts = [said.from, said.byName, format.shortDate(said.at)].filter(Boolean);
  return <span>{parts.join(" · ")}</span>;
}
