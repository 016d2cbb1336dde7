import type { Feature } from "../../lib/feature";
import { signInRoutes } from "./sign-in-routes";

export const openRoutes: Feature["openRoutes"] = signInRoutes;

export const routes: Feature["routes"] = () => [];
