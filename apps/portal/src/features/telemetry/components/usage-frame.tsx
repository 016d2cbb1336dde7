import { TabRow, tabLook } from "@arraigo/ui/tabs";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { Page } from "../../../lib/page";
import { paths } from "../../../lib/paths";
import { useSearchState } from "../../../lib/search";
import { usageSearch, usageTabs } from "../usage-search";
import { SaveInsight } from "./save-insight";

interface UsageFrameProps {
  /** Computed; without one the page is called what it is. */
  sentence?: ReactNode;
  sub?: ReactNode;
  controls?: ReactNode;
  children: ReactNode;
}

/** What the usage pages share: the sentence, the row of pages, what is asked, and the answer. The question goes along. */
export function UsageFrame(props: UsageFrameProps) {
  const t = useTranslations("telemetry.usage");
  const [search] = useSearchState(usageSearch);
  return (
    <Page title={t("title")} sentence={props.sentence} sub={props.sub} actions={<SaveInsight />}>
      <div className="-mt-4 grid min-w-0 grid-cols-[minmax(0,1fr)] gap-3">
        <TabRow label={t("tabs.label")}>
          {usageTabs.map((tab) => (
            <Link
              key={tab}
              to={paths.adoption.usage}
              search={{ ...search, tab, behind: undefined }}
              className={tabLook}
              aria-current={(search.tab ?? "active") === tab ? "page" : undefined}
              resetScroll={false}
            >
              {t(`tabs.${tab}`)}
            </Link>
          ))}
        </TabRow>
        {props.controls ? <div className="flex flex-wrap items-center gap-x-3 gap-y-2">{props.controls}</div> : null}
      </div>
      {props.children}
    </Page>
  );
}
