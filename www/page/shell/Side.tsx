import { skews } from "../connections/store.js";
import { runningJobs } from "../jobs/store.js";
import { isOpen as isPaletteOpen } from "../palette/Palette.js";
import { LANGUAGES, language, say } from "../words/index.js";
import { isOffline } from "./offline.js";
import { href, route, VIEWS } from "./route.js";
import { THEMES, theme } from "./theme.js";

/** The way to every view, and how the console looks. */
export function Side() {
  return (
    <header class="side">
      <p class="brand">cloudip</p>
      <nav aria-label={say("nav")}>
        {VIEWS.map((view) => (
          <a key={view} href={href(view)} aria-current={route.value.view === view ? "page" : undefined}>
            {say(`view:${view}`)}
            {view === "jobs" && runningJobs.value > 0 && (
              <span class="count" title={say("jobs.running", { count: runningJobs.value })}>
                {runningJobs.value}
              </span>
            )}
            {view === "connections" && isOffline.value && <span class="count">{say("offline")}</span>}
            {view === "connections" && Object.keys(skews.value).length > 0 && (
              <span class="count alarm" title={say("connections.skew.badge")}>
                {say("connections.skew.badge")}
              </span>
            )}
          </a>
        ))}
      </nav>
      <div class="looks">
        <button
          type="button"
          class="plain"
          onClick={() => {
            isPaletteOpen.value = true;
          }}
        >
          {say("palette.open")} <kbd>{/Mac/.test(navigator.platform) ? "⌘K" : "Ctrl K"}</kbd>
        </button>
        <Choice label={say("theme")} values={THEMES} chosen={theme} word={(name) => say(`theme:${name}`)} />
        <Choice
          label={say("language")}
          values={LANGUAGES}
          chosen={language}
          word={(name) => (name === "zh" ? "简体中文" : "English")}
        />
      </div>
    </header>
  );
}

function Choice<Name extends string>(props: {
  label: string;
  values: readonly Name[];
  chosen: { value: Name };
  word: (name: Name) => string;
}) {
  const { label, values, chosen, word } = props;
  return (
    <select
      aria-label={label}
      value={chosen.value}
      onChange={({ currentTarget }) => {
        chosen.value = currentTarget.value as Name;
      }}
    >
      {values.map((name) => (
        <option key={name} value={name}>
          {word(name)}
        </option>
      ))}
    </select>
  );
}
