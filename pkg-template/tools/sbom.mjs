// The bill of materials: what is inside the package, for those who compare it with lists of known weaknesses.

/**
 * CycloneDX 1.6, of what travels inside (`npm sbom` would list the tools of this repository). Without a time or a serial
 * number, which are optional: two builds have to give the same bytes.
 */
export function sbom({ name, version, license }, dependencies) {
  const purl = (from, name, version) => `pkg:${from}/${name.replace("@", "%40")}@${version}`;
  const component = { type: "library", name, version, licenses: [{ expression: license }] };
  return {
    $schema: "http://cyclonedx.org/schema/bom-1.6.schema.json",
    bomFormat: "CycloneDX",
    specVersion: "1.6",
    version: 1,
    metadata: { component: { ...component, "bom-ref": purl("npm", name, version), purl: purl("npm", name, version) } },
    components: dependencies.map(({ from, name, version, license, hash }) => ({
      type: "library",
      "bom-ref": purl(from, name, version),
      name,
      version,
      purl: purl(from, name, version),
      hashes: [hash],
      licenses: [{ expression: license.replaceAll("/", " OR ") }],
    })),
    dependencies: [
      {
        ref: purl("npm", name, version),
        dependsOn: dependencies.map(({ from, name, version }) => purl(from, name, version)),
      },
    ],
  };
}
