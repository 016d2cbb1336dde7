import { ErrorState } from "@arraigo/ui/error-state";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { type Tile, useFigures } from "../use-dashboard";
import { DashboardTile } from "./dashboard-tile";

interface DashboardTilesProps {
  tiles: readonly Tile[];
  /** Without it the page is only read. */
  onOrder?: ((ids: string[]) => void) | undefined;
}

/** Saved questions beside each other, asked all at once; each opens its own page. Moved from its menu or by dragging. */
export function DashboardTiles({ tiles, onOrder }: DashboardTilesProps) {
  const t = useTranslations("telemetry.insights");
  const [dragged, setDragged] = useState<string>();
  const figures = useFigures(tiles);
  const ids = tiles.map(({ id }) => id);
  const put = (id: string, to: number) => {
    const rest = ids.filter((each) => each !== id);
    onOrder?.([...rest.slice(0, to), id, ...rest.slice(to)]);
  };
  if (figures.error)
    return (
      <ErrorState title={t("numbersFailed")} onRetry={() => void figures.refetch()} retrying={figures.isFetching} />
    );
  return (
    <ol aria-label={t("tiles")} className="grid gap-gap sm:grid-cols-2 lg:grid-cols-3">
      {tiles.map((tile, at) => (
        <li
          key={tile.id}
          className="flex min-w-0 flex-col gap-1 rounded-3 border bg-surface px-4 py-3"
          draggable={onOrder !== undefined}
          onDragStart={() => setDragged(tile.id)}
          onDragOver={(event) => event.preventDefault()}
          onDrop={() => {
            if (dragged && dragged !== tile.id) put(dragged, at);
            setDragged(undefined);
          }}
        >
          <DashboardTile
            tile={tile}
            answer={figures.data?.[at]}
            waiting={figures.isPending}
            arrange={
              onOrder
                ? {
                    earlier: at > 0 ? () => put(tile.id, at - 1) : undefined,
                    later: at < tiles.length - 1 ? () => put(tile.id, at + 1) : undefined,
                    takeOff: () => onOrder(ids.filter((each) => each !== tile.id)),
                  }
                : undefined
            }
          />
        </li>
      ))}
    </ol>
  );
}
