import { CloudError, type PreparedRequest } from "cloudip";
import { useState } from "preact/hooks";
import { announce } from "../shell/announce.js";
import { say } from "../words/index.js";
import { operation } from "./catalogue.js";
import { place } from "./place.js";
import { type Language, samples } from "./samples/index.js";
import { params, prepare, prepared } from "./store.js";

const LANGUAGES: Record<Language, string> = { cloudip: "cloudip", python: "Python", curl: "curl", fetch: "fetch" };
/** What takes the signed request along. */
const SIGNED: readonly string[] = ["curl", "fetch"];

/** Where the emulator's own program listens, if it is started as its documentation shows. */
const EMULATOR = "http://127.0.0.1:8790";

/** The call in other languages, to be copied. */
export function Samples() {
  const [chosen, choose] = useState<Language>("curl");
  const [copied, setCopied] = useState<"explorer.copied" | "explorer.uncopied" | "explorer.unready">();
  const request = prepared.value;
  if (!request || request instanceof CloudError) return <p class="quiet">{say("explorer.unready")}</p>;
  // A gateway signs what it sends itself, and lets nobody see it.
  const names = (Object.keys(LANGUAGES) as Language[]).filter((name) => isSignedHere() || !SIGNED.includes(name));
  const language = names.includes(chosen) ? chosen : "cloudip";
  const isEmulator = place.value?.connection.by.type === "emulator";
  // A request holds for some minutes, and one of API 2.0 for one time, so what is copied is signed at that moment.
  const copy = async () => {
    const fresh = await prepare();
    if (!fresh || fresh instanceof CloudError) return setCopied("explorer.unready");
    try {
      await navigator.clipboard.writeText(sampleOf(language, fresh));
      setCopied("explorer.copied");
      announce(say("explorer.copied"));
    } catch {
      // The browser forbids it, as outside of a secure context.
      setCopied("explorer.uncopied");
      announce(say("explorer.uncopied"));
    }
  };
  return (
    <>
      <p class="bar">
        <select
          aria-label={say("explorer.language")}
          value={language}
          onChange={({ currentTarget }) => {
            choose(currentTarget.value as Language);
            setCopied(undefined);
          }}
        >
          {names.map((name) => (
            <option key={name} value={name}>
              {LANGUAGES[name]}
            </option>
          ))}
        </select>
        <button type="button" onClick={() => void copy()}>
          {say("explorer.copy")}
        </button>
        {copied && <span class="quiet">{say(copied)}</span>}
      </p>
      <p class="quiet">
        {SIGNED.includes(language) ? say("explorer.short") : isEmulator && say("explorer.emulator", { url: EMULATOR })}
      </p>
      <pre>{sampleOf(language, request)}</pre>
    </>
  );
}

const isSignedHere = () => ["emulator", "keys"].includes(place.value?.connection.by.type ?? "");

function sampleOf(language: Language, request: PreparedRequest): string {
  const [what, where] = [operation.peek(), place.peek()];
  if (!what || !where) return "";
  const { by } = where.connection;
  const account = { region: where.region, isTemporary: by.type === "keys" && by.key.token !== undefined };
  const subject = { operation: what, params: params.peek(), request, account };
  if (by.type !== "emulator") return samples[language](subject);
  const { host, pathname, search } = new URL(request.url);
  return samples[language]({
    ...subject,
    url: `${location.origin}/api/${host}${pathname}${search}`,
    account: { ...account, endpoint: EMULATOR },
  });
}
