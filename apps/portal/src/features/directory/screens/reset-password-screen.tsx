import { Button } from "@arraigo/ui/button";
import { Field } from "@arraigo/ui/field";
import { Input } from "@arraigo/ui/input";
import { linkButtonLook } from "@arraigo/ui/link-button";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { type AuthAnswer, resetPassword } from "../../../lib/auth";
import { paths } from "../../../lib/paths";
import { Entrance } from "../components/entrance";

const charactersMin = 12;
const charactersMax = 128;

/** Reached from the e-mail; the token in the address is spent by the first success. */
export function ResetPasswordScreen() {
  const t = useTranslations("directory.reset");
  const signIn = useTranslations("directory.signIn");
  const navigate = useNavigate();
  const search: { token?: string; error?: string } = useSearch({ strict: false });
  const [answer, setAnswer] = useState<AuthAnswer>();
  const [busy, setBusy] = useState(false);
  const spent = !search.token || search.error !== undefined || answer?.code === "INVALID_TOKEN";

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    setBusy(true);
    const result = await resetPassword(String(new FormData(event.currentTarget).get("password")), search.token ?? "");
    if (result.ok) return navigate({ to: paths.signIn, search: { reset: "done" } });
    setBusy(false);
    setAnswer(result);
  }

  return (
    <Entrance title={t("title")} sentence={t.rich("sentence", { em: (chunks) => <em>{chunks}</em> })}>
      {spent ? (
        <div role="alert" className="grid justify-items-start gap-3">
          <p className="text-14 text-ink-2">{t("invalid")}</p>
          <Link to={paths.forgotPassword} className={linkButtonLook("primary", "large")}>
            {t("again")}
          </Link>
        </div>
      ) : (
        <form onSubmit={submit} className="grid gap-4">
          <Field
            label={t("password")}
            hint={t("hint", { characters: charactersMin })}
            error={answer ? (answer.message ?? signIn(answer.status === 0 ? "notReached" : "failed")) : undefined}
          >
            <Input
              name="password"
              type="password"
              autoComplete="new-password"
              minLength={charactersMin}
              maxLength={charactersMax}
              required
              autoFocus
            />
          </Field>
          <Button type="submit" kind="primary" size="large" busy={busy} className="justify-self-start">
            {t("submit")}
          </Button>
        </form>
      )}
    </Entrance>
  );
}
