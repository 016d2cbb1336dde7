export { type Demo, type DemoSignIn, seedDemo } from "./seed-demo";
