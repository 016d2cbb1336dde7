import { useMutation } from "@tanstack/react-query";
import { setLanguage } from "../lib/language";
import type { Language } from "../lib/messages";
import { type Session, sessionQuery } from "../lib/session";
import { queryClient, trpc } from "../lib/trpc";
import { useProblemToast } from "../lib/use-problem-toast";

const mutationKey = trpc.directory.people.updateMe.mutationKey();

/**
 * Changes the language at once and saves it to the person, so that e-mails and other devices follow. Of several choices in a row each is
 * saved after the other, and the last one stays.
 */
export function useChangeLanguage(): (language: Language) => void {
  const onError = useProblemToast();
  // What the server words (behaviours, courses, alerts) is in the language it knew of; where another choice waits, it still will be.
  const onSuccess = () =>
    queryClient.isMutating({ mutationKey }) === 1 ? queryClient.invalidateQueries() : Promise.resolve();
  const { mutate } = useMutation(
    trpc.directory.people.updateMe.mutationOptions({ onError, onSuccess, scope: { id: "language" } }),
  );
  return (language) => {
    setLanguage(language);
    // A session still on its way says the former language.
    void queryClient.cancelQueries({ queryKey: sessionQuery.queryKey });
    queryClient.setQueryData<Session | null>(
      sessionQuery.queryKey,
      (session) => session && { ...session, person: { ...session.person, language } },
    );
    mutate({ language });
  };
}
