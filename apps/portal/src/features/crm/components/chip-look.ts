/** The look of a suggestion: something to look at, and to change with one press. */
export const chipLook =
  "inline-flex cursor-pointer h-6 max-w-full items-center gap-1 rounded-full border border-transparent bg-brand-soft px-2.5 text-12 font-medium text-brand underline-offset-2 hover:border-brand-line hover:underline focus-visible:underline max-sm:h-8";
