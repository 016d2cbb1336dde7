import { CardSkeleton } from "@arraigo/ui/skeleton";
import { useMutation } from "@tanstack/react-query";
import { useEffect } from "react";
import { trpc } from "../../../../lib/trpc";
import { useProblemToast } from "../../../../lib/use-problem-toast";
import type { UploadFound } from "../../history-types";

/** Looks again at a file that was sent and left: what was found of its columns is not kept before somebody chooses. */
export function HistoryFind({ uploadId, onFound }: { uploadId: string; onFound: (found: UploadFound) => void }) {
  const problem = useProblemToast();
  const { mutate } = useMutation({
    ...trpc.telemetry.history.finish.mutationOptions(),
    onSuccess: onFound,
    onError: problem,
  });
  useEffect(() => mutate({ uploadId }), [mutate, uploadId]);
  return <CardSkeleton lines={4} />;
}
