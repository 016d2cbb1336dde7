import { Link } from "@tanstack/react-router";
import { useTranslations } from "use-intl";
import { paths } from "../../../../lib/paths";
import { RelatedCard } from "./related-card";

interface RelatedPerson {
  id: string;
  name: string;
  title: string | null;
  role: string | null;
  elsewhere: boolean;
}

/** The people of an account, and those of others who are something here. */
export function RelatedPeople(props: { people: readonly RelatedPerson[]; onNew?: (() => void) | undefined }) {
  const t = useTranslations("crm.record");
  const contacts = useTranslations("crm.contacts");
  return (
    <RelatedCard
      title={t("contacts")}
      rows={props.people}
      keyOf={(each) => `${each.id} ${each.elsewhere}`}
      onNew={props.onNew}
      newLabel={contacts("new")}
      row={(each) => (
        <>
          <Link
            to={paths.crm.contact(each.id)}
            className="min-w-0 flex-1 truncate rounded-1 text-ink no-underline hover:underline"
          >
            {each.name}
          </Link>
          <span className="max-w-32 min-w-0 truncate text-12 text-ink-3">{each.role ?? each.title}</span>
        </>
      )}
    />
  );
}
