import { Button } from "@arraigo/ui/button";
import { Card } from "@arraigo/ui/card";
import { NothingYet } from "@arraigo/ui/empty-state";
import { linkButtonLook } from "@arraigo/ui/link-button";
import { Link } from "@tanstack/react-router";
import { useTranslations } from "use-intl";
import { paths } from "../../../lib/paths";
import { audienceWord } from "../audience";
import type { Act } from "../week";

interface ActsCardProps {
  acts: readonly Act[];
  onWrite: (audience: string, step?: "read") => void;
}

/** What can be done in five minutes, each with its reason, the first of them the strongest. */
export function ActsCard(props: ActsCardProps) {
  const t = useTranslations("sponsorship.acts");
  if (props.acts.length === 0) return <NothingYet title={t("noneTitle")}>{t("none")}</NothingYet>;
  return (
    <Card title={t("title", { count: props.acts.length })}>
      <ol className="mt-2.5 grid">
        {props.acts.map((act, index) => (
          <li key={act.kind === "word" ? act.group.orgUnitId : act.kind} className="border-t py-3.5 last:pb-1">
            {act.kind === "word" ? (
              <WordAct act={act} first={index === 0} onWrite={props.onWrite} />
            ) : (
              <>
                <p className="text-14 font-semibold">{t("use")}</p>
                <p className="mt-0.5 mb-2.5 text-ink-2">
                  {t("useWhy", { days: act.activeDays, window: act.windowDays })}
                </p>
                <Link to={paths.crm.board} className={linkButtonLook(index === 0 ? "primary" : "default")}>
                  {t("useAct")}
                </Link>
              </>
            )}
          </li>
        ))}
      </ol>
    </Card>
  );
}

function WordAct(props: { act: Act & { kind: "word" }; first: boolean; onWrite: ActsCardProps["onWrite"] }) {
  const t = useTranslations("sponsorship.acts");
  const { group, weeks } = props.act;
  const to = audienceWord({ kind: "org_unit", id: group.orgUnitId });
  return (
    <>
      <p className="text-14 font-semibold">{t("word", { group: group.name })}</p>
      <p className="mt-0.5 mb-2.5 text-ink-2">
        {weeks === undefined
          ? t("wordNever", { people: group.people })
          : t("wordWeeks", { people: group.people, weeks })}
      </p>
      <div className="flex flex-wrap gap-2">
        <Button kind={props.first ? "primary" : "default"} onClick={() => props.onWrite(to, "read")}>
          {t("readAndSend")}
        </Button>
        <Button
          kind={props.first ? "default" : "ghost"}
          aria-label={t("editWhat", { group: group.name })}
          onClick={() => props.onWrite(to)}
        >
          {t("edit")}
        </Button>
      </div>
    </>
  );
}
