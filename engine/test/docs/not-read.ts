const STORE =
  'a data store is outside of the instance: jobs read and write it (`data/store-not-run`)';
const ONE_SET = 'an event has one set, of all its data';
const MEMBERSHIP = 'the other end of a reference tells it';
const REPORT = 'says how to report, which records do for all';
const SERVICE = 'jobs are served by their type (`ld:jobType`), not by an interface';
const TYPES = 'values carry their type themselves';
const DRAWING = 'describes, changes nothing in an execution';

/** Why what the metamodel knows is not read when a process runs; by attribute or by both names. */
export const notRead: { readonly [attribute: string]: string } = {
  auditing: REPORT,
  boundaryEventRefs: MEMBERSHIP,
  capacity: STORE,
  categoryValueRef: DRAWING,
  dataStoreRef: STORE,
  definitionalCollaborationRef: DRAWING,
  endPointRefs: SERVICE,
  gatewayDirection: 'the flows tell it; `gateway/direction` compares',
  implementation: SERVICE,
  incoming: 'the sequence flows tell it; `flow/ends-differ` compares',
  inputSet: ONE_SET,
  inputSetRef: MEMBERSHIP,
  inputSetWithOptional: MEMBERSHIP,
  inputSetWithWhileExecuting: MEMBERSHIP,
  interfaceRef: SERVICE,
  ioBinding: SERVICE,
  isClosed: DRAWING,
  isCollection: TYPES,
  isImmediate: 'sequence flows of executable processes are always immediate',
  isUnlimited: STORE,
  itemRef: TYPES,
  itemSubjectRef: TYPES,
  method: 'how a transaction is undone is what its compensation says',
  monitoring: REPORT,
  outgoing: 'the sequence flows tell it; `flow/ends-differ` compares',
  outputSet: ONE_SET,
  outputSetRef: MEMBERSHIP,
  outputSetWithOptional: MEMBERSHIP,
  outputSetWithWhileExecuting: MEMBERSHIP,
  participantMultiplicity: DRAWING,
  processType: DRAWING,
  protocol: 'how a transaction is undone is what its compensation says',
  renderings: 'forms are named by `ld:form`',
  structureRef: TYPES,
  supportedInterfaceRef: SERVICE,
  supports: DRAWING,
};
