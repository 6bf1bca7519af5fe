// The way into the wasm is in both entries, once for each module. They lie side by side, since gzip finds again what stood
// within the 32 KB before.
import "cloudip";
import "cloudip/bindings";

import { render } from "preact";
import { App } from "./shell/App.js";
import { learn } from "./words/index.js";

// The first paint is in the language of whoever looks.
await learn();
render(<App />, document.body);
// Nothing of the page waits for what it is kept by.
void navigator.serviceWorker?.register("/service-worker.js");
