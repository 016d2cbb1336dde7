import { Button } from "@arraigo/ui/button";
import { Card } from "@arraigo/ui/card";
import { useMutation, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslations } from "use-intl";
import { useFormat } from "../../../lib/format";
import { queryClient, trpc } from "../../../lib/trpc";
import { useProblemToast } from "../../../lib/use-problem-toast";

const shownMax = 4;

/** On Today: what the person was told and has not opened yet, each leading to what it is about. Nothing when all is read. */
export function NoticesCard() {
  const t = useTranslations("directory.notices");
  const format = useFormat();
  const onError = useProblemToast();
  const key = trpc.directory.inbox.list.queryKey();
  const { data } = useQuery({ ...trpc.directory.inbox.list.queryOptions(), refetchInterval: 30_000 });
  const read = useMutation(
    trpc.directory.inbox.read.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries({ queryKey: key }),
      onError,
    }),
  );
  const unread = data?.notices.filter((notice) => !notice.read) ?? [];
  if (!data || unread.length === 0) return null;
  return (
    <Card
      title={t("title")}
      actions={
        <Button kind="ghost" size="small" busy={read.isPending} onClick={() => read.mutate({})}>
          {t("readAll")}
        </Button>
      }
    >
      <ul className="grid">
        {unread.slice(0, shownMax).map((notice) => (
          <li key={notice.id} className="border-t py-2.5 first:border-0 last:pb-0">
            <Link
              to={notice.to}
              onClick={() => read.mutate({ ids: [notice.id] })}
              className="rounded-1 font-medium underline-offset-2 hover:underline"
            >
              {notice.text}
            </Link>
            <p className="figures text-12 text-ink-3">{format.ago(notice.createdAt)}</p>
          </li>
        ))}
      </ul>
      {data.unread > shownMax ? (
        <p className="mt-2 text-12 text-ink-3">{t("more", { count: data.unread - shownMax })}</p>
      ) : null}
    </Card>
  );
}
