import type { PluginOption } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';

/**
 * The service worker and the manifest: after one visit the editor opens and runs without a network. A
 * new build is fetched in the background and waits until the person takes it ('prompt'), so nothing
 * changes under an open document.
 */
export function offline(): PluginOption {
  return VitePWA({
    strategies: 'generateSW',
    registerType: 'prompt',
    injectRegister: null,
    includeManifestIcons: true,
    workbox: {
      globPatterns: ['**/*.{html,js,css,svg,png,ico,webmanifest,woff2,json,yaml,yml,csv,txt,md}'],
      // Python is kept once it was used; what there is of it is known from the start.
      globIgnores: ['python/!(manifest.json)'],
      // The names of built files carry a digest already.
      dontCacheBustURLsMatching: /^assets\//,
      maximumFileSizeToCacheInBytes: 16 * 1024 * 1024,
      // `/?example=...` and a shared link's fragment are the same page.
      ignoreURLParametersMatching: [/.*/],
      // There is one page; an address that is not it is not there, with a network or without.
      navigateFallback: null,
      cleanupOutdatedCaches: true,
    },
    manifest: {
      name: 'Patchbay',
      short_name: 'Patchbay',
      description: 'Draw process models, run them in the browser, take the YAML to plugboard.',
      start_url: './',
      scope: './',
      display: 'standalone',
      background_color: '#ffffff',
      theme_color: '#4338ca',
      icons: [
        { src: 'icons/icon.svg', sizes: 'any', type: 'image/svg+xml' },
        { src: 'icons/icon-192.png', sizes: '192x192', type: 'image/png' },
        { src: 'icons/icon-512.png', sizes: '512x512', type: 'image/png' },
        {
          src: 'icons/icon-maskable-512.png',
          sizes: '512x512',
          type: 'image/png',
          purpose: 'maskable',
        },
      ],
    },
  });
}
