import { CloudError } from "cloudip";
import { named } from "../words/index.js";

/** Something that went wrong, and what can be done about it. */
export function Failure({ title, message }: { title: string; message: string }) {
  return (
    <p class="failure" role="alert">
      <strong>{title}</strong> {message}
    </p>
  );
}

/** What an error says, and what its kind asks for. */
export function failureOf(error: unknown): { title: string; message: string } {
  if (error instanceof CloudError) return { title: named("error", error.kind), message: error.message };
  // The browser's own, such as a storage that is full.
  return {
    title: error instanceof Error ? error.name : "",
    message: error instanceof Error ? error.message : String(error),
  };
}
