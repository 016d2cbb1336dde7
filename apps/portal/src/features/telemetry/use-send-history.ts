import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "../../lib/trpc";
import { useProblemToast } from "../../lib/use-problem-toast";
import type { UploadFound } from "./history-types";

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

/** A file's bytes in base64, as the upload wants them. */
const base64Of = (file: Blob) =>
  new Promise<string>((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).slice(String(reader.result).indexOf(",") + 1));
    reader.onerror = () => reject(reader.error ?? new Error("the file cannot be read"));
    reader.readAsDataURL(file);
  });

/** Sends a file piece by piece, says how much has arrived, and answers what was found in it. */
export function useSendHistory(onDone: (found: UploadFound) => void) {
  const problem = useProblemToast();
  const [sent, setSent] = useState(0);
  const send = useMutation({
    mutationFn: async (file: File) => {
      setSent(0);
      const { uploadId, pieceBytes } = await api.telemetry.history.start.mutate({
        fileName: file.name.slice(0, 200),
        bytes: file.size,
      });
      for (let position = 0; position * pieceBytes < file.size; position++) {
        const contentBase64 = await base64Of(file.slice(position * pieceBytes, (position + 1) * pieceBytes));
        await again(() => api.telemetry.history.append.mutate({ uploadId, position, contentBase64 }));
        setSent(Math.min(file.size, (position + 1) * pieceBytes));
      }
      return api.telemetry.history.finish.mutate({ uploadId });
    },
    onSuccess: onDone,
    onError: problem,
  });
  return { send, sent };
}
