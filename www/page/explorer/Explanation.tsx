import { type Catalogue, catalogue } from "./catalogue.js";
import { Prose } from "./Prose.js";

/** What the code of an error means, and what can be done; nothing where no documentation has it. */
export function Explanation({ code }: { code: string }) {
  const [happened, remedy] = (catalogue.value as Catalogue).explanations[code] ?? [];
  return happened ? (
    <>
      <code>{code}</code> <Prose text={`${happened} ${remedy}`} />
    </>
  ) : null;
}
