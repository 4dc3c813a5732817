import { Select } from '../select/view.tsx';

/** A unit of the organisation, or several; the server lists them as the field's choices. */
export const UnitPicker = Select;
