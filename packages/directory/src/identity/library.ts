import type { Services } from "@arraigo/platform";
import { betterAuth } from "better-auth";
import { drizzleAdapter } from "better-auth/adapters/drizzle";
import { drizzle } from "drizzle-orm/node-postgres";
import { countRequest } from "./floods";
import { hashIdentifier, resetMinutes } from "./reset-link";
import { signedToken } from "./session-cookie";
import { accounts, sessions, users, verifications } from "./tables";

export const passwordCharactersMin = 12;
export const passwordCharactersMax = 128;
const sessionDays = 14;

/** The header in which the HTTP edge tells us the address it saw; whatever a client sends under this name is overwritten there. */
export const clientAddressHeader = "x-arraigo-client-address";

export interface User {
  id: string;
  email: string;
  organisationId: string;
  personId: string;
  disabledAt: Date | null;
}

export interface LibraryHooks {
  /** Asked with the right password in hand: may this user have a session now? */
  mayEnter(userId: string): Promise<boolean>;
  onResetAsked(user: User): Promise<void>;
  onReset(user: User): Promise<void>;
}

export interface Library {
  handler(request: Request): Promise<Response>;
  session(headers: Headers): Promise<{ id: string; user: User } | undefined>;
  /** The session's token, once its signature has been found to be ours. Whether the session is still open the database knows. */
  tokenIn(cookies: string): string | undefined;
}

/** better-auth, reduced to what we use of it. Nothing outside this folder knows its name. */
export function createLibrary(
  { database, clock, portalUrl, log }: Pick<Services, "database" | "clock" | "portalUrl" | "log">,
  { secret, origins }: { secret: string; origins: readonly string[] },
  hooks: LibraryHooks,
): Library {
  const encrypted = portalUrl.startsWith("https://");
  const cookieName = encrypted ? "__Host-arraigo" : "arraigo";
  const auth = betterAuth({
    appName: "Arraigo",
    baseURL: portalUrl,
    basePath: "/auth",
    secret,
    trustedOrigins: [...origins],
    telemetry: { enabled: false },
    logger: { log: (level, message) => level === "error" && log.error(`sign-in: ${message}`) },
    database: drizzleAdapter(drizzle(database.pool), {
      provider: "pg",
      transaction: true,
      schema: { user: users, session: sessions, account: accounts, verification: verifications },
    }),
    user: {
      additionalFields: {
        organisationId: { type: "string", required: true, input: false },
        personId: { type: "string", required: true, input: false },
        disabledAt: { type: "date", required: false, input: false },
      },
    },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: passwordCharactersMin,
      maxPasswordLength: passwordCharactersMax,
      resetPasswordTokenExpiresIn: resetMinutes * 60,
      revokeSessionsOnPasswordReset: true,
      // The library's own token is never sent: the job makes one when it writes the letter, so that none lies in the queue.
      sendResetPassword: ({ user }) => hooks.onResetAsked(asUser(user)),
      onPasswordReset: ({ user }) => hooks.onReset(asUser(user)),
    },
    verification: { storeIdentifier: { hash: async (identifier) => hashIdentifier(identifier) } },
    session: { expiresIn: sessionDays * 86_400, disableSessionRefresh: true },
    databaseHooks: {
      session: { create: { before: async (session) => ((await hooks.mayEnter(session.userId)) ? undefined : false) } },
    },
    // Per network address. One office shares one, so this only stops floods; a single account is guarded by attempts.ts.
    rateLimit: {
      enabled: true,
      customStorage: { consume: (key, rule) => countRequest(database, key, rule, clock.now()) },
      window: 60,
      max: 300,
      customRules: {
        "/sign-in/email": { window: 60, max: 60 },
        "/request-password-reset": { window: 60, max: 10 },
        // A class that begins together chooses its passwords within one minute; the link itself cannot be guessed.
        "/reset-password": { window: 60, max: 60 },
      },
    },
    advanced: {
      database: { generateId: "uuid" },
      ipAddress: { ipAddressHeaders: [clientAddressHeader] },
      cookiePrefix: "arraigo",
      // Off, or the library forces the name to `__Secure-…`; `__Host-` is the stricter promise and we set it ourselves.
      useSecureCookies: false,
      defaultCookieAttributes: { httpOnly: true, sameSite: "lax", path: "/", secure: encrypted },
      cookies: { session_token: { name: cookieName } },
    },
  });
  return {
    handler: (request) => auth.handler(request),
    async session(headers) {
      const found = await auth.api.getSession({ headers });
      return found ? { id: found.session.id, user: asUser(found.user) } : undefined;
    },
    tokenIn: (cookies) => signedToken(cookies, cookieName, secret),
  };
}

/** The library types its rows without our additional fields in callbacks; they are always there. */
function asUser(user: object): User {
  return user as User;
}
