import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "../../lib/trpc";
import { useProblemToast } from "../../lib/use-problem-toast";
import type { ImportType, Upload } from "./import-types";
import { readAsBase64 } from "./read-as-base64";

const triesMax = 4;

/** Tries again what a moment without a connection broke: sending a piece twice keeps it once. */
async function again<T>(work: () => Promise<T>): Promise<T> {
  for (let tried = 1; ; tried++)
    try {
      return await work();
    } catch (error) {
      if (tried === triesMax) throw error;
      await new Promise((resume) => setTimeout(resume, 500 * 2 ** tried));
    }
}

/** Sends a file piece by piece, says how much has arrived, and answers what was found in it. */
export function useUploadFile(onDone: (upload: Upload) => void) {
  const problem = useProblemToast();
  const [sent, setSent] = useState(0);
  const upload = useMutation({
    mutationFn: async ({ file, type }: { file: File; type: ImportType }) => {
      setSent(0);
      const { importId, pieceBytes } = await api.crm.imports.start.mutate({
        recordType: type,
        fileName: file.name.slice(0, 200),
        bytes: file.size,
      });
      for (let position = 0; position * pieceBytes < file.size; position++) {
        const piece = file.slice(position * pieceBytes, (position + 1) * pieceBytes);
        const contentBase64 = await readAsBase64(piece);
        await again(() => api.crm.imports.append.mutate({ importId, position, contentBase64 }));
        setSent(Math.min(file.size, (position + 1) * pieceBytes));
      }
      return api.crm.imports.finish.mutate({ importId });
    },
    onSuccess: onDone,
    onError: problem,
  });
  return { upload, sent };
}
