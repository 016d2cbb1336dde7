import { toast } from "@arraigo/ui/toast";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { type api, queryClient, trpc } from "../../lib/trpc";
import { useProblemToast } from "../../lib/use-problem-toast";

export type AreaOfReaches = Awaited<ReturnType<typeof api.directory.reaches.list.query>>["modules"][number];
export type PermissionRow = AreaOfReaches["permissions"][number];
export type ReachCell = PermissionRow["cells"][number];
export type ReachChoice = ReachCell["reach"];

/** How a reach is called where this permission is concerned: what is held or not held says yes or no. */
export function useReachName() {
  const t = useTranslations("directory.may");
  return (row: Pick<PermissionRow, "byPerson">, reach: ReachChoice) =>
    row.byPerson || reach === "none" ? t(`reach.${reach}`) : t("yes");
}

/** Says how far a permission reaches for a role, and offers to take it back. */
export function useChangeReach() {
  const t = useTranslations("directory");
  const nameOf = useReachName();
  const onError = useProblemToast();
  const mutation = useMutation(
    trpc.directory.reaches.change.mutationOptions({
      // What I may do myself can have changed as well.
      onSettled: () =>
        Promise.all([
          queryClient.invalidateQueries({ queryKey: trpc.directory.reaches.pathKey() }),
          queryClient.invalidateQueries({ queryKey: ["session"] }),
        ]),
      onError,
    }),
  );
  const waiting = mutation.isPending ? mutation.variables : undefined;
  return {
    /** The choice that is on its way, so that the select does not jump back meanwhile. */
    choiceFor: (row: PermissionRow, cell: ReachCell): ReachChoice =>
      waiting?.permission === row.permission && waiting.role === cell.role
        ? (waiting.reach ?? cell.byDefault)
        : cell.reach,
    change(row: PermissionRow, cell: ReachCell, to: ReachChoice) {
      const change = (reach: ReachChoice, done?: () => void) =>
        mutation.mutate(
          { role: cell.role, permission: row.permission, reach: reach === cell.byDefault ? null : reach },
          done ? { onSuccess: done } : {},
        );
      change(to, () =>
        toast({
          title: t("may.done", { role: t(`roles.${cell.role}`), about: row.about, reach: nameOf(row, to) }),
          undo: () => change(cell.reach),
        }),
      );
    },
  };
}
