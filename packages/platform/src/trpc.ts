import { newId } from "@arraigo/db/columns";
import { initTRPC, TRPCError } from "@trpc/server";
import { z } from "zod";
import { beginningAgain, lostToAnother } from "./begin-again";
import type { Actor, Ctx, Services } from "./context";
import type { Language, PrivacyMode } from "./contract";
import { DomainError, type ErrorKind, NotPermitted, Unauthenticated } from "./errors";
import { causeOf } from "./log";
import type { Manifest, UsagePropertiesOf } from "./manifest";
import { assertStorable } from "./storable";
import type { UsageEvent } from "./telemetry";
import { inTransaction } from "./transaction";
import { describeIssues } from "./validation";

/** A request before anybody is known: `actor` and `organisationId` are null until somebody signed in. */
export interface RequestContext extends Services {
  requestId: string;
  language: Language;
  organisationId: string | null;
  privacyMode: PrivacyMode;
  actor: Actor | null;
}

interface Meta {
  /** The qualified permission, or "open" for the few procedures that need none. */
  requires: string;
  track?: string;
  /** The permission must be held for the whole organisation. */
  reach?: "organisation";
}

type Code = ConstructorParameters<typeof TRPCError>[0]["code"];
const codes: Record<ErrorKind, Code> = {
  unauthenticated: "UNAUTHORIZED",
  forbidden: "FORBIDDEN",
  notFound: "NOT_FOUND",
  conflict: "CONFLICT",
  invalid: "BAD_REQUEST",
  tooMany: "TOO_MANY_REQUESTS",
  unavailable: "SERVICE_UNAVAILABLE",
};

/** Database errors that mean "ask again later", by SQLSTATE class or Node's network code. */
function isUnavailable(cause: unknown): boolean {
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
  return (
    lostToAnother(cause) ||
    /^(08|53|57P|57014)/.test(code) ||
    ["ECONNREFUSED", "ECONNRESET", "ETIMEDOUT"].includes(code)
  );
}

const t = initTRPC
  .context<RequestContext>()
  .meta<Meta>()
  .create({
    isDev: false,
    errorFormatter({ shape, error, ctx, input }) {
      const language = ctx?.language ?? "en";
      const say = (key: string, params?: Record<string, string | number>) =>
        ctx ? ctx.translate(language, `platform.errors.${key}`, params) : key;
      const answer = (
        message: string,
        data: { error: string; field?: string; fields?: { field: string; problem: string }[] },
      ) => ({
        ...shape,
        message,
        data: {
          code: shape.data.code,
          httpStatus: shape.data.httpStatus,
          path: shape.data.path,
          reference: ctx?.requestId,
          ...data,
        },
      });
      const { cause } = error;
      if (cause instanceof DomainError && ctx) {
        const [module = "platform", noun = "Unexpected"] = cause.code.split(".");
        const message = ctx.translate(language, `${module}.errors.${noun}`, cause.params);
        // An error about several inputs names them in `fields`, so that a form can open exactly those.
        const named = typeof cause.params.fields === "string" ? cause.params.fields.split(",") : undefined;
        const fields = named?.map((field) => ({ field, problem: message }));
        return answer(message, { error: cause.code, field: cause.field, ...(fields ? { fields } : {}) });
      }
      if (cause instanceof z.core.$ZodError && ctx) {
        const fields = describeIssues(cause.issues, input, language, ctx.translate);
        const listed = fields.map((each) => (each.field ? `${each.field} ${each.problem}` : each.problem)).join("; ");
        return answer(say("InvalidInput", { fields: listed }), {
          error: "platform.InvalidInput",
          field: fields[0]?.field,
          fields,
        });
      }
      if (error.code === "INTERNAL_SERVER_ERROR")
        return answer(say("Unexpected", { reference: ctx?.requestId ?? "-" }), { error: "platform.Unexpected" });
      if (error.code === "SERVICE_UNAVAILABLE") return answer(say("Unavailable"), { error: "platform.Unavailable" });
      return answer(error.code === "NOT_FOUND" ? say("NotFound") : say("BadRequest"), { error: "platform.BadRequest" });
    },
  });

export const router = t.router;
export const createCallerFactory = t.createCallerFactory;

