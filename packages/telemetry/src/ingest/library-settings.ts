import { noScript, told, toldAsScript } from "./answers";

/** Keys that could be ours; anything else is not repeated to anybody, least of all inside a script. */
const keyed = "([A-Za-z0-9_.-]{1,200})";
const segmentSettings = new RegExp(`^/v1/projects/${keyed}/settings/?$`);
const posthogConfig = new RegExp(`^/array/${keyed}/config(\\.js)?/?$`);

/** What posthog-js asks first. Clicks and page views are sent by themselves; recordings, surveys and the rest are not wanted. */
const posthog = (token: string) => ({
  token,
  supportedCompression: ["gzip", "gzip-js"],
  analytics: { endpoint: "/i/v0/e/" },
  autocapture_opt_out: false,
  elementsChainAsString: false,
  hasFeatureFlags: false,
  captureDeadClicks: false,
  capturePerformance: false,
  autocaptureExceptions: false,
  errorTracking: { autocaptureExceptions: false, suppressionRules: [] },
  sessionRecording: false,
  heatmaps: false,
  surveys: false,
  productTours: false,
  conversations: false,
  logs: { captureConsoleLogs: false },
  defaultIdentifiedOnly: true,
  siteApps: [],
  toolbarParams: {},
  isAuthenticated: false,
});

const noFlags = {
  flags: {},
  featureFlags: {},
  featureFlagPayloads: {},
  errorsWhileComputingFlags: false,
  quotaLimited: [],
};

/** What the browser library of Segment asks first: where to send. Without an answer it sends nothing at all. */
const segment = (apiKey: string, here: URL) => ({
  integrations: {
    "Segment.io": {
      apiKey,
      apiHost: `${here.host}/v1`,
      protocol: here.protocol.replace(":", ""),
      unbundledIntegrations: [],
      addBundledMetadata: true,
      maybeBundledConfigIds: {},
      versionSettings: { version: "4.4.7", componentTypes: ["browser"] },
    },
  },
  plan: { track: { __default: { enabled: true, integrations: {} } }, identify: { __default: { enabled: true } } },
  edgeFunction: {},
  analyticsNextEnabled: true,
  middlewareSettings: {},
  enabledMiddleware: {},
  metrics: { sampleRate: 0 },
  legacyVideoPluginsEnabled: false,
  remotePlugins: [],
});

/** What the browser library of RudderStack asks first; no destination but us. */
const rudder = (writeKey: string, here: URL) => ({
  source: {
    id: "arraigo",
    name: "Arraigo",
    writeKey,
    workspaceId: "arraigo",
    enabled: true,
    config: { statsCollection: { errors: { enabled: false }, metrics: { enabled: false } } },
    connections: [],
    destinations: [],
    dataplanes: { US: [{ url: here.origin, default: true }] },
  },
  updatedAt: new Date(0).toISOString(),
});

function configAsScript(token: string): Response {
  const config = JSON.stringify(posthog(token));
  return toldAsScript(
    `(function(){window._POSTHOG_REMOTE_CONFIG=window._POSTHOG_REMOTE_CONFIG||{};window._POSTHOG_REMOTE_CONFIG[${JSON.stringify(token)}]={config:${config},siteApps:[]};})();`,
  );
}

const useNpm = `/* posthog-js is not served from here, so this page's snippet sends nothing. Install it from npm instead:
   npm install posthog-js, then posthog.init("<write key>", { api_host: "<this address>" }). */
`;

/**
 * Answers what browser libraries ask before they send, so that they send everything here and load nothing from elsewhere. Tells
 * nothing of any organisation, so no key is looked up. Undefined where the address is none of these.
 */
export function settingsFor(request: Request, here: URL): Response | undefined {
  const { pathname, searchParams } = new URL(request.url);
  const segmentKey = segmentSettings.exec(pathname)?.[1];
  if (segmentKey) return told(segment(segmentKey, here));
  const [, posthogKey, script] = posthogConfig.exec(pathname) ?? [];
  if (posthogKey) return script ? configAsScript(posthogKey) : told(posthog(posthogKey));
  if (/^\/flags\/?$/.test(pathname)) return told(noFlags);
  if (/^\/decide\/?$/.test(pathname)) return told({ ...posthog(""), ...noFlags });
  // Recordings are never asked for; a library set to make them all the same must not keep and repeat them.
  if (/^\/s\/?$/.test(pathname)) return told({ status: 1 });
  // The library itself, which a page's snippet loads: an empty answer would look as if all were well, and nothing would be sent.
  if (/^\/static\/(?:[\w.-]+\/)?array(?:\.[\w.-]+)?\.js$/.test(pathname)) return noScript(useNpm);
  // Parts of posthog-js that are switched off above; older versions ask for them all the same.
  if (/^\/static\/[\w./-]+\.js$/.test(pathname)) return toldAsScript("");
  if (/^\/sourceConfig\/?$/.test(pathname)) {
    const key = searchParams.get("writeKey") ?? "";
    return told(rudder(new RegExp(`^${keyed}$`).test(key) ? key : "", here));
  }
  return undefined;
}
