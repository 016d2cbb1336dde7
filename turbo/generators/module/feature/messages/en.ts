export const messages = {
  pages: { __id__: "__Id__" },
  entries: {
    title: "__Id__",
    name: "Name",
    added: "Added",
    none: "Nothing here yet",
    noneWhy: "Entries appear here as soon as somebody adds one.",
  },
} as const;

declare module "../../../lib/messages" {
  interface Catalogue {
    __id__: typeof messages;
  }
}
