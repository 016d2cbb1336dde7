import { saveFile } from "@arraigo/ui/plain/csv";
import { toast } from "@arraigo/ui/toast";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { api } from "../../../../lib/trpc";
import { useProblemToast } from "../../../../lib/use-problem-toast";
import { bytesOf } from "../../save-export";

const askEveryMilliseconds = 2_000;
/** Whoever waits longer has the notice, and the list of files. */
const askTimesMax = 150;

/** Fetches a file that was written in the background, piece by piece. */
export function useFetchExport() {
  const problem = useProblemToast();
  return useMutation({ mutationFn: (exportId: string) => fetchFile(exportId), onError: problem });
}

async function fetchFile(exportId: string): Promise<void> {
  const file = await api.crm.exports.get.query({ exportId });
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  for (let position = 0; position < file.pieces; position += 1)
    pieces.push(bytesOf((await api.crm.exports.piece.query({ exportId, position })).content));
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  saveFile(file.fileName, whole, file.mimeType);
}

/** While the page is open: waits until a long export is written, and hands it to the browser. */
export function useAwaitExport() {
  const t = useTranslations("crm.list.export");
  const problem = useProblemToast();
  return async (exportId: string): Promise<void> => {
    try {
      for (let asked = 0; asked < askTimesMax; asked += 1) {
        await new Promise((resolve) => setTimeout(resolve, askEveryMilliseconds));
        const { state } = await api.crm.exports.get.query({ exportId });
        if (state === "running") continue;
        if (state === "failed") return void toast({ tone: "failed", title: t("failed") });
        await fetchFile(exportId);
        return void toast({ title: t("ready") });
      }
    } catch (error) {
      problem(error);
    }
  };
}
