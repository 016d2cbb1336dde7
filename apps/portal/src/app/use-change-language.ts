import { useMutation } from "@tanstack/react-query";
import { setLanguage } from "../lib/language";
import type { Language } from "../lib/messages";
import { type Session, sessionQuery } from "../lib/session";
import { queryClient, trpc } from "../lib/trpc";
import { useProblemToast } from "../lib/use-problem-toast";

/** Changes the language at once and saves it to the person, so that e-mails and other devices follow. */
export function useChangeLanguage(): (language: Language) => void {
  const onError = useProblemToast();
  // What the server words (behaviours, courses, alerts) is in the language it knew of.
  const onSuccess = () => queryClient.invalidateQueries();
  const { mutate } = useMutation(trpc.directory.people.updateMe.mutationOptions({ onError, onSuccess }));
  return (language) => {
    setLanguage(language);
    queryClient.setQueryData<Session | null>(
      sessionQuery.queryKey,
      (session) => session && { ...session, person: { ...session.person, language } },
    );
    mutate({ language });
  };
}
