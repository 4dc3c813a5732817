import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useDiagram } from '../api/cases.ts';
import { textKey } from '../shell/language.ts';
import { Answer, Loading } from '../shell/states.tsx';

const ProcessDiagram = lazy(async () => {
  const { ProcessDiagram: diagram } = await import('../bpmn/viewer.tsx');
  return { default: diagram };
});

/** The process with the steps that are done and the one that is current. */
export function CaseDiagram({ caseId }: { readonly caseId: string }) {
  const { i18n } = useTranslation();
  return (
    <Answer query={useDiagram(caseId)}>
      {({ xml, active, completed }) => (
        <Suspense fallback={<Loading />}>
          <ProcessDiagram
            xml={xml}
            active={active}
            completed={completed}
            language={textKey(i18n.language)}
          />
        </Suspense>
      )}
    </Answer>
  );
}
