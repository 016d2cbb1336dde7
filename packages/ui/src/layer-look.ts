/** One look for everything that floats: the only things with a shadow. */
export const layerLook =
  "rounded-2 border bg-raised text-ink shadow-layer outline-none transition-[opacity,transform] " +
  "data-starting-style:opacity-0 data-ending-style:opacity-0";

export const scrimLook =
  "fixed inset-0 z-40 bg-scrim transition-opacity data-starting-style:opacity-0 data-ending-style:opacity-0";
