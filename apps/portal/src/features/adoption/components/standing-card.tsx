import { useQuery } from "@tanstack/react-query";
import { trpc } from "../../../lib/trpc";
import { live } from "../live";
import { GlanceCard } from "./glance-card";

const shownMax = 2;

/** On Today: how the rollouts stand, for those who answer for them. Nothing where nothing is being introduced. */
export function StandingCard() {
  const { data } = useQuery({ ...trpc.adoption.leadership.queryOptions(), ...live });
  return data?.slice(0, shownMax).map((glance) => <GlanceCard key={glance.rollout.rolloutId} glance={glance} />);
}
