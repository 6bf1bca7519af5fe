import type { Field, Type } from "../catalogue.js";
import { JsonText } from "./JsonText.js";
import { integer } from "./values.js";

interface Props {
  id: string;
  /** Where no label stands beside it. */
  label?: string;
  field: Field;
  type: Type;
  value: unknown;
  describedBy: string | undefined;
  isWrong: boolean;
  change: (value: unknown) => void;
}

/** One value without parts. What is empty is left out. */
export function Input({ id, label, field, type, value, describedBy, isWrong, change }: Props) {
  const common = {
    id,
    "aria-label": label,
    "aria-describedby": describedBy,
    "aria-invalid": isWrong,
    "aria-required": field.required,
  };
  const words = type.kind === "boolean" ? ["true", "false"] : Array.isArray(type.values) ? type.values : undefined;
  if (words) {
    return (
      <select
        {...common}
        value={String(value ?? "")}
        onChange={({ currentTarget: { value } }) =>
          change(value === "" ? undefined : type.kind === "boolean" ? value === "true" : value)
        }
      >
        <option value="" />
        {words.map((word) => (
          <option key={word}>{word}</option>
        ))}
      </select>
    );
  }
  if (["map", "free", "any"].includes(type.kind)) {
    return <JsonText label={label ?? field.name} value={value} rows={4} change={change} describedBy={describedBy} />;
  }
  const isInteger = type.kind === "integer";
  return (
    <>
      <input
        {...common}
        type={/password$/i.test(field.name) ? "password" : "text"}
        inputMode={isInteger ? "numeric" : undefined}
        list={field.known && `${id}-known`}
        autocomplete="off"
        spellcheck={false}
        value={String(value ?? "")}
        onInput={({ currentTarget: { value } }) => change(isInteger ? integer(value) : value || undefined)}
      />
      {field.known && (
        <datalist id={`${id}-known`}>
          {field.known.map((word) => (
            <option key={word} value={word} />
          ))}
        </datalist>
      )}
    </>
  );
}
