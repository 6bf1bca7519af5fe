/** Everything that the console can do, by name. */

import { bindFrom, moveAll, unbindAll } from "../changes/begin.js";
import { titleOf } from "../changes/titles.js";
import { catalogue, nameOf } from "../explorer/catalogue.js";
import { clear } from "../inventory/Filters.js";
import { countsOf, FACETS } from "../inventory/filter.js";
import { chooseAll, chooseNone, chosen } from "../inventory/selection.js";
import { read, rows } from "../inventory/store.js";
import { jobs } from "../jobs/store.js";
import { go, look, route, VIEWS } from "../shell/route.js";
import { THEMES, theme } from "../shell/theme.js";
import { LANGUAGES, language, moment, named, say } from "../words/index.js";

export interface Command {
  name: string;
  run: () => void;
}

/** So many runs can be gone to by name. */
const JOBS = 20;

/** What can be done now, in the language of now. */
export function commands(): Command[] {
  const count = chosen.value.length;
  return [
    ...VIEWS.map((view) => ({ name: say("command.go", { view: say(`view:${view}`) }), run: () => go(view) })),
    ...(count > 0
      ? [
          { name: `${say("unbind")}: ${say("select.count", { count })}`, run: unbindAll },
          { name: `${say("bind")}: ${say("select.count", { count })}`, run: bindFrom },
          { name: `${say("move")}: ${say("select.count", { count })}`, run: moveAll },
          { name: say("select.clear"), run: chooseNone },
        ]
      : []),
    ...(route.value.view === "inventory" ? inventory() : []),
    ...jobs.value.slice(0, JOBS).map(({ id, at, plan }) => ({
      name: `${say("view:jobs")}: ${titleOf(plan)} · ${moment(at)}`,
      run: () => go("jobs", id),
    })),
    ...THEMES.map((name) => ({
      name: `${say("theme")}: ${say(`theme:${name}`)}`,
      run: () => {
        theme.value = name;
      },
    })),
    ...LANGUAGES.map((name) => ({
      name: `${say("language")}: ${name === "zh" ? "简体中文" : "English"}`,
      run: () => {
        language.value = name;
      },
    })),
  ];
}

/** Every operation; there are too many to be shown before something is typed. */
export function operations(): Command[] {
  const { value } = catalogue;
  if (!value || value instanceof Error) return [];
  return value.operations.map((operation) => ({
    name: `${say("view:explorer")}: ${nameOf(operation)} · ${operation.summary}`,
    run: () => go("explorer", nameOf(operation)),
  }));
}

function inventory(): Command[] {
  return [
    { name: say("search"), run: () => document.getElementById("search")?.focus() },
    { name: say("select.all"), run: chooseAll },
    { name: say("refresh"), run: () => void read() },
    { name: say("filters.clear"), run: clear },
    ...FACETS.flatMap((facet) =>
      [...countsOf(rows.value, facet).keys()].map((value) => ({
        name: `${say(`facet:${facet}`)}: ${named(facet, value)}`,
        run: () => look({ [facet]: value }),
      })),
    ),
  ];
}
