import { language } from "./language";

/** What came of a call to the sign-in endpoints. `status` 0: the server was not reached. */
export interface AuthAnswer {
  ok: boolean;
  status: number;
  /** The library's own code, for example `INVALID_EMAIL_OR_PASSWORD`. */
  code: string | undefined;
  /** Why not, already in the person's language. */
  message: string | undefined;
}

async function post(path: string, body: object): Promise<AuthAnswer> {
  try {
    const response = await fetch(`/auth${path}`, {
      method: "POST",
      headers: { "content-type": "application/json", "accept-language": language() },
      body: JSON.stringify(body),
    });
    const answer: unknown = response.ok ? undefined : await response.json().catch(() => undefined);
    return {
      ok: response.ok,
      status: response.status,
      code: textAt(answer, "code"),
      message: textAt(answer, "message"),
    };
  } catch {
    return { ok: false, status: 0, code: undefined, message: undefined };
  }
}

function textAt(answer: unknown, name: string): string | undefined {
  const value =
    typeof answer === "object" && answer !== null
      ? Object.entries(answer).find(([key]) => key === name)?.[1]
      : undefined;
  return typeof value === "string" ? value : undefined;
}

export function signIn(email: string, password: string): Promise<AuthAnswer> {
  return post("/sign-in/email", { email, password });
}

export function signOut(): Promise<AuthAnswer> {
  return post("/sign-out", {});
}

/** Ends every session of the person first, so that no other device stays signed in. */
export async function signOutEverywhere(): Promise<AuthAnswer> {
  const revoked = await post("/revoke-sessions", {});
  return revoked.ok ? signOut() : revoked;
}

/** Asks for a reset e-mail. The answer is the same whether the address is known or not. */
export function requestPasswordReset(email: string, redirectTo: string): Promise<AuthAnswer> {
  return post("/request-password-reset", { email, redirectTo });
}

export function resetPassword(newPassword: string, token: string): Promise<AuthAnswer> {
  return post("/reset-password", { newPassword, token });
}
