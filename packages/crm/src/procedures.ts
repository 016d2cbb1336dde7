import { proceduresFor } from "@arraigo/platform";
import { manifest } from "./manifest";
import { countingUses } from "./timeline/acts";

type Permission = Parameters<typeof declared>[0];
type Options = NonNullable<Parameters<typeof declared>[1]>;
const declared = proceduresFor(manifest);

/**
 * A procedure of the CRM. What it writes into the history of records is counted as use by itself; `track` names what leaves no
 * history (settings, views, exports) or what is counted as a whole (an import), and then nothing else is counted.
 */
export const can = (permission: Permission, options: Options = {}) =>
  declared(permission, options).use(({ ctx, type, next }) =>
    type === "mutation" && ctx.tx && !options.track ? countingUses(ctx, ctx.tx, () => next({ ctx })) : next({ ctx }),
  );