/** The one place where an error becomes a transport code. Unknown causes go to the log and never outside. */
const guarded = t.procedure.use(async ({ ctx, next, getRawInput, path }) => {
  try {
    assertStorable(await getRawInput());
  } catch (cause) {
    if (cause instanceof DomainError) throw new TRPCError({ code: codes[cause.kind], cause });
    throw new TRPCError({ code: "BAD_REQUEST", cause });
  }
  const result = await next();
  if (result.ok) return result;
  const { cause, code } = result.error;
  if (cause instanceof DomainError) throw new TRPCError({ code: codes[cause.kind], cause });
  if (code !== "INTERNAL_SERVER_ERROR") return result;
  ctx.log.error("procedure failed", { path, requestId: ctx.requestId, ...causeOf(rootCause(cause)) });
  if (isUnavailable(rootCause(cause))) throw new TRPCError({ code: "SERVICE_UNAVAILABLE", cause });
  return result;
});

/** drizzle wraps the database's error; what went wrong is inside. */
function rootCause(cause: unknown): unknown {
  return cause instanceof Error && cause.cause instanceof Error ? rootCause(cause.cause) : cause;
}

/** The deliberate "no permission needed". */
export const open = guarded.meta({ requires: "open" });

/** For anybody signed in, whatever their roles: their own settings, session and inbox. */
export const signedIn = guarded
  .meta({ requires: "signed-in" })
  .use(({ ctx, next, type }) =>
    next({ ctx: { ...actorContext(ctx), ...(type === "query" ? { reads: true as const } : {}) } }),
  );

/** The context of somebody who signed in. Throws where nobody did. */
export function actorContext(ctx: RequestContext): Ctx {
  const { actor, organisationId } = ctx;
  if (!actor || !organisationId) throw new Unauthenticated();
  return { ...ctx, actor, organisationId };
}

/** A form that was sent twice is one thing done: its key makes the usage event's id, which counts once, ever. */
function messageIdOf(track: string, personId: string | null, input: unknown): string {
  const key = typeof input === "object" && input !== null && "submissionKey" in input ? input.submissionKey : undefined;
  return typeof key === "string" ? `${track}:${personId}:${key}` : newId();
}

type PermissionOf<M extends Manifest> = Extract<keyof M["permissions"], string>;
type TelemetryOf<M extends Manifest> = M["telemetry"] extends object ? Extract<keyof M["telemetry"], string> : never;

/**
 * Procedures of one module. `can("post.move", { track: "post_moved" })` names the permission, and what the person is then
 * known to have done. A mutation, its domain events and its usage event commit in one transaction, which is begun again where the
 * database let another's win (`begin-again.ts`). Where `reach` is "organisation", the permission must be held for all of it: keys,
 * privacy, structure and whose access it is are nobody's by halves.
 */
export function proceduresFor<const M extends Manifest>(manifest: M) {
  function can(
    permission: PermissionOf<M>,
    options: {
      track?: TelemetryOf<M>;
      /** What the event says besides its name, as the manifest declares it. */
      properties?: UsagePropertiesOf<M>;
      /** The procedure names no person or unit to hold it to, so a role given for one unit does not open it. */
      reach?: "organisation";
    } = {},
  ) {
    const requires = `${manifest.id}.${permission}`;
    const track = options.track && `${manifest.id}.${options.track}`;
    const properties = options.properties && { properties: options.properties as UsageEvent["properties"] & object };
    return guarded
      .meta({ requires, ...(track ? { track } : {}), ...(options.reach ? { reach: options.reach } : {}) })
      .use(async ({ ctx: request, next, type, path, getRawInput }) => {
        const ctx = actorContext(request);
        const grant = ctx.actor.grants.get(requires);
        if (!grant || (options.reach === "organisation" && !grant.organisation))
          throw new NotPermitted({ permission: requires });
        if (type !== "mutation" && !track) return next({ ctx: { ...ctx, reads: true as const } });
        const whole = () =>
          inTransaction(ctx, async (tx) => {
            const { personId } = ctx.actor;
            const messageId = messageIdOf(track ?? path, personId, await getRawInput());
            const result = await next({ ctx: { ...ctx, tx, usageId: messageId } });
            if (!result.ok) throw result.error; // thrown, so that the transaction rolls back
            if (track && personId)
              await ctx.telemetry.record(ctx, tx, [
                { name: track, personId, occurredAt: ctx.clock.now(), messageId, ...properties },
              ]);
            return result;
          });
        // A part of somebody else's transaction cannot be begun again without the rest of it.
        return ctx.tx ? whole() : beginningAgain(ctx.log, { path, requestId: ctx.requestId }, whole);
      });
  }
  return can;
}
