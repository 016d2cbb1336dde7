import { Button } from "@arraigo/ui/button";
import { Field } from "@arraigo/ui/field";
import { Input } from "@arraigo/ui/input";
import { Link } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { type AuthAnswer, requestPasswordReset } from "../../../lib/auth";
import { paths } from "../../../lib/paths";
import { Entrance } from "../components/entrance";

/** Asks for a reset link. Says the same for every address, so that nobody can try out who works here. */
export function ForgotPasswordScreen() {
  const t = useTranslations("directory.forgot");
  const signIn = useTranslations("directory.signIn");
  const [sentTo, setSentTo] = useState<string>();
  const [failed, setFailed] = useState<AuthAnswer>();
  const [busy, setBusy] = useState(false);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const email = String(new FormData(event.currentTarget).get("email"));
    setBusy(true);
    const answer = await requestPasswordReset(email, paths.resetPassword);
    setBusy(false);
    if (answer.ok) setSentTo(email);
    else setFailed(answer);
  }

  return (
    <Entrance title={t("title")} sentence={t.rich("sentence", { em: (chunks) => <em>{chunks}</em> })}>
      {sentTo ? (
        <p role="status" className="rounded-2 bg-brand-soft px-3 py-2 font-medium text-brand">
          {t("sent", { email: sentTo })}
        </p>
      ) : (
        <form onSubmit={submit} className="grid gap-4">
          <Field
            label={signIn("email")}
            error={failed ? (failed.message ?? signIn(failed.status === 0 ? "notReached" : "failed")) : undefined}
          >
            <Input name="email" type="email" autoComplete="username" required autoFocus />
          </Field>
          <Button type="submit" kind="primary" size="large" busy={busy} className="justify-self-start">
            {t("submit")}
          </Button>
        </form>
      )}
      <p className="mt-5">
        <Link to={paths.signIn} className="rounded-1 font-medium text-brand underline-offset-2 hover:underline">
          {t("back")}
        </Link>
      </p>
    </Entrance>
  );
}
