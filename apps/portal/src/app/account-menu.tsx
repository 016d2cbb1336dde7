import { lazy, Suspense, useState } from "react";
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
        <Suspense fallback={button}>
          <AccountChoices onKeys={props.onKeys} />
        </Suspense>
      ) : (
        button
      )}
    </div>
  );
}
