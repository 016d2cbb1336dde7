import { createContext, useContext } from "react";

/** What any screen may ask of the shell around it. */
export interface ShellActions {
  openPalette: () => void;
  /** Absent when nobody fills "Say something". */
  openSay: (() => void) | undefined;
}

export const ShellContext = createContext<ShellActions>({ openPalette: () => {}, openSay: undefined });

export function useShell(): ShellActions {
  return useContext(ShellContext);
}
