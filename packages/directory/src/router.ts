import { signedIn } from "@arraigo/platform";
import type { TRPCRouterRecord } from "@trpc/server";
import { ReadNotices, UpdateMe } from "./contract";
import { listNotices } from "./inbox/list-notices";
import { readNotices } from "./inbox/read-notices";
import { updateMe } from "./people/update-me";
import { currentSession } from "./session/current-session";

export const router = {
  session: {
    current: signedIn.query(({ ctx }) => currentSession(ctx)),
  },
  people: {
    updateMe: signedIn.input(UpdateMe).mutation(({ ctx, input }) => updateMe(ctx, input)),
  },
  inbox: {
    list: signedIn.query(({ ctx }) => listNotices(ctx)),
    read: signedIn.input(ReadNotices).mutation(({ ctx, input }) => readNotices(ctx, input)),
  },
} satisfies TRPCRouterRecord;
