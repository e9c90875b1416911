import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The oldest engine the desk runs on; `public/floor.js` shows one clear page below it. */
const BROWSER_FLOOR = ['chrome86', 'edge86', 'firefox91', 'safari15.4'];

/** What changes rarely lies apart from our screens, so that an update of ours is a small download. */
const VENDOR_CHUNKS = [
  {
    name: 'react',
    test: /node_modules[\\/](react|react-dom|scheduler|react-router|@tanstack|openapi-fetch|cookie|set-cookie-parser)[\\/]/,
    priority: 3,
  },
  {
    name: 'antd-base',
    test: /node_modules[\\/](@ant-design[\\/](cssinjs|cssinjs-utils|colors|fast-color)|@rc-component[\\/](util|motion|trigger|portal|resize-observer))[\\/]/,
    priority: 2,
  },
];

export default defineConfig({
  base: '/',
  plugins: [react()],
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    target: BROWSER_FLOOR,
    sourcemap: false,
    // Every chunk lies beside the page: a bureau's network has no other place to fetch from.
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 700,
    rolldownOptions: { output: { codeSplitting: { groups: VENDOR_CHUNKS } } },
  },
  server: { port: 5173, proxy: { '/api': 'http://127.0.0.1:3001' } },
});
