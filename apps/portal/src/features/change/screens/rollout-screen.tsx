import { linkButtonLook } from "@arraigo/ui/link-button";
import { PageSkeleton } from "@arraigo/ui/skeleton";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { Page, TwoColumns } from "../../../lib/page";
import { paths } from "../../../lib/paths";
import { QueryView } from "../../../lib/query-view";
import { usePathPart, useSearchState } from "../../../lib/search";
import { useCan } from "../../../lib/session";
import { trpc } from "../../../lib/trpc";
import { BehavioursCard } from "../components/behaviours-card";
import { MissingCard } from "../components/missing-card";
import { PlanCard } from "../components/plan-card";
import { PurposeCard } from "../components/purpose-card";
import { RolloutEdits } from "../components/rollout-edits";
import { RolloutFigures } from "../components/rollout-figures";
import { useRolloutSentence } from "../components/rollout-sentence";
import { WavesCard } from "../components/waves-card";
import { rolloutSearch } from "../search";

/** One rollout: what it is for, who is reached when, what is asked of whom and why it is worth it, and by when how many. */
export function RolloutScreen() {
  const t = useTranslations("change");
  const id = usePathPart("rolloutId");
  const query = useQuery(trpc.change.rollouts.get.queryOptions({ id }));
  const can = useCan();
  const plans = can("change.rollout.plan");
  const [search, change] = useSearchState(rolloutSearch);
  // Each opening starts from what is stored, not from what was typed and cancelled.
  const [opened, setOpened] = useState(0);
  const sentence = useRolloutSentence();
  const edit = plans
    ? (what: string) => {
        setOpened(opened + 1);
        change({ edit: what });
      }
    : undefined;
  const rollout = query.data;
  return (
    <Page
      title={rollout?.title ?? t("list.title")}
      crumbs={[{ label: t("list.title"), to: paths.change.rollouts }, ...(rollout ? [{ label: rollout.title }] : [])]}
      sentence={rollout && sentence(rollout)}
      sub={rollout?.purpose}
      actions={
        rollout && can("adoption.rollout.read") ? (
          <Link to={paths.adoption.rollout(id)} className={linkButtonLook()}>
            {t("rollout.adoption")}
          </Link>
        ) : undefined
      }
    >
      <QueryView query={query} loading={<PageSkeleton />} failed={t("rollout.failed")}>
        {(data) => (
          <>
            <RolloutFigures rollout={data} />
            <TwoColumns
              main={
                <>
                  <WavesCard rollout={data} onEdit={edit} />
                  <BehavioursCard behaviours={data.behaviours} onEdit={edit} />
                </>
              }
              side={
                <>
                  {edit ? <MissingCard rollout={data} onEdit={edit} /> : null}
                  <PlanCard plan={data.plan} onEdit={edit} />
                  <PurposeCard rollout={data} onEdit={edit} />
                </>
              }
            />
            {plans ? (
              <RolloutEdits
                key={opened}
                rollout={data}
                edit={search.edit ?? ""}
                onClose={() => change({ edit: undefined })}
              />
            ) : null}
          </>
        )}
      </QueryView>
    </Page>
  );
}
