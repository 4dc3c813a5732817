import { useParams } from 'react-router';
import { CaseView } from './case-view.tsx';

export function Page() {
  const { id = '' } = useParams();
  return (
    <div className="page">
      <CaseView key={id} id={id} />
    </div>
  );
}
