import type { RequestContext, Services } from "@arraigo/platform";
import type { Simulated } from "@arraigo/simulator";
import { createIngest } from "@arraigo/telemetry";
import { attack } from "./attackers";
import { call } from "./call";
import { procedures } from "./procedures";

/** Calls a procedure that must work, and gives what it answered. */
export async function succeed(context: RequestContext, path: string, input: unknown): Promise<Record<string, unknown>> {
  const procedure = procedures.find((each) => each.path === path);
  if (!procedure) throw new Error(`there is no ${path}`);
  const { status, text } = await call(context, procedure, input);
  if (status !== 200) throw new Error(`${path} answered ${text}`);
  return (JSON.parse(text) as { result: { data: Record<string, unknown> } }).result.data;
}

const base64 = (text: string) => Buffer.from(text).toString("base64");

/** What the simulation leaves empty: imports with lines that could not be read, events of strangers, and a write key, which it gives back. */
export async function fillTheRest(services: Services, organisation: Simulated): Promise<string> {
  const administrator = await attack(services, organisation, "administrator");
  const contacts = base64("Email,First name,Last name\nrosa@customer.example,Rosa,Luz\n,,\nnot an address,Bo,\n");
  const mapping = { columns: [{ field: "email" }, { field: "givenName" }, { field: "familyName" }], match: "email" };
  const first = await succeed(administrator, "crm.imports.upload", {
    fileName: "Contacts of ours.csv",
    contentBase64: contacts,
  });
  await succeed(administrator, "crm.imports.commit", { importId: first["importId"], mapping });
  await succeed(administrator, "crm.imports.upload", {
    fileName: "More contacts of ours.csv",
    contentBase64: contacts,
  });
  await succeed(administrator, "directory.imports.upload", {
    fileName: "People of ours.csv",
    contentBase64: base64("Email,First name\nnew@ours.example,Ana\n"),
  });
  await succeed(administrator, "telemetry.retention.set", { rawDays: 120, personDays: 400 });
  const { key } = await succeed(administrator, "telemetry.keys.create", { name: "Key of ours" });
  const batch = [
    { type: "track", event: "Report Opened", userId: "Stranger of ours", messageId: "first-of-these" },
    {
      type: "identify",
      userId: "Alias of ours",
      traits: { email: organisation.personOf("employee").email },
      messageId: "second",
    },
    { type: "track", messageId: "third" },
  ];
  const answer = await createIngest(services)(
    new Request("http://localhost/v1/batch", { method: "POST", body: JSON.stringify({ writeKey: key, batch }) }),
  );
  if (!answer.ok) throw new Error(await answer.text());
  return String(key);
}
