import { Card } from "@arraigo/ui/card";
import { Link } from "@tanstack/react-router";
import { useTranslations } from "use-intl";
import { paths } from "../../../../lib/paths";
import { PointRow } from "../points/point-row";
import type { Point } from "../points/point-types";
import { GoneName } from "../record/gone-name";

interface Customer {
  id: string;
  name: string;
  gone: boolean;
}

interface CustomerCardProps {
  account: Customer | null;
  contact: Customer | null;
  points: readonly Point[];
}

/** Who is behind a case, and how to reach them: what an agent needs before anything else. */
export function CustomerCard(props: CustomerCardProps) {
  const t = useTranslations("crm.caseDesk");
  const { account, contact } = props;
  return (
    <Card title={t("customer")}>
      {!account && !contact ? <p className="text-ink-3">{t("noCustomer")}</p> : null}
      {contact ? (
        <p className="text-14 font-semibold">
          {contact.gone ? (
            <GoneName name={contact.name} />
          ) : (
            <Link to={paths.crm.contact(contact.id)} className="text-ink no-underline hover:underline">
              {contact.name}
            </Link>
          )}
        </p>
      ) : null}
      {account ? (
        <p>
          {account.gone ? (
            <GoneName name={account.name} />
          ) : (
            <Link to={paths.crm.account(account.id)} className="text-ink-2 no-underline hover:underline">
              {account.name}
            </Link>
          )}
        </p>
      ) : null}
      {contact && props.points.length > 0 ? (
        <ul className="mt-1.5 grid border-t pt-1">
          {props.points.map((point) => (
            <li key={`${point.kind} ${point.value}`}>
              <PointRow type="contact" id={contact.id} point={point} mayWrite={false} />
            </li>
          ))}
        </ul>
      ) : null}
    </Card>
  );
}
