import { fold } from "../records/fold";

const dotless = new Set(["gmail.com", "googlemail.com"]);
const desks = new Set(
  `info infos contact contacto contacta sales ventas admin administracion administration office oficina hello hola hi mail email
  correo support soporte help ayuda service servicio customerservice atencion atencioncliente reception recepcion billing
  facturacion accounts cuentas accounting contabilidad team equipo marketing jobs empleo rrhh hr press prensa enquiries enquiry
  inquiries orders pedidos web webmaster noreply comercial compras purchasing secretaria direccion gerencia general family familia`.split(
    /\s+/,
  ),
);

export interface EmailKey {
  /** The address without what does not tell one mailbox from another: capitals, plus tags, dots in Gmail. */
  key: string;
  local: string;
  domain: string;
  /** An address of a desk (info@, ventas@): many people stand behind it. */
  desk: boolean;
}

/** How an e-mail address is compared; null where it is none. */
export function emailKey(address: string): EmailKey | null {
  const [whole = "", name = "", host = ""] =
    /^(?:mailto:)?([^\s@<>,;]+)@([^\s@<>,;]+\.[^\s@<>,;.]+)$/.exec(address.trim().toLowerCase()) ?? [];
  if (whole === "") return null;
  const domain = host === "googlemail.com" ? "gmail.com" : host;
  const untagged = name.replace(/\+.*$/, "") || name;
  const local = dotless.has(host) ? untagged.replace(/\./g, "") || untagged : untagged;
  return { key: `${local}@${domain}`, local, domain, desk: desks.has(local.replace(/[^a-z]/g, "")) };
}

/** Whom an address seems to belong to (ana.lopez@ → ana, lopez); nothing for a desk, or where one word could be anything. */
export function namesInEmail(email: EmailKey): string[] {
  if (email.desk) return [];
  return fold(email.local)
    .split(/[\s\d]+/)
    .filter((word) => word.length > 1);
}
