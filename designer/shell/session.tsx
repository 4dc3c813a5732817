import type { Me } from '@liandong/runtime/api-types';
import { useQueryClient } from '@tanstack/react-query';
import { Modal } from 'antd';
import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLiveUpdates } from '../api/live.ts';
import { ProblemError } from '../api/problem-error.ts';
import { useMe } from '../api/session.ts';
import { switchLanguage } from './i18n.ts';
import { NewPasswordPage } from './new-password.tsx';
import { SignInForm, SignInPage } from './sign-in.tsx';
import { Answer } from './states.tsx';

const Person = createContext<Me | null>(null);

/** The person who is signed in; only below `SessionGate`. */
export function usePerson(): Me {
  const me = useContext(Person);
  if (!me) throw new Error('Expected a signed-in person but there is none');
  return me;
}

/** True from the moment an answer said that the session is over until the person is back. */
function useExpired(me: Me | null | undefined): [boolean, () => void] {
  const client = useQueryClient();
  const [expired, setExpired] = useState(false);
  useEffect(() => {
    if (!me) return undefined;
    const look = (error: unknown) => {
      if (error instanceof ProblemError && error.needsSignIn) setExpired(true);
    };
    const stops = [
      client.getQueryCache().subscribe((event) => look(event.query.state.error)),
      client.getMutationCache().subscribe((event) => look(event.mutation?.state.error)),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [client, me]);
  const renew = () => {
    // The mutation that met the old session stays in its cache and would report it again.
    client.getMutationCache().clear();
    setExpired(false);
    void client.invalidateQueries();
  };
  return [expired, renew];
}

/**
 * Asks for a sign-in where it is needed: as a page at first, and over the page when the session
 * ends in the middle of work, so that nothing typed is lost.
 */
export function SessionGate({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation();
  const query = useMe();
  const me = query.data;
  const [expired, renew] = useExpired(me);
  useLiveUpdates(Boolean(me) && !me?.passwordExpired && !expired);
  const language = me?.language;
  // Only when the person changes: the switch in the top bar has the last word.
  useEffect(() => {
    if (language) void switchLanguage(language);
  }, [language]);
  return (
    <Answer query={query}>
      {(person) =>
        person ? (
          <Person value={person}>
            {person.passwordExpired ? <NewPasswordPage /> : children}
            <Modal open={expired} closable={false} footer={null} title={t('signIn.again')}>
              <SignInForm login={person.login} onDone={renew} />
            </Modal>
          </Person>
        ) : (
          <SignInPage />
        )
      }
    </Answer>
  );
}
