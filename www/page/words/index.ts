/** What the console says, in the language that was chosen. */

import { effect, signal } from "@preact/signals";
import { kept } from "../shell/kept.js";
import { en, type Word } from "./en.js";

export const LANGUAGES = ["en", "zh"] as const;
export type Language = (typeof LANGUAGES)[number];
export type { Word } from "./en.js";

/** Put here by build.mjs. */
declare const CHINESE_URL: string;

const stored = kept("language");
const own = navigator.language.startsWith("zh") ? "zh" : "en";
export const language = signal<Language>(LANGUAGES.find((name) => name === stored.get()) ?? own);
effect(() => stored.set(language.value));

/** The words that are here; English stands in for a language whose words are under way. */
const tables = signal<Partial<Record<Language, Record<Word, string>>>>({ en });

/** Fetches the words of the chosen language, if they are not here; where they cannot be had, the language is English. */
export async function learn(): Promise<void> {
  const name = language.value;
  if (tables.peek()[name]) return;
  try {
    const words = (await (await fetch(CHINESE_URL)).json()) as Record<Word, string>;
    tables.value = { ...tables.peek(), [name]: words };
  } catch {
    language.value = "en";
  }
}
effect(() => void learn());

/** A text, with values in its `{places}`. */
export function say(word: Word, values: Record<string, string | number> = {}): string {
  return (tables.value[language.value] ?? en)[word].replace(/\{(\w+)\}/g, (place, name) => {
    const value = values[name];
    return typeof value === "number" ? number(value) : (value ?? place);
  });
}

/** What English has no words for, since it is in English already: nothing there, and where the words are under way. */
export const translated = (word: string): string | undefined =>
  (tables.value[language.value] as Record<string, string> | undefined)?.[word];

/** A text for a name that a provider or the package gives, or the name itself where there is none. */
export function named(group: string, name: string): string {
  const word = `${group}:${name}`;
  return word in en ? say(word as Word) : name;
}

const locale = () => (language.value === "zh" ? "zh-CN" : "en");
export const number = (value: number): string => value.toLocaleString(locale());
export const moment = (at: number): string =>
  new Date(at).toLocaleString(locale(), { dateStyle: "medium", timeStyle: "medium" });
