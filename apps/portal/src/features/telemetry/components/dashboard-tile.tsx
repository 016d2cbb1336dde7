import { Button } from "@arraigo/ui/button";
import { Menu, MenuItem, MenuSeparator } from "@arraigo/ui/menu";
import { Skeleton } from "@arraigo/ui/skeleton";
import { Link } from "@tanstack/react-router";
import { Ellipsis } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { paths } from "../../../lib/paths";
import type { AnswerData } from "../insight-types";
import type { Tile } from "../use-dashboard";
import { AlertDialog } from "./alert-dialog";
import { InsightNumber } from "./insight-number";

interface DashboardTileProps {
  tile: Tile;
  answer: AnswerData | undefined;
  waiting: boolean;
  /** Where it can be moved; left out where the dashboard is only read. */
  arrange?: { earlier: (() => void) | undefined; later: (() => void) | undefined; takeOff: () => void } | undefined;
}

/** One question with its number: its name opens its page, its menu moves, watches or takes it off. */
export function DashboardTile({ tile, answer, waiting, arrange }: DashboardTileProps) {
  const t = useTranslations("telemetry.insights");
  const [watching, setWatching] = useState(false);
  const { name } = tile;
  return (
    <>
      <div className="flex min-h-8 items-start gap-1">
        <h2 className="min-w-0 flex-1 text-14 font-semibold">
          <Link
            to={paths.adoption.usage}
            search={arrange ? { ...tile.question, insight: tile.id } : tile.question}
            className="rounded-1 underline decoration-hairline-strong underline-offset-[3px] hover:decoration-ink"
          >
            {name}
          </Link>
        </h2>
        {arrange ? (
          <Menu
            align="end"
            trigger={<Button kind="ghost" size="small" iconOnly icon={<Ellipsis />} aria-label={t("more", { name })} />}
          >
            <MenuItem onSelect={() => setWatching(true)}>{t("watch")}</MenuItem>
            <MenuSeparator />
            {arrange.earlier ? <MenuItem onSelect={arrange.earlier}>{t("earlier")}</MenuItem> : null}
            {arrange.later ? <MenuItem onSelect={arrange.later}>{t("later")}</MenuItem> : null}
            <MenuItem onSelect={arrange.takeOff}>{t("takeOff")}</MenuItem>
          </Menu>
        ) : null}
      </div>
      {waiting ? <Skeleton className="h-28 w-full" /> : <InsightNumber answer={answer} />}
      {watching ? <AlertDialog insight={tile} onClose={() => setWatching(false)} /> : null}
    </>
  );
}
