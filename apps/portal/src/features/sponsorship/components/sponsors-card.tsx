import { Avatar } from "@arraigo/ui/avatar";
import { Button } from "@arraigo/ui/button";
import { Card } from "@arraigo/ui/card";
import { NothingYet } from "@arraigo/ui/empty-state";
import { linkButtonLook } from "@arraigo/ui/link-button";
import { CardSkeleton } from "@arraigo/ui/skeleton";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslations } from "use-intl";
import { paths } from "../../../lib/paths";
import { QueryView } from "../../../lib/query-view";
import { useSearchState } from "../../../lib/search";
import { useCan } from "../../../lib/session";
import { trpc } from "../../../lib/trpc";
import { sponsorSearch } from "../search";
import type { Presence } from "../types";
import { useAppoint } from "../use-appoint";
import { AppointDialog } from "./appoint-dialog";

/** Each rollout and who stands behind it; who may, names somebody or takes it back. */
export function SponsorsCard(props: { rows: readonly Presence[]; readOnly?: boolean }) {
  const t = useTranslations("sponsorship.rollouts");
  const query = useQuery(trpc.change.rollouts.list.queryOptions());
  const can = useCan();
  const [search, change] = useSearchState(sponsorSearch);
  const { appoint, dismiss } = useAppoint();
  return (
    <QueryView query={query} loading={<CardSkeleton lines={6} />}>
      {(rollouts) => {
        if (rollouts.length === 0)
          return (
            <NothingYet
              title={t("noneTitle")}
              action={
                can("change.rollout.plan") ? (
                  <Link to={paths.change.rollouts} className={linkButtonLook("primary")}>
                    {t("planRollout")}
                  </Link>
                ) : undefined
              }
            >
              {t("none")}
            </NothingYet>
          );
        const open = rollouts.find((rollout) => rollout.id === search.appoint);
        return (
          <Card title={t("title")}>
            <ul className="grid">
              {rollouts.map((rollout) => (
                <li key={rollout.id} className="border-t py-3 first:mt-1.5 last:pb-1">
                  <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1.5">
                    <h3 className="min-w-0 font-medium">{rollout.name}</h3>
                    {props.readOnly ? null : (
                      <Button
                        size="small"
                        aria-label={t("appointFor", { rollout: rollout.name })}
                        onClick={() => change({ appoint: rollout.id })}
                      >
                        {t("appoint")}
                      </Button>
                    )}
                  </div>
                  <SponsorNames
                    rows={props.rows.filter((row) => row.rolloutId === rollout.id)}
                    onDismiss={
                      props.readOnly
                        ? undefined
                        : (row) => dismiss({ personId: row.personId, rolloutId: rollout.id, name: row.name })
                    }
                  />
                </li>
              ))}
            </ul>
            {open && !props.readOnly ? (
              <AppointDialog
                rollout={open.name}
                named={new Set(props.rows.filter((row) => row.rolloutId === open.id).map((row) => row.personId))}
                onClose={() => change({ appoint: undefined })}
                onChoose={(person) => {
                  change({ appoint: undefined });
                  appoint({ personId: person.id, rolloutId: open.id, name: person.name });
                }}
              />
            ) : null}
          </Card>
        );
      }}
    </QueryView>
  );
}

function SponsorNames(props: { rows: readonly Presence[]; onDismiss: ((row: Presence) => void) | undefined }) {
  const t = useTranslations("sponsorship.rollouts");
  if (props.rows.length === 0) return <p className="text-amber">{t("nobody")}</p>;
  return (
    <ul className="mt-1 grid gap-1">
      {props.rows.map((row) => (
        <li key={row.personId} className="flex min-h-8 items-center gap-2">
          <Avatar name={row.name} />
          <span className="min-w-0 flex-1 truncate text-ink-2">{row.name}</span>
          {props.onDismiss ? (
            <Button
              kind="ghost"
              size="small"
              aria-label={t("dismissWho", { name: row.name, rollout: row.rollout })}
              onClick={() => props.onDismiss?.(row)}
            >
              {t("dismiss")}
            </Button>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
