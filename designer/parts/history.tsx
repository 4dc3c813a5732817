import { Timeline } from 'antd';
import { useTranslation } from 'react-i18next';
import { useHistory } from '../api/cases.ts';
import { textKey } from '../shell/language.ts';
import { Answer, Nothing } from '../shell/states.tsx';
import { Moment } from './moment.tsx';

/** The case's history as sentences, the latest first. */
export function CaseHistory({ caseId }: { readonly caseId: string }) {
  const { t, i18n } = useTranslation();
  const query = useHistory(caseId);
  return (
    <Answer query={query}>
      {({ items }) =>
        items.length === 0 ? (
          <Nothing text={t('history.none')} />
        ) : (
          <Timeline
            className="history"
            items={items.toReversed().map((line) => ({
              key: line.n,
              content: (
                <>
                  <div>{line.sentence[textKey(i18n.language)]}</div>
                  {line.opinion && <blockquote className="opinion">{line.opinion}</blockquote>}
                  <div className="meta">
                    <Moment at={line.at} />
                  </div>
                </>
              ),
            }))}
          />
        )
      }
    </Answer>
  );
}
