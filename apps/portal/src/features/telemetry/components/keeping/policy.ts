import type { AppRouter } from "@arraigo/api";
import { retentionBounds } from "@arraigo/telemetry/contract";
import type { inferRouterOutputs } from "@trpc/server";

export type Policy = inferRouterOutputs<AppRouter>["telemetry"]["retention"]["read"];
export type PolicyPreview = inferRouterOutputs<AppRouter>["telemetry"]["retention"]["preview"];

/** What is wrong with a time as it was typed; null where nothing is. */
export type PolicyFault = "outOfBounds" | "rawOutlives";

/** Reads both times as typed: a policy that may be asked for, or which field is wrong and why. */
export function readPolicy(raw: string, person: string) {
  const faults: Partial<Record<keyof Policy, PolicyFault>> = {};
  const read = (name: keyof Policy, text: string) => {
    const days = Number(text);
    const [from, to] = retentionBounds[name];
    if (!Number.isInteger(days) || text.trim() === "" || days < from || days > to) faults[name] = "outOfBounds";
    return days;
  };
  const policy = { rawDays: read("rawDays", raw), personDays: read("personDays", person) };
  if (Object.keys(faults).length === 0 && policy.rawDays > policy.personDays) faults.rawDays = "rawOutlives";
  return { policy: Object.keys(faults).length === 0 ? policy : null, faults };
}
