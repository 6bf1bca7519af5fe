import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { announce } from "../shell/announce.js";
import { type Failed, Failure, failureOf } from "../shell/Failure.js";
import { say, type Word } from "../words/index.js";

/** A form that connects to something. What goes wrong is told in it. */
export function Form(props: {
  title: Word;
  about: Word;
  connect: (text: (name: string) => string, isRemembered: boolean) => void | Promise<void>;
  children: ComponentChildren;
}) {
  const { title, about, connect, children } = props;
  const [failure, setFailure] = useState<Failed>();
  const [isBusy, setBusy] = useState(false);
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const values = new FormData(form);
    setBusy(true);
    try {
      await connect((name) => String(values.get(name) ?? "").trim(), values.has("remember"));
      setFailure(undefined);
      form.reset();
      announce(say("connections.added"));
    } catch (error) {
      setFailure(failureOf(error));
    }
    setBusy(false);
  };
  return (
    <form class="card form" onSubmit={submit} aria-label={say(title)}>
      <h2>{say(title)}</h2>
      <p class="quiet">{say(about)}</p>
      {children}
      <label class="check">
        <input type="checkbox" name="remember" />
        {say("connections.remember")}
      </label>
      {failure && <Failure {...failure} />}
      <button type="submit" class="primary" disabled={isBusy}>
        {say("connections.connect")}
      </button>
    </form>
  );
}

/** A field of such a form. */
export function Field(props: {
  name: string;
  label: Word;
  type?: "text" | "password" | "url";
  isOptional?: boolean;
  placeholder?: string;
  defaultValue?: string;
}) {
  const { name, label, type = "text", isOptional = false, ...rest } = props;
  return (
    <label>
      {say(label)}
      <input name={name} type={type} required={!isOptional} autocomplete="off" spellcheck={false} {...rest} />
    </label>
  );
}
