import type { Complete } from '@liandong/runtime/api-types';
import type { Intake } from './intake-fields.tsx';

/** What the clerk wrote as fields of the case: an anonymous report names nobody. */
export function intakeFields(values: Intake): Complete['fields'] {
  const { category, town, channel, anonymous, confidential, photos } = values;
  const phone = anonymous ? '' : (values.phone ?? '').trim();
  const name = anonymous ? '' : (values.name ?? '').trim();
  return {
    category,
    town,
    channel,
    anonymous,
    confidential,
    place: values.place.trim(),
    description: values.description.trim(),
    ...(photos.length > 0 ? { photos: photos.map((file) => file.id) } : {}),
    ...(phone ? { phone } : {}),
    ...(name ? { name } : {}),
  };
}
