/**
 * A key as a whole number of 53 bits, salted with what it may only meet in (organisation and type). Cyrb53: fast and evenly spread;
 * two keys that meet by accident only cost a comparison.
 */
export function hashKey(salt: string, key: string): number {
  let [high, low] = [0xdeadbeef, 0x41c6ce57];
  const text = `${salt} ${key}`;
  for (let place = 0; place < text.length; place++) {
    const unit = text.charCodeAt(place);
    high = Math.imul(high ^ unit, 2_654_435_761);
    low = Math.imul(low ^ unit, 1_597_334_677);
  }
  high = Math.imul(high ^ (high >>> 16), 2_246_822_507) ^ Math.imul(low ^ (low >>> 13), 3_266_489_909);
  low = Math.imul(low ^ (low >>> 16), 2_246_822_507) ^ Math.imul(high ^ (high >>> 13), 3_266_489_909);
  return 4_294_967_296 * (2_097_151 & low) + (high >>> 0);
}
