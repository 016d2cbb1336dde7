import { createMailer } from "@arraigo/directory";
import { assemble } from "../../serve";

/** A worker of its own, so that it can be killed in the middle of a job. */
const [databaseUrl = "", pullFolder] = process.argv.slice(2);

const { work } = await assemble({
  databaseUrl,
  url: "http://localhost:3000",
  secret: "a secret for tests, long enough to sign with",
  mailer: createMailer({ smtpUrl: undefined, from: "Arraigo <no-reply@localhost>" }),
  pullFolder,
});
await work();
