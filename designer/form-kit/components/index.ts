import { Checkbox } from './checkbox/view.tsx';
import { DatePicker } from './date-picker/view.tsx';
import { Group } from './group/view.tsx';
import { Input } from './input/view.tsx';
import { Limit } from './limit/view.tsx';
import { NumberInput } from './number-input/view.tsx';
import { Radio } from './radio/view.tsx';
import { Select } from './select/view.tsx';
import { Switch } from './switch/view.tsx';
import { Text } from './text/view.tsx';
import { TextArea } from './text-area/view.tsx';
import { UnitPicker } from './unit-picker/view.tsx';
import { Upload } from './upload/view.tsx';

/** The components that a form of a pack may name in `x-component`. */
export const components = {
  Checkbox,
  DatePicker,
  Group,
  Input,
  Limit,
  NumberInput,
  Radio,
  Select,
  Switch,
  Text,
  TextArea,
  UnitPicker,
  Upload,
};
