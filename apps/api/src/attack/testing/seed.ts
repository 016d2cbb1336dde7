/** The same inputs in every run; `ATTACK_SEED=123` tries others, and replays a failure found with them. */
export const seed = Number(process.env["ATTACK_SEED"] ?? 20_260_401);

/** Names the seed beside whatever failed, so that it can be run again. */
export const replay = `replay with ATTACK_SEED=${seed}`;
