import { Button } from "@arraigo/ui/button";
import { useEffect, useRef } from "react";
import { useTranslations } from "use-intl";
import { countMax } from "./use-record-list";

interface ListFootProps {
  shown: number;
  total: number | undefined;
  query: { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => unknown };
}

/** How much of the list is shown. The next rows come when one nears the end, or by the button. */
export function ListFoot(props: ListFootProps) {
  const t = useTranslations("crm.list");
  const { query, shown, total } = props;
  const place = useRef<HTMLSpanElement>(null);
  const latest = useRef(query);
  latest.current = query;
  useEffect(() => {
    const scroller = place.current?.closest("[data-grid]")?.querySelector("[data-grid-rows]");
    if (!scroller) return;
    function onScroll() {
      const { hasNextPage, isFetchingNextPage, fetchNextPage } = latest.current;
      if (!scroller || !hasNextPage || isFetchingNextPage) return;
      if (scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < 400) void fetchNextPage();
    }
    scroller.addEventListener("scroll", onScroll, { passive: true });
    return () => scroller.removeEventListener("scroll", onScroll);
  }, []);
  return (
    <>
      <span ref={place}>
        {total === undefined
          ? null
          : total > countMax
            ? t("shownMany", { shown, count: countMax })
            : t("shown", { shown, count: Math.max(total, shown) })}
      </span>
      {query.hasNextPage ? (
        <Button
          size="small"
          kind="ghost"
          className="ml-auto"
          busy={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          {t("more")}
        </Button>
      ) : null}
    </>
  );
}
