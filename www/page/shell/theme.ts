/** Light or dark: as the system has it until somebody chooses. */

import { effect, signal } from "@preact/signals";
import { kept } from "./kept.js";

export const THEMES = ["system", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];

const stored = kept("theme");
export const theme = signal<Theme>(THEMES.find((name) => name === stored.get()) ?? "system");

effect(() => {
  document.documentElement.dataset.theme = theme.value;
  stored.set(theme.value);
});
