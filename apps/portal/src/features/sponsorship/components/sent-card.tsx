import { Button } from "@arraigo/ui/button";
import { Card } from "@arraigo/ui/card";
import { NothingYet } from "@arraigo/ui/empty-state";
import { ProgressBar } from "@arraigo/ui/progress-bar";
import { CardSkeleton } from "@arraigo/ui/skeleton";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { useFormat } from "../../../lib/format";
import { QueryView } from "../../../lib/query-view";
import { sentQuery } from "../sent-query";
import type { SentMessage } from "../types";

/** What was sent, newest first: to whom, how many it reached and how many opened it. */
export function SentCard(props: { own?: boolean }) {
  const t = useTranslations("sponsorship.sent");
  const format = useFormat();
  const query = useInfiniteQuery(sentQuery());
  return (
    <QueryView query={query} loading={<CardSkeleton lines={8} />} failed={t("failed")}>
      {({ pages }) => {
        const messages = pages.flatMap((page) => page.messages);
        const newest = messages[0];
        if (!newest) return <NothingYet title={t("none")}>{t(props.own ? "noneOwn" : "noneOthers")}</NothingYet>;
        return (
          <Card
            title={t(props.own ? "titleOwn" : "title")}
            take={
              newest.read === null
                ? undefined
                : t("take", { share: format.percent(newest.read / newest.recipients), people: newest.recipients })
            }
          >
            <ol className="grid">
              {messages.map((message) => (
                <SentRow key={message.id} message={message} own={props.own} />
              ))}
            </ol>
            {query.hasNextPage ? (
              <Button
                size="small"
                className="mt-2"
                busy={query.isFetchingNextPage}
                onClick={() => void query.fetchNextPage()}
              >
                {t("more")}
              </Button>
            ) : null}
          </Card>
        );
      }}
    </QueryView>
  );
}

function SentRow(props: { message: SentMessage; own: boolean | undefined }) {
  const t = useTranslations("sponsorship.sent");
  const audienceWords = useTranslations("sponsorship.audience");
  const format = useFormat();
  const { message } = props;
  const audience = message.audience ?? audienceWords(message.audienceKind === "organisation" ? "everybody" : "gone");
  const share = message.read === null ? undefined : message.read / message.recipients;
  return (
    <li className="border-t py-3 first:mt-1.5 last:pb-1">
      <details className="group">
        <summary className="grid list-none grid-cols-[minmax(0,1fr)_auto] gap-x-3 rounded-1 [&::-webkit-details-marker]:hidden">
          <span className="min-w-0 font-medium group-open:whitespace-normal">{message.subject}</span>
          <time dateTime={message.sentAt} className="figures text-12 leading-5 text-ink-3">
            {format.date(message.sentAt)}
          </time>
          <span className="col-span-2 text-ink-2">
            {props.own ? t("to", { audience }) : t("by", { sponsor: message.sponsor, audience })}
          </span>
        </summary>
        <p className="mt-2 border-l-2 pl-3 whitespace-pre-line text-ink-2">{message.body}</p>
      </details>
      <div className="figures mt-1 flex flex-wrap items-center gap-x-2 gap-y-1.5 text-12 text-ink-3">
        <span>{t("reached", { count: message.recipients })}</span>
        {share === undefined ? (
          <span className="hatched rounded-1 px-1.5 text-ink-2 inset-hairline">{t("hidden")}</span>
        ) : (
          <>
            <span aria-hidden="true">·</span>
            <span className="font-medium text-ink-2">{t("read", { share: format.percent(share) })}</span>
            <div className="min-w-20 flex-1 sm:ml-auto sm:max-w-24">
              <ProgressBar thin value={share} label={t("read", { share: format.percent(share) })} />
            </div>
          </>
        )}
      </div>
    </li>
  );
}
