import { signedIn } from "@arraigo/platform";
import type { TRPCRouterRecord } from "@trpc/server";
import { alertRouter } from "./alerts/router";
import { analyticsRouter } from "./analytics/router";
import { annotationRouter } from "./annotations/router";
import { describeEvent } from "./catalogue/describe-event";
import { listCatalogue } from "./catalogue/list-catalogue";
import { previewBehaviour } from "./catalogue/preview-behaviour";
import {
  CatalogueInput,
  CreateWriteKey,
  DescribeEvent,
  DiscardAlike,
  LimitWriteKey,
  MapName,
  MendAlike,
  NameOnly,
  OpenRejected,
  Page,
  PersonOnly,
  PreviewBehaviour,
  ReplayRejected,
  RevokeWriteKey,
  RotateWriteKey,
  SetPolicy,
  TrustWriteKey,
  TryAlike,
  UnmatchedInput,
  WatchArrivals,
} from "./contract";
import { dashboardRouter } from "./dashboards/router";
import { listSources } from "./health/list-sources";
import { readHealth } from "./health/read-health";
import { watchArrivals } from "./health/watch-arrivals";
import { historyRouter } from "./history/router";
import { insightRouter } from "./insights/router";
import { createWriteKey } from "./keys/create-write-key";
import { limitWriteKey } from "./keys/limit-write-key";
import { listWriteKeys } from "./keys/list-write-keys";
import { revokeWriteKey } from "./keys/revoke-write-key";
import { rotateWriteKey } from "./keys/rotate-write-key";
import { trustWriteKey } from "./keys/trust-write-key";
import { listMyEvents } from "./mine/list-my-events";
import { mapName, setNameOutside, unmapName } from "./people/decide-name";
import { listDecided, listUnmatched } from "./people/list-unmatched";
import { can } from "./procedures";
import { pullRouter } from "./pull/router";
import { listAlike } from "./rejected/alike";
import { listRejected } from "./rejected/list-rejected";
import { discardAlike, mendAlike } from "./rejected/mend-alike";
import { openRejected } from "./rejected/open-rejected";
import { replayRejected } from "./rejected/replay-rejected";
import { tryAlike } from "./rejected/try-alike";
import { beginErasure } from "./retention/begin-erasure";
import { listErasures } from "./retention/list-erasures";
import { previewErasure, previewPolicy } from "./retention/preview-policy";
import { readMyKeeping, readPolicy, setPolicy } from "./retention/set-policy";

/** A key and what it sends belong to the organisation, never to one unit of it. */
const whole = { reach: "organisation" } as const;

export const router = {
  keys: {
    list: can("key.manage", whole).query(({ ctx }) => listWriteKeys(ctx)),
    create: can("key.manage", whole)
      .input(CreateWriteKey)
      .mutation(({ ctx, input }) => createWriteKey(ctx, input)),
    revoke: can("key.manage", whole)
      .input(RevokeWriteKey)
      .mutation(({ ctx, input }) => revokeWriteKey(ctx, input)),
    rotate: can("key.manage", whole)
      .input(RotateWriteKey)
      .mutation(({ ctx, input }) => rotateWriteKey(ctx, input)),
    limit: can("key.manage", whole)
      .input(LimitWriteKey)
      .mutation(({ ctx, input }) => limitWriteKey(ctx, input)),
    trust: can("key.manage", whole)
      .input(TrustWriteKey)
      .mutation(({ ctx, input }) => trustWriteKey(ctx, input)),
  },
  sources: {
    list: can("usage.read", whole).query(({ ctx }) => listSources(ctx)),
    watch: can("usage.read", whole)
      .input(WatchArrivals)
      .mutation(({ ctx, input }) => watchArrivals(ctx, input)),
  },
  refused: {
    open: can("arrival.read", whole)
      .input(OpenRejected)
      .mutation(({ ctx, input }) => openRejected(ctx, input)),
    replay: can("arrival.read", whole)
      .input(ReplayRejected)
      .mutation(({ ctx, input }) => replayRejected(ctx, input)),
    alike: can("arrival.read", whole).query(({ ctx }) => listAlike(ctx)),
    tryAlike: can("arrival.read", whole)
      .input(TryAlike)
      .query(({ ctx, input }) => tryAlike(ctx, input)),
    mendAlike: can("arrival.read", whole)
      .input(MendAlike)
      .mutation(({ ctx, input }) => mendAlike(ctx, input)),
    discardAlike: can("arrival.read", whole)
      .input(DiscardAlike)
      .mutation(({ ctx, input }) => discardAlike(ctx, input)),
  },
  health: can("usage.read", whole).query(({ ctx }) => readHealth(ctx)),
  rejected: can("usage.read", whole)
    .input(Page)
    .query(({ ctx, input }) => listRejected(ctx, input)),
  // A name and how much it did is one person's use, whoever that turns out to be: for whoever has to say who it is.
  unmatched: can("name.map", whole)
    .input(UnmatchedInput)
    .query(({ ctx, input }) => listUnmatched(ctx, input)),
  names: {
    decided: can("name.map", whole)
      .input(Page)
      .query(({ ctx, input }) => listDecided(ctx, input)),
    map: can("name.map", whole)
      .input(MapName)
      .mutation(({ ctx, input }) => mapName(ctx, input)),
    setOutside: can("name.map", whole)
      .input(NameOnly)
      .mutation(({ ctx, input }) => setNameOutside(ctx, input)),
    unmap: can("name.map", whole)
      .input(NameOnly)
      .mutation(({ ctx, input }) => unmapName(ctx, input)),
  },
  catalogue: {
    list: can("usage.read", whole)
      .input(CatalogueInput)
      .query(({ ctx, input }) => listCatalogue(ctx, input)),
    describe: can("catalogue.manage", whole)
      .input(DescribeEvent)
      .mutation(({ ctx, input }) => describeEvent(ctx, input)),
    preview: can("catalogue.manage", whole)
      .input(PreviewBehaviour)
      .query(({ ctx, input }) => previewBehaviour(ctx, input)),
  },
  retention: {
    read: can("usage.read", whole).query(({ ctx }) => readPolicy(ctx)),
    mine: signedIn.query(({ ctx }) => readMyKeeping(ctx)),
    preview: can("retention.manage", whole)
      .input(SetPolicy)
      .query(({ ctx, input }) => previewPolicy(ctx, input)),
    found: can("person.erase", whole)
      .input(PersonOnly)
      .mutation(({ ctx, input }) => previewErasure(ctx, input)),
    set: can("retention.manage", whole)
      .input(SetPolicy)
      .mutation(({ ctx, input }) => setPolicy(ctx, input)),
    erase: can("person.erase", whole)
      .input(PersonOnly)
      .mutation(({ ctx, input }) => beginErasure(ctx, input)),
    erasures: can("person.erase", whole).query(({ ctx }) => listErasures(ctx)),
  },
  analytics: analyticsRouter,
  annotations: annotationRouter,
  insights: insightRouter,
  dashboards: dashboardRouter,
  alerts: alertRouter,
  history: historyRouter,
  pull: pullRouter,
  mine: signedIn.input(Page).query(({ ctx, input }) => listMyEvents(ctx, input)),
} satisfies TRPCRouterRecord;
