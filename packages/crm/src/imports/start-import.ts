import { newId } from "@arraigo/db/columns";
import { type Ctx, inTransaction } from "@arraigo/platform";
import { pieceBytesMax, type StartImport } from "../imports-contract";
import { imports } from "./tables";

/** Opens an import for a file that comes in pieces: an upload that breaks off goes on where it was. */
export async function startImport(ctx: Ctx, input: StartImport): Promise<{ importId: string; pieceBytes: number }> {
  return inTransaction(ctx, async (tx) => {
    const importId = newId(ctx.clock.now().getTime());
    await tx.insert(imports).values({
      id: importId,
      organisationId: ctx.organisationId,
      recordType: input.recordType,
      state: "uploading",
      createdBy: ctx.actor.personId,
      fileName: input.fileName,
      bytesExpected: input.bytes,
      bytesReceived: 0,
      createdAt: ctx.clock.now(),
    });
    return { importId, pieceBytes: pieceBytesMax };
  });
}
