import { Avatar } from "@arraigo/ui/avatar";
import { CardSkeleton, SkeletonGroup } from "@arraigo/ui/skeleton";
import { useTranslations } from "use-intl";
import { useFormat } from "../../../lib/format";
import { Page } from "../../../lib/page";
import { paths } from "../../../lib/paths";
import { QueryView } from "../../../lib/query-view";
import { usePathPart } from "../../../lib/search";
import { MessageText } from "../components/message-text";
import { useOpenedMessage } from "../use-opened-message";

/** One word from a sponsor, to be read. Opening it is what counts as having read it. */
export function MessageScreen() {
  const t = useTranslations("sponsorship");
  const format = useFormat();
  const query = useOpenedMessage(usePathPart("messageId"));
  const message = query.data;
  return (
    <Page
      title={message?.subject ?? t("inbox.title")}
      crumbs={[
        { label: t("inbox.title"), to: paths.sponsor.messages },
        ...(message ? [{ label: message.subject }] : []),
      ]}
      sentence={message?.subject}
    >
      <QueryView
        query={query}
        failed={t("message.failed")}
        loading={
          <SkeletonGroup className="max-w-[680px]">
            <CardSkeleton lines={7} />
          </SkeletonGroup>
        }
      >
        {(opened) => (
          <article className="max-w-[680px] rounded-3 border bg-surface px-6 py-5 max-sm:px-4">
            <p className="flex items-center gap-2.5">
              <Avatar name={opened.sponsor} size="medium" />
              <span>
                <span className="block font-medium">{opened.sponsor}</span>
                <time dateTime={opened.sentAt} className="figures block text-12 text-ink-3">
                  {format.dateTime(opened.sentAt)}
                </time>
              </span>
            </p>
            <div className="mt-4 border-t pt-2">
              <MessageText text={opened.body} />
            </div>
            <p className="mt-5 text-12 text-ink-3">{t("message.once")}</p>
          </article>
        )}
      </QueryView>
    </Page>
  );
}
