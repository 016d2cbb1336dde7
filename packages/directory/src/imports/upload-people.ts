import { Buffer } from "node:buffer";
import { newId } from "@arraigo/db/columns";
import { type Ctx, inTransaction } from "@arraigo/platform";
import type { UploadPeople } from "../contract";
import { decodeFile, readTable } from "./read-file";
import { suggestMapping } from "./suggest-mapping";
import { peopleImports } from "./tables";

/** Takes a file in and says what its columns look like. Nobody is changed yet. */
export async function uploadPeople(ctx: Ctx, { fileName, contentBase64 }: UploadPeople) {
  const content = decodeFile(Buffer.from(contentBase64, "base64"));
  const { columns, rows } = readTable(content);
  const id = newId();
  await inTransaction(ctx, (tx) =>
    tx.insert(peopleImports).values({
      id,
      organisationId: ctx.organisationId,
      fileName,
      content,
      uploadedBy: ctx.actor.personId,
      createdAt: ctx.clock.now(),
    }),
  );
  return {
    importId: id,
    columns: columns.map((name, index) => ({
      name,
      example: rows.find((row) => row.cells[index])?.cells[index]?.slice(0, 80) ?? "",
    })),
    rows: rows.length,
    mapping: suggestMapping(columns),
  };
}
