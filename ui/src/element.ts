/**
 * The controls taken from Element Plus, and the only list of them: a page uses what stands here by
 * tag (`<el-input>`), so that the start carries no control that nobody uses. Not a theme: that is
 * `style/`. To use one more, add it to `CONTROLS` with its style, and to `GlobalComponents` below.
 */
import {
  ElButton,
  ElCheckbox,
  ElCheckboxGroup,
  ElConfigProvider,
  ElDialog,
  ElInput,
  ElInputNumber,
  ElOption,
  ElRadio,
  ElRadioButton,
  ElRadioGroup,
  ElSelect,
} from "element-plus";
import "element-plus/es/components/base/style/css";
import "element-plus/es/components/button/style/css";
import "element-plus/es/components/checkbox/style/css";
import "element-plus/es/components/checkbox-group/style/css";
import "element-plus/es/components/dialog/style/css";
import "element-plus/es/components/input/style/css";
import "element-plus/es/components/input-number/style/css";
import "element-plus/es/components/option/style/css";
import "element-plus/es/components/radio/style/css";
import "element-plus/es/components/radio-button/style/css";
import "element-plus/es/components/radio-group/style/css";
import "element-plus/es/components/select/style/css";
import type { App } from "vue";

const CONTROLS = [
  ElButton,
  ElCheckbox,
  ElCheckboxGroup,
  ElConfigProvider,
  ElDialog,
  ElInput,
  ElInputNumber,
  ElOption,
  ElRadio,
  ElRadioButton,
  ElRadioGroup,
  ElSelect,
];

/** Makes the controls known by tag. */
export function useElement(app: App): void {
  for (const control of CONTROLS) app.use(control);
}

declare module "vue" {
  interface GlobalComponents {
    ElButton: typeof ElButton;
    ElCheckbox: typeof ElCheckbox;
    ElCheckboxGroup: typeof ElCheckboxGroup;
    ElConfigProvider: typeof ElConfigProvider;
    ElDialog: typeof ElDialog;
    ElInput: typeof ElInput;
    ElInputNumber: typeof ElInputNumber;
    ElOption: typeof ElOption;
    ElRadio: typeof ElRadio;
    ElRadioButton: typeof ElRadioButton;
    ElRadioGroup: typeof ElRadioGroup;
    ElSelect: typeof ElSelect;
  }
}
