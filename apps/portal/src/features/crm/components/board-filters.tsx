import { linkButtonLook } from "@arraigo/ui/link-button";
import { Select } from "@arraigo/ui/select";
import { Link } from "@tanstack/react-router";
import { useTranslations } from "use-intl";
import { paths } from "../../../lib/paths";
import type { StagedType } from "../staged-types";
import { OwnerFilter } from "./owner-filter";

export type BoardFlag = "idle" | "overstayed" | "pastClose" | "noNextStep";

const listOf = { opportunity: paths.crm.opportunities, lead: paths.crm.leads, case: paths.crm.cases };

interface BoardFiltersProps {
  type: StagedType;
  owner: "mine" | "team" | "all";
  flag: BoardFlag | undefined;
  pipeline: string | undefined;
  pipelines: readonly { id: string; name: string }[];
  onChange: (change: {
    owner?: "mine" | "team" | "all";
    flag?: BoardFlag | undefined;
    pipeline?: string | undefined;
  }) => void;
}

/** Whose records, of which pipeline, and which of them need something. */
export function BoardFilters(props: BoardFiltersProps) {
  const t = useTranslations("crm.board");
  const flags = useTranslations("crm.list.flags");
  const offered: BoardFlag[] =
    props.type === "opportunity"
      ? ["idle", "overstayed", "pastClose", "noNextStep"]
      : ["idle", "overstayed", "noNextStep"];
  return (
    <div className="flex flex-wrap items-center gap-2">
      {props.pipelines.length > 1 ? (
        <Select
          aria-label={t("pipeline")}
          className="w-auto! max-w-60"
          value={props.pipeline ?? ""}
          onChange={(event) => props.onChange({ pipeline: event.currentTarget.value })}
        >
          {props.pipelines.map((each) => (
            <option key={each.id} value={each.id}>
              {each.name}
            </option>
          ))}
        </Select>
      ) : null}
      <OwnerFilter value={props.owner} onChange={(owner) => props.onChange({ owner })} />
      <Select
        aria-label={t("flag")}
        className="w-auto!"
        value={props.flag ?? ""}
        onChange={(event) => {
          const chosen = offered.find((each) => each === event.currentTarget.value);
          props.onChange({ flag: chosen });
        }}
      >
        <option value="">{t("everything")}</option>
        {offered.map((flag) => (
          <option key={flag} value={flag}>
            {flags(flag)}
          </option>
        ))}
      </Select>
      <Link to={listOf[props.type]} className={`${linkButtonLook("ghost", "medium")} ml-auto`}>
        {t("list")}
      </Link>
    </div>
  );
}
