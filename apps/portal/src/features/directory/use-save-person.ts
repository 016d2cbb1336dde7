import type { ConflictSide } from "@arraigo/ui/conflict-panel";
import { toast } from "@arraigo/ui/toast";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { problemOf } from "../../lib/problem";
import { queryClient, trpc } from "../../lib/trpc";
import { useProblemToast } from "../../lib/use-problem-toast";
import type { HandedOver } from "./components/handed-over";
import { type EditedPerson, factsOf, type PersonFacts } from "./person-facts";

interface Handing {
  handover?: { successorId: string | null; when: "now" | "lastDay" };
}

/**
 * Saves a person over what the form had read of them. Where somebody else changed the same fact meanwhile, nothing is written: what
 * stands now is read, both values wait for a choice, and the next save knows what it overwrites.
 */
export function useSavePerson(person: EditedPerson | undefined, onDone: (handed?: HandedOver) => void) {
  const t = useTranslations("directory.person");
  const onProblem = useProblemToast();
  // As it was when the form opened, because the page behind it is read again meanwhile; of what collided, as it stands now.
  const [was, setWas] = useState(() => person && factsOf(person));
  const [theirs, setTheirs] = useState<EditedPerson>();
  const [colliding, setColliding] = useState<readonly (keyof PersonFacts)[]>([]);
  const [sides, setSides] = useState<Readonly<Record<string, ConflictSide>>>({});
  const save = useMutation(
    trpc.directory.people.save.mutationOptions({
      onSuccess: async (saved, input) => {
        await queryClient.invalidateQueries({ queryKey: trpc.directory.pathKey() });
        toast({ title: person ? t("saved") : t("added", { name: `${input.givenName} ${input.familyName}` }) });
        onDone(saved.handedOver);
      },
      onError: async (error) => {
        const problem = problemOf(error);
        if (problem.error === "directory.ChangedMeanwhile" && person) {
          const query = trpc.directory.people.get.queryOptions({ personId: person.id });
          const now = await queryClient.fetchQuery({ ...query, staleTime: 0 });
          const fields = problem.fields.map(({ field }) => field as keyof PersonFacts);
          setTheirs(now);
          setWas(
            (before) => before && { ...before, ...Object.fromEntries(fields.map((field) => [field, now[field]])) },
          );
          setSides({});
          setColliding(fields);
        } else if (!problem.field) onProblem(error);
      },
    }),
  );
  const problem = save.error ? problemOf(save.error) : undefined;
  return {
    /** What stands now, where something collides. */
    theirs,
    problem,
    isSaving: save.isPending,
    /** Empty where nothing collides. */
    colliding: problem?.error === "directory.ChangedMeanwhile" ? colliding : [],
    sides,
    choose: (field: string, side: ConflictSide) => setSides((now) => ({ ...now, [field]: side })),
    save(written: PersonFacts, handing: Handing) {
      const left = colliding.filter((field) => sides[field] === "theirs");
      const chosen = theirs ? Object.fromEntries(left.map((field) => [field, theirs[field]])) : {};
      save.mutate({
        ...written,
        ...chosen,
        ...handing,
        ...(person && was ? { id: person.id, was } : {}),
      });
    },
  };
}
