import { useSyncExternalStore } from "react";
import { useTranslations } from "use-intl";

function subscribe(listener: () => void) {
  window.addEventListener("online", listener);
  window.addEventListener("offline", listener);
  return () => {
    window.removeEventListener("online", listener);
    window.removeEventListener("offline", listener);
  };
}

export function OfflineNotice() {
  const t = useTranslations("shell");
  const online = useSyncExternalStore(subscribe, () => navigator.onLine);
  return (
    <div role="status" className="contents">
      {online ? null : (
        <p className="sticky top-0 z-20 border-b border-amber-line bg-amber-soft px-8 py-2 font-medium text-amber max-sm:px-4">
          {t("offline")}
        </p>
      )}
    </div>
  );
}
