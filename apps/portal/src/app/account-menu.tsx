import { lazy, useState } from "react";
import { Fetched } from "../lib/fetched";
import { AccountButton } from "./account-button";

const load = () => import("./account-choices");
const AccountChoices = lazy(() => load().then((file) => ({ default: file.AccountChoices })));

/** Who I am, how the portal looks to me, and the way out. The menu's code comes with the first use. */
export function AccountMenu(props: { onKeys: () => void }) {
  const [used, setUsed] = useState(false);
  const button = (
    <AccountButton onClick={() => setUsed(true)} onPointerEnter={() => void load()} onFocus={() => void load()} />
  );
  return (
    <div className="mt-auto">
      {used ? (
        <Fetched fallback={button}>
          <AccountChoices onKeys={props.onKeys} />
        </Fetched>
      ) : (
        button
      )}
    </div>
  );
}
