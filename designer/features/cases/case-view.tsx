import type { CaseDetail } from '@liandong/runtime/api-types';
import { Button } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useCase } from '../../api/cases.ts';
import type { FormSchema, Values } from '../../form-kit/index.ts';
import { CaseFacts } from '../../parts/case-facts.tsx';
import { CaseHead } from '../../parts/case-head.tsx';
import { CaseTabs } from '../../parts/case-tabs.tsx';
import { filledForm } from '../../parts/filled-form.ts';
import { withFileNames } from '../../parts/form-files.ts';
import { useFormLoaders } from '../../parts/form-loaders.ts';
import { LazyFormView } from '../../parts/lazy-form.tsx';
import { RevealButton } from '../../parts/reveal-button.tsx';
import { SuperviseButton } from '../../parts/supervise-button.tsx';
import { textKey } from '../../shell/language.ts';
import { Answer } from '../../shell/states.tsx';

function CaseActions({ item }: { readonly item: CaseDetail }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const next = item.tasks.find((task) => task.mine || task.claimable);
  return (
    <>
      {item.operations.includes('reveal') && <RevealButton item={item} />}
      {item.operations.includes('supervise') && <SuperviseButton caseId={item.id} />}
      {next && (
        <Button type="primary" onClick={() => void navigate(`/tasks/${next.id}`)}>
          {t('cases.openTask', { step: next.name })}
        </Button>
      )}
    </>
  );
}

function CaseThere({ item }: { readonly item: CaseDetail }) {
  const { i18n } = useTranslation();
  const loaders = useFormLoaders(item.id);
  const values = useMemo(
    () => withFileNames(item.form, item.fields as Values, item.files),
    [item.form, item.fields, item.files],
  );
  const form = useMemo(() => filledForm(item.form as FormSchema, item.fields), [item]);
  return (
    <article className="case">
      <CaseHead of={item} due={item.dueAt} light={item.light} open={item.closedAt === null}>
        <CaseActions item={item} />
      </CaseHead>
      <div className="case-body">
        <div className="case-main surface">
          <LazyFormView
            schema={form}
            values={values}
            language={textKey(i18n.language)}
            loaders={loaders}
          />
        </div>
        <aside className="case-side surface">
          <CaseFacts of={item} />
        </aside>
        <div className="case-below surface">
          <CaseTabs of={item} />
        </div>
      </div>
    </article>
  );
}

/** A case to read. */
export function CaseView({ id }: { readonly id: string }) {
  return <Answer query={useCase(id)}>{(item) => <CaseThere item={item} />}</Answer>;
}
