/**
 * How the pages are built into `ui/dist`, which the shell embeds. Not a place for behaviour.
 * pdf.js needs its character maps, stand-in fonts and decoders as files beside the pages: they are
 * copied to `dist/pdfjs/`, because the window may fetch nothing from outside.
 */
import { cpSync, createReadStream, existsSync } from "node:fs";
import { join, resolve } from "node:path";
import vue from "@vitejs/plugin-vue";
import { defineConfig, type Plugin } from "vite";

const PDFJS_FOLDERS = ["cmaps", "standard_fonts", "wasm", "iccs"];

function pdfjsFiles(): Plugin {
  const source = resolve(import.meta.dirname, "node_modules/pdfjs-dist");
  return {
    name: "pdfjs-files",
    configureServer(server) {
      server.middlewares.use("/pdfjs", (request, response, next) => {
        const path = join(source, new URL(request.url ?? "/", "http://localhost").pathname);
        const known = PDFJS_FOLDERS.some((folder) => path.startsWith(join(source, folder)));
        if (known && existsSync(path)) createReadStream(path).pipe(response);
        else next();
      });
    },
    writeBundle(options) {
      for (const folder of PDFJS_FOLDERS) {
        cpSync(join(source, folder), join(options.dir ?? "dist", "pdfjs", folder), { recursive: true });
      }
    },
  };
}

export default defineConfig({
  // Relative addresses: the shell serves the pages from its own scheme.
  base: "./",
  plugins: [vue(), pdfjsFiles()],
  build: {
    outDir: "dist",
    emptyOutDir: true,
    // The oldest webviews met: WebView2 of a neglected Windows 10, webkit2gtk 4.1 of Debian 12.
    target: ["chrome109", "safari16.4"],
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 700,
  },
  test: { include: ["src/**/*.test.ts"] },
} as Parameters<typeof defineConfig>[0]);
