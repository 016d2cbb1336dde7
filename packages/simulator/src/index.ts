export { behaviours } from "./process/behaviours";
export { process as adoptionProcess } from "./process/draw-habits";
export { createRandom, type Random } from "./random";
export { type Demo, type DemoSignIn, seedDemo } from "./seed-demo";
export { type Simulated, type SimulationOptions, simulate } from "./simulate";
