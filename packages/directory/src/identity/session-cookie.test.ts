import { createHmac } from "node:crypto";
import { expect, test } from "vitest";
import { signedToken } from "./session-cookie";

const secret = "a secret of the installation, long enough";
const cookie = (token: string, key = secret) =>
  encodeURIComponent(`${token}.${createHmac("sha256", key).update(token).digest("base64")}`);

test("a token is believed only with our signature, whatever other cookies come along", () => {
  const ours = cookie("token.with.dots");
  expect(signedToken(`a=b; session=${ours}; c`, "session", secret)).toBe("token.with.dots");
  expect(signedToken(`session="${ours}"`, "session", secret)).toBe("token.with.dots");
});

test("a token without, with another's, or with a cut signature is none", () => {
  const ours = cookie("token");
  const tries = [
    "",
    "session=token",
    "session=.",
    `session=${cookie("token", "another secret")}`,
    `session=${cookie("other").replace("other", "token")}`,
    `session=${ours.slice(0, -8)}`,
    `session=${ours}AAAA`,
    `xsession=${ours}`,
    "session=%E0%A4%A",
  ];
  for (const cookies of tries) expect(signedToken(cookies, "session", secret)).toBeUndefined();
});

test("the first cookie of the name counts, so that one set beside ours for another path cannot pass for it", () => {
  expect(signedToken(`session=forged; session=${cookie("token")}`, "session", secret)).toBeUndefined();
});
