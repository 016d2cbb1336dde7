import { Outlet, useNavigate, useRouter, useRouterState } from "@tanstack/react-router";
import { lazy, useEffect, useMemo, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { Fetched } from "../lib/fetched";
import { useSession } from "../lib/session";
import { ShellContext } from "../lib/shell-context";
import { onSignedOut } from "../lib/trpc";
import { BottomBar } from "./bottom-bar";
import { features } from "./features";
import { type HeldTyping, holdTyping } from "./hold-typing";
import { jobAt, jobs, navigationFor } from "./navigation";
import { NotFetchedNotice } from "./not-fetched-notice";
import { OfflineNotice } from "./offline-notice";
import { Sidebar } from "./sidebar";
import { signInWithReturn } from "./sign-in-with-return";
import { useKeys } from "./use-keys";
import { WithWords } from "./with-words";

const loadPalette = () => import("./palette");
const Palette = lazy(() => loadPalette().then((file) => ({ default: file.Palette })));
const KeyList = lazy(() => import("./key-list").then((file) => ({ default: file.KeyList })));
const sayFeature = features.find((feature) => feature.say);
const Say = sayFeature?.say;

type Layer = "none" | "palette" | "create" | "keys" | "say";

/** Everything around a screen: areas, search, keys, and the place where the screen stands. */
export function Shell() {
  const t = useTranslations("shell");
  const session = useSession();
  const navigate = useNavigate();
  const path = useRouterState({ select: (state) => state.location.pathname });
  const links = useMemo(() => navigationFor(session.permissions), [session.permissions]);
  const current = jobAt(path, links);
  const [layer, setLayer] = useState<Layer>("none");
  const main = useRef<HTMLElement>(null);
  const router = useRouter();

  useEffect(() => {
    // A new page is a new beginning for a keyboard or a screen reader; a new filter on the same page is not.
    return router.subscribe("onResolved", ({ pathChanged, fromLocation }) => {
      if (pathChanged && fromLocation) main.current?.focus({ preventScroll: true });
    });
  }, [router]);
  useEffect(() => {
    // Nobody waits for the palette the first time either: its code comes when the page is at rest.
    const timer = setTimeout(() => void loadPalette().catch(() => {}), 4_000);
    return () => clearTimeout(timer);
  }, []);
  useEffect(() => onSignedOut(() => void navigate(signInWithReturn(router.state.location.href))), [navigate, router]);

  const openSay = Say
    ? () => {
        setHasSaid(true);
        setLayer("say");
      }
    : undefined;
  const held = useRef<HeldTyping>(undefined);
  const [failures, setFailures] = useState(0);
  const [hasSaid, setHasSaid] = useState(false);

  /** What was typed while the palette was on its way. */
  function takeTyped() {
    const typed = held.current?.release() ?? "";
    held.current = undefined;
    return typed;
  }
  function close() {
    takeTyped();
    setLayer("none");
  }
  /** Without the palette's code nothing typed is held any longer, and it can be asked for again. */
  function giveUp() {
    close();
    setFailures((count) => count + 1);
  }
  function openPalette() {
    if (layer !== "palette") held.current ??= holdTyping(close);
    setLayer("palette");
  }
  const openKeys = () => setLayer("keys");
  useKeys({
    onPalette: openPalette,
    onCreate: () => setLayer("create"),
    onSay: openSay,
    onHelp: openKeys,
    onGo: (letter) => {
      const link = links.find(({ job }) => jobs.find((known) => known.job === job)?.key === letter);
      if (link) void navigate({ to: link.to });
      return link !== undefined;
    },
  });

  return (
    <ShellContext value={{ openPalette, openSay }}>
      <a
        href="#main"
        className="fixed top-2 left-2 z-60 -translate-y-20 rounded-control bg-brand px-3 py-2 font-medium text-brand-ink focus:translate-y-0"
      >
        {t("skip")}
      </a>
      <div className="grid min-h-dvh md:grid-cols-[212px_minmax(0,1fr)] print:block">
        <Sidebar links={links} current={current} path={path} onSearch={openPalette} onKeys={openKeys} />
        <div className="min-w-0">
          <OfflineNotice />
          <NotFetchedNotice />
          <main
            id="main"
            ref={main}
            tabIndex={-1}
            className="min-h-dvh px-8 outline-none max-md:px-5 max-md:pb-20 max-sm:px-4"
          >
            <Outlet />
          </main>
        </div>
      </div>
      <BottomBar links={links} current={current} path={path} onSearch={openPalette} onKeys={openKeys} onSay={openSay} />
      <Fetched key={failures} onFailed={giveUp}>
        {layer === "palette" || layer === "create" ? (
          <Palette links={links} createOnly={layer === "create"} takeTyped={takeTyped} onClose={close} />
        ) : null}
        {layer === "keys" ? <KeyList links={links} canSay={Say !== undefined} onClose={close} /> : null}
      </Fetched>
      <Fetched>
        {Say && sayFeature && hasSaid ? (
          <WithWords feature={sayFeature.id}>
            <Say open={layer === "say"} onOpenChange={(open) => setLayer(open ? "say" : "none")} screen={path} />
          </WithWords>
        ) : null}
      </Fetched>
    </ShellContext>
  );
}
