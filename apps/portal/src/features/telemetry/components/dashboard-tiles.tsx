import { Button } from "@arraigo/ui/button";
import { ErrorState } from "@arraigo/ui/error-state";
import { Skeleton } from "@arraigo/ui/skeleton";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { ArrowDown, ArrowUp, X } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { paths } from "../../../lib/paths";
import { trpc } from "../../../lib/trpc";
import type { QuestionData } from "../insight-types";
import { InsightNumber } from "./insight-number";

interface Tile {
  id: string;
  name: string;
  question: QuestionData;
}

interface DashboardTilesProps {
  tiles: readonly Tile[];
  /** Without it the page is only read. */
  onOrder?: ((ids: string[]) => void) | undefined;
}

/** Saved questions beside each other, asked all at once; each opens its own page. Moved by its buttons or by dragging. */
export function DashboardTiles({ tiles, onOrder }: DashboardTilesProps) {
  const t = useTranslations("telemetry.insights");
  const [dragged, setDragged] = useState<string>();
  const figures = useQuery({
    ...trpc.telemetry.insights.figures.queryOptions({ questions: tiles.map(({ question }) => question) }),
    enabled: tiles.length > 0,
  });
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
          <div className="flex items-start gap-1">
            <h2 className="min-w-0 flex-1 text-14 font-semibold">
              <Link
                to={paths.adoption.usage}
                search={tile.question}
                className="rounded-1 underline decoration-hairline-strong underline-offset-[3px] hover:decoration-ink"
              >
                {tile.name}
              </Link>
            </h2>
            {onOrder ? (
              <span className="flex">
                <Button
                  kind="ghost"
                  size="small"
                  iconOnly
                  icon={<ArrowUp />}
                  aria-label={t("earlier", { name: tile.name })}
                  disabled={at === 0}
                  onClick={() => put(tile.id, at - 1)}
                />
                <Button
                  kind="ghost"
                  size="small"
                  iconOnly
                  icon={<ArrowDown />}
                  aria-label={t("later", { name: tile.name })}
                  disabled={at === tiles.length - 1}
                  onClick={() => put(tile.id, at + 1)}
                />
                <Button
                  kind="ghost"
                  size="small"
                  iconOnly
                  icon={<X />}
                  aria-label={t("takeOff", { name: tile.name })}
                  onClick={() => onOrder(ids.filter((each) => each !== tile.id))}
                />
              </span>
            ) : null}
          </div>
          {figures.data ? <InsightNumber answer={figures.data[at]} /> : <Skeleton className="h-20 w-full" />}
        </li>
      ))}
    </ol>
  );
}
