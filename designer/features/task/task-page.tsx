import { useNavigate, useParams } from 'react-router';
import { TaskView } from './task-view.tsx';

/** A task by its own address, from a notice or a bookmark. */
export function Page() {
  const { id = '' } = useParams();
  const navigate = useNavigate();
  return (
    <div className="page">
      <TaskView
        key={id}
        id={id}
        onCompleted={(next) => void navigate(next ? `/tasks/${next}` : '/', { replace: true })}
      />
    </div>
  );
}
