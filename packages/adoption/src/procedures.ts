import { proceduresFor } from "@arraigo/platform";
import { manifest } from "./manifest";

export const can = proceduresFor(manifest);
