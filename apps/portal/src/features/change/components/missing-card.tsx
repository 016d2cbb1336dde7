import { Button } from "@arraigo/ui/button";
import { Card } from "@arraigo/ui/card";
import { useTranslations } from "use-intl";
import type { Rollout } from "../types";

/** What a rollout needs before it can be measured, one act each; nothing at all when nothing is missing. */
export function MissingCard(props: { rollout: Rollout; onEdit: (what: string) => void }) {
  const t = useTranslations("change.missing");
  const add = useAddWords();
  const { waves, behaviours, plan } = props.rollout;
  const gaps = [
    ...(waves.length === 0 ? [{ edit: "wave", title: t("waves"), why: t("wavesWhy"), verb: add.wave }] : []),
    ...waves
      .filter((wave) => wave.people === 0)
      .map((wave) => ({
        edit: `wave:${wave.id}`,
        title: t("empty", { name: wave.title }),
        why: t("emptyWhy"),
        verb: add.edit,
      })),
    ...(behaviours.length === 0
      ? [{ edit: "behaviour", title: t("behaviours"), why: t("behavioursWhy"), verb: add.behaviour }]
      : []),
    ...(plan.length === 0 ? [{ edit: "plan", title: t("plan"), why: t("planWhy"), verb: add.plan }] : []),
  ];
  if (gaps.length === 0) return null;
  return (
    <Card title={t("title")}>
      <ol className="grid">
        {gaps.map((gap, index) => (
          <li key={gap.edit} className="border-t py-3 first:mt-1.5 last:pb-1">
            <p className="font-medium">{gap.title}</p>
            <p className="text-ink-2">{gap.why}</p>
            <Button kind={index === 0 ? "primary" : "default"} className="mt-2" onClick={() => props.onEdit(gap.edit)}>
              {gap.verb}
            </Button>
          </li>
        ))}
      </ol>
    </Card>
  );
}

function useAddWords() {
  const t = useTranslations("change");
  return {
    wave: t("waves.add"),
    behaviour: t("behaviours.add"),
    plan: t("plan.set"),
    edit: t("rollout.edit"),
  };
}
