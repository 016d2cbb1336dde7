/** The same inputs in every run; `ATTACK_SEED=123` tries others, and replays a failure found with them. */
const seed = Number(process.env["ATTACK_SEED"] ?? 20_260_401);

/** Names the seed beside whatever failed, so that it can be run again. */
export const replay = `replay with ATTACK_SEED=${seed}`;

/** A seed of its own for each name, so that no two procedures are asked the same. */
export function seedFor(name: string): number {
  let mixed = seed;
  for (const letter of name) mixed = (Math.imul(mixed, 31) + (letter.codePointAt(0) ?? 0)) | 0;
  return mixed;
}
