import type { ComponentChildren } from "preact";
import { useId, useLayoutEffect, useRef } from "preact/hooks";

/** Something that has to be dealt with first. The browser keeps the focus inside and gives it back. */
export function Dialog(props: { title: string; close: () => void; class?: string; children: ComponentChildren }) {
  const own = useRef<HTMLDialogElement>(null);
  const title = useId();
  // Before the next key, which otherwise goes to what was there.
  useLayoutEffect(() => {
    own.current?.showModal();
  }, []);
  return (
    <dialog ref={own} class={props.class} aria-labelledby={title} onClose={props.close}>
      <h2 id={title}>{props.title}</h2>
      {props.children}
    </dialog>
  );
}
