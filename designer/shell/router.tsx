import { createBrowserRouter, type RouteObject } from 'react-router';
import { RouteFailure } from './error-boundary.tsx';
import { AppLayout } from './layout.tsx';
import { pages, type ShellPage } from './pages.tsx';
import { NotFound, Permitted } from './permitted.tsx';
import { Loading } from './states.tsx';

function routeOf({ path, rights, load }: ShellPage): RouteObject {
  return {
    path,
    hydrateFallbackElement: <Loading />,
    lazy: async () => {
      const { Page } = await load();
      return {
        element: (
          <Permitted rights={rights}>
            <Page />
          </Permitted>
        ),
      };
    },
  };
}

export const router = createBrowserRouter([
  {
    element: <AppLayout />,
    errorElement: <RouteFailure />,
    hydrateFallbackElement: <Loading />,
    children: [...pages.map(routeOf), { path: '*', element: <NotFound /> }],
  },
]);
