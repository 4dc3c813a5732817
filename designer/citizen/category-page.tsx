import type { Dictionary } from '@liandong/runtime/api-types';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { textKey } from '../shell/language.ts';
import { Problem } from './controls.tsx';
import { Steps } from './steps.tsx';
import { useDictionary } from './use-dictionary.ts';

type Item = Dictionary['items'][number];
export type Group = { readonly key: string; readonly name: Item['name']; readonly items: Item[] };

/** Categories under their parents, in the order of the dictionary. */
function groupsOf(items: readonly Item[]): Group[] {
  const groups = new Map<string, Group>();
  for (const item of items) {
    const name = item.parent ?? item.name;
    const group = groups.get(name.zh) ?? { key: name.zh, name, items: [] };
    group.items.push(item);
    groups.set(name.zh, group);
  }
  return [...groups.values()];
}

type Props = { readonly chosen: string; readonly onChoose: (category: string) => void };

/** What is it about? Big buttons, then the detail under the one that was pressed. */
export function CategoryPage({ chosen, onChoose }: Props) {
  const { t, i18n } = useTranslation();
  const { items, error, retry } = useDictionary('categories');
  const [pressed, setPressed] = useState<string | null>(null);
  const language = textKey(i18n.language);
  const groups = groupsOf(items ?? []);
  const open =
    pressed ?? groups.find((group) => group.items.some((item) => item.code === chosen))?.key;
  return (
    <>
      <Steps at={1} />
      <h1>{t('category.title')}</h1>
      <p className="hint">{t('category.hint')}</p>
      {error !== null && (
        <>
          <Problem error={error} />
          <button type="button" onClick={retry}>
            {t('action.retry')}
          </button>
        </>
      )}
      {items === null && error === null && <p role="status">{t('loading')}</p>}
      <div className="groups">
        {groups.map((group) => (
          <section key={group.key} className={group.key === open ? 'group group-open' : 'group'}>
            <button
              type="button"
              className="big"
              aria-expanded={group.key === open}
              onClick={() => setPressed(group.key === open ? '' : group.key)}
            >
              {group.name[language]}
            </button>
            {group.key === open && (
              <ul className="choices">
                {group.items.map((item) => (
                  <li key={item.code}>
                    <button
                      type="button"
                      className="choice"
                      aria-pressed={item.code === chosen}
                      onClick={() => onChoose(item.code)}
                    >
                      {item.name[language]}
                    </button>
                  </li>
                ))}
              </ul>
            )}
          </section>
        ))}
      </div>
    </>
  );
}
