import { canTakeBack, takeBackLast } from "@arraigo/ui/toast";
import { useEffect, useState } from "react";
import type { PaletteContribution, PaletteHit } from "../lib/feature";
import { useWords, type Words, wordsAt } from "../lib/messages";
import { useCan } from "../lib/session";
import { byBestHit } from "./by-best-hit";
import { features } from "./features";
import type { JobLink } from "./navigation";
import { wordsOf } from "./words-of";

export interface PaletteEntry {
  id: string;
  title: string;
  note?: string;
  kind?: string;
  to?: string;
  run?: () => void;
}

export interface PaletteGroup {
  id: "do" | "go" | "found";
  entries: readonly PaletteEntry[];
}

const contributions = features.flatMap((feature) => (feature.palette ? [feature.palette] : []));
const searches = contributions.flatMap((contribution) => (contribution.search ? [contribution.search] : []));

/** What the palette lists for what was typed: acts, pages, and records found on the server. */
export function usePaletteEntries(links: readonly JobLink[], text: string, createOnly: boolean) {
  const words = useWords();
  const can = useCan();
  const { hits, searching, failed } = useFound(createOnly ? "" : text);
  const matches = (...candidates: readonly (string | undefined)[]) =>
    wordsOf(text).every((part) =>
      candidates.some((candidate) => candidate && wordsOf(candidate).join(" ").includes(part)),
    );

  const acts: PaletteEntry[] = contributions
    .flatMap((contribution) => contribution.actions ?? [])
    .filter((action) => (!action.requires || can(action.requires)) && (!createOnly || action.creates))
    .map((action) => ({
      id: action.id,
      title: action.label(words),
      note: undefined,
      to: action.to,
      keywords: action.keywords,
    }))
    .filter((action) => matches(action.title, action.keywords));
  if (!createOnly && canTakeBack() && matches(words("shell.palette.undo")))
    acts.unshift({ id: "undo", title: words("shell.palette.undo"), run: takeBackLast });

  const tabs: PaletteEntry[] = contributions
    .flatMap((contribution) => contribution.pages ?? [])
    .filter(({ requires }) => can(requires))
    .map(({ to, label }) => ({ id: `tab ${to}`, title: label(words), to }));
  const pages = createOnly
    ? []
    : [...links.flatMap((link) => pagesOf(link, words)), ...(text.trim() ? tabs : [])].filter(({ title, note }) =>
        matches(title, note),
      );

  const found = hits.map((hit) => ({ id: hit.id, title: hit.title, note: hit.note, kind: hit.kind, to: hit.to }));
  const all: PaletteGroup[] = [
    { id: "do", entries: acts },
    { id: "go", entries: pages },
    { id: "found", entries: found },
  ];
  const groups = all.filter((group) => group.entries.length > 0);
  return { groups, entries: groups.flatMap((group) => group.entries), searching, failed };
}

/** A job, and below it the pages that have a name of their own. */
function pagesOf(link: JobLink, words: Words): PaletteEntry[] {
  const job = words(`shell.jobs.${link.job}`);
  const named = link.pages.flatMap((page) => {
    const title = page.to === link.to ? undefined : wordsAt(words, page.label);
    return title ? [{ id: page.to, title, note: job, to: page.to }] : [];
  });
  return [{ id: link.to, title: job, to: link.to }, ...named];
}

function useFound(text: string) {
  const words = useWords();
  const can = useCan();
  const [state, setState] = useState<{ hits: readonly PaletteHit[]; searching: boolean; failed: boolean }>({
    hits: [],
    searching: false,
    failed: false,
  });
  const wanted = text.trim();
  // Only what was typed starts a search; the translator is a new one on each render.
  useEffect(() => {
    const allowed: readonly NonNullable<PaletteContribution["search"]>[] = searches.filter((search) =>
      can(search.requires),
    );
    if (wanted.length < 2 || allowed.length === 0) {
      setState({ hits: [], searching: false, failed: false });
      return;
    }
    const stop = new AbortController();
    const timer = setTimeout(async () => {
      setState((before) => ({ ...before, searching: true, failed: false }));
      const answers = await Promise.allSettled(allowed.map((search) => search.find(wanted, words, stop.signal)));
      if (stop.signal.aborted) return;
      setState({
        hits: byBestHit(
          answers.map((answer) => (answer.status === "fulfilled" ? answer.value : [])),
          wanted,
        ),
        searching: false,
        failed: answers.some((answer) => answer.status === "rejected"),
      });
    }, 150);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [wanted]);
  return state;
}
