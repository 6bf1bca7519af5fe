import { say } from "../../words/index.js";
import { type Catalogue, catalogue, type Field, type Params, type Type } from "../catalogue.js";
import { Prose } from "../Prose.js";
import { Input } from "./Input.js";
import { fresh, type Problems, withMember } from "./values.js";

const types = () => (catalogue.value as Catalogue).types;

/** Members of an object: first those that it must have. */
export function Fields(props: {
  fields: readonly Field[];
  value: Params;
  path: string;
  problems: Problems;
  change: (value: Params) => void;
}) {
  const { fields, value, path, problems, change } = props;
  const ordered = [...fields].sort((a, b) => Number(b.required ?? false) - Number(a.required ?? false));
  return (
    <>
      {ordered.map((field) => (
        <Member
          key={field.name}
          field={field}
          value={value[field.name]}
          path={path ? `${path}.${field.name}` : field.name}
          problems={problems}
          change={(member) => change(withMember(value, field.name, member))}
        />
      ))}
    </>
  );
}

interface MemberProps {
  field: Field;
  value: unknown;
  path: string;
  problems: Problems;
  change: (value: unknown) => void;
}

const isNested = ({ kind }: Type) => kind === "object" || kind === "array";

function Member({ field, value, path, problems, change }: MemberProps) {
  const { name, doc, hint, type, required, nullable } = field;
  const id = `field-${path}`;
  const problem = problems.get(path);
  const about = (
    <>
      <small id={`${id}-doc`}>
        <Prose text={doc} />
        {hint && <br />}
        {hint && <Prose text={hint} />}
      </small>
      {problem && (
        <p id={`${id}-problem`} class="problem" lang="en">
          {problem}
        </p>
      )}
    </>
  );
  const title = (
    <>
      <code>{name}</code> {required && <b title={say("explorer.required")}>*</b>}
    </>
  );
  if (!isNested(type)) {
    return (
      <div class="field">
        <label for={id}>{title}</label>
        <Input
          id={id}
          field={field}
          type={type}
          value={value}
          describedBy={problem ? `${id}-doc ${id}-problem` : `${id}-doc`}
          isWrong={problem !== undefined}
          change={change}
        />
        {about}
        {nullable && (
          <label class="check">
            <input
              type="checkbox"
              checked={value === null}
              onChange={({ currentTarget }) => change(currentTarget.checked ? null : undefined)}
            />
            null
          </label>
        )}
      </div>
    );
  }
  return (
    <fieldset class="field">
      <legend>{title}</legend>
      {about}
      {value === undefined ? (
        <button type="button" onClick={() => change(fresh(type, types()))}>
          {say("explorer.add", { name })}
        </button>
      ) : (
        <>
          <Value field={field} type={type} value={value} path={path} problems={problems} change={change} />
          {(!required || type.kind === "array") && (
            <button
              type="button"
              class="plain"
              aria-label={say("explorer.remove", { name: path })}
              onClick={() => change(undefined)}
            >
              {say("explorer.remove", { name: "" })}
            </button>
          )}
        </>
      )}
    </fieldset>
  );
}

/** What stands inside: members, entries, or a value. */
function Value({ field, type, value, path, problems, change }: MemberProps & { type: Type }) {
  if (type.kind === "object") {
    const { fields } = types()[type.ref ?? ""] ?? { fields: [] };
    const own = (value ?? {}) as Params;
    return <Fields fields={fields} value={own} path={path} problems={problems} change={change} />;
  }
  if (type.kind === "array" && type.items) {
    return <Entries {...{ field, value, path, problems, change }} items={type.items} />;
  }
  const problem = problems.get(path);
  return (
    <>
      <Input
        id={`field-${path}`}
        label={path}
        field={field}
        type={type}
        value={value}
        describedBy={problem && `field-${path}-problem`}
        isWrong={problem !== undefined}
        change={change}
      />
      {problem && (
        <p id={`field-${path}-problem`} class="problem" lang="en">
          {problem}
        </p>
      )}
    </>
  );
}

function Entries({ field, items, value, path, problems, change }: MemberProps & { items: Type }) {
  const entries = Array.isArray(value) ? value : [];
  const remove = (at: number) => change(entries.filter((_, index) => index !== at));
  return (
    <>
      {entries.map((entry, index) => (
        <div key={index} class="entry">
          <div>
            <Value
              field={field}
              type={items}
              value={entry}
              path={`${path}[${index}]`}
              problems={problems}
              change={(next) => change(entries.map((old, at) => (at === index ? (next ?? "") : old)))}
            />
          </div>
          <button
            type="button"
            class="plain"
            aria-label={say("explorer.remove", { name: `${path}[${index}]` })}
            onClick={() => remove(index)}
          >
            ×
          </button>
        </div>
      ))}
      <button
        type="button"
        aria-label={say("explorer.add", { name: `${path}[${entries.length}]` })}
        onClick={() => change([...entries, fresh(items, types())])}
      >
        {say("explorer.add", { name: "" })}
      </button>
    </>
  );
}
