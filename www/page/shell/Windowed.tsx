import type { ComponentChildren, JSX } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";

/** Rows beyond the visible ones, so that scrolling shows no gap. */
const BEYOND = 8;

type Props = Omit<JSX.HTMLAttributes<HTMLDivElement>, "children"> & {
  count: number;
  /** In pixels; all rows are of one height. */
  rowHeight: number;
  /** What stays at the top. */
  head?: ComponentChildren;
  /** A row that is there wherever one has scrolled to: the one that has the focus. */
  always?: number;
  /** The row that is to be seen; a new object makes it so again. */
  reveal?: { row: number } | undefined;
  row: (index: number, style: JSX.CSSProperties) => ComponentChildren;
  /** Of the element that holds the rows. */
  rowsRole?: "rowgroup" | "list";
};

/** A list of any length, of which only what is visible is in the document. */
export function Windowed(props: Props) {
  const { count, rowHeight, head, always = -1, reveal, row, rowsRole, ...rest } = props;
  const own = useRef<HTMLDivElement>(null);
  const rows = useRef<HTMLDivElement>(null);
  const [{ top, height }, setView] = useState({ top: 0, height: 0 });

  const measure = () => {
    const { scrollTop = 0, clientHeight = 0 } = own.current ?? {};
    setView((view) =>
      view.top === scrollTop && view.height === clientHeight ? view : { top: scrollTop, height: clientHeight },
    );
  };
  useLayoutEffect(() => {
    const observer = new ResizeObserver(measure);
    if (own.current) observer.observe(own.current);
    return () => observer.disconnect();
  }, []);
  useLayoutEffect(() => {
    const { current } = own;
    if (!reveal || !current) return;
    const covered = rows.current?.offsetTop ?? 0;
    const from = reveal.row * rowHeight;
    const lowest = from + rowHeight + covered - current.clientHeight;
    current.scrollTop = Math.max(lowest, Math.min(from, current.scrollTop));
    measure();
  }, [reveal, rowHeight]);

  const first = Math.max(0, Math.floor(top / rowHeight) - BEYOND);
  const last = Math.min(count - 1, Math.ceil((top + height) / rowHeight) + BEYOND);
  const shown = Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => first + at);
  // In its order: otherwise the others would be moved past it, and a row that is moved loses a press of the mouse.
  const isThere = always >= 0 && always < count;
  if (isThere && always < first) shown.unshift(always);
  if (isThere && always > last) shown.push(always);
  return (
    <div {...rest} ref={own} onScroll={measure}>
      {head}
      <div ref={rows} class="rows" role={rowsRole} style={{ height: `${count * rowHeight}px` }}>
        {shown.map((index) =>
          row(index, { transform: `translateY(${index * rowHeight}px)`, height: `${rowHeight}px` }),
        )}
      </div>
    </div>
  );
}
