import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { withTenant } from "@arraigo/db";
import { causeOf, type Services } from "@arraigo/platform";
import { and, eq } from "drizzle-orm";
import { drizzle } from "drizzle-orm/node-postgres";
import { auditEntries } from "../audit/tables";
import { hasLeft } from "../people/employment";
import { people } from "../people/tables";
import { actingSession } from "./acting-session";
import { clearTries, countTry, emailHash, failuresMax, giveTryBack } from "./attempts";
import type { Identity } from "./identity";
import { languageOf } from "./language";
import { createLibrary, type User } from "./library";
import { locked, refusal, translated } from "./refusals";
import { endResetLinks } from "./reset-link";
import { createSignIn, endSessions, setDisabled } from "./sign-ins";
import { users } from "./tables";

/** The only paths that exist. The library has many more, and each would be one more door. */
const doors = new Set([
  "/auth/sign-in/email",
  "/auth/sign-out",
  "/auth/revoke-sessions",
  "/auth/request-password-reset",
  "/auth/reset-password",
]);

/** Known and unknown addresses are answered after the same time; looking up the known one takes far less than this. */
const resetAnswerMs = 250;

/** Sign-in by e-mail and password: the library inside, the lock-out, the audit log and the person's language around it. */
export function createIdentity({ services, secret }: { services: Services; secret: string }): Identity {
  const { database, clock, translate, log, portalUrl, outbox } = services;
  const db = drizzle(database.pool);
  const origins = originsOf(portalUrl);

  const audit = (
    user: User,
    action: string,
    facts: Record<string, unknown> = {},
    actorId: string | null = user.personId,
  ) =>
    withTenant(database, user.organisationId, (tx) =>
      tx.insert(auditEntries).values({
        organisationId: user.organisationId,
        actorId,
        action: `directory.${action}`,
        subjectType: "person",
        subjectId: user.personId,
        facts,
        createdAt: clock.now(),
      }),
    );
  const findUser = async (where: ReturnType<typeof eq>): Promise<User | undefined> =>
    (await db.select().from(users).where(where))[0];

  const library = createLibrary(
    services,
    { secret, origins },
    {
      async mayEnter(userId) {
        const user = await findUser(eq(users.id, userId));
        if (!user || user.disabledAt) return false;
        const [person] = await withTenant(database, user.organisationId, (tx) =>
          tx
            .select({ endsOn: people.endsOn, timeZone: people.timeZone })
            .from(people)
            .where(and(eq(people.organisationId, user.organisationId), eq(people.id, user.personId))),
        );
        return person !== undefined && !hasLeft(person, clock.now());
      },
      async onResetAsked(user) {
        if (user.disabledAt) return;
        await withTenant(database, user.organisationId, (tx) =>
          outbox.enqueue(tx, "directory.mailPasswordReset", { personId: user.personId, reason: "asked" }),
        );
        await audit(user, "password_reset_asked", {}, null);
      },
      async onReset(user) {
        await endResetLinks(db, user.id);
        await clearTries(database, user.email, clock.now());
        await audit(user, "password_reset");
      },
    },
  );

  async function signIn(request: Request): Promise<Response> {
    const language = languageOf(request.headers.get("accept-language"));
    const email = await emailIn(request);
    if (email === undefined) return refusal(translate, language, 400, { error: "platform.BadRequest" });
    const attempt = await countTry(database, email, clock.now());
    if (!attempt.allowed) return locked(translate, language, attempt.secondsLeft);
    const response = await library.handler(request);
    // Too many from this network address: the password was not looked at, so nothing is known about it.
    if (response.status === 429) {
      await giveTryBack(database, email);
      return translated(translate, language, response, "-");
    }
    const user = await findUser(eq(users.email, email.toLowerCase()));
    if (response.ok) {
      await clearTries(database, email, clock.now());
      if (user) await audit(user, "signed_in");
      // The library's body holds the session's token; the cookie is enough.
      const headers = new Headers({ "content-type": "application/json" });
      for (const cookie of response.headers.getSetCookie()) headers.append("set-cookie", cookie);
      return new Response(JSON.stringify({ ok: true }), { status: 200, headers });
    }
    // Nobody is known to have done it, and neither what was typed nor from where is written down.
    if (user) await audit(user, "sign_in_failed", {}, null);
    if (attempt.failures >= failuresMax) {
      log.info("sign-in locked", { account: emailHash(email).slice(0, 12) });
      if (user) await audit(user, "sign_in_locked", { failures: attempt.failures }, null);
    }
    return translated(translate, language, response, "-");
  }

  async function signOutEverywhere(request: Request): Promise<Response> {
    const session = await library.session(request.headers);
    const response = await library.handler(request);
    if (response.ok && session) await audit(session.user, "sessions_ended");
    return response;
  }

  return {
    async handle(request) {
      const { pathname } = new URL(request.url);
      const language = languageOf(request.headers.get("accept-language"));
      const reference = randomUUID();
      try {
        if (request.method !== "POST" || !doors.has(pathname))
          return refusal(translate, language, 404, { error: "platform.NotFound" });
        if (pathname === "/auth/sign-in/email") return await signIn(request);
        if (pathname === "/auth/request-password-reset") {
          const [response] = await Promise.all([library.handler(request), sleep(resetAnswerMs)]);
          if (response.ok) return Response.json({ ok: true });
          return await translated(translate, language, response, reference);
        }
        const answer =
          pathname === "/auth/revoke-sessions" ? await signOutEverywhere(request) : await library.handler(request);
        return await translated(translate, language, answer, reference);
      } catch (error) {
        log.error("sign-in failed", { path: pathname, requestId: reference, ...causeOf(error) });
        return refusal(translate, language, 500, { error: "platform.Unexpected", params: { reference } }, "UNEXPECTED");
      }
    },
    async signedIn(headers) {
      const token = library.tokenIn(headers.get("cookie") ?? "");
      return token === undefined ? undefined : actingSession(database, token, clock.now());
    },
    createSignIn: (person) => createSignIn(db, person),
    endSessions: (person, exceptSessionId) => endSessions(db, person, exceptSessionId),
    setDisabled: (person, disabled) => setDisabled(db, person, disabled ? clock.now() : null),
  };
}

async function emailIn(request: Request): Promise<string | undefined> {
  const body: unknown = await request
    .clone()
    .json()
    .catch(() => undefined);
  if (typeof body !== "object" || body === null || !("email" in body) || typeof body.email !== "string")
    return undefined;
  return body.email.length <= 320 && !body.email.includes("\u0000") ? body.email : undefined;
}

/** Where browsers may write from. On one's own machine both names of it are the same place. */
export function originsOf(portalUrl: string): string[] {
  const { hostname } = new URL(portalUrl);
  if (hostname === "localhost") return [portalUrl, portalUrl.replace("localhost", "127.0.0.1")];
  if (hostname === "127.0.0.1") return [portalUrl, portalUrl.replace("127.0.0.1", "localhost")];
  return [portalUrl];
}
