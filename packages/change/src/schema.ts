export { behaviours } from "./behaviours/tables";
export { change } from "./namespace";
export { planPoints, rollouts } from "./rollouts/tables";
export { wavePeople, waves, waveUnits } from "./waves/tables";
