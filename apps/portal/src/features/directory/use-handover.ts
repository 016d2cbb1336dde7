import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { trpc } from "../../lib/trpc";

export type Taker = "keep" | "next" | "other" | "nobody";

/** The choice of who takes over from somebody, with what is open and who is next in line. `keep` is offered where nobody leaves. */
export function useHandover(personId: string, { active, mayKeep }: { active: boolean; mayKeep: boolean }) {
  const query = useQuery({ ...trpc.directory.leaving.read.queryOptions({ personId }), enabled: active });
  const [picked, setPicked] = useState<Taker>();
  const [otherId, setOtherId] = useState<string | null>(null);
  const [when, setWhen] = useState<"now" | "lastDay">("lastDay");
  const next = query.data?.successor ?? null;
  const taker = picked ?? (mayKeep ? "keep" : next ? "next" : "nobody");
  return {
    query,
    next,
    taker,
    pick: setPicked,
    otherId,
    setOtherId,
    when,
    setWhen,
    /** Whether somebody else was chosen and nobody named yet. */
    isOpen: taker === "other" && otherId === null,
    /** What is sent along; undefined where the person keeps everything or nothing was read yet. */
    successor: (): { successorId: string | null } | undefined => {
      if (taker === "keep" || !query.data) return undefined;
      if (taker === "other") return { successorId: otherId };
      return { successorId: taker === "next" ? (next?.id ?? null) : null };
    },
  };
}

export type HandoverState = ReturnType<typeof useHandover>;
