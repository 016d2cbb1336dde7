import { Input } from "@arraigo/ui/input";
import { type ReactNode, useEffect, useState } from "react";
import { useSettled } from "../use-settled";
import { CrmTabs } from "./crm-tabs";
import { OwnerFilter } from "./owner-filter";

interface ListControlsProps {
  label: string;
  q: string;
  onSearch: (q: string) => void;
  owner: "mine" | "team" | "all";
  onOwner: (owner: "mine" | "team" | "all") => void;
  children?: ReactNode;
}

/** Search and filters of a list; what is typed reaches the address after a pause. */
export function ListControls(props: ListControlsProps) {
  const [text, setText] = useState(props.q);
  const settled = useSettled(text, 250);
  const { q, onSearch } = props;
  useEffect(() => {
    if (settled !== q) onSearch(settled);
    // Only what was typed moves the address; a change of the address moves the box below.
  }, [settled]);
  useEffect(() => setText(q), [q]);
  return (
    <div className="-mt-4 grid gap-3">
      <CrmTabs />
      <div className="flex flex-wrap items-center gap-2">
        <div className="w-72 max-w-full max-sm:w-full">
          <Input
            type="search"
            aria-label={props.label}
            placeholder={props.label}
            value={text}
            maxLength={120}
            onChange={(event) => setText(event.currentTarget.value)}
          />
        </div>
        <OwnerFilter value={props.owner} onChange={props.onOwner} />
        {props.children}
      </div>
    </div>
  );
}
