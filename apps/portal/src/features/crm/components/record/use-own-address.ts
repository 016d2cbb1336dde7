import { useNavigate } from "@tanstack/react-router";
import { useEffect } from "react";
import { usePathPart } from "../../../../lib/search";
import type { RecordType } from "../record-form/record-fields";
import { pathOf } from "../record-list/record-cell";

/** Whoever came by the address of a record that was merged is at the address of the one it lives on in, and can go back past it. */
export function useOwnAddress(type: RecordType, id: string): void {
  const asked = usePathPart(`${type}Id`);
  const navigate = useNavigate();
  useEffect(() => {
    if (asked && asked !== id) void navigate({ to: pathOf[type](id), replace: true });
  }, [asked, id, type, navigate]);
}
