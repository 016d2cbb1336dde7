import { expect, test } from "vitest";
import { isTrialOnThisMachine, readEnv } from "./env";

test("letters are shown instead of sent only where the database is the embedded one and nobody else can come in", () => {
  expect(isTrialOnThisMachine(readEnv({}))).toBe(true);
  expect(isTrialOnThisMachine(readEnv({ PORT: "4000", ARRAIGO_DATA: "/tmp/x" }))).toBe(true);
  const shared = [
    { DATABASE_URL: "postgres://somewhere/arraigo" },
    { ARRAIGO_URL: "https://crm.example.com" },
    { ARRAIGO_HOST: "0.0.0.0" },
    { NODE_ENV: "production" },
  ];
  for (const source of shared) expect(isTrialOnThisMachine(readEnv(source))).toBe(false);
});
