import { Button } from "@arraigo/ui/button";
import { Card } from "@arraigo/ui/card";
import { Tag } from "@arraigo/ui/tag";
import { Link } from "@tanstack/react-router";
import { useTranslations } from "use-intl";
import { useFormat } from "../../../lib/format";
import { paths } from "../../../lib/paths";
import { fromMinor } from "../money";

interface RelatedOpportunity {
  id: string;
  name: string;
  amountMinor: number | null;
  currency: string;
  stageName: string;
  stageKind: string;
}

/** The opportunities of an account or a contact. */
export function RelatedOpportunities(props: {
  opportunities: readonly RelatedOpportunity[];
  onNew?: (() => void) | undefined;
}) {
  const t = useTranslations("crm.record");
  const board = useTranslations("crm.board");
  const format = useFormat();
  return (
    <Card
      title={t("opportunities")}
      actions={
        props.onNew ? (
          <Button kind="ghost" size="small" onClick={props.onNew}>
            {board("new")}
          </Button>
        ) : undefined
      }
    >
      {props.opportunities.length === 0 ? <p className="text-ink-3">{t("none")}</p> : null}
      <ul className="grid">
        {props.opportunities.map((each) => (
          <li key={each.id} className="flex min-h-9 items-center gap-2 border-t first:border-0">
            <Link
              to={paths.crm.opportunity(each.id)}
              className="min-w-0 truncate rounded-1 text-ink no-underline hover:underline"
            >
              {each.name}
            </Link>
            <Tag tone={each.stageKind === "won" ? "brand" : "neutral"}>{each.stageName}</Tag>
            {each.amountMinor === null ? null : (
              <span className="figures ml-auto shrink-0 text-ink-2">
                {format.money(fromMinor(each.amountMinor, each.currency), each.currency)}
              </span>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}
