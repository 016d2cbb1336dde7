import tailwind from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";

/** The font is needed for the first text; without a preload it would wait for the stylesheet. */
function preloadFont(): Plugin {
  return {
    name: "arraigo:preload-font",
    transformIndexHtml: {
      order: "post",
      handler(_html, { bundle }) {
        const font = Object.keys(bundle ?? {}).find((file) => /inter-latin-wght-normal.*\.woff2$/u.test(file));
        if (!font) return [];
        return [
          {
            tag: "link",
            attrs: { rel: "preload", as: "font", type: "font/woff2", href: `/${font}`, crossorigin: "" },
            injectTo: "head",
          },
        ];
      },
    },
  };
}

const api = process.env.ARRAIGO_API ?? "http://localhost:3000";

export default defineConfig({
  plugins: [react(), tailwind(), preloadFont()],
  build: {
    target: "es2023",
    // Assets stay files: the security policy allows no data: scripts or fonts, and the font is preloaded by name.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: "react", test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/u },
            {
              name: "data",
              test: /node_modules[\\/](@tanstack[\\/](react-router|router-core|history|react-store|store|react-query|query-core)|@trpc)[\\/]/u,
            },
            { name: "words", test: /node_modules[\\/](use-intl|intl-messageformat|@formatjs|@schummar)[\\/]/u },
          ],
        },
      },
    },
  },
  server: {
    proxy: { "/trpc": api, "/auth": api, "/health": api, "/v1": api },
  },
});
