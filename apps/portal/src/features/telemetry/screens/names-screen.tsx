import { TabRow, tabLook } from "@arraigo/ui/tabs";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslations } from "use-intl";
import { Page } from "../../../lib/page";
import { PageFor } from "../../../lib/page-for";
import { paths } from "../../../lib/paths";
import { useSearchState } from "../../../lib/search";
import { trpc } from "../../../lib/trpc";
import { DecidedNames } from "../components/decided-names";
import { NamesList } from "../components/names-list";
import { namesSearch } from "../search";

/** Names other systems use for people: whom they stand for, and who has to say so. */
export function NamesScreen() {
  const t = useTranslations("telemetry.names");
  return (
    <PageFor permission="telemetry.name.map" title={t("title")}>
      <NamesPage />
    </PageFor>
  );
}

function NamesPage() {
  const t = useTranslations("telemetry.names");
  const [search] = useSearchState(namesSearch);
  const health = useQuery(trpc.telemetry.health.queryOptions());
  const unmatched = health.data?.unmatched;
  const em = (text: React.ReactNode) => <em>{text}</em>;
  const shown = search.list ?? "unknown";
  return (
    <Page
      title={t("title")}
      sentence={unmatched && t.rich("sentence", { users: unmatched.users, events: unmatched.events, em })}
      sub={t("sub")}
    >
      <div className="grid gap-gap">
        <TabRow label={t("lists")}>
          {(["unknown", "outside", "decided"] as const).map((list) => (
            <Link
              key={list}
              to={paths.admin.names}
              search={{ list }}
              className={tabLook}
              aria-current={shown === list ? "page" : undefined}
              resetScroll={false}
            >
              {t(`list.${list}`)}
            </Link>
          ))}
        </TabRow>
        {shown === "decided" ? <DecidedNames /> : <NamesList key={shown} outside={shown === "outside"} />}
      </div>
    </Page>
  );
}
