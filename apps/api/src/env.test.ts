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

test("a replica works unless it is told to leave that to others", () => {
  expect(readEnv({}).works).toBe(true);
  expect(readEnv({ ARRAIGO_WORKERS: "1" }).works).toBe(true);
  for (const said of ["0", "false"]) expect(readEnv({ ARRAIGO_WORKERS: said }).works).toBe(false);
});

test("a socket is taken over only where it was handed to this very process", () => {
  expect(readEnv({}).socket).toBeUndefined();
  expect(readEnv({ LISTEN_FDS: "0" }).socket).toBeUndefined();
  expect(readEnv({ LISTEN_FDS: "1" }).socket).toBe(3);
  expect(readEnv({ LISTEN_FDS: "1", LISTEN_PID: String(process.pid) }).socket).toBe(3);
  expect(readEnv({ LISTEN_FDS: "1", LISTEN_PID: String(process.pid + 1) }).socket).toBeUndefined();
});
