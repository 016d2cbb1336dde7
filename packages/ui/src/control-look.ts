/** One look for everything one types or chooses in. */
export const controlLook =
  "w-full min-w-0 rounded-control border border-field-line bg-surface text-ink text-13 max-sm:text-16 transition-colors " +
  "hover:border-ink-3 focus-visible:outline-2 focus-visible:outline-brand focus-visible:outline-offset-0 focus-visible:border-brand " +
  "aria-invalid:border-red disabled:opacity-60 disabled:cursor-not-allowed";
