import type { ComponentChildren } from "preact";
import { useEffect, useId, useRef } from "preact/hooks";

/** Something that has to be dealt with first. The browser keeps the focus inside and gives it back. */
export function Dialog(props: { title: string; close: () => void; class?: string; children: ComponentChildren }) {
  const own = useRef<HTMLDialogElement>(null);
  const title = useId();
  useEffect(() => {
    own.current?.showModal();
  }, []);
  return (
    <dialog ref={own} class={props.class} aria-labelledby={title} onClose={props.close}>
      <h2 id={title}>{props.title}</h2>
      {props.children}
    </dialog>
  );
}
