import { randomInt } from "node:crypto";
import type { Identity } from "@arraigo/directory";
import { type Services, systemContext } from "@arraigo/platform";
import { createWriteKey } from "@arraigo/telemetry";
import { cast } from "./people/cast";
import { simulate } from "./simulate";

export interface DemoSignIn {
  role: string;
  name: string;
  language: string;
  email: string;
  password: string;
}

export interface Demo {
  organisationId: string;
  signIns: DemoSignIn[];
  writeKey: string;
}

/** Letters and digits that cannot be mistaken for one another. */
const alphabet = "abcdefghjkmnpqrstuvwxyz23456789";

/** A password nobody can know in advance: 16 characters, 79 bits, in groups that can be read aloud. */
function randomPassword(): string {
  const group = () => Array.from({ length: 4 }, () => alphabet[randomInt(alphabet.length)]).join("");
  return Array.from({ length: 4 }, group).join("-");
}

/** The demo: 240 people and 16 weeks, the same on every machine but for the passwords and the write key. */
export async function seedDemo({ services, identity }: { services: Services; identity: Identity }): Promise<Demo> {
  const now = services.clock.now();
  const demo = await simulate(services, { name: "Grupo Meridiano", seed: 1905, people: 240, weeks: 16, now });
  const { organisationId } = demo;
  const signIns = cast.map(({ role }) => {
    const person = demo.personOf(role);
    return {
      role,
      name: `${person.givenName} ${person.familyName}`,
      language: person.language,
      email: person.email,
      password: randomPassword(),
    };
  });
  await Promise.all(
    signIns.map(({ role, email, name, password }) =>
      identity.createSignIn({ organisationId, personId: demo.personOf(role).id, email, name, password }),
    ),
  );
  const facts = { id: organisationId, privacyMode: "team", language: "en", timeZone: "America/Bogota" } as const;
  const { key } = await createWriteKey(systemContext(services, facts, "demo"), { name: "Demo" });
  return { organisationId, signIns, writeKey: key };
}
