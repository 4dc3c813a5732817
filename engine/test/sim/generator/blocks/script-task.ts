import { pass, work } from '../../oracle/meanings.ts';
import { leaf } from './leaf.ts';

/** In our language it is done at once, in another by a worker. */
export const scriptTask = leaf('script-task', [2], ({ with: [foreign] }) => {
  const inside = '<script>1 + 1</script>';
  if (!foreign) return { tag: 'scriptTask', inside, means: pass };
  const attributes = 'scriptFormat="python"';
  return { tag: 'scriptTask', attributes, inside, means: (id) => work('job', id) };
});
