import { CloudError } from "cloudip";
import { named } from "../words/index.js";

export interface Failed {
  title: string;
  message: string;
  /** The language of the message, if it is not the page's. */
  lang?: "en";
}

/** Something that went wrong, and what can be done about it. */
export function Failure({ title, message, lang }: Failed) {
  return (
    <p class="failure" role="alert">
      <strong>{title}</strong> <span lang={lang}>{message}</span>
    </p>
  );
}

/** What an error says, which is English whoever says it, and what its kind asks for. */
export function failureOf(error: unknown): Failed {
  const lang = "en";
  if (error instanceof CloudError) return { title: named("error", error.kind), message: error.message, lang };
  // The browser's own, such as a storage that is full.
  return {
    title: error instanceof Error ? error.name : "",
    message: error instanceof Error ? error.message : String(error),
    lang,
  };
}
