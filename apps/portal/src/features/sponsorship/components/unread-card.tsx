import { Avatar } from "@arraigo/ui/avatar";
import { Card } from "@arraigo/ui/card";
import { linkButtonLook } from "@arraigo/ui/link-button";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslations } from "use-intl";
import { useFormat } from "../../../lib/format";
import { paths } from "../../../lib/paths";
import { trpc } from "../../../lib/trpc";

/** On Today: the newest word that was not read yet. Nothing when everything was. */
export function UnreadCard() {
  const t = useTranslations("sponsorship.today");
  const format = useFormat();
  const { data } = useQuery(trpc.sponsorship.messages.mine.queryOptions());
  const message = data?.find((each) => !each.read);
  if (!message) return null;
  return (
    <Card title={t("title")}>
      <div className="mt-1 flex items-start gap-2.5">
        <Avatar name={message.sponsor} />
        <div className="min-w-0 flex-1">
          <p className="font-medium">{message.subject}</p>
          <p className="figures text-12 text-ink-3">
            {message.sponsor}, {format.ago(message.sentAt)}
          </p>
        </div>
        <Link to={paths.sponsor.message(message.id)} className={linkButtonLook("default", "medium")}>
          {t("read")}
        </Link>
      </div>
    </Card>
  );
}
