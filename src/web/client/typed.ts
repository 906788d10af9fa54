/** Was something typed or chosen in this form that did not come with the page? */
export function wasTyped(form: HTMLFormElement): boolean {
  return Array.from(form.elements).some((field) => {
    if (field instanceof HTMLTextAreaElement) return field.value !== field.defaultValue;
    if (field instanceof HTMLSelectElement) {
      return Array.from(field.options).some(
        (option, n) => option.selected !== (option.defaultSelected || (n === 0 && !anyDefault(field))),
      );
    }
    if (!(field instanceof HTMLInputElement) || field.type === 'hidden') return false;
    return field.checked !== field.defaultChecked || field.value !== field.defaultValue;
  });
}

function anyDefault(field: HTMLSelectElement): boolean {
  return Array.from(field.options).some((option) => option.defaultSelected);
}
