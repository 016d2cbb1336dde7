import type { Translate } from "@arraigo/platform";
import type { Language } from "@arraigo/platform/contract";
import { failuresMax, lockMinutes } from "./attempts";
import { passwordCharactersMax, passwordCharactersMin } from "./library";

interface Refusal {
  /** `<module>.<Noun>`: the sentence is that module's message `errors.<Noun>`. */
  error: string;
  params?: Record<string, string | number>;
}

const byCode: Record<string, Refusal> = {
  INVALID_EMAIL_OR_PASSWORD: { error: "directory.SignInRefused" },
  INVALID_EMAIL: { error: "directory.SignInRefused" },
  FAILED_TO_CREATE_SESSION: { error: "directory.AccessEnded" },
  PASSWORD_TOO_SHORT: { error: "directory.PasswordTooShort", params: { minimum: passwordCharactersMin } },
  PASSWORD_TOO_LONG: { error: "directory.PasswordTooLong", params: { maximum: passwordCharactersMax } },
  INVALID_TOKEN: { error: "directory.ResetLinkExpired" },
  USER_NOT_FOUND: { error: "directory.ResetLinkExpired" },
  INVALID_ORIGIN: { error: "directory.ForeignOrigin" },
  MISSING_OR_NULL_ORIGIN: { error: "directory.ForeignOrigin" },
};
const byStatus: Record<number, string> = {
  401: "platform.Unauthenticated",
  403: "platform.NotPermitted",
  404: "platform.NotFound",
  503: "platform.Unavailable",
};

/** A refusal a person can read: `{ message, error, code }`, the message in their language. */
export function refusal(
  translate: Translate,
  language: Language,
  status: number,
  { error, params = {} }: Refusal,
  code?: string,
  headers: Record<string, string> = {},
): Response {
  const [module = "", noun = ""] = error.split(".");
  const message = translate(language, `${module}.errors.${noun}`, params);
  return Response.json({ message, error, code: code ?? noun }, { status, headers });
}

export function locked(translate: Translate, language: Language, secondsLeft: number): Response {
  const params = { failures: failuresMax, minutes: Math.min(lockMinutes, Math.ceil(secondsLeft / 60)) };
  const wait = { "retry-after": String(secondsLeft) };
  return refusal(translate, language, 429, { error: "directory.SignInLocked", params }, "SIGN_IN_LOCKED", wait);
}

/** Says the library's refusals in our words. What it answers on success passes as it is. */
export async function translated(
  translate: Translate,
  language: Language,
  response: Response,
  reference: string,
): Promise<Response> {
  if (response.status < 400) return response;
  const body: unknown = await response.json().catch(() => undefined);
  const code = typeof body === "object" && body !== null && "code" in body ? String(body.code) : undefined;
  if (response.status === 429) {
    const seconds = Math.max(1, Number(response.headers.get("x-retry-after")) || 60);
    const wait = { "retry-after": String(seconds) };
    return refusal(
      translate,
      language,
      429,
      { error: "platform.TooManyRequests", params: { seconds } },
      "TOO_MANY_REQUESTS",
      wait,
    );
  }
  if (response.status >= 500 && response.status !== 503)
    return refusal(translate, language, 500, { error: "platform.Unexpected", params: { reference } }, "UNEXPECTED");
  const known = (code && byCode[code]) || { error: byStatus[response.status] ?? "platform.BadRequest" };
  return refusal(translate, language, response.status, known, code);
}
