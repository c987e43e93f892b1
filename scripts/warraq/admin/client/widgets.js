// Our fields, made of the manager's own: Arabic ones run from the right, and what is not written in the file
// is shown as what it means. `CMS`, `createClass` and `h` are the manager's.

const { CMS, createClass, h } = window;

/** A field of the manager's within an element with these attributes. */
function wrap(name, attributes) {
  const { control, preview } = CMS.getWidget(name);
  class Wrapped extends control {
    render() {
      return h("div", attributes, super.render());
    }
  }
  CMS.registerWidget(`arabic-${name}`, Wrapped, preview);
}

/** The keys of an entry that is one of hundreds: made when the entry is opened. */
function addPart() {
  const { control, preview } = CMS.getWidget("object");
  class Part extends control {
    shouldComponentUpdate(next) {
      return !next.isParentListCollapsed || !this.props.isParentListCollapsed;
    }

    render() {
      return this.props.isParentListCollapsed ? null : super.render();
    }
  }
  CMS.registerWidget("part", Part, preview);
}

/** The file's words `true` and `false`, and the default where there is none. */
const isOn = (value, field) => String(value ?? field.get("default", false)) === "true";

function addTruth() {
  const { control, preview } = CMS.getWidget("boolean");
  const truth = createClass({
    render() {
      return h(control, { ...this.props, value: isOn(this.props.value, this.props.field) });
    },
  });
  CMS.registerWidget("truth", truth, preview);
}

function addChoice() {
  const { control, preview } = CMS.getWidget("select");
  const choice = createClass({
    render() {
      const { value, field } = this.props;
      return h(control, { ...this.props, value: value || field.get("default") });
    },
  });
  CMS.registerWidget("choice", choice, preview);
}

/** Shown, and not changed: what the whole archive refers to. */
function addFixed() {
  const fixed = createClass({
    render() {
      const { value, forID, classNameWrapper } = this.props;
      return h("input", { type: "text", id: forID, className: classNameWrapper, value: value || "", readOnly: true });
    },
  });
  CMS.registerWidget("fixed", fixed);
}

export function addWidgets() {
  for (const name of ["string", "text"]) wrap(name, { dir: "rtl", lang: "ar" });
  addPart();
  addTruth();
  addChoice();
  addFixed();
}
