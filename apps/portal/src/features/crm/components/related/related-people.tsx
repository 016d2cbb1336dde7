import { Link } from "@tanstack/react-router";
import { useTranslations } from "use-intl";
import { paths } from "../../../../lib/paths";
import { relatedMax } from "./related-max";
import { RelatedSection } from "./related-section";

interface RelatedPerson {
  id: string;
  name: string;
  title: string | null;
  role: string | null;
  elsewhere: boolean;
}

/** The people of an account, and those of others who are something here. */
export function RelatedPeople(props: {
  accountId: string;
  people: readonly RelatedPerson[];
  onNew?: (() => void) | undefined;
}) {
  const t = useTranslations("crm.record");
  const contacts = useTranslations("crm.contacts");
  // Whoever belongs elsewhere is not in the list of the account's own people, and stands below them.
  const own = props.people.filter((each) => !each.elsewhere).length;
  return (
    <RelatedSection
      title={t("contacts")}
      rows={props.people}
      keyOf={(each) => `${each.id} ${each.elsewhere}`}
      list={{ type: "contact", field: "accountId", id: props.accountId, count: own }}
      max={relatedMax}
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
          <span className="max-w-28 min-w-0 truncate text-12 text-ink-3">{each.role ?? each.title}</span>
        </>
      )}
    />
  );
}
