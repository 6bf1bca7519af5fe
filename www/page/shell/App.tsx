import { useEffect, useRef } from "preact/hooks";
import { PlanDialog } from "../changes/PlanDialog.js";
import { ConnectionsView } from "../connections/ConnectionsView.js";
import { ExplorerView } from "../explorer/ExplorerView.js";
import { InventoryView } from "../inventory/InventoryView.js";
import { JobsView } from "../jobs/JobsView.js";
import { Palette } from "../palette/Palette.js";
import { language, say } from "../words/index.js";
import { Announcements } from "./announce.js";
import { route, type View } from "./route.js";
import { Side } from "./Side.js";

const views: Record<View, () => preact.JSX.Element> = {
  inventory: InventoryView,
  explorer: ExplorerView,
  jobs: JobsView,
  connections: ConnectionsView,
};

export function App() {
  const { view } = route.value;
  const main = useRef<HTMLElement>(null);
  const isFirst = useRef(true);
  const Shown = views[view];
  // A view that was gone to has the focus, as a page that was loaded has.
  useEffect(() => {
    if (!isFirst.current) main.current?.focus();
    isFirst.current = false;
  }, [view]);
  useEffect(() => {
    document.title = `${say(`view:${view}`)} · cloudip`;
    document.documentElement.lang = language.value === "zh" ? "zh-CN" : "en";
  });
  return (
    <>
      <button type="button" class="skip" onClick={() => main.current?.focus()}>
        {say("skip")}
      </button>
      <div class="app">
        <Side />
        <main id="main" tabIndex={-1} ref={main}>
          <Shown key={view} />
        </main>
      </div>
      <PlanDialog />
      <Palette />
      <Announcements />
    </>
  );
}
