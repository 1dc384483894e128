/**
 * Where the window's pages start. Nothing is decided here: `App.vue` is the frame, `pages.ts` the
 * list of pages, `api.ts` the one door to Rust.
 */
import { createApp } from "vue";
import App from "./App.vue";
import { useElement } from "./element";
import { showMishap } from "./live";
import "./style/base.css";

const app = createApp(App);
useElement(app);
// A mistake of ours must not leave a dead page without a word.
app.config.errorHandler = (error) => showMishap(error);
window.addEventListener("unhandledrejection", (event) => showMishap(event.reason));
app.mount("#app");
