// What names what in Huawei Cloud's part of the state document.
import { ShapeError } from "../shape.ts";
import type { HuaweiState } from "./state.ts";

/** Refuse a document in which something names what is not there: the operations rely on it. */
export function checkHuaweiReferences(state: HuaweiState, path: string): void {
  const check = (known: { has(id: string): boolean }, name: string | null, field: string) => {
    if (name !== null && !known.has(name)) {
      throw new ShapeError(`${path}huawei.${field}`, `names ${name}, which is not in the document`);
    }
  };
  const projects = new Set(state.projects.map(({ id }) => id));
  [...state.endpoints].forEach(({ addresses }, at) => {
    addresses.forEach(({ subnetId }, index) => {
      check(state.subnets, subnetId, `endpoints[${at}].addresses[${index}].subnetId`);
    });
  });
  [...state.resolverRules].forEach(({ endpointId }, at) => {
    check(state.endpoints, endpointId, `resolverRules[${at}].endpointId`);
  });
  [...state.ptrRecords].forEach(({ publicipId }, at) => {
    check(state.publicips, publicipId, `ptrRecords[${at}].publicipId`);
  });
  [...state.gateways].forEach(({ projectId }, at) => {
    check(projects, projectId, `gateways[${at}].projectId`);
  });
  [...state.desktops].forEach(({ network, move }, at) => {
    for (const [field, place] of Object.entries({ network, "move.to": move?.to })) {
      check(state.subnets, place?.subnetId ?? null, `desktops[${at}].${field}.subnetId`);
      for (const id of place?.securityGroups ?? []) {
        check(state.securityGroups, id, `desktops[${at}].${field}.securityGroups`);
      }
    }
  });
  [...state.desktopEips].forEach(({ desktopId, change }, at) => {
    check(state.desktops, desktopId, `desktopEips[${at}].desktopId`);
    check(state.desktops, change?.desktopId ?? null, `desktopEips[${at}].change.desktopId`);
  });
  [...state.ports].forEach(({ networkId, projectId, securityGroups }, at) => {
    check(state.subnets, networkId, `ports[${at}].networkId`);
    check(projects, projectId, `ports[${at}].projectId`);
    for (const id of securityGroups) check(state.securityGroups, id, `ports[${at}].securityGroups`);
  });
  [...state.subInterfaces].forEach(({ subnetId, projectId, parentId, securityGroups }, at) => {
    check(state.subnets, subnetId, `subInterfaces[${at}].subnetId`);
    check(projects, projectId, `subInterfaces[${at}].projectId`);
    check(state.ports, parentId, `subInterfaces[${at}].parentId`);
    for (const id of securityGroups) check(state.securityGroups, id, `subInterfaces[${at}].securityGroups`);
  });
  [...state.publicips].forEach(({ bandwidthId, projectId, association }, at) => {
    check(state.bandwidths, bandwidthId, `publicips[${at}].bandwidthId`);
    check(projects, projectId, `publicips[${at}].projectId`);
    if (association?.type === "PORT") check(state.ports, association.id, `publicips[${at}].association.id`);
  });
}
