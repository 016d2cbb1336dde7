import { createMailer, loadActor } from "@arraigo/directory";
import { call } from "../../attack/testing/call";
import { procedures } from "../../attack/testing/procedures";
import { modules } from "../../modules";
import { assemble } from "../../serve";

/** A process of its own that calls one procedure for one person, so that it can be killed in the middle of it. */
const [databaseUrl = "", organisationId = "", personId = "", path = "", input = "null"] = process.argv.slice(2);

const { services } = await assemble({
  databaseUrl,
  url: "http://localhost:3000",
  secret: "a secret for tests, long enough to sign with",
  mailer: createMailer({ smtpUrl: undefined, from: "Arraigo <no-reply@localhost>" }),
});
const procedure = procedures.find((each) => each.path === path);
const loaded = await loadActor(
  services.database,
  modules,
  { organisationId, personId, sessionId: personId },
  services.clock.now(),
);
if (!procedure || !loaded) throw new Error(`nobody can call ${path}`);
const context = { ...services, requestId: "killed", language: "en" as const, organisationId, ...loaded };
const { status, text } = await call(context, procedure, JSON.parse(input));
process.stdout.write(`${status} ${text}\n`);
process.exit(status === 200 ? 0 : 1);
