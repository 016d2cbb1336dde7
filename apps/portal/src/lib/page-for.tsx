import type { ReactNode } from "react";
import { Page } from "./page";
import { NotForYou } from "./query-view";
import { useCan } from "./session";

/** A page for whoever holds the permission. Anybody else reads that it is not for them, and no control that would be refused. */
export function PageFor(props: { permission: string; title: string; children: ReactNode }) {
  const can = useCan();
  if (can(props.permission)) return props.children;
  return (
    <Page title={props.title}>
      <NotForYou />
    </Page>
  );
}
