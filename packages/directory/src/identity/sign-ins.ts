import type { Db } from "@arraigo/db";
import { hashPassword } from "better-auth/crypto";
import { and, eq, ne } from "drizzle-orm";
import { EmailTaken } from "../errors";
import { endResetLinks } from "./reset-link";
import { accounts, sessions, users } from "./tables";

/* What the directory's own verbs do to sign-ins, on the caller's transaction: access and its audit entry commit together. */

export interface NewSignIn {
  organisationId: string;
  personId: string;
  email: string;
  name: string;
  /** Left out: the person chooses one through the link they are sent. */
  password?: string;
}

/** Gives a person a way in. An address signs in to one organisation only. */
export async function createSignIn(db: Db, person: NewSignIn): Promise<void> {
  await createSignIns(db, [person]);
}

/** The same for many at once. Throws EmailTaken where any of the addresses already signs in. */
export async function createSignIns(db: Db, people: readonly NewSignIn[]): Promise<void> {
  if (people.length === 0) return;
  const made = await db
    .insert(users)
    .values(
      people.map(({ organisationId, personId, email, name }) => ({
        organisationId,
        personId,
        email: email.toLowerCase(),
        name,
        emailVerified: true,
      })),
    )
    .onConflictDoNothing()
    .returning({ id: users.id, personId: users.personId });
  if (made.length < people.length) {
    const missed = people.find((each) => !made.some((user) => user.personId === each.personId));
    throw new EmailTaken({ email: missed?.email ?? "" }, "email");
  }
  const withPassword = people.filter((each) => each.password !== undefined);
  if (withPassword.length === 0) return;
  const rows = await Promise.all(
    withPassword.map(async ({ personId, password }) => {
      const userId = made.find((user) => user.personId === personId)?.id ?? "";
      return { userId, accountId: userId, providerId: "credential", password: await hashPassword(password ?? "") };
    }),
  );
  await db.insert(accounts).values(rows);
}

/** Whose sign-in it is. Sign-in tables know no row level security, so the organisation is named every time. */
export type SignInOf = Pick<NewSignIn, "organisationId" | "personId">;

const ofPerson = ({ organisationId, personId }: SignInOf) =>
  and(eq(users.organisationId, organisationId), eq(users.personId, personId));

/** Ends a person's sessions, or every one but the given. Returns how many. */
export async function endSessions(db: Db, person: SignInOf, exceptSessionId?: string): Promise<number> {
  const [user] = await db.select({ id: users.id }).from(users).where(ofPerson(person));
  if (!user) return 0;
  const ended = await db
    .delete(sessions)
    .where(and(eq(sessions.userId, user.id), exceptSessionId ? ne(sessions.id, exceptSessionId) : undefined))
    .returning({ id: sessions.id });
  return ended.length;
}

/** Takes access away, with every open session and link, or gives it back. */
export async function setDisabled(db: Db, person: SignInOf, disabledAt: Date | null): Promise<void> {
  const [user] = await db.update(users).set({ disabledAt }).where(ofPerson(person)).returning({ id: users.id });
  if (!disabledAt || !user) return;
  await endSessions(db, person);
  await endResetLinks(db, user.id);
}
