import { createdAtColumn, idColumn, instant, organisationIdColumn } from "@arraigo/db/columns";
import { sql } from "drizzle-orm";
import { foreignKey, index, jsonb, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { directory } from "../namespace";
import { people } from "../people/tables";

/**
 * What a person is told: an answer to their post, a course to take, a word from the sponsor. Written by modules through
 * `tellPerson`, read by that person alone. A person's rows grow with what concerns them; pruned by age
 * (retention/forget-old.ts).
 */
export const notices = directory.table(
  "notices",
  {
    id: idColumn(),
    organisationId: organisationIdColumn(),
    personId: uuid("person_id").notNull(),
    /** `<module>.<name>`; the sentence is that module's message `notices.<name>`, said in the reader's language when read. */
    kind: text("kind").notNull(),
    params: jsonb("params").$type<Record<string, string | number>>().notNull().default({}),
    /** Where in the portal it leads. */
    to: text("to").notNull(),
    /** Makes telling idempotent: the same fact is told once. */
    onceKey: text("once_key").notNull(),
    createdAt: createdAtColumn(),
    readAt: instant("read_at"),
    mailedAt: instant("mailed_at"),
  },
  (t) => [
    primaryKey({ columns: [t.organisationId, t.id] }),
    foreignKey({ columns: [t.organisationId, t.personId], foreignColumns: [people.organisationId, people.id] }),
    // Makes telling the same fact twice one notice.
    uniqueIndex("notices_once").on(t.organisationId, t.personId, t.onceKey),
    // Serves the bell: a person's unread notices, newest first.
    index("notices_unread").on(t.organisationId, t.personId, t.createdAt).where(sql`${t.readAt} is null`),
  ],
);
