import { type ComponentProps, lazy, Suspense } from 'react';
import type { FormView, StepForm } from '../form-kit/index.ts';
import { Loading } from '../shell/states.tsx';

// Forms are a chunk of their own: lists come up before it is there.
const Step = lazy(async () => ({ default: (await import('../form-kit/index.ts')).StepForm }));
const View = lazy(async () => ({ default: (await import('../form-kit/index.ts')).FormView }));

export function LazyStepForm(props: ComponentProps<typeof StepForm>) {
  return (
    <Suspense fallback={<Loading />}>
      <Step {...props} />
    </Suspense>
  );
}

export function LazyFormView(props: ComponentProps<typeof FormView>) {
  return (
    <Suspense fallback={<Loading />}>
      <View {...props} />
    </Suspense>
  );
}
