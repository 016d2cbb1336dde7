import { Button } from "@arraigo/ui/button";
import { FilteredToNothing, NothingYet } from "@arraigo/ui/empty-state";
import { linkButtonLook } from "@arraigo/ui/link-button";
import { Link } from "@tanstack/react-router";
import { useTranslations } from "use-intl";
import { paths } from "../../../../lib/paths";
import { useCan } from "../../../../lib/session";
import type { RecordType } from "../record-form/record-fields";
import { DidYouMean } from "./did-you-mean";

/** A list without rows: nothing there yet, or nothing left by the filters. */
export function NothingListed(props: {
  type: RecordType;
  narrowed: boolean;
  text: string;
  onMeant: (name: string) => void;
  onClear: () => void;
}) {
  const t = useTranslations("crm.list");
  const words = useTranslations(`crm.list.${props.type}`);
  const can = useCan();
  if (props.narrowed)
    return (
      <FilteredToNothing title={words("filtered")} action={<Button onClick={props.onClear}>{t("clear")}</Button>}>
        {t("filteredWhy")}
        <DidYouMean type={props.type} text={props.text} onMeant={props.onMeant} />
      </FilteredToNothing>
    );
  return (
    <NothingYet
      title={words("empty")}
      action={
        props.type !== "product" && can("crm.record.import") ? (
          <Link to={paths.crm.import} className={linkButtonLook()}>
            {t("importFile")}
          </Link>
        ) : undefined
      }
    >
      {words("emptyWhy")}
    </NothingYet>
  );
}
