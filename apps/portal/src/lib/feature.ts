import type { PortalJob } from "@arraigo/platform/manifest";
import type { AnyRoute } from "@tanstack/react-router";
import type { ComponentType, ReactNode } from "react";
import type { Words } from "./messages";

/** What `features/<id>/routes.tsx` may export. `app/` finds the files and composes; features never import one another. */
export interface Feature {
  /** The feature's routes below `parent`; screens lazy, loaders prefetching. */
  routes: (parent: AnyRoute) => readonly AnyRoute[];
  /** Other features whose words its screens use, beside its own. */
  alsoWords?: readonly string[];
  /** Pages that need no sign-in, below the root instead of the shell. */
  openRoutes?: (root: AnyRoute) => readonly AnyRoute[];
  palette?: PaletteContribution;
  todayCards?: readonly TodayCard[];
  todayItems?: TodayItems;
  badge?: Badge;
  /** Fills "Say something", open from any screen with F. At most one feature exports it. */
  say?: ComponentType<SayProps>;
}

export interface PaletteAction {
  id: string;
  label: (words: Words) => string;
  /** More words by which it is found. */
  keywords?: string;
  /** A qualified permission. */
  requires?: string;
  /** Where it leads; open a sheet or form through the address (`/crm?log=new`). */
  to: string;
  /** Listed by the key `c`. */
  creates?: boolean;
}

export interface PaletteHit {
  id: string;
  title: string;
  /** What it is: "Account", "Contact", "Person". */
  kind: string;
  note?: string;
  to: string;
}

export interface PaletteContribution {
  actions?: readonly PaletteAction[];
  /** Pages the navigation does not list: tabs of a job. */
  pages?: readonly { to: string; label: (words: Words) => string; requires: string }[];
  /** Finds records by what was typed; called with at least two characters, after a pause. */
  search?: {
    requires: string;
    find: (text: string, words: Words, signal: AbortSignal) => Promise<readonly PaletteHit[]>;
  };
}

/** A card on Today. `lead` spans the page above the columns, `main` is the wide column, `side` the narrow one. */
export interface TodayCard {
  id: string;
  place: "lead" | "main" | "side";
  order: number;
  requires?: string;
  /** Lazy. Draws its own card, and nothing at all when it has nothing to say. */
  component: ComponentType;
}

/** One thing to do today, with its reason. */
export interface TodayItem {
  id: string;
  /** When it is due: what lies beyond today comes last. Absent: any time today. */
  dueAt?: string;
  title: string;
  reason: ReactNode;
  to: string;
  /** The verb on the button. */
  action: string;
  overdue?: boolean;
  /** A word beside it: "overdue", "2 min". */
  tag?: string;
  /** For the page's sentence when this is the most urgent: "<em>Aceros del Norte</em> has been waiting since yesterday". */
  headline?: ReactNode;
}

export interface TodayItems {
  requires: string;
  /** A hook: reads, and maps to items in the order they are to be done. `undefined` while loading or failed. */
  useItems: () => readonly TodayItem[] | undefined;
}

/** The small amber number beside a job in the sidebar: how many things there need the person. */
export interface Badge {
  job: PortalJob;
  requires: string;
  useCount: () => number | undefined;
}

export interface SayProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** The path of the screen it was said on. */
  screen: string;
}
