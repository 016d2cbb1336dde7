import { Button } from "@arraigo/ui/button";
import { useTranslations } from "use-intl";

interface MoreButtonProps {
  query: { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => Promise<unknown> };
}

/** Brings the next page of a list; not there where there is none. */
export function MoreButton({ query }: MoreButtonProps) {
  const t = useTranslations("telemetry");
  if (!query.hasNextPage) return null;
  return (
    <Button busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
      {t("more")}
    </Button>
  );
}
