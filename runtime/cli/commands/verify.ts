import { compile, type Definition, type Id } from '@liandong/engine';
import { verifyStore } from '../../audit/verify.ts';
import { openKeys } from '../../store/keys.ts';
import { openStore } from '../../store/open.ts';
import { modelOf } from '../../store/queries/verify.ts';
import { readArguments } from '../arguments.ts';
import type { Command } from '../command.ts';
import { findInstallation } from '../installation.ts';
import { wrongUse } from '../speak.ts';

/**
 * Folds the records of every instance and compares with what is stored, and checks the audit
 * chain of every node. One JSON line a finding, then one with the counts; 1 when anything differs.
 */
export const verifyCommand: Command = {
  name: 'verify',
  usage: '',
  summary: {
    zh: '核对流程实例与审计链',
    en: 'compare instances with their records and check the audit chain',
  },
  async run(args, io) {
    const read = readArguments(args, {}, []);
    if (!read.ok) return wrongUse(io, read.problem);
    const found = findInstallation(io);
    if (!found.ok) return wrongUse(io, found.problem);
    const store = await openStore(found.installation.database);
    const keys = await openKeys(await openStore(found.installation.keys, 'keys'), () => Date.now());
    const definitions = new Map<Id, Promise<Definition | null>>();
    const compiled = async (id: Id) => {
      const xml = await modelOf(store.read, id);
      return xml === null ? null : (await compile(xml)).definition;
    };
    const verified = await verifyStore({
      reader: store.read,
      definitionOf(id) {
        const known = definitions.get(id) ?? compiled(id);
        definitions.set(id, known);
        return known;
      },
      keyOf: (id) => keys.auditKey(id),
    });
    await keys.close();
    await store.close();
    const { mismatches, auditFaults, instances, records, auditLines } = verified;
    for (const finding of [...mismatches, ...auditFaults]) {
      io.stdout.write(`${JSON.stringify(finding)}\n`);
    }
    const differences = mismatches.length + auditFaults.length;
    io.stdout.write(`${JSON.stringify({ instances, records, auditLines, differences })}\n`);
    return differences === 0 ? 0 : 1;
  },
};
