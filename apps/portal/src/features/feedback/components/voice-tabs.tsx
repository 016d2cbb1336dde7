import { TabRow, tabLook } from "@arraigo/ui/tabs";
import { Link } from "@tanstack/react-router";
import { useTranslations } from "use-intl";
import { paths } from "../../../lib/paths";

type Tab = "posts" | "mine" | "done" | "receipt";

/** The four places of Voice. */
export function VoiceTabs({ current }: { current: Tab }) {
  const t = useTranslations("feedback.tabs");
  const tabs = [
    { tab: "posts", to: paths.voice.posts },
    { tab: "mine", to: paths.voice.posts, search: { mine: true } },
    { tab: "done", to: paths.voice.done },
    { tab: "receipt", to: paths.voice.receipt },
  ] as const;
  return (
    <div className="-mt-2">
      <TabRow label={t("label")}>
        {tabs.map((each) => (
          <Link
            key={each.tab}
            to={each.to}
            search={"search" in each ? each.search : {}}
            activeOptions={{ exact: true }}
            activeProps={{}}
            aria-current={each.tab === current ? "page" : undefined}
            className={tabLook}
          >
            {t(each.tab)}
          </Link>
        ))}
      </TabRow>
    </div>
  );
}
