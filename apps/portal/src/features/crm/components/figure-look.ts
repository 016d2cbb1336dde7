/** A number that opens the records it counts. */
export const figureLook =
  "whitespace-nowrap rounded-1 text-inherit underline decoration-hairline-strong underline-offset-[3px] hover:decoration-ink";
