import type { AnyRoute } from '../../route.ts';
import { postOrderAccept } from './accept.ts';
import { postOrderAcknowledge } from './acknowledge.ts';
import { postOrderClose } from './close.ts';
import { getOrders } from './list.ts';
import { postOrderReport } from './report.ts';
import { postOrderSendBack } from './send-back.ts';

/** Endpoints of supervision orders, for the registry `routes/index.ts`. */
export const orderRoutes: readonly AnyRoute[] = [
  getOrders,
  postOrderAcknowledge,
  postOrderReport,
  postOrderAccept,
  postOrderSendBack,
  postOrderClose,
];
