import { Avatar } from "@arraigo/ui/avatar";
import type { ButtonHTMLAttributes, Ref } from "react";
import { useTranslations } from "use-intl";
import { useSession } from "../lib/session";

/** Who is signed in, as the button that opens the account's menu. */
export function AccountButton(props: ButtonHTMLAttributes<HTMLButtonElement> & { ref?: Ref<HTMLButtonElement> }) {
  const t = useTranslations("shell");
  const { person, organisation } = useSession();
  return (
    <button
      {...props}
      type="button"
      aria-haspopup="menu"
      aria-label={`${t("account")}: ${person.displayName}`}
      className="flex w-full items-center gap-[9px] rounded-control px-2 py-1.5 text-left hover:bg-hover"
    >
      <Avatar name={person.displayName} />
      <span className="min-w-0">
        <span className="block truncate font-medium text-ink">{person.displayName}</span>
        <span className="block truncate text-12 text-ink-2">{person.jobTitle ?? organisation.name}</span>
      </span>
    </button>
  );
}
