// Both languages say the same things, with the same values in them.
import { expect, test } from "vitest";
import { en } from "../../www/page/words/en.ts";
import { zh } from "../../www/page/words/zh.ts";

const placesOf = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([place]) => place).sort();

test("every text is there in both languages", () => {
  expect(Object.keys(zh).sort()).toEqual(Object.keys(en).sort());
});

test("every text has the same places in both languages", () => {
  const places = (texts: Record<string, string>) =>
    Object.fromEntries(Object.entries(texts).map(([word, text]) => [word, placesOf(text)]));
  expect(places(zh)).toEqual(places(en));
});
