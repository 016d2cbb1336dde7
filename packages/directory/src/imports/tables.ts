import { createdAtColumn, idColumn, instant, organisationIdColumn } from "@arraigo/db/columns";
import { foreignKey, jsonb, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { directory } from "../namespace";
import { organisations } from "../people/tables";

/**
 * Files of people on their way in. Written by whoever imports; a handful a month. The content is forgotten once it is in, or after a
 * day, so that personal data lies in one place only; what came of it stays.
 */
export const peopleImports = directory.table(
  "people_imports",
  {
    id: idColumn(),
    organisationId: organisationIdColumn(),
    fileName: text("file_name").notNull(),
    /** The decoded text; null once committed or forgotten. */
    content: text("content"),
    uploadedBy: uuid("uploaded_by"),
    createdAt: createdAtColumn(),
    committedAt: instant("committed_at"),
    outcome: jsonb("outcome").$type<Record<string, number>>(),
  },
  (t) => [
    primaryKey({ columns: [t.organisationId, t.id] }),
    foreignKey({ columns: [t.organisationId], foreignColumns: [organisations.id] }),
  ],
);
