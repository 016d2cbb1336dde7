import { createMailer } from "@arraigo/directory";
import { serve } from "../../serve";

/** A replica of its own, so that it can be killed: it answers and works, as the first one does. */
const [databaseUrl = "", publicUrl = "", port = "0", smtpUrl = ""] = process.argv.slice(2);

await serve({
  databaseUrl,
  url: publicUrl,
  port: Number(port),
  secret: "a secret for tests, long enough to sign with",
  mailer: createMailer({ smtpUrl, from: "Arraigo <no-reply@arraigo.example>" }),
  works: true,
  portalFolder: undefined,
});
process.stdout.write("ready\n");
