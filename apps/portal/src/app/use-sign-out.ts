import { useNavigate } from "@tanstack/react-router";
import { signOut, signOutEverywhere } from "../lib/auth";
import { paths } from "../lib/paths";
import { forgetSession } from "../lib/session";
import { useProblemToast } from "../lib/use-problem-toast";

/** Ends this session, or all of the person's, and leaves nothing of it in the browser's memory. */
export function useSignOut(): (where: "here" | "everywhere") => void {
  const navigate = useNavigate();
  const onProblem = useProblemToast();
  return async (where) => {
    const answer = where === "everywhere" ? await signOutEverywhere() : await signOut();
    if (!answer.ok && answer.status !== 401) return onProblem(undefined);
    // First away from every page that needs somebody signed in.
    await navigate({ to: paths.signIn });
    forgetSession();
  };
}
