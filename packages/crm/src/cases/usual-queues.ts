/** What queues are usually called: those of the demo, shown in the reader's language until renamed. */
export const usualQueues = [
  { en: "Service desk", es: "Atención al cliente" },
  { en: "Billing", es: "Facturación" },
  { en: "Returns", es: "Devoluciones" },
] as const;
