import { z } from 'zod';

/** English words of the models by their Chinese ones: names of steps, outcomes, flows. */
export const texts = z.record(z.string().min(1), z.string().min(1));
