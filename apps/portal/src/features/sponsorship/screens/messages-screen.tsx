import { NothingYet } from "@arraigo/ui/empty-state";
import { cx } from "@arraigo/ui/plain/cx";
import { TableSkeleton } from "@arraigo/ui/skeleton";
import { Tag } from "@arraigo/ui/tag";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { useFormat } from "../../../lib/format";
import { Page } from "../../../lib/page";
import { paths } from "../../../lib/paths";
import { QueryView } from "../../../lib/query-view";
import { trpc } from "../../../lib/trpc";

/** What sponsors wrote to me, newest first. */
export function MessagesScreen() {
  const t = useTranslations("sponsorship.inbox");
  const format = useFormat();
  const query = useQuery(trpc.sponsorship.messages.mine.queryOptions());
  const em = (chunks: ReactNode) => <em>{chunks}</em>;
  const unread = query.data?.filter((message) => !message.read).length ?? 0;
  const sentence = query.data?.length === 0 ? "none" : unread > 0 ? "unread" : "allRead";
  return (
    <Page title={t("title")} sentence={query.data && t.rich(sentence, { em, count: unread })}>
      <QueryView query={query} loading={<TableSkeleton rows={4} />} failed={t("failed")}>
        {(messages) =>
          messages.length === 0 ? (
            <NothingYet title={t("noneTitle")}>{t("noneWhy")}</NothingYet>
          ) : (
            <ul aria-label={t("title")} className="max-w-[760px] overflow-hidden rounded-3 border bg-surface">
              {messages.map((message) => (
                <li
                  key={message.id}
                  className="relative grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 border-b px-[18px] py-3 last:border-0 hover:bg-hover/60 max-sm:px-4"
                >
                  <Link
                    to={paths.sponsor.message(message.id)}
                    className={cx(
                      "min-w-0 rounded-1 after:absolute after:inset-0",
                      message.read ? "text-ink-2" : "font-semibold text-ink",
                    )}
                  >
                    {message.subject}
                  </Link>
                  <time dateTime={message.sentAt} className="figures text-12 leading-5 text-ink-3">
                    {format.date(message.sentAt)}
                  </time>
                  <span className="text-12 text-ink-3">{message.sponsor}</span>
                  <span className="justify-self-end">{message.read ? null : <Tag tone="brand">{t("new")}</Tag>}</span>
                </li>
              ))}
            </ul>
          )
        }
      </QueryView>
    </Page>
  );
}
