/** What the demo's company sells, and what its customers ask for; invented. */
export const goods: readonly { name: string; code: string; unit: string; priceMinor: number; costMinor?: number }[] = [
  { name: "Cold-room panel", code: "CRP-100", unit: "m²", priceMinor: 8_900, costMinor: 5_400 },
  { name: "Compressor, 12 kW", code: "CMP-012", unit: "piece", priceMinor: 640_000, costMinor: 431_000 },
  { name: "Control unit", code: "CTL-200", unit: "piece", priceMinor: 118_000, costMinor: 61_000 },
  { name: "Sliding door", code: "DOR-310", unit: "piece", priceMinor: 245_000, costMinor: 158_000 },
  { name: "Maintenance, a year", code: "SRV-012", unit: "year", priceMinor: 360_000, costMinor: 210_000 },
  { name: "Installation", code: "SRV-001", unit: "day", priceMinor: 92_000, costMinor: 70_000 },
  { name: "Emergency call-out", code: "SRV-911", unit: "visit", priceMinor: 54_000 },
];

export const caseTexts: Record<"en" | "es", readonly { subject: string; category: string; queue: number }[]> = {
  en: [
    { subject: "Cold room does not hold its temperature", category: "Fault", queue: 0 },
    { subject: "Invoice names the wrong site", category: "Invoice", queue: 1 },
    { subject: "Two panels arrived dented", category: "Delivery", queue: 2 },
    { subject: "Control unit shows E14", category: "Fault", queue: 0 },
    { subject: "Asks for a copy of the maintenance report", category: "Question", queue: 0 },
    { subject: "Door seal worn after three months", category: "Fault", queue: 2 },
    { subject: "Discount missing on the last invoice", category: "Invoice", queue: 1 },
  ],
  es: [
    { subject: "La cámara no mantiene la temperatura", category: "Avería", queue: 0 },
    { subject: "La factura lleva la sede equivocada", category: "Factura", queue: 1 },
    { subject: "Llegaron dos paneles abollados", category: "Entrega", queue: 2 },
    { subject: "El control muestra E14", category: "Avería", queue: 0 },
    { subject: "Pide copia del informe de mantenimiento", category: "Consulta", queue: 0 },
    { subject: "La junta de la puerta se gastó en tres meses", category: "Avería", queue: 2 },
    { subject: "Falta el descuento en la última factura", category: "Factura", queue: 1 },
  ],
};

export const interests: Record<"en" | "es", readonly string[]> = {
  en: ["A second cold room", "Maintenance for three sites", "Replacing an old compressor", "A price list", "A visit"],
  es: [
    "Una segunda cámara",
    "Mantenimiento para tres sedes",
    "Cambiar un compresor viejo",
    "La lista de precios",
    "Una visita",
  ],
};

export const leadCompanies: readonly string[] = [
  "Dulces La Ronda",
  "Mercado San Telmo",
  "Flores Amanecer",
  "Helados Glacial",
  "Prairie Dairy",
  "Harbor Fish Co.",
  "Quinta Verde",
  "Blue Mesa Catering",
  "Catering Tres Ríos",
  "Lácteos Pradera",
];

export const tasks: Record<"en" | "es", readonly string[]> = {
  en: ["Prepare the visit to {name}", "Send {name} the data sheets", "Check the delivery date for {name}"],
  es: ["Preparar la visita a {name}", "Enviar a {name} las fichas técnicas", "Revisar la fecha de entrega de {name}"],
};
