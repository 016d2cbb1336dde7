import { Button } from "@arraigo/ui/button";
import { Field } from "@arraigo/ui/field";
import { Input } from "@arraigo/ui/input";
import { Link, useRouter, useSearch } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { type AuthAnswer, signIn } from "../../../lib/auth";
import { paths } from "../../../lib/paths";
import { forgetSession } from "../../../lib/session";
import { Entrance } from "../components/entrance";

/** E-mail and password. Paste and password managers work; what went wrong never says which of the two it was. */
export function SignInScreen() {
  const t = useTranslations("directory.signIn");
  const router = useRouter();
  const search: { next?: string; reset?: string } = useSearch({ strict: false });
  const [answer, setAnswer] = useState<AuthAnswer>();
  const [busy, setBusy] = useState(false);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setBusy(true);
    const result = await signIn(String(form.get("email")), String(form.get("password")));
    if (!result.ok) {
      setBusy(false);
      setAnswer(result);
      return;
    }
    forgetSession();
    await router.navigate({ href: ownPath(search.next), replace: true });
  }

  return (
    <Entrance
      title={t("title")}
      sentence={t.rich("sentence", { em: (chunks) => <em>{chunks}</em> })}
      aside={
        <>
          <p>{t("why")}</p>
          <p>{t("whoSees")}</p>
        </>
      }
    >
      {search.reset === "done" ? (
        <p role="status" className="mb-4 rounded-2 bg-brand-soft px-3 py-2 font-medium text-brand">
          {t("changed")}
        </p>
      ) : null}
      <form onSubmit={submit} className="grid gap-4">
        <Field label={t("email")}>
          <Input name="email" type="email" autoComplete="username" required autoFocus />
        </Field>
        <Field
          label={t("password")}
          error={answer ? (answer.message ?? t(answer.status === 0 ? "notReached" : "failed")) : undefined}
        >
          <Input name="password" type="password" autoComplete="current-password" required />
        </Field>
        <div className="flex flex-wrap items-center justify-between gap-3">
          <Button type="submit" kind="primary" size="large" busy={busy}>
            {t("submit")}
          </Button>
          <Link
            to={paths.forgotPassword}
            className="rounded-1 font-medium text-brand underline-offset-2 hover:underline"
          >
            {t("forgot")}
          </Link>
        </div>
      </form>
    </Entrance>
  );
}

/** Only a path of our own: a link must not send people elsewhere after they signed in. */
function ownPath(next: string | undefined): string {
  return next && /^\/(?![/\\])/u.test(next) ? next : paths.today;
}
