/** Events a second that a key may send for long, and at once after a pause. */
export interface Rate {
  perSecond: number;
  burst: number;
}

const forgottenAt = 10_000;

/** Counts events per key in this process, as a bucket that refills. Answers the seconds to wait; 0 where there is room. */
export function rateLimit({ perSecond, burst }: Rate): (key: { keyId: string }, events: number) => number {
  const buckets = new Map<string, { left: number; at: number }>();
  return ({ keyId }, events) => {
    const now = Date.now();
    const bucket = buckets.get(keyId) ?? { left: burst, at: now };
    bucket.left = Math.min(burst, bucket.left + ((now - bucket.at) / 1000) * perSecond);
    bucket.at = now;
    if (buckets.size > forgottenAt) buckets.clear();
    buckets.set(keyId, bucket);
    if (bucket.left < Math.min(events, burst))
      return Math.max(1, Math.ceil((Math.min(events, burst) - bucket.left) / perSecond));
    bucket.left -= events;
    return 0;
  };
}
