export { telemetry } from "./namespace";
