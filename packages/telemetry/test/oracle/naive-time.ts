import type { Done } from "./naive-figures";

/*
 * Time to an event worked out by hand: one day after the other, counting people, with no line of the product. The product of
 * Kaplan & Meier and Greenwood's sum are written as in a textbook (Klein & Moeschberger 2003, 4.2 and 4.3).
 */
export interface Since {
  person: string;
  from: string;
  until: string | null;
}

const dayMs = 86_400_000;
const between = (one: string, other: string) => Math.round((Date.parse(other) - Date.parse(one)) / dayMs);

/** Whom one follows for how many days, and whether it happened on the last of them. */
export function naiveFollow(done: readonly Done[], people: readonly Since[], today: string) {
  return people
    .filter(({ from }) => from <= today)
    .map(({ person, from, until }) => {
      const last = until !== null && until < today ? until : today;
      const days = done.filter((each) => each.person === person && each.day >= from && each.day <= last);
      const [first] = days.map(({ day }) => day).toSorted();
      return { person, days: between(from, first ?? last), event: first !== undefined };
    });
}

type Followed = ReturnType<typeof naiveFollow>;

/** Share still without it after a day, with Greenwood's variance over the share's square. */
export function naiveSurvival(followed: Followed, day: number) {
  let [share, sum] = [1, 0];
  for (let at = 0; at <= day; at += 1) {
    const atRisk = followed.filter(({ days }) => days >= at).length;
    const events = followed.filter(({ days, event }) => event && days === at).length;
    if (events === 0) continue;
    share *= 1 - events / atRisk;
    sum += events / (atRisk * (atRisk - events));
  }
  return { share, sum };
}

const z = 1.959963984540054;

/** Both bounds of the share still without it, on the log(-log) scale. */
export function naiveBounds({ share, sum }: { share: number; sum: number }): [number, number] | null {
  if (share === 0 || share === 1) return null;
  const reach = (z * Math.sqrt(sum)) / Math.abs(Math.log(share));
  return [share ** Math.exp(reach), share ** Math.exp(-reach)];
}

/** The first day with half of them there, and the days whose bounds hold one half. */
export function naiveMedian(followed: Followed) {
  const longest = Math.max(0, ...followed.map(({ days }) => days));
  const steps = Array.from({ length: longest + 1 }, (_, day) => ({ day, ...naiveSurvival(followed, day) }));
  const isHalf = (share: number | undefined) => share !== undefined && share <= 0.5 + 1e-12;
  return {
    median: steps.find(({ share }) => isHalf(share))?.day ?? null,
    lower: steps.find((step) => isHalf(naiveBounds(step)?.[0]))?.day ?? null,
    upper: steps.find((step) => isHalf(naiveBounds(step)?.[1]))?.day ?? null,
  };
}
